import { describe, expect, test } from "vitest";
import { lineOf, takeUp, type Line } from "./journal-line.ts";
import { Place } from "./place.ts";

const LINE: Line = { kind: "book", place: "shelf", address: "http://a/", mark: "ct-1" };

describe("an entry of a journal", () => {
  test("is a line about the kind of thing that it names", () => {
    expect(lineOf({ ...LINE, at: 1 }, "book")).toEqual({ ...LINE, at: 1 });
    // The one place of an API may have no name.
    expect(lineOf({ ...LINE, place: "" }, "book")).toBeDefined();
  });

  test.each([
    [{ kind: "cup" }],
    [{ place: 1 }],
    [{ address: undefined }],
    [{ mark: null }],
    [{ mark: "" }],
  ])("with %j is none", (change) => {
    expect(lineOf({ ...LINE, ...change }, "book")).toBeUndefined();
  });
});

describe("what is taken up of a journal", () => {
  const takenUp = (...lines: Partial<Line>[]) => {
    const place = new Place<string>("shelf", (id) => id);
    place.isStale = false;
    for (const line of lines) takeUp({ ...LINE, ...line }, place);
    return place;
  };
  const create = { isMarked: false, isListable: true, isUnderWay: false, outcome: "unknown" };

  test.each<[what: string, lines: Partial<Line>[], creates: object[], own: string[]]>([
    ["a create", [{ at: 5 }], [{ ...create, at: 5, recovered: 5 }], []],
    [
      "when it was by the installation's clock",
      [{ at: 5, clock: 9 }],
      [{ ...create, at: 5, recovered: 9 }],
      [],
    ],
    [
      "what it asked for",
      [{ at: 5, isMarked: true, asks: "ct-1 a" }],
      [{ ...create, at: 5, recovered: 5, isMarked: true, asks: "ct-1 a" }],
      [],
    ],
    [
      "that nothing could be listed there",
      [{ at: 5, isListable: false }],
      [{ ...create, at: 5, recovered: 5, isListable: false, outcome: "nothing" }],
      [],
    ],
    [
      "that it made nothing",
      [{ at: 5 }, { at: 6 }, { nothing: 6 }],
      [
        { at: 5, outcome: "unknown" },
        { at: 6, outcome: "nothing" },
      ],
      [],
    ],
    ["what was told to be its own", [{ at: 5 }, { own: "x" }], [{ at: 5, outcome: "made" }], ["x"]],
    ["what was told without a create", [{ own: "x" }], [], ["x"]],
  ])("%s", (_, lines, creates, own) => {
    const place = takenUp(...lines);
    expect(place.creates).toHaveLength(creates.length);
    expect(place.creates).toMatchObject(creates);
    expect([...place.own]).toEqual(own);
    expect(place.isStale).toBe(true);
  });

  test("what was there before the first create, and no later word on it", () => {
    expect(takenUp({ at: 5 }).before).toBeUndefined();
    expect([...takenUp({ at: 5, before: ["7"] }, { at: 6, before: ["8"] }).before!]).toEqual(["7"]);
  });
});
