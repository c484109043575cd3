import { describe, expect, test } from "vitest";
import { useFakeClock } from "../shelf.support.ts";
import { comingBack } from "./lasting.ts";
import { create, placeAfter } from "../seen/place.support.ts";

useFakeClock();

test.each([
  [0, ["a"]],
  [1, []],
])("what a create asked for after %i removals is listed again by itself: %j", (removals, left) => {
  const place = placeAfter(["a b", "- a", "b", "a b", "- a", "b"], ["a"]);
  place.creates.push({ ...create("made"), asks: "a", removals });
  expect(comingBack([place]).map(({ what }) => what)).toEqual(
    left.map((id) => `thing "${id}" on the shelf`),
  );
});

describe("what was removed is perhaps left where something has come back", () => {
  test.each<[what: string, steps: string[], left: string[]]>([
    ["it is gone for good", ["7 a b", "- a", "7 b", "- b", "7"], []],
    ["it is listed until it is gone", ["a b", "- a", "a b", "b", "- b", ""], []],
    ["it is gone and listed again", ["a b", "- a", "b", "a b", "- b", "- a", ""], ["a", "b"]],
    ["what is still listed is told already", ["a b", "- a", "b", "a b", "- b", "a"], ["b"]],
  ])("%s", (_, steps, left) => {
    const place = placeAfter(steps, ["a", "b"]);
    expect(comingBack([place]).map(({ what }) => what)).toEqual(
      left.map((id) => `thing "${id}" on the shelf`),
    );
  });
});

const WHY = "perhaps left: what is removed here is listed again after a while; look again";

test("where something has come back anywhere, all that was removed is perhaps left", () => {
  const back = placeAfter(["a b", "- a", "b", "a b"], ["a"]);
  const gone = placeAfter(["c", "- c", ""], ["c"]);
  const unread = placeAfter([], ["d"]);
  expect(comingBack([gone, back, unread])).toEqual([
    { what: 'thing "c" on the shelf', why: WHY },
    { what: 'thing "d" on the shelf', why: WHY },
  ]);
});

test("what is listed though it was removed has not come back", () => {
  expect(comingBack([placeAfter(["a b", "- a", "a"], ["a", "b"])])).toEqual([]);
});
