import { expect, test } from "vitest";
import { placeAfter } from "../seen/place.support.ts";
import { newNamesOf } from "./renamed.ts";
import { TRAITED } from "./whose.support.ts";

/** The new names of a thing "a" of which x and y stay, where "b" was there before and "o" is this run's own, too. */
function namesAfter(steps: readonly string[], { known = ["x", "y"], bears = false } = {}) {
  const more = bears ? { ...TRAITED, bears: () => false } : TRAITED;
  const place = placeAfter(steps, ["a", "o"], more);
  place.traits.set("a", known);
  return { place, names: newNamesOf(place, "a") };
}

test.each<[what: string, steps: string[], names: string[]]>([
  ["what has all that stays of it", ["7:z", "a:x:y 7:z", "c:x:y 7:z"], ["c"]],
  ["what has more, too", ["a:x:y", "c:x:y:z"], ["c"]],
  ["all that have it, each once", ["c:x:y d:y:x c:x:y"], ["c", "d"]],
  ["nothing while it is listed itself", ["c:x:y", "a:x:y c:x:y"], []],
  ["nothing that only an earlier look lists", ["c:x:y", "7:z"], []],
  ["nothing once it is removed", ["a:x:y", "- a", "c:x:y"], []],
  ["nothing where nobody has looked", [], []],
  ["no other of this run's own", ["o:x:y"], []],
  ["nothing that was there before a create", ["l:x:y", "+ a", "l:x:y c:x:y"], ["c"]],
])("a new name of a thing is that of %s", (_, steps, names) => {
  expect(namesAfter(steps).names).toEqual(names);
});

test("what was there before this run has no new name of its own", () => {
  const { place, names } = namesAfter(["b:x:y c:x:y"]);
  expect(names).toEqual(["b", "c"]);
  place.before = new Set(["b"]);
  expect(newNamesOf(place, "a")).toEqual(["c"]);
});

test.each([
  [true, ["x", "y"], ["c"]],
  [false, ["x", "y"], []],
  [false, ["x"], ["c"]],
  [true, [], []],
])(
  "where things bear marks (%s), what shares something with %j has a new name: %j",
  (bears, known, names) => {
    expect(namesAfter(["a:x:y", "c:x:z"], { known, bears }).names).toEqual(names);
  },
);
