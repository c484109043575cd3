import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Kind } from "../kind.ts";
import { emptyAtLast, emptyForGood, late, unseen } from "./lasting.ts";
import { create, exchange, placeAfter } from "../seen/place.support.ts";
import type { Others, Place } from "../seen/place.ts";
import { overTime } from "../shelf.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  return () => vi.useRealTimers();
});

const bears = () => false;
const WHEN = "perhaps a thing on the shelf, asked for at 1970-01-01T00:00:00.001Z";

/** What is told of places whose list is read once more, as it was. */
async function told(...places: Place<string>[]) {
  for (const [nth, place] of places.entries()) Object.assign(place, { name: String(nth) });
  const look = async (name: string) => {
    const place = places[Number(name)]!;
    place.looked({ items: place.looks.at(-1)!.items, exchange: exchange() });
    return place.looks.at(-1)!;
  };
  return overTime(emptyForGood(places, look, false));
}

describe("what was asked for without a name is perhaps left", () => {
  const SINCE = "came since, and nobody knows its name; look for it by the time";

  test.each<[what: string, looks: string[], why: string[]]>([
    ["where something came", ["7 a w8"], [`perhaps left: w8 ${SINCE}`]],
    ["where four came", ["1 2 3 4"], [`perhaps left: 1, 2, 3, 4 ${SINCE}`]],
    ["where more came", ["1 2 3 4 5"], [`perhaps left: 5 things ${SINCE}`]],
    ["but not where that has gone", ["7 w8", "7"], []],
    ["but not where that is known to be another's", ["7 o"], []],
  ])("%s", (_, looks, why) => {
    const place = placeAfter(["7", "+ a", ...looks], ["a"], { bears });
    place.giveTo("o", "since");
    place.creates.push({ ...create("nothing"), isGivenUp: true });
    place.creates.push({ ...create("nothing"), isGivenUp: true, asks: "x" });
    expect(unseen(place)).toEqual(why.map((one) => ({ what: WHEN, why: one })));
  });

  test("where lists leave something out", () => {
    const place = placeAfter(["7"]);
    place.isCutShort = true;
    place.creates.push({ ...create("nothing"), isGivenUp: true });
    const why =
      "perhaps left: lists here don't show all that is there, and nobody knows its name; look for it by the time";
    expect(unseen(place)).toEqual([{ what: WHEN, why }]);
  });
});

const LATE =
  "perhaps left: its creation was not answered in time, and may still be carried out; verify --clean-up looks again";

test("what was not answered in time is told once, by its name if it has one", () => {
  const place = placeAfter(["7", "> b", "> b"]);
  for (const one of place.creates) Object.assign(one, { isLate: true, isGivenUp: true });
  place.sending({ ...create("nothing"), isLate: true, isGivenUp: true });
  expect(late(place)).toEqual([
    { what: 'thing "b" on the shelf', why: LATE },
    { what: WHEN, why: LATE },
  ]);
});

test.each<[what: string, more: Partial<Kind<string>>, isSent: boolean]>([
  ["answers say nothing of others", {}, true],
  ["nobody knows what was sent", { isRefusedAlike: () => true }, false],
])("what was not answered in time is perhaps left, though another was refused: %s", (...given) => {
  const [, more, isSent] = given;
  const place = placeAfter(["7", "> b", "! c"], [], more);
  Object.assign(place.creates[0]!, { isLate: true, ...(isSent && exchange()) });
  expect(late(place)).toHaveLength(1);
});

test("of two reasons, the first is told", async () => {
  const place = placeAfter(["7"]);
  place.isCutShort = true;
  place.creates.push({ ...create("nothing"), isLate: true, isGivenUp: true });
  const left = await told(place);
  expect(left.map(({ why }) => why)).toEqual([LATE]);
  expect(place.isUndone).toBe(true);
});

test("where nothing is left, nothing is asked for again after an outage", async () => {
  const way = { isInterrupted: true, reopen: vi.fn() };
  const look = () => Promise.reject(new Error("none"));
  expect(await overTime(emptyAtLast([placeAfter(["7"])], look, false, way))).toEqual([]);
  expect(way.reopen).not.toHaveBeenCalled();
});

test.each([
  [true, "another client has renamed it"],
  [false, "its id has changed"],
])("what has another name by now is perhaps left; where it bears a mark: %s", async (is, who) => {
  const place = placeAfter(["7", "+ a", "7 a", "7 b"], ["a"], {
    ...(is && { bears }),
    traitsOf: (item) => (item === "7" ? [] : ["red"]),
    remove: async () => exchange([], 404),
  });
  place.creates[0]!.outcome = "made";
  place.traits.set("a", ["red"]);
  const why = `perhaps left: it has what "a" had, which this run has created; ${who}`;
  expect((await told(place)).filter((one) => one.what.includes('"b"'))).toEqual([
    { what: 'thing "b" on the shelf', why },
  ]);
});

describe("what is there and another's, or may be, is told", () => {
  const COPIED =
    "left as it is: it has this run's mark, under a name that the run did not give, as what another client has copied or renamed; remove it by hand if it is not needed";

  test.each<[whose: Others, isTakenUp: boolean, why: RegExp[]]>([
    ["taken over", true, [/^left as it is: another client has removed what the run had/]],
    ["taken over", false, []],
    ["given again", false, [/^left as it is: it is newer/]],
    ["unanswered", false, [/^perhaps left: it came when a create had no answer/]],
    ["since", true, []],
  ])("%s; at a clean-up: %s", async (whose, isTakenUp, why) => {
    const place = placeAfter(["b", "7 c"]);
    if (isTakenUp) place.creates.push({ ...create("nothing"), recovered: 1 });
    for (const id of ["b", "c"]) place.giveTo(id, whose);
    const left = why.map((one) => expect.stringMatching(one));
    expect((await told(place)).map((one) => one.why)).toEqual(left);
  });

  test("as made by another, where this run has not made it elsewhere", async () => {
    const place = placeAfter(["b"]);
    place.giveTo("b", "not ordered");
    const elsewhere = placeAfter(["b", "- b", "7"]);
    const left = [{ what: 'thing "b" on the shelf', why: COPIED }];
    expect(await told(elsewhere, place)).toEqual(left);
  });
});

test("at a clean-up, what was there before a run whose removals took others' is told as lost", async () => {
  const place = placeAfter(["2"]);
  place.creates.push({ ...create("nothing"), recovered: 1 });
  Object.assign(place, { tookMore: true, before: new Set(["1", "2"]) });
  const why =
    "it was there before the run, and was removed since, by the installation or another client; make it again if it is missed";
  expect(await told(place)).toEqual([{ what: "thing 1 on the shelf", why, isLost: true }]);
});
