import { fingerprintOf } from "../fingerprint.ts";
import { describe, expect, test } from "vitest";
import { isUnlisted, unlistedAt, whyListed } from "./gone.ts";
import { placeAfter } from "./place.support.ts";
import { Shelf, overTime, useFakeClock } from "../shelf.support.ts";

useFakeClock();

const TITLES = Array.from({ length: 10 }, (_, nth) => `ct-1 ${nth}`);

function marked(mark = "ct-1"): Shelf {
  return new Shelf({ isMarked: true, patience: 0, mark });
}

/** A shelf whose run has ended, with its journal taken up. */
function after(shelf: Shelf): Shelf {
  const later = marked("ct-2");
  later.books = shelf.books;
  Object.assign(later.ways, shelf.ways);
  later.tracker.recover(shelf.journal);
  return later;
}

describe("where the answer to a removal tells nothing, lists do", () => {
  test.each([true, false])("of what bears the run's mark: %s", async (isMarked) => {
    const shelf = new Shelf({ isMarked, patience: 0 });
    for (const title of TITLES.slice(0, 3)) await overTime(shelf.create(title));
    await overTime(shelf.tracker.look("shelf"));
    shelf.ways.remove = "one, in no words";
    expect(await shelf.undo(true)).toEqual([]);
    expect(shelf.there).toEqual(["7"]);
  });

  test("of what was removed in the midst of the run", async () => {
    const shelf = marked();
    for (const title of TITLES.slice(0, 3)) await overTime(shelf.create(title));
    await overTime(shelf.tracker.look("shelf"));
    shelf.ways.remove = "one, in no words";
    for (const title of TITLES.slice(0, 3)) await overTime(shelf.remove(title));
    await overTime(shelf.tracker.look("shelf"));
    expect(await shelf.undo()).toEqual([]);
  });

  test("of what was seen gone before nothing could be read or removed any more", async () => {
    const shelf = marked();
    for (const title of TITLES.slice(0, 3)) await overTime(shelf.create(title));
    await overTime(shelf.tracker.look("shelf"));
    for (const title of TITLES.slice(0, 2)) await overTime(shelf.remove(title));
    await overTime(shelf.tracker.look("shelf"));
    await overTime(shelf.remove(TITLES[2]!));
    Object.assign(shelf.ways, { lists: Array<number>(40).fill(500), remove: "one, in no words" });
    const left = await shelf.undo();
    expect(left.map(({ what }) => what)).toEqual([`book "${TITLES[2]!}" on the shelf`]);
  });

  test("of what an earlier run has asked for, and an operator has removed by hand", async () => {
    const shelf = marked();
    for (const title of TITLES) await overTime(shelf.create(title));
    shelf.books = [{ id: "7" }];
    shelf.ways.remove = "one, in no words";
    const later = after(shelf);
    expect(await later.undo()).toEqual([]);
  });

  test("but not where the second one shows it again", async () => {
    const shelf = marked();
    await overTime(shelf.create("ct-1 a"));
    shelf.ways.remove = "one, in no words";
    const later = after(shelf);
    later.ways.hidden = ["ct-1 a"];
    later.ways.isBusy = true;
    setTimeout(() => later.books.push({ id: "ct-1 a" }), 1000);
    setTimeout(() => (later.ways.hidden = []), 1500);
    expect((await later.undo()).map(({ what }) => what)).toEqual(['book "ct-1 a" on the shelf']);
  });

  test("but not where they leave out what was promised, for an earlier run either", async () => {
    const shelf = marked();
    await overTime(shelf.create("ct-1 a"));
    Object.assign(shelf.ways, { hidden: ["ct-1 a"], remove: "refuses" });
    const left = ['book "ct-1 a" on the shelf'];
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(left);
    expect((await after(shelf).undo()).map(({ what }) => what)).toEqual(left);
  });

  test("but not where none can be read", async () => {
    const shelf = marked();
    await overTime(shelf.create("ct-1 a"));
    await overTime(shelf.tracker.look("shelf"));
    const lists = Array.from({ length: 9 }, () => 500);
    Object.assign(shelf.ways, { remove: "one, in no words", lists });
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(['book "ct-1 a" on the shelf']);
  });
});

