import { describe, expect, test } from "vitest";
import type { Exchange } from "./exchange.ts";
import type { Kind } from "./kind.ts";
import type { Create } from "./look.ts";
import { Place } from "./place.ts";
import { comingBack } from "./lasting.ts";

const exchange = {} as Exchange;
const kind = {
  what: "thing",
  whereIs: (_) => " on the shelf",
  idOf: (id) => id,
  isAccepted: (_) => true,
} as Kind<string>;

/** What happened at a place, in order: "7 8" is a look that shows both, "- 7" a removal of 7 that was accepted. */
function placeAfter(
  steps: readonly string[],
  own: readonly string[] = [],
  bears?: () => boolean,
): Place<string> {
  const place = new Place(bears ? { ...kind, bears } : kind, "shelf", "ct-1");
  for (const id of own) place.own.add(id);
  for (const step of steps) {
    if (step.startsWith("- ")) place.removed(step.slice(2), exchange);
    else place.looks.push({ items: step.split(" ").filter((id) => id !== ""), exchange });
  }
  return place;
}

function create(outcome: Create["outcome"]): Create {
  return { at: 1, isMarked: false, isListable: true, isUnderWay: false, outcome };
}

describe("whether removing is trusted, and whether it is careless", () => {
  test.each<[what: string, steps: string[], trusted: boolean, careless: boolean]>([
    ["nothing was removed", ["7 a"], false, false],
    ["nobody has looked since", ["7 a", "- a"], false, false],
    ["nobody had looked before", ["- a", "7"], false, false],
    ["it took what it should", ["7 a b", "- a", "7 b"], true, false],
    ["it took another of this run's own", ["7 a b", "- a", "7"], false, true],
    ["it took another client's", ["7 a b", "- a", "b"], false, true],
    ["what it took was asked for, too", ["7 a b", "- a", "- b", "7"], true, false],
    ["what it took was asked for in other letters", ["7 a b", "- a", "- B", "7"], true, false],
    ["another's was asked for, and more is gone", ["7 8 a", "- 7", "a"], false, false],
    ["others had come before", ["7 a", "7 8 a", "- a", "7"], false, false],
    ["others had gone before", ["7 8 a", "7 a", "- a", ""], false, false],
    ["only this run's own had come before", ["7", "7 a b", "- a", "b"], false, true],
    ["others came only afterwards", ["7 a b", "- a", "b", "b 9"], false, true],
    ["one was careless and another was not", ["7 a b", "- a", "7 b", "- b", ""], true, true],
  ])("where %s", (_, steps, trusted, careless) => {
    const place = placeAfter(steps, ["a", "b"]);
    expect([place.isTrusted, place.isCareless]).toEqual([trusted, careless]);
  });
});

test.each<[what: string, steps: string[], careless: boolean]>([
  ["took another client's once", ["7 a b", "- a", "b"], false],
  ["took another client's in its place", ["7 a b", "- a", "a b"], true],
  ["took others' twice", ["7 8 a b", "- a", "8 b", "- b", ""], true],
  ["took another client's and this run's own", ["7 a b", "- a", ""], true],
])("where marks tell this run's own, it is careless if it %s: %j", (_, steps, careless) => {
  expect(placeAfter(steps, ["a", "b"], () => true).isCareless).toBe(careless);
});

test("what has appeared is not another client's coming and going", () => {
  const place = placeAfter(["7", "7 a", "- a", ""], ["a"]);
  place.appeared.add("a");
  expect(place.isCareless).toBe(true);
});

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

describe("whether an id was there", () => {
  test.each<[what: string, steps: string[], before: string[] | undefined, was: unknown]>([
    ["nobody has looked", [], undefined, undefined],
    ["it was there before", [], ["7"], true],
    ["it was not there before", [], ["8"], false],
    ["a look shows it", ["8 9", "7 8"], undefined, true],
    ["no look shows it", ["8", "9"], undefined, false],
    ["a look shows it since", ["7"], ["8"], true],
    ["it was there before, and no look shows it", ["8"], ["7"], true],
  ])("where %s", (_, steps, before, was) => {
    const place = placeAfter(steps);
    if (before) place.before = new Set(before);
    expect(place.wasThere("7")).toBe(was);
  });
});

describe("whether it is unclear whose things have appeared", () => {
  test.each<[appeared: string[], own: string[], outcomes: Create["outcome"][], unclear: boolean]>([
    [[], [], [], false],
    [["a"], [], ["unknown"], false],
    [["a"], ["a"], ["made"], false],
    [["a", "b"], ["a"], ["made"], true],
    [["a"], [], ["nothing"], true],
    // One of two is known by an earlier run's journal: one more is due, and not two.
    [["b"], ["a"], ["made", "unknown"], false],
    [["b", "c"], ["a"], ["made", "unknown"], true],
  ])("appeared %j, own %j, creates %j", (appeared, own, outcomes, unclear) => {
    const place = placeAfter([], own);
    for (const id of appeared) place.appeared.add(id);
    place.creates.push(...outcomes.map(create));
    expect(place.isUnclear).toBe(unclear);
    place.doubtful.add("z");
    expect(place.isUnclear).toBe(true);
  });
});

test("a look is current until something may have changed the list", () => {
  const place = placeAfter(["7", "7 8"]);
  expect(place.current).toBeUndefined();
  place.isStale = false;
  expect(place.current?.items).toEqual(["7", "8"]);
  place.maybeRemoved("A");
  expect(place.current).toBeUndefined();
  expect([place.isAsked("a"), place.isRemoved("a"), place.removals]).toEqual([true, false, []]);
});

test("a removal is around the looks before and after it, and only this run's count as its own", () => {
  const place = placeAfter(["7 a", "- a", "- 7", ""], ["a"]);
  expect(place.ownRemovals.map(({ id }) => id)).toEqual(["a"]);
  const { before, after } = place.around(place.removals[0]!);
  expect([before?.items, after?.items]).toEqual([["7", "a"], []]);
  expect([place.isRemoved("A"), place.isAsked("7"), place.isRemoved("b")]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a removal in other letters is another's where both were created", () => {
  const place = placeAfter(["a A", "- A"], ["a"]);
  expect(place.isOf("A", "a")).toBe(true);
  place.creates.push(...["a", "A"].map((asks) => ({ ...create("made"), asks, exchange })));
  expect([place.isOf("A", "a"), place.isOf("A", "A")]).toEqual([false, true]);
});

test("creates that made nothing are not made, and only what is unknown is open", () => {
  const place = placeAfter([]);
  place.creates.push(create("made"), create("nothing"), create("unknown"));
  expect(place.made.map(({ outcome }) => outcome)).toEqual(["made", "unknown"]);
  expect(place.open.map(({ outcome }) => outcome)).toEqual(["unknown"]);
  expect(place.isListable).toBe(true);
});
