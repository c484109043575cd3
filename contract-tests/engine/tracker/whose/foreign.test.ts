import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { purgedAt, tellForeign, tellRestored } from "./foreign.ts";
import { vanished } from "../left/vanished.ts";
import { notesOn } from "../left/leftovers.ts";
import { create, exchange, placeAfter, take } from "../seen/place.support.ts";
import { overTime, Shelf } from "../shelf.support.ts";
import { type Book } from "../shelf-ways.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const ELSEWHERE = expect.objectContaining({
  why: expect.stringContaining("another installation may be answering now"),
});

/** Two books that a run has made and seen, and what another installation has under the ids of both. */
async function moved() {
  const shelf = new Shelf({ hasTraits: true });
  await shelf.create();
  await shelf.create();
  await shelf.tracker.look("shelf");
  const others: Book[] = ["7", "100", "101"].map((id) => ({ id, made: Date.now() - 7000 }));
  return { shelf, others };
}

test("what the address now has under the ids of a run is not removed, and the run's own is told", async () => {
  const { shelf, others } = await moved();
  shelf.books = [...others];
  const left = await shelf.undo(true);
  expect(shelf.books).toEqual(others);
  expect(left.map(({ what }) => what)).toEqual(["book 100 on the shelf", "book 101 on the shelf"]);
  expect(left).toEqual([ELSEWHERE, ELSEWHERE]);
});

test("what has other ids by now is named by them, by a journal, too, and not removed", async () => {
  const { shelf } = await moved();
  const after = new Shelf({ hasTraits: true, mark: "ct-2" });
  after.books = shelf.books.map((one) => ({ ...one, id: `1${one.id}` }));
  after.tracker.recover(shelf.journal);
  vi.advanceTimersByTime(60_000);
  const left = await after.undo();
  expect(left.map(({ what }) => what)).toEqual([
    "book 1100 on the shelf",
    "book 1101 on the shelf",
  ]);
  expect(after.there).toContain("1100");
});

test("no more is removed once one of the ids is another's", async () => {
  const { shelf, others } = await moved();
  shelf.books = [others[1]!, { id: "7" }];
  expect(await shelf.undo()).toEqual([ELSEWHERE, ELSEWHERE]);
  expect(shelf.there).toEqual(["100", "7"]);
});

test.each([
  ["another installation's is not", -7000, ["7", "100", "101"], 2],
  ["the run's own is", 0, ["7"], 0],
])("by a journal, %s removed", async (_, apart, there, left) => {
  const { shelf } = await moved();
  const after = new Shelf({ hasTraits: true, mark: "ct-2" });
  after.books = shelf.books.map((one) => (one.made ? { ...one, made: one.made + apart } : one));
  after.tracker.recover(shelf.journal);
  expect(await after.undo()).toEqual(Array.from({ length: left }, () => ELSEWHERE));
  expect(after.there).toEqual(there);
});

test("by a journal, what is the same still is removed, beside what has got the id of another", async () => {
  const { shelf } = await moved();
  const after = new Shelf({ hasTraits: true, mark: "ct-2" });
  after.books = [shelf.books.find(({ id }) => id === "100")!, { id: "101", made: 5 }];
  after.tracker.recover(shelf.journal);
  const left = await after.undo();
  expect(left.map(({ what }) => what)).toEqual(["book 101 on the shelf"]);
  expect(after.there).toEqual(["101"]);
});

test.each([
  ["no list shows", { hidden: ["100", "101"] }],
  ["a list shows that can't be read", { lists: Array.from({ length: 99 }, () => 500) }],
])("by a journal of ids that the installation gives, what %s is not removed", async (_, ways) => {
  const { shelf } = await moved();
  const after = new Shelf({ hasTraits: true, mark: "ct-2" });
  after.books = shelf.books;
  Object.assign(after.ways, ways);
  after.tracker.recover(shelf.journal);
  const left = after.undo();
  await vi.advanceTimersByTimeAsync(60_000);
  await left;
  expect(after.there).toEqual(["7", "100", "101"]);
});

test("a thing that gets the id of one that was removed is no other installation's", async () => {
  const { shelf } = await moved();
  await shelf.remove("101");
  await shelf.tracker.look("shelf");
  shelf.books.push({ id: "101", made: 5 });
  await shelf.tracker.look("shelf");
  expect(shelf.tracker.at("shelf").isForeign).toBe(false);
});

test("where a kind bears marks, what a run has named is removed all the same", async () => {
  const shelf = new Shelf({ isMarked: true, hasTraits: true });
  await shelf.create("ct-1 a");
  await shelf.create();
  const after = new Shelf({ isMarked: true, hasTraits: true, mark: "ct-2" });
  after.books = [{ id: "ct-1 a" }, { id: "100", made: 5 }];
  after.tracker.recover([
    ...shelf.journal,
    { ...shelf.journal[0]!, own: "100", traits: ["made 4"] },
  ]);
  expect(await after.undo()).toEqual([ELSEWHERE]);
  expect(after.there).toEqual(["100"]);
});