test("what is left of a run is not among what came meanwhile", async () => {
  const shelf = marked();
  const before = await fingerprintOf(shelf.tracker, ["shelf"]);
  await overTime(shelf.create("ct-1 a"));
  expect(await fingerprintOf(shelf.tracker, ["shelf"])).toEqual(before);
});

describe("lists do not show what was promised", () => {
  test.each<[what: string, steps: string[], unlisted: boolean]>([
    ["where one since then leaves it out", ["+ a", "7"], true],
    ["where an answer has named it, and one leaves it out", ["* a", "7"], true],
    ["but there was none since then", ["7", "+ a"], false],
    ["where one like it was refused after it", ["+ a", "! a", "7"], true],
    ["but it was refused", ["! a", "7"], false],
    ["but nothing has created it", ["7"], false],
    ["but another was promised", ["+ b", "7"], false],
    ["but some list has shown it", ["+ a", "7", "7 a"], false],
    ["but its removal was asked for before that", ["+ a", "~ a", "7"], false],
    [
      "but its removal was asked for before, in other letters later",
      ["+ a", "~ a", "7", "~ A"],
      false,
    ],
    ["where the removal of another was asked for before that", ["+ a", "~ b", "7"], true],
  ])("%s", (_, steps, unlisted) => {
    expect(isUnlisted(placeAfter(steps), "a")).toBe(unlisted);
  });

  test("where an earlier run has found that, and where answers name nothing", () => {
    const place = placeAfter(["+ b", "7"], ["a", "b"], { idsAnswered: undefined as never });
    expect(isUnlisted(place, "a")).toBe(false);
    place.unlisted.add("a");
    expect(isUnlisted(place, "a")).toBe(true);
  });

  test("and only of this run's own that is told", () => {
    expect(unlistedAt(placeAfter(["+ a", "+ b", "+ c", "7 b"], ["a", "b"]))).toEqual(["a"]);
  });
});

describe("what is listed after its removal was confirmed", () => {
  test.each<[what: string, steps: string[], isAbsent: boolean, why: RegExp]>([
    ["is left", ["a", "- a", "a"], false, /^still listed .* by hand$/],
    [
      "is perhaps left where a removal finds none",
      ["a", "- a", "a"],
      true,
      /^perhaps .* found none/,
    ],
    [
      "is perhaps left where lists have shown what was not there any more",
      ["a b", "- b", "a b", "@ 1", "= b", "- a", "a b"],
      false,
      /^perhaps left: its removal was confirmed, .* looks again$/,
    ],
    [
      "is left where they had shown that",
      ["a b", "- b", "a", "= b", "- a", "a b"],
      false,
      /^still/,
    ],
    [
      "is left where what they have shown was made again",
      ["b", "- b", "@ 1", "+ b", "@ 1", "b", "= b"],
      false,
      /^still/,
    ],
    [
      "is perhaps left where not all of them had shown that",
      ["b", "- b", "a b", "a", "= b", "- a", "a"],
      false,
      /^perhaps left: its/,
    ],
    [
      "is perhaps left where it was removed once more after that",
      ["b", "- b", "b", "= b", "@ 1", "- b", "b"],
      false,
      /^perhaps left: its/,
    ],
    [
      "is perhaps left where another was made meanwhile",
      ["b", "- b", "+ c", "b", "= b"],
      false,
      /^perhaps left: its/,
    ],
    [
      "is perhaps left where what they have shown was made before",
      ["+ b", "@ 1", "b", "- b", "b", "= b"],
      false,
      /^perhaps left: its/,
    ],
    [
      "is perhaps left where what they have shown was made after that",
      ["b", "- b", "b", "= b", "@ 1", "+ b"],
      false,
      /^perhaps left: its/,
    ],
    [
      "is left where it was made again as soon as it was removed",
      ["b", "- b", "+ b", "@ 1", "b", "= b"],
      false,
      /^still/,
    ],
    [
      "is left where it was made again just before that",
      ["b", "- b", "b", "@ 1", "+ b", "= b"],
      false,
      /^still/,
    ],
    ["is left where they had not shown it before", ["b", "= b", "b", "- a", "a"], false, /^still/],
  ])("%s", (_, steps, isAbsent, why) => {
    expect(whyListed(placeAfter(steps, ["a", "b"]), isAbsent)).toMatch(why);
  });
});
