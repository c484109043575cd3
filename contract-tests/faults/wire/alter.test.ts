import { describe, expect, test } from "vitest";
import { changeAt, leadsTo, pointer, type Place } from "./alter.ts";

test.each<[Place, string]>([
  [[], ""],
  [["data", 0, "name"], "/data/0/name"],
  [["data", -1, "name"], "/data/-/name"],
])("%j is written %s", (place, text) => {
  expect(pointer(place)).toBe(text);
});

describe("changeAt", () => {
  const at = (place: Place, json: unknown) => {
    const changed = changeAt(json, place, (holder, key) => {
      holder[key] = "changed";
      return true;
    });
    return { changed, json };
  };
  test.each<[name: string, json: unknown, place: Place, changed: boolean, after: unknown]>([
    ["a field", { a: { b: 1 } }, ["a", "b"], true, { a: { b: "changed" } }],
    ["the first element", [1, 2], [0], true, ["changed", 2]],
    ["the last element", [1, 2], [-1], true, [1, "changed"]],
    ["never the first as the last", [{ a: 1 }], [-1, "a"], true, [{ a: 1 }, { a: "changed" }]],
    ["nothing in an empty list", [], [0], false, []],
    ["nothing under null", { a: null }, ["a", "b"], false, { a: null }],
    ["nothing that is not there", { a: 1 }, ["b"], false, { a: 1 }],
  ])("changes %s", (_, json, place, changed, after) => {
    expect(at(place, json)).toEqual({ changed, json: after });
  });
});

test.each<[found: string, place: Place, leads: boolean]>([
  ["/data/0/name", ["data", 0, "name"], true],
  ["/data", ["data", 0, "name"], true],
  ["/", ["data"], true],
  ["/data/0/name/0", ["data", 0, "name"], true],
  ["/data/7/name", ["data", -1, "name"], true],
  ["/data/1/name", ["data", 0, "name"], false],
  ["/data/0/city", ["data", 0, "name"], false],
  ["/message", ["data"], false],
])("%s leads to %j: %s", (found, place, leads) => {
  expect(leadsTo(found, place)).toBe(leads);
});
