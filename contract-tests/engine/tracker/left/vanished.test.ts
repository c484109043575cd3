import { describe, expect, test } from "vitest";
import { placeAfter, take } from "../seen/place.support.ts";
import { Shelf, overTime, useFakeClock } from "../shelf.support.ts";
import { tellByJournal } from "./taken-up.ts";
import { vanished } from "./vanished.ts";

useFakeClock();

describe("what has gone without a removal is perhaps left", () => {
  test.each([
    ["if it is more than one", 2, 2],
    ["but not a single one, which staff may have removed", 1, 0],
  ])("%s", async (_, gone, left) => {
    const shelf = new Shelf({ isMarked: true });
    for (const title of ["ct-1 a", "ct-1 b", "ct-1 c"]) await overTime(shelf.create(title));
    await overTime(shelf.tracker.look("shelf"));
    shelf.books = shelf.books.slice(0, -gone);
    const why = /another installation may be answering/;
    const told = (await shelf.undo()).filter((one) => why.test(one.why));
    expect(told).toHaveLength(left);
  });
});

describe("no answer but that it is done says that a thing is gone where another installation may answer", () => {
  const keyed = { keyOf: (id: string) => id, bears: () => true };

  test.each<[what: string, steps: string[], own: string, left: string]>([
    ["one went by itself", ["7 8 9 a", "7 8 9"], "a", ""],
    ["one went with several of others'", ["6 7 8 9 a", "6"], "a", "a"],
    ["nothing is there that was beside it", ["7 a", "8"], "a", "a"],
    ["the same, and its removal was confirmed", ["7 a", "- a", "8"], "a", ""],
    [
      "none that was promised was ever listed",
      ["7", "+ a", "+ b", "7", "= a", "= b", "7"],
      "a b",
      "a b",
    ],
    [
      "some had gone before removals that told nothing",
      ["7 a b c", "- c", "7", "~ a", "? a", "~ b", "? b", "7"],
      "a b c",
      "a b",
    ],
    [
      "some went at removals that told nothing",
      ["7 a b", "~ a", "? a", "7 b", "~ b", "? b", "7"],
      "a b",
      "",
    ],
    ["one removal found nothing", ["7 a c", "- c", "7 a", "~ a", "= a", "7"], "a c", ""],
    [
      "several removals found nothing, though each thing was listed before",
      ["7 a b c", "- c", "7 a b", "~ a", "= a", "~ b", "= b", "7"],
      "a b c",
      "a b",
    ],
    [
      "several removals found nothing, and another was carried out after that",
      ["7 a b c", "~ a", "= a", "~ b", "= b", "@ 1", "- c", "7"],
      "a b c",
      "",
    ],
    ["no removal is answered otherwise", ["7 a b", "~ a", "= a", "~ b", "= b", "7"], "a b", ""],
  ])("%s", (_, steps, own, left) => {
    const place = placeAfter(steps, own.split(" "), keyed);
    expect(
      vanished([place])
        .map(({ what }) => what.slice(7, 8))
        .join(" "),
    ).toBe(left);
  });

  test.each<[what: string, listed: string, left: string]>([
    ["what was there before the run is not all there", "7", "a b"],
    ["all of it is", "7 8", ""],
    ["none of it is", "9", "a b"],
  ])("at a clean-up, where %s", (_, listed, left) => {
    const place = placeAfter([], [], keyed);
    const line = { kind: "thing", place: "shelf", address: "http://a/", mark: "ct-1" };
    tellByJournal(place, { ...line, at: 1, asks: "a", beside: ["7", "8"] });
    for (const own of ["a", "b", "c"]) tellByJournal(place, { ...line, own });
    tellByJournal(place, { ...line, removed: "c" });
    take(place, listed);
    expect(
      vanished([place])
        .map(({ what }) => what.slice(7, 8))
        .join(" "),
    ).toBe(left);
  });
});

describe("of what this run has created, two that are not listed any more have vanished", () => {
  test.each<[what: string, steps: string[], left: string[]]>([
    ["they were listed", ["7 b c", "7"], ["b", "c"]],
    ["they were listed once", ["7", "b c", "7"], ["b", "c"]],
    ["one is listed", ["7 b c", "7 c"], []],
    ["they are listed again", ["b c", "", "b c"], []],
    ["they were removed", ["b c", "- b", "- c", ""], []],
    ["they went when that was asked for", ["a b c", "~ b", "~ c", "a"], []],
    ["that was asked for when they had gone", ["a b c", "a", "~ b", "~ c", "a"], ["b", "c"]],
    ["their removals told nothing", ["b c", "? b", "? c", ""], []],
    ["they were promised, and lists show its own", ["+ b", "+ c", "a"], ["b", "c"]],
    ["answers have promised them", ["* b", "* c", "a"], ["b", "c"]],
    ["they were promised, and no list shows its own", ["+ b", "+ c", "7"], []],
    ["they were refused", ["! b", "! c", "a"], []],
    ["others were promised", ["+ x", "* y", "a"], []],
  ])("%s", (_, steps, left) => {
    const own = steps.at(-1)!.includes("a") ? ["a", "b", "c"] : ["b", "c"];
    const place = placeAfter(steps, own);
    expect(vanished([place]).map(({ what }) => what)).toEqual(
      left.map((id) => `thing "${id}" on the shelf`),
    );
  });
});

test.each<[what: string, steps: string[], left: string[]]>([
  ["removals have taken them, at two", ["a b c d", "- a", "c d", "- c", ""], []],
  ["all went at one", ["a b c d", "- a", ""], ["b", "c", "d"]],
  ["one was back for a moment", ["a b c d", "- a", "c d", "- c", "b", ""], ["b", "d"]],
])("whether those have vanished where %s", (_, steps, left) => {
  const place = placeAfter(steps, ["a", "b", "c", "d"]);
  expect(vanished([place]).map(({ what }) => what)).toEqual(
    left.map((id) => `thing "${id}" on the shelf`),
  );
});
