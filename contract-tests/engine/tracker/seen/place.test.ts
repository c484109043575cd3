import { describe, expect, test } from "vitest";
import type { Create } from "./look.ts";
import { Place } from "./place.ts";
import { create, exchange, placeAfter, THINGS } from "./place.support.ts";
import { mayShow } from "../harm/steps.ts";
import { takesMore, isTrusted } from "../harm/taken.ts";

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
    ["what it took was being removed", ["7 a b", "- a", "~ b", "7"], true, false],
    ["what it took is removed only later", ["7 a b", "- a", "7", "~ b"], false, true],
    ["another's was asked for, and more is gone", ["7 8 a", "- 7", "a"], false, false],
    ["others had come before", ["7 a", "7 8 a", "- a", "7"], false, false],
    ["others had gone before", ["7 8 a", "7 a", "- a", ""], false, false],
    ["others had come with this run's own", ["7 a", "7 8 a b", "- a", "8 b"], false, false],
    ["only this run's own had come before", ["7", "7 a b", "- a", "b"], false, true],
    ["others came only afterwards", ["7 a b", "- a", "b", "b 9"], false, true],
    ["one was careless and another was not", ["7 a b", "- a", "7 b", "- b", ""], true, true],
  ])("where %s", (_, steps, trusted, careless) => {
    const place = placeAfter(steps, ["a", "b"]);
    expect([isTrusted(place), takesMore(place)]).toEqual([trusted, careless]);
  });
});

test.each([
  ["before it was answered", 1020, true],
  ["once it was answered", 1050, false],
])("a look may show a removal that was sent %s", (_, startedAt, isShown) => {
  const place = placeAfter(["7 a"]);
  const look = { items: ["7"], exchange: { ...exchange(), startedAt: 1000, durationMs: 50 } };
  place.looked(look);
  place.removed("a", { ...exchange(), startedAt });
  expect(mayShow(place, "a", 1)).toBe(isShown);
});

/** Other clients' entries go: twice on their own, and twice together with a removal of this run. */
const GOING = ["5 6 7 8 a b", "6 7 8 a b", "7 8 a b", "- a", "8 b", "- b", ""];

const MARKED = "ct-0a1b2c3d-1 ct-0a1b2c3d-2";

test.each<[what: string, steps: string[], careless: boolean]>([
  ["took another client's once", ["7 a b", "- a", "b"], false],
  ["took another client's in its place", ["7 a b", "- a", "a b"], true],
  ["took others' twice", ["7 8 a b", "- a", "8 b", "- b", ""], true],
  ["took others' twice, and they go as often by themselves", GOING, false],
  ["took others' twice, and they went once by themselves", GOING.slice(1), true],
  [
    "took others' twice, and others came",
    ["7 8 a b", "7 8 9 a b", "- a", "8 9 b", "- b", "9"],
    true,
  ],
  ["took another of this run's own", ["7 a b", "- a", "7"], false],
  ["took another client's and this run's own", ["7 a b", "- a", ""], true],
  [
    "saw what another run has marked go twice",
    [`${MARKED} a b`, "- a", "ct-0a1b2c3d-2 b", "- b", ""],
    false,
  ],
])("where marks tell this run's own, it is careless if it %s: %j", (_, steps, careless) => {
  expect(takesMore(placeAfter(steps, ["a", "b"], { bears: () => true }))).toBe(careless);
});

test("what has appeared is not another client's coming and going", () => {
  const place = placeAfter(["7", "7 a", "- a", ""], ["a"]);
  place.appear("a");
  expect(takesMore(place)).toBe(true);
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
    for (const id of appeared) place.appear(id);
    place.creates.push(...outcomes.map(create));
    expect(place.isUnclear).toBe(unclear);
    place.doubtful.add("z");
    expect(place.isUnclear).toBe(true);
  });
});

test("a look is current until something may have changed the list", () => {
  const place = placeAfter(["7", "7 8"]);
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
  place.creates.push(
    ...["a", "A"].map((asks) => ({ ...create("made"), asks, exchange: exchange() })),
  );
  expect([place.isOf("A", "a"), place.isOf("A", "A")]).toEqual([false, true]);
});

test("creates that made nothing are not made, and only what is unknown is open", () => {
  const place = placeAfter([]);
  place.creates.push(create("made"), create("nothing"), create("unknown"));
  expect(place.made.map(({ outcome }) => outcome)).toEqual(["made", "unknown"]);
  expect(place.open.map(({ outcome }) => outcome)).toEqual(["unknown"]);
  expect(place.isListable).toBe(true);
});

test("nothing is known of a place at first", () => {
  const place = new Place(THINGS, "shelf", "ct-1");
  const flags = { isListable: true, isShut: false, isOvertaken: false, isLate: false };
  expect(place).toMatchObject({ ...flags, isStale: true, before: undefined, older: undefined });
});

test("a list is no longer current once a create or a removal is sent", () => {
  for (const step of ["> a", "~ a"]) {
    const place = placeAfter(["7"]);
    if (step === "~ a") place.asking("a");
    else place.sending(create("unknown"));
    expect(place.current).toBeUndefined();
  }
});

test("a removal counts from when it was first asked for, and one that names nothing is not kept", () => {
  const place = placeAfter(["7 a", "~ a", "7 a", "~ a", "~ b"]);
  place.asking(undefined);
  expect([...place.named]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});

test("what the last look before the first create shows is older than what this run creates", () => {
  expect([...placeAfter(["6", "7 8", "> a", "7 8 a", "> b"]).older!]).toEqual(["7", "8"]);
});

test("where nothing is carried out, creates have made nothing but what was accepted or is under way", () => {
  const place = placeAfter(["+ a", "! b", "> c", "* d"], ["a", "b", "c"]);
  place.creates.push(create("unknown"));
  place.shut();
  expect(place.isShut).toBe(true);
  const outcomes = ["unknown", "nothing", "unknown", "unknown", "nothing"];
  expect(place.creates.map(({ outcome }) => outcome)).toEqual(outcomes);
  expect([...place.own]).toEqual(["a", "c"]);
});

test.each<[steps: string[], removed: boolean]>([
  [["+ a", "- a"], true],
  [["- a", "+ a"], false],
  [["+ a", "- a", "+ a"], false],
  [["- a", "+ b"], true],
  [["- a", "* b"], true],
])("after %j, a is removed: %s", (steps, removed) => {
  expect(placeAfter(steps).isRemoved("a")).toBe(removed);
});

test.each<[steps: string[], one: boolean]>([
  [["+ a"], true],
  [["+ b"], true],
  [["+ a", "! A"], true],
  [["+ a", "+ A"], false],
])("after creates %j, A is the same as a: %s", (steps, one) => {
  expect(placeAfter(steps).isOf("A", "a")).toBe(one);
});

test("letters of another case and spaces are not told apart where a removal told nothing", () => {
  const place = placeAfter(["? A "]);
  expect([place.isDoubtful(" a"), place.isDoubtful("b")]).toEqual([true, false]);
});

test.each([
  [1, false],
  [2, true],
  [undefined, true],
])("whether a removal after two looks was asked for by look %s: %s", (looks, asked) => {
  expect(placeAfter(["7 a", "7 a", "- a"]).isAsked("a", looks)).toBe(asked);
});

test.each<[looks: string[], shows: boolean]>([
  [[], false],
  [["7 8"], false],
  [["7", "7 a"], true],
  [["7 a", "7"], true],
])("looks %j show what this run creates: %s", (looks, shows) => {
  expect(placeAfter(looks, ["a", "b"]).showsOwn).toBe(shows);
});
