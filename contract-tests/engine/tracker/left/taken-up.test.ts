import { describe, expect, test } from "vitest";
import { leftByJournal, lineOf, tellByJournal, type Line } from "./taken-up.ts";
import { placeWith } from "../whose/whose.support.ts";

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
    const place = placeWith([]);
    place.isStale = false;
    for (const line of lines) tellByJournal(place, { ...LINE, ...line });
    return place;
  };
  const sent = { isMarked: false, isListable: true, isUnderWay: false, outcome: "unknown" };

  test.each<[what: string, lines: Partial<Line>[], creates: object[], own: string[]]>([
    ["a create", [{ at: 5 }], [{ ...sent, at: 5, recovered: 5 }], []],
    [
      "when it was by the installation's clock",
      [{ at: 5, clock: 9 }],
      [{ ...sent, at: 5, recovered: 9 }],
      [],
    ],
    [
      "what it asked for",
      [{ at: 5, isMarked: true, asks: "ct-1 a" }],
      [{ ...sent, at: 5, recovered: 5, isMarked: true, asks: "ct-1 a" }],
      [],
    ],
    [
      "that nothing could be listed there",
      [{ at: 5, isListable: false }],
      [{ ...sent, at: 5, recovered: 5, isListable: false, outcome: "nothing" }],
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
    [
      "that it was answered",
      [{ at: 5 }, { at: 6 }, { answered: 6 }],
      [expect.not.objectContaining({ isAnswered: true }), { isAnswered: true }],
      [],
    ],
    [
      "that its answer was lost",
      [{ at: 5 }, { at: 6 }, { lost: 6 }],
      [expect.not.objectContaining({ isLost: true }), { isLost: true }],
      [],
    ],
    [
      "that it was accepted, and what it made",
      [{ at: 5 }, { at: 6 }, { accepted: 6, made: { size: 1 }, own: "x" }],
      [
        { outcome: "unknown" },
        { isAnswered: true, outcome: "made", made: { size: 1 }, named: "x" },
      ],
      ["x"],
    ],
    [
      "that it was accepted, and no word of what it made",
      [{ at: 5 }, { at: 6 }, { accepted: 6 }],
      [{ outcome: "unknown" }, { isAnswered: true, outcome: "made" }],
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

  test("that removals take something else, until a later line says otherwise", () => {
    const loose = { isLoose: true, isCareless: true };
    expect(takenUp(loose, {})).toMatchObject({ tookInVain: true, tookMore: true });
    const not = { isLoose: false, isCareless: false };
    expect(takenUp(loose, not)).toMatchObject({ tookInVain: false, tookMore: false });
  });

  test("what was promised, what stays of it, and what no list had shown", () => {
    const place = takenUp(
      { at: 5, asks: "ct-1 a", beside: ["key 7"] },
      { accepted: 5, own: "x", traits: ["10:15"] },
      { unlisted: "x" },
    );
    expect(place.promised).toEqual(new Set(["ct-1 a", "x"]));
    expect(place.traits).toEqual(new Map([["x", ["10:15"]]]));
    expect(place.unlisted).toEqual(new Set(["x"]));
    expect(place.beside).toEqual(new Set(["key 7"]));
  });

  test("nothing that no line says", () => {
    const { promised, traits, unlisted, beside, removedBefore } = takenUp(
      { at: 5 },
      { accepted: 5, traits: ["of nothing that is named"] },
    );
    expect([promised, traits, unlisted, beside, removedBefore].map(({ size }) => size)).toEqual(
      Array.from({ length: 5 }, () => 0),
    );
  });

  test("what was removed, unless it was asked for again", () => {
    const removed = [{ removed: "ct-1 a" }, { removed: "ct-1 b" }];
    const place = takenUp(...removed, { at: 5, asks: "ct-1 a" }, { at: 6 });
    expect([...place.removedBefore]).toEqual(["ct-1 b"]);
  });
});

describe("what may be left by a journal alone", () => {
  const WHERE = " on the shelf";
  const [a, b] = ["ct-1 a", "ct-1 b"].map((name) => `book "${name}"${WHERE}`);
  const at = (time: number) =>
    `perhaps a book${WHERE}, asked for at ${new Date(time).toISOString()}`;
  const askedFor = (time: number, asks: string) => ({ at: time, asks });

  test.each<[what: string, lines: Partial<Line>[], left: (string | undefined)[]]>([
    ["what was asked for", [askedFor(5, "ct-1 a"), { at: 6 }], [a, at(6)]],
    ["nothing that was refused", [askedFor(5, "ct-1 a"), { nothing: 5 }], []],
    ["nothing where nothing can be listed", [{ at: 5, isListable: false }], []],
    ["nothing that was removed", [askedFor(5, "ct-1 a"), { removed: "ct-1 a" }], []],
    [
      "what was removed, and asked for again",
      [askedFor(5, "ct-1 a"), { removed: "ct-1 a" }, askedFor(6, "ct-1 a")],
      [a],
    ],
    [
      "each, though it has the name of another",
      [askedFor(5, "ct-1 a"), { accepted: 5 }, askedFor(6, "ct-1 a"), { accepted: 6 }],
      [a, a],
    ],
    ["what was answered, not by the name", [{ at: 5 }, { own: "s3cret", accepted: 5 }], [at(5)]],
    [
      "nothing that was answered, and removed by that name",
      [{ at: 5 }, { at: 6 }, { own: "7", accepted: 6 }, { removed: "7" }],
      [at(5)],
    ],
    ["what a look told to be the run's, once", [{ at: 5 }, { own: "7" }], [at(5)]],
    [
      "more than was asked for, where a look showed more",
      [{ at: 5 }, { own: "7" }, { own: "8" }],
      [at(5), `perhaps a book${WHERE}`],
    ],
    [
      "what a look showed at another place",
      [askedFor(5, "ct-1 b"), { at: 6, place: "desk" }, { own: "7" }],
      [b, at(6), `perhaps a book${WHERE}`],
    ],
    ["once what a look showed by its name", [askedFor(5, "ct-1 a"), { own: "ct-1 a" }], [a]],
  ])("is %s", (_, lines, left) => {
    const entries = lines.map((line) => ({ ...LINE, where: WHERE, ...line }));
    expect(leftByJournal(entries)).toEqual(left);
  });

  test("is told of each kind of thing, and of lines of an earlier version", () => {
    const cup = { ...LINE, kind: "cup", asks: "ct-1 a", at: 6 };
    expect(leftByJournal([{ ...LINE, asks: "ct-1 a", at: 5 }, cup, {}])).toEqual([
      'book "ct-1 a"',
      'cup "ct-1 a"',
    ]);
  });
});