describe("where a journal says what was there, and nothing of the run is", () => {
  const left = async (...there: Book[]) => {
    const shelf = new Shelf({ isMarked: true, hasTraits: true });
    shelf.books = ["7", "8", "9"].map((id) => ({ id }));
    await shelf.tracker.look("shelf");
    await shelf.create("ct-1 a");
    const after = new Shelf({ isMarked: true, hasTraits: true, mark: "ct-2" });
    after.books = there;
    after.tracker.recover(shelf.journal);
    return after.undo();
  };

  test.each<[what: string, ...there: Book[]]>([
    ["something older is there that was not", { id: "7" }, { id: "100" }],
    ["all that was there is gone"],
  ])("another installation answers: %s", async (_, ...there) => {
    expect(await left(...there)).toEqual([ELSEWHERE]);
  });

  test.each<[what: string, ...there: Book[]]>([
    ["all else is as it was", { id: "7" }, { id: "8" }, { id: "9" }],
    ["what has come is new", { id: "7" }, { id: "100", made: 9e15 }],
  ])("the same one answers: %s", async (_, ...there) => {
    expect(await left(...there)).toEqual([]);
  });
});

test("in the middle of a run it ends the run, and no look tells more of it", async () => {
  const { shelf, others } = await moved();
  shelf.books = [...others];
  await expect(shelf.tracker.look("shelf")).rejects.toThrow(
    /^another installation answers at baseUrl now/,
  );
  expect(await shelf.undo()).toEqual([ELSEWHERE, ELSEWHERE]);
  expect(shelf.books).toEqual(others);
});

describe("where all that a run has named is gone at once", () => {
  const gone = async (...there: Book[]) => {
    const shelf = new Shelf({ isMarked: true, hasTraits: true });
    await shelf.create("ct-1 a");
    await shelf.create("ct-1 b");
    await shelf.tracker.look("shelf");
    shelf.books = there;
    // At first, a list may only lag.
    return { shelf, looking: overTime(shelf.tracker.look("shelf")) };
  };

  test("and there are other things that are older, another installation answers", async () => {
    const { shelf, looking } = await gone({ id: "8" });
    await expect(looking).rejects.toThrow(/^another installation answers .* is gone at once/);
    expect(await shelf.undo()).toEqual([ELSEWHERE, ELSEWHERE]);
    expect(shelf.there).toEqual(["8"]);
  });

  test.each<[what: string, ...there: Book[]]>([
    ["nothing else has come", { id: "7" }],
    ["what has come is new", { id: "7" }, { id: "8", made: 9e15 }],
    ["one of it is still there", { id: "8" }, { id: "ct-1 b" }],
  ])("but not where %s", async (_, ...there) => {
    const { shelf, looking } = await gone(...there);
    await looking;
    expect(shelf.tracker.at("shelf").isForeign).toBe(false);
  });
});

test.each([
  ["is another installation", [], true],
  ["is not, where all of it is what the run made at other places", ["1", "2", "3"], false],
])("after a killed run, a place that lacks all that was there before %s", (_, made, isForeign) => {
  const [here, there] = [placeAfter([], ["9"]), placeAfter([], made)];
  here!.before = new Set(["1", "2", "3"]);
  here!.creates.push({ ...create("unknown"), recovered: 1 });
  here!.isUndone = true;
  const look = { items: [], exchange: exchange() };
  here!.looked(look);
  tellForeign(here!, look, [here!, there!]);
  expect(here!.isForeign).toBe(isForeign);
});

test.each<[what: string, anns: string, bens: string[], told: string[]]>([
  ["is told, once all of it is gone", "7", [""], ["11", "12"]],
  ["is not, where some of another's is still there", "7", ["12"], []],
  ["is not, before another's was looked at", "7", [], []],
  ["is not, where all else has gone, too", "", [""], []],
])("what went with all that a run has made %s", (_, anns, bens, told) => {
  const ann = placeAfter(["7 10 11", "- 10"], ["10", "11"], { ownerOf: () => "ann" });
  const ben = placeAfter(["12"], ["12"], { ownerOf: () => "ben" });
  ann.before = new Set(["7"]);
  for (const [place, look] of [[ann, anns] as const, ...bens.map((one) => [ben, one] as const)]) {
    take(place, "@ 10");
    take(place, look);
  }
  tellRestored([ann, ben]);
  expect([ann, ben].flatMap((place) => place.othersBy("restored"))).toEqual(told);
});

test.each<[what: string, next: string[], purged: string[]]>([
  ["is on no other installation, where later ids go on from it", ["13"], ["11", "12"]],
  ["may be on another, where nothing is created since", [], []],
  ["may be on another, where ids begin again", ["9"], []],
])("what went with all that a run has made %s", (_, next, purged) => {
  const ann = placeAfter(["7 10 11", "- 10"], ["10", "11", ...next], { ownerOf: () => "ann" });
  const ben = placeAfter(["12"], ["12"], { ownerOf: () => "ben" });
  ann.before = new Set(["7"]);
  for (const [place, look] of [
    [ann, "7"],
    [ben, ""],
  ] as const) {
    take(place, "@ 10");
    take(place, look);
  }
  tellRestored([ann, ben]);
  take(ann, "@ 10");
  take(ann, ["7", ...next].join(" "));
  const both = [ann, ben];
  expect(both.flatMap((place) => purgedAt(place, both))).toEqual(purged);
  expect(vanished(both)).toHaveLength(2 - purged.length);
  expect(notesOn(both)).toHaveLength(purged.length > 0 ? 1 : 0);
});
