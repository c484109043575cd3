import { expect, test } from "vitest";
import { joined, pointersOf, type Place } from "./places.ts";

const at = (pointer: string, ...types: string[]): Place => ({ at: pointer, types });

/** Joined, a line for each place: `/a integer? 1/2`. */
const lines = (...groups: Place[][]) =>
  joined(groups).map(
    ({ place: { at, types, optional, pattern = "" }, had, could }) =>
      `${at} ${types.join("|")}${optional ? "?" : ""}${pattern} ${had}/${could}`,
  );

test.each<[what: string, groups: Place[][], want: string[]]>([
  ["the same twice", [[at("/a", "integer")], [at("/a", "integer")]], ["/a integer 2/2"]],
  ["two types", [[at("/a", "null")], [at("/a", "string")]], ["/a null|string 2/2"]],
  ["a number is no more whole", [[at("/a", "integer")], [at("/a", "number")]], ["/a number 2/2"]],
  ["one that lacks it", [[at("/a", "integer")], []], ["/a integer? 1/2"]],
  [
    "one that could not have it",
    [[at("/r/[]/a", "integer")], [at("/r/[]")]],
    ["/r/[]/a integer 1/1"],
  ],
  ["none that could have it", [[at("/r/[]")], [at("/r/[]")]], ["/r/[]  0/0"]],
  [
    "one that lacks what holds it",
    [[at("/a", "object"), at("/a/b", "string")], []],
    ["/a object? 1/2", "/a/b string 1/1"],
  ],
  [
    "one that has what holds it",
    [[at("/a", "object"), at("/a/b", "string")], [at("/a", "object")]],
    ["/a object 2/2", "/a/b string? 1/2"],
  ],
  [
    "a pattern of both",
    [[{ ...at("/a", "string"), pattern: "^x" }], [{ ...at("/a", "string"), pattern: "^x" }]],
    ["/a string^x 2/2"],
  ],
  [
    "a pattern, where the other is null",
    [[{ ...at("/a", "string"), pattern: "^x" }], [at("/a", "null")]],
    ["/a null|string^x 2/2"],
  ],
  [
    "a pattern of one",
    [[{ ...at("/a", "string"), pattern: "^x" }], [at("/a", "string")]],
    ["/a string 2/2"],
  ],
  [
    "optional in one",
    [[{ ...at("/a", "null"), optional: true }], [at("/a", "null")]],
    ["/a null? 2/2"],
  ],
  [
    "names that one has folded",
    [
      [at("/m", "object"), at("/m/{}", "string")],
      [at("/m", "object"), at("/m/a", "integer"), at("/m/b", "null")],
    ],
    ["/m object 2/2", "/m/{} integer|null|string 2/2"],
  ],
  [
    "names that one has folded, beside documented ones",
    [[{ ...at("/m/{}", "string"), whole: true }], [at("/m/a", "null"), at("/n", "null")]],
    ["/m/{} null|string 2/2", "/n null? 1/2"],
  ],
  [
    "names that are not all folded",
    [[at("/m/{}", "string")], [at("/m/a", "null")]],
    ["/m/{} string? 1/2", "/m/a null? 1/2"],
  ],
  [
    "names within folded ones",
    [
      [at("/m", "object"), at("/m/{}", "object"), at("/m/{}/x", "null")],
      [at("/m", "object"), at("/m/a", "object"), at("/m/a/x", "null"), at("/m/b", "object")],
    ],
    ["/m object 2/2", "/m/{} object 2/2", "/m/{}/x null? 2/2"],
  ],
  [
    "lists, which have no names",
    [
      [at("/m", "array", "object"), at("/m/{}", "null")],
      [at("/m", "array"), at("/m/[]", "string")],
    ],
    ["/m array|object 2/2", "/m/{} null? 1/2", "/m/[] string? 1/2"],
  ],
])("joins %s", (_, groups, want) => {
  expect(lines(...groups)).toEqual(want);
});

test("of too many places, no more than a thousand are joined", () => {
  const many = Array.from({ length: 1500 }, (_, index) => at(`/a${index}`, "null"));
  expect(joined([many])).toHaveLength(1000);
});

test("pointers are those of the fields, and not of what is in them", () => {
  const places = [at(""), at("/a", "object"), at("/a/b", "null"), at("/ab", "null"), at("/c/[]")];
  expect(pointersOf(places)).toEqual(["/a", "/ab"]);
});
