import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { create, exchange, placeAfter, take } from "../seen/place.support.ts";
import { LEAVING, removing } from "./removals.support.ts";
import { Removals } from "./removals.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

type Case = [what: string, before: string[], after: string[], taken: string[], sure?: boolean];

describe("what a removal has taken", () => {
  test.each<Case>([
    ["nothing", ["7 a b"], ["7 b"], []],
    ["what it should, after a while", ["7 a b"], ["7 a b", "7 b"], []],
    ["a customer's, or another client has", ["7 a b"], ["b"], ["7"], false],
    ["several", ["7 8 a b"], ["b"], ["7", "8"], true],
    ["a customer's in its place", ["7 a"], ["a"], ["7"], true],
    ["a customer's in the place of what came late", ["7", "7 a"], ["a"], ["7"], true],
    ["another of this run's own", ["7 a b"], ["7"], ["b"], true],
    ["one that goes while the removal goes on", ["7 a b"], ["7 a b", "b"], ["7"], false],
    ["nothing that began to leave after it", ["7 a b"], ["7 a- b", "7- a- b", "b"], []],
    ["what begins to leave with it", ["7 a b"], ["7- a- b", "b"], ["7"], false],
    ["nothing where its own had gone unasked", ["7 a b c", "7 a b"], ["7"], []],
    ["nothing that goes later", ["7 a b"], ["7 b", "b"], []],
    ["nothing that was asked for, too", ["7 a b"], ["- b", "7"], []],
    ["nothing that may have been asked for", ["7 a b"], ["? b", "7"], []],
    ["nothing where others have gone before", ["7 8 a b", "7 a b"], ["b"], []],
    ["nothing where others come at that moment", ["7 a b"], ["8 b"], []],
    ["nothing that was leaving already", ["7- a b"], ["b"], []],
    ["nothing that was never listed", [], ["b"], []],
    ["nothing that was not there before, as an answer said", ["7 a b", "= 7"], ["b"], []],
    ["what was there, as far as answers said", ["7 a b", "= 8"], ["b"], ["7"], false],
    ["what was not there any more after it", ["7 a b"], ["= 7", "b"], ["7"], false],
  ])("is %s", (_, before, after, ids, isSure = false) => {
    const { removals, places } = removing({ before, after, own: ["a", "b", "c"] });
    const [taken] = removals.taken(places);
    expect(taken?.things.map(({ id }) => id) ?? []).toEqual(ids);
    expect(taken?.isSure ?? false).toBe(isSure);
  });

  test("shows on another shelf, too", () => {
    const { removals, places } = removing(
      { before: ["7 a"], after: ["7"], own: ["a"] },
      { before: ["8 9"], after: ["9"] },
    );
    const [taken] = removals.taken(places);
    expect(taken?.things).toEqual([{ place: places[1], id: "8" }]);
  });

  test("counts once, however many lists show it", () => {
    const { removals, places } = removing(
      { before: ["7 a"], after: [""], own: ["a"] },
      { before: ["7"], after: [""] },
    );
    const [taken] = removals.taken(places);
    expect(taken?.things).toEqual([{ place: places[0], id: "7" }]);
    expect(taken?.isSure).toBe(false);
  });

  test.each<[what: string, other: string[], after: string[], isSure: boolean]>([
    ["where its own has stayed in its place", ["9"], ["9"], true],
    ["not where this run's own went elsewhere before, unasked", ["9 c", "9"], ["9"], false],
    ["not where it went then with another's", ["9 c", ""], [""], false],
    ["where only others' went there before", ["9 c", "c"], ["c"], true],
    ["where it went there at a removal", ["9 c", "- d", "9"], ["9"], true],
    ["where it went there at two removals", ["9 c", "- d", "= e", "9"], ["9"], true],
    ["where it went there only afterwards", ["9 c"], ["9 c", "@ 5", "9"], true],
  ])("is certain, %s", (_, other, after, isSure) => {
    const { removals, places } = removing(
      { before: ["7 a b"], after: ["a b"], own: ["a", "b"] },
      { before: other, after, own: ["c"] },
    );
    expect(removals.taken(places).map((one) => one.isSure)).toEqual([isSure]);
  });

  test.each<[what: string, later: string[], isSure: boolean]>([
    ["where this run's own has stayed elsewhere", ["c"], true],
    ["not where it goes after that, too", ["c", "@ 5", ""], false],
  ])("of others' is certain, %s", (_, later, isSure) => {
    const { removals, places } = removing(
      { before: ["8 9 a b"], after: ["b"], own: ["a", "b"] },
      { before: ["c"], after: ["@ 5", ...later], own: ["c"] },
    );
    expect(removals.taken(places).map((one) => one.isSure)).toEqual([isSure]);
  });

  test("is not certain by a shelf that nobody has looked at since", () => {
    const { removals, places } = removing(
      { before: ["7 a b"], after: ["b"], own: ["a", "b"] },
      { before: ["8"], after: [] },
    );
    expect(removals.taken(places).map((one) => one.isSure)).toEqual([false]);
  });

  test("says nothing where things bear marks", () => {
    const { removals, places } = removing({ before: ["7 a"], after: ["a"] });
    expect(removals.taken(places)).toHaveLength(1);
    Object.assign(places[0]!.kind, { bears: () => true });
    expect(removals.taken(places)).toEqual([]);
  });

  test.each([
    ["is nothing where creates are known to take others'", true, []],
    ["is told where none was sent at its time", false, ["5"]],
  ])("%s", (_, isCreated, ids) => {
    const [shelf, other] = [placeAfter(["7 8 9"], ["x", "y", "z"]), placeAfter(["5 a"], ["a"])];
    const removals = new Removals<string>();
    const looks = (...lists: [string, string]) => {
      for (const [nth, place] of [shelf, other].entries()) take(place, lists[nth]!);
    };
    const creates = (asks: string) => {
      take(shelf, "@ 5");
      const at = Date.now();
      shelf.sending({
        ...create("made"),
        at,
        looks: shelf.looks.length,
        asks,
        exchange: exchange(),
      });
      take(shelf, "@ 5");
    };
    take(shelf, "@ 60000");
    looks("7 8 9", "5 a");
    creates("x");
    looks("8 9 x", "5 a");
    creates("y");
    looks("9 x y", "5 a");
    if (isCreated) creates("z");
    removals.accepted("a", exchange(), [shelf, other]);
    take(other, "- a");
    take(shelf, "@ 5");
    looks("9 x y", "");
    expect(
      removals.taken([shelf, other]).flatMap(({ things }) => things.map(({ id }) => id)),
    ).toEqual(ids);
  });
});

