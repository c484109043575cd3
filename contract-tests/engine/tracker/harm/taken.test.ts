import { describe, expect, test } from "vitest";
import type { Place } from "../seen/place.ts";
import { exchange, placeAfter, take } from "../seen/place.support.ts";
import { Removals } from "./removals.ts";
import { isCareless, takenAt } from "./taken.ts";

/** Removes a from the first of some shelves, after what has happened at each, and before what happens then. */
function removing(...shelves: readonly { before: string[]; after: string[]; own?: string[] }[]) {
  const removals = new Removals<string>();
  const places = shelves.map(({ before, own }) => placeAfter(before, own, { isLeaving, idOf }));
  removals.accepted("a", exchange(), places);
  for (const [nth, { after }] of shelves.entries()) {
    for (const step of nth === 0 ? ["- a", ...after] : after) take(places[nth]!, step);
  }
  return { removals, places };
}

const isLeaving = (id: string) => id.endsWith("-");
const idOf = (id: string) => id.replace("-", "");

type Case = [what: string, before: string[], after: string[], taken: string[], sure?: boolean];

describe("what a removal has taken", () => {
  test.each<Case>([
    ["nothing", ["7 a b"], ["7 b"], []],
    ["what it should, after a while", ["7 a b"], ["7 a b", "7 b"], []],
    ["a customer's, or another client has", ["7 a b"], ["b"], ["7"], false],
    ["several", ["7 8 a b"], ["b"], ["7", "8"], true],
    ["a customer's in its place", ["7 a"], ["a"], ["7"], true],
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

  test("says nothing where things bear marks", () => {
    const { removals, places } = removing({ before: ["7 a"], after: ["a"] });
    const marked = placeAfter([], [], { bears: () => true });
    expect(removals.taken([Object.assign(marked, { looks: places[0]!.looks })])).toEqual([]);
  });
});

describe("before another removal", () => {
  const hold = async (removals: Removals<string>, places: Place<string>[], id: string) => {
    const looked: number[] = [];
    const look = (nth: number) => Promise.resolve(looked.push(nth));
    const shelf = places.map((place, nth) => Object.assign(place, { name: String(nth) }));
    const failed = await removals.hold(id, shelf, (name) => look(Number(name))).catch(String);
    return { looked, failed };
  };

  test("all that has something is looked at once after the first", async () => {
    const { removals, places } = removing(
      { before: ["7 a b"], after: ["7 b"], own: ["a", "b"] },
      { before: ["8"], after: [] },
      { before: [""], after: [] },
      { before: ["9"], after: ["9"] },
    );
    expect(await hold(removals, places, "b")).toEqual({ looked: [1], failed: undefined });
    for (const id of ["a", "unknown"]) {
      expect(await hold(removals, places, id)).toEqual({ looked: [], failed: undefined });
    }
  });

  test.each([
    ["and takes no more, too", ["d"], ["7"], true],
    ["and takes nothing else, so another client may have", ["c d"], ["7"], false],
    ["where several went, and takes nothing else", ["c d"], ["7", "b"], false],
  ])("one is sent where only this run's own is left, %s", async (_, after, went, isSure) => {
    const before = [`a ${went.join(" ")} c d e`];
    const own = ["a", "b", "c", "d", "e"];
    const { removals, places } = removing({ before, after: ["c d e"], own });
    const [place] = places as [Place<string>];
    expect((await hold(removals, places, "e")).failed).toBeUndefined();
    removals.accepted("e", exchange(), places);
    for (const step of ["- e", ...after]) take(place, step);
    expect(removals.taken(places).some((one) => one.isSure)).toBe(isSure);
    expect((await hold(removals, places, "d")).failed).toContain("nothing more is removed");
  });

  test("none is sent once one has taken what it did not name", async () => {
    const { removals, places } = removing({ before: ["7 8 a b"], after: ["8 b"], own: ["a", "b"] });
    const { failed } = await hold(removals, places, "b");
    expect(failed).toBe(
      "NotReachable: nothing more is removed, since at the removal of a thing 7 on the shelf went, too",
    );
  });
});

test("nothing is created where what was created may have stayed, and no removal was ever accepted", () => {
  const place = placeAfter(["a", "? a", "? 7"], []);
  const removals = new Removals<string>();
  expect(removals.holdRemovable([place])).toBeUndefined();
  place.own.add("a");
  expect(() => removals.holdRemovable([place])).toThrow("nothing more is created");
  removals.accepted("b", exchange(), []);
  expect(removals.holdRemovable([place])).toBeUndefined();
});

const marked = (steps: string[]) => placeAfter(steps, ["a", "b", "c", "d"], { bears: () => true });

describe("what has gone at once by no removal", () => {
  const TRUSTED = ["7 8 a b c d", "- a", "7 8 b c d", "- b"];

  test.each<[what: string, steps: string[], swept: string[][], careless?: boolean]>([
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
  ])("is %s", (_, steps, swept, careless = false) => {
    const place = marked(steps);
    expect(takenAt(place).swept).toEqual(swept);
    expect(isCareless(place)).toBe(careless);
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
    expect(takenAt(marked(steps)).isLoose).toBe(loose);
  });

  test("where an earlier run has seen it", () => {
    expect(takenAt(Object.assign(marked(["7"]), { wasLoose: true })).isLoose).toBe(true);
  });
});
