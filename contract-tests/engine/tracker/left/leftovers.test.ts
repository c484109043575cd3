import { beforeEach, describe, expect, test, vi } from "vitest";
import { mayBeLeft, namesAt, notesOn, removedAt, unclear, unread } from "./leftovers.ts";
import { leftElsewhere } from "./taken-up.ts";
import { THINGS, create, placeAfter } from "../seen/place.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  return () => vi.useRealTimers();
});

/** A create that asks for no id, sent at the second millisecond of 1970. */
const UNNAMED = { ...create("unknown"), at: 2 };
const WHEN = "perhaps a thing on the shelf, asked for at 1970-01-01T00:00:00.002Z";

describe("a run that ends at once", () => {
  test("may leave its own, and what it has asked for, but not what was removed or refused", () => {
    const place = placeAfter(["+ a", "> b", "+ c", "- c", "! d", "- 9"], ["a", "8", "9"]);
    place.creates[3]!.outcome = "nothing";
    place.sending(UNNAMED);
    expect(mayBeLeft(place)).toEqual([
      'thing "a" on the shelf',
      "thing 8 on the shelf",
      'thing "b" on the shelf',
      WHEN,
    ]);
  });

  test("has removed its own, each once", () => {
    const place = placeAfter(["- a", "- a", "- 7", "- 8b"], ["a", "8b", "c"]);
    expect(removedAt(place)).toEqual(['thing "a" on the shelf', 'thing "8b" on the shelf']);
  });
});

describe("where the target does not lead any more", () => {
  const LINE = { kind: "thing", place: "shelf", address: "http://old/", mark: "ct-1" };
  const ELSEWHERE =
    "perhaps left: the target file leads there no more; give it that baseUrl again, or remove them by hand";
  const SENT = { at: 3 };
  const refusal = { mark: "ct-1", nothing: 3 };

  test.each<[what: string, line: object, entries: object[], bears: boolean, left: string[]]>([
    ["what was asked for", SENT, [], true, ['things "ct-1-…" on the shelf at http://old/']],
    [
      "what was asked for in capitals",
      { ...SENT, asks: "CT-1-a" },
      [],
      true,
      ['things "CT-1-…" on the shelf at http://old/'],
    ],
    ["what bears no mark", SENT, [], false, ["things on the shelf at http://old/"]],
    ["what is its own", { own: "a" }, [], true, ['thing "a" on the shelf at http://old/']],
    [
      "its own, though it can't be listed",
      { ...SENT, own: "a", isListable: false },
      [refusal],
      true,
      ['thing "a" on the shelf at http://old/'],
    ],
    ["nothing that was refused", SENT, [{}, refusal], true, []],
    [
      "what was asked for when another was refused",
      SENT,
      [{ ...refusal, nothing: 4 }],
      true,
      ['things "ct-1-…" on the shelf at http://old/'],
    ],
    [
      "what was asked for when another run's was refused",
      SENT,
      [{ ...refusal, mark: "ct-2" }],
      true,
      ['things "ct-1-…" on the shelf at http://old/'],
    ],
    ["nothing where nothing can be listed", { ...SENT, isListable: false }, [], true, []],
    ["nothing for a line of what came of it", { answered: 3 }, [], true, []],
  ])("an earlier run may have left %s", (_, line, entries, bears, left) => {
    const kind = { ...THINGS, ...(bears && { bears: () => true }) };
    const told = leftElsewhere(kind, { ...LINE, ...line }, false, entries as never);
    expect(told).toEqual(left.map((what) => ({ what, why: ELSEWHERE })));
  });

  test("but to another account, that is said", () => {
    const why =
      "perhaps left: the target file names another account there now; name the earlier one again, or remove them by hand";
    const left = [{ what: "things on the shelf", why }];
    expect(leftElsewhere(THINGS, { ...LINE, ...SENT }, true, [])).toEqual(left);
  });
});

test("names are those of its own and of what it has asked for, but not those that are others' by now", () => {
  const place = placeAfter(["! c", "> a", "> d"], ["a", "b", "e", "f"]);
  place.sending(UNNAMED);
  place.retired.add("b");
  place.giveTo("e", "taken over");
  place.giveTo("f", "since");
  expect(namesAt(place)).toEqual(["a", "f", "c", "d"]);
});

describe("where no list can be read", () => {
  const why = "perhaps left: reset";

  test.each<[what: string, names: string[], isOpen: boolean, left: string[]]>([
    ["what has a name", ["a"], false, ['thing "a" on the shelf']],
    ["what has none", [], true, [WHEN]],
    ["both", ["7"], true, ["thing 7 on the shelf", WHEN]],
    ["something, if nothing is known of it", [], false, ["perhaps a thing on the shelf"]],
  ])("perhaps left is %s", (_, names, isOpen, left) => {
    const place = placeAfter(["> a"]);
    if (isOpen) place.sending(UNNAMED);
    const told = left.map((what) => ({ what, why }));
    expect(unread(place, new Error("reset"), names)).toEqual(told);
  });
});

describe("where it is unclear whose things are there", () => {
  const asked = "where this run created 1";
  const STILL = "its removal is not over, or was not possible; verify --clean-up looks again";

  function shelf(own = ["a", "b", "7"]) {
    const place = placeAfter(["> a", "- 7", "- 5"], own);
    for (const id of ["7", "8"]) place.appear(id);
    place.doubtful.add("9");
    return place;
  }
  const why = (removed: string, number: number) =>
    `one of ${number} that are there, and were not before, ${asked}${removed}; left as it is, since it may not be this run's`;

  test("all that has come is named, and this run's own, and what it has removed", () => {
    const one = why(" and removed 7, perhaps another's", 3);
    expect(unclear(shelf())).toEqual([
      { what: "thing 7 on the shelf", why: one },
      { what: "thing 8 on the shelf", why: one },
      { what: "thing 9 on the shelf", why: one },
      { what: 'thing "a" on the shelf', why: STILL },
      { what: 'thing "b" on the shelf', why: STILL },
    ]);
  });

  test("only what is listed is named, where nothing was removed", () => {
    const place = shelf(["a", "b"]);
    expect(unclear(place, ["8", "a", "x"])).toEqual([
      { what: "thing 8 on the shelf", why: why("", 1) },
      { what: 'thing "a" on the shelf', why: STILL },
    ]);
  });

  test("what it has removed is noted, with how many had come", () => {
    const note =
      "Removed, and perhaps another's: 7 on the shelf, since 2 had come there by the end, where this run created 1.";
    expect(notesOn([shelf()])).toEqual([note]);
  });

  test("but not where all that came is its own", () => {
    const place = placeAfter(["> a", "- 7"], ["7"]);
    place.appear("7");
    expect(notesOn([place])).toEqual([]);
  });
});

test("what another client has taken over is noted", () => {
  const place = placeAfter(["+ a"], ["a"]);
  expect(notesOn([place])).toEqual([]);
  for (const id of ["a", "b"]) place.giveTo(id, "taken over");
  place.giveTo("c", "since");
  const note =
    'Another client has removed what this run had created, and made its own thing of that name on the shelf, which was left as it is: "a", "b".';
  expect(notesOn([place])).toEqual([note]);
});

test("what went without a removal is noted, where more was created after that", () => {
  const place = placeAfter(["1 2 3", "1", "@ 1", "1 4"], ["2", "3", "4"]);
  const note =
    "Gone, though this run had not asked for its removal or that was not confirmed: thing 2 on the shelf, thing 3 on the shelf.";
  expect(notesOn([place])).toEqual([note]);
});