describe("what went of this run's own as it created something else, too", () => {
  const REPLACED = ["+ b", "7 b"];
  test.each<[what: string, more: string[], ids: string[]]>([
    ["was taken by the removal, for all that is known", [], ["a"]],
    ["was taken by the removal, if another create took nothing", ["+ c", "7 b c"], ["a"]],
    ["was taken by the removal, if another went with no create", ["7"], ["a"]],
    ["was replaced, if another create took one, too", ["+ c", "7 c"], []],
    [
      "was taken by the removal, if another create took several",
      ["+ c", "7 b c", "+ d", "7"],
      ["a"],
    ],
  ])("%s", (_, more, ids) => {
    const shelf = placeAfter(["7 a"], ["a", "b", "c", "d"]);
    const other = placeAfter(["x"], ["x"]);
    const removals = new Removals<string>();
    take(shelf, "@ 5");
    removals.accepted("x", exchange(), [shelf, other]);
    for (const step of ["- x", ""]) take(other, step);
    for (const step of [...REPLACED, ...more]) take(shelf, step);
    const taken = removals.taken([shelf, other]).flatMap(({ things }) => things);
    expect(taken.map(({ id }) => id)).toEqual(ids);
  });
});

describe("nothing is created where what was created may have stayed", () => {
  test("and no removal was ever accepted", () => {
    const places = [placeAfter(["a", "? a", "? 7"], []), placeAfter([])];
    const removals = new Removals<string>();
    expect(removals.holdRemovable(places)).toBeUndefined();
    places[0]!.claim("a");
    const error = expect.objectContaining({ code: "unchecked" });
    expect(() => removals.holdRemovable(places)).toThrow("nothing more is created");
    expect(() => removals.holdRemovable(places)).toThrow(error);
    removals.accepted("b", exchange(), []);
    expect(removals.holdRemovable(places)).toBeUndefined();
  });

  test.each([
    ["a", true],
    ["a-", false],
    ["7", false],
  ])("unless the last list shows that it has not: %s", (list, isHeld) => {
    const place = placeAfter(["a", "? a", list], ["a"], LEAVING);
    const holding = () => new Removals<string>().holdRemovable([place]);
    if (isHeld) expect(holding).toThrow("nothing more is created");
    else expect(holding()).toBeUndefined();
  });
});
