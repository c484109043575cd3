import { describe, expect, test } from "vitest";
import { placeAfter } from "../seen/place.support.ts";
import { takesMore, takenAt } from "./taken.ts";

const marked = (steps: string[]) => placeAfter(steps, ["a", "b", "c", "d"], { bears: () => true });

describe("what has gone at once by no removal", () => {
  const TRUSTED = ["7 8 a b c d", "- a", "7 8 b c d", "- b"];

  test.each<[what: string, steps: string[], goneAtOnce: string[][], careless?: boolean]>([
    ["others' and this run's own", ["7 8 a b", ""], [["7", "8", "a", "b"]]],
    ["all of this run's own", ["7 a b", "7"], [["a", "b"]]],
    ["this run's own, and what was promised", ["7 a", "+ b", "7"], [["a", "b"]]],
    ["all that was older than the rest", ["+ a", "+ b", "+ c", "7 a b c", "7 c"], [["a", "b"]]],
    ["not what was newer", ["+ a", "+ b", "+ c", "7 a b c", "7 a"], []],
    ["not what comes back", ["7 8 a b", "", "7 8 a b"], []],
    ["what was removed before, and created again", ["a", "- a", "+ a", "7 a b", "7"], [["a", "b"]]],
    ["not one of others'", ["7 8 a b", "8"], []],
    ["not one of this run's", ["7 a", "7"], []],
    ["not what a removal may have taken", ["7 8 a b", "- a", ""], [], true],
    [
      "though a removal was asked for, where one took nothing",
      [...TRUSTED, ""],
      [["7", "8", "c", "d"]],
    ],
    ["the same of this run's own", [...TRUSTED, "7 8"], [["c", "d"]]],
    ["not where one took one of each", [...TRUSTED, "7 c"], [], true],
    ["not where as many removals found nothing", ["7 a b", "= x", "= y", "7"], []],
    [
      "though as many found nothing, if all went",
      ["7 8 a b", "- b", "7 8 a", "= x", "= y", "= z", ""],
      [["7", "8", "a"]],
    ],
  ])("is %s", (_, steps, goneAtOnce, careless = false) => {
    const place = marked(steps);
    expect(takenAt(place).goneAtOnce).toEqual(goneAtOnce);
    expect(takesMore(place)).toBe(careless);
  });
});

describe("removals that find nothing take something else", () => {
  test.each<[what: string, steps: string[], loose: boolean]>([
    ["where they took two", ["7 8 a", "= x", "8 a", "= y", "a"], true],
    [
      "where they took this run's own",
      ["7 a b c", "= x", "7 a b", "= y", "7 a", "= z", "7 a"],
      true,
    ],
    [
      "but not this run's own, where others' go without one",
      ["6 7 a b c", "7 a b c", "= x", "7 a b", "= y", "7 a", "= z", "7 a"],
      false,
    ],
    [
      "though others' are away for a while",
      ["6 7 a b c", "7 a b c", "6 7 a b c", "= x", "6 7 a b", "= y", "6 7 a"],
      true,
    ],
    ["but not where they took one", ["7 8 a", "= x", "8 a", "= y", "8 a"], false],
    ["but not where others go as often", ["5 6 7 8", "6 7 8", "7 8", "= x", "8", "= y", ""], false],
    [
      "but not where as many took nothing",
      ["7 8", "= x", "7 8", "= y", "8", "= z", "8", "= w", ""],
      false,
    ],
    ["but not where more went", ["7 8 9 a", "= x", "9 a"], false],
    ["but not where others came", ["7 8 a", "= x", "8 9 a", "= y", "9 a"], false],
    ["but not where another may have", ["7 8 a b", "= x", "- a", "8 b", "= y", "b"], false],
    ["but not what others have made meanwhile", ["a", "7 8 a", "= x", "8 a", "= y", "a"], false],
    ["but not what they named", ["7 8 a", "= 7", "8 a", "= 8", "a"], false],
  ])("%s", (_, steps, loose) => {
    expect(takenAt(marked(steps)).takesInVain).toBe(loose);
  });

  test("where an earlier run has seen it", () => {
    expect(takenAt(Object.assign(marked(["7"]), { tookInVain: true })).takesInVain).toBe(true);
  });
});

test.each<[what: string, change: (place: ReturnType<typeof marked>) => void]>([
  ["is created to see what becomes of it", (place) => place.tryOut("a")],
  ["was another's before, and has moved", (place) => place.giveTo("a", "moved")],
])("what has gone is told again once it %s", (_, change) => {
  const place = marked(["7 a", "7"]);
  place.giveTo("a", "since");
  const told = () => takenAt(place).steps.flatMap(({ went }) => went);
  expect(told()).toEqual(["a"]);
  change(place);
  expect(told()).not.toContain("a");
});

test.each<[what: string, more: string[], careless: boolean]>([
  ["two of three", ["- c", "9 d"], true],
  ["two of four, for another client may have met them", ["- c", "9 d", "- d", "9"], false],
])("removing is careless where removals take others', %s", (_, more, careless) => {
  const steps = ["7 8 9 a b c d", "- a", "8 9 b c d", "- b", "9 c d", ...more];
  expect(takesMore(marked(steps))).toBe(careless);
});
