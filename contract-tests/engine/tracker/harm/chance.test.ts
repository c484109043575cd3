import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { create, exchange, placeAfter, take } from "../seen/place.support.ts";
import { overTime } from "../shelf.support.ts";
import { mayBeCreates, msUntilCertain, requireHarmlessCreates, takerOf } from "./chance.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A quiet minute between two looks. */
const QUIET = "@ 60000";

const marked = (steps: readonly string[]) =>
  placeAfter(steps, ["a", "b", "c", "d"], { bears: () => true });

const SAID = {
  removals: ["7 8 a b", QUIET, "7 8 a b", "- a", "@ 9", "8 b", "- b", "@ 9", ""],
  creates: ["7 8", QUIET, "7 8", "+ a", "@ 9", "8 a", "+ b", "@ 9", "a b"],
  either: ["7 8", QUIET, "7 8", "+ a", "@ 9", "8 a", "- a", "+ b", "@ 9", "b"],
  "removals, perhaps": ["7 8 9 a b", "- a", "@ 9", "8 9 b", "- b", "@ 9", "9"],
  "removals, hardly": ["7 8 9 a b", "- a", "@ 20000", "8 9 b", "- b", "@ 20000", "9"],
  // As many take nothing.
  "removals, some": [
    ...["7 8 9 a b c d", QUIET, "7 8 9 a b c d", "- a", "@ 9", "8 9 b c d", "- b", "@ 9"],
    ...["9 c d", "- c", "@ 9", "9 d", "- d", "@ 9", "9"],
  ],
  // Two of four, the second beside two.
  "removals, beside": [
    ...["7 8 9 a b c d", QUIET, "7 8 9 a b c d", "- a", "@ 9", "8 9 b c d", "- b", "@ 9"],
    ...["8 9 c d", "- c", "- d", "@ 9", "9"],
  ],
  none: ["7 8 a b", "- a", "@ 9", "7 8 b"],
};

/** Places where that has happened, beside one at which nobody has looked; a list shows the same again, or another thing. */
function watched(said: keyof typeof SAID, next?: string) {
  const steps = SAID[said];
  const place = marked(steps);
  const look = vi.fn(async (name: string) => take(place, name && (next ?? steps.at(-1)!)));
  const empty = Object.assign(marked([]), { name: "another" });
  return { places: [place, empty], look };
}

describe("the writes that have taken others' alone", () => {
  test.each<[taker: string | undefined, said: keyof typeof SAID, looks: number, next?: string]>([
    ["removal", "removals", 0],
    ["creation", "creates", 0],
    ["creation or removal", "either", 0],
    ["removal", "removals, perhaps", 1],
    [undefined, "removals, some", 0],
    [undefined, "removals, beside", 0],
    [undefined, "removals, perhaps", 1, "9 10"],
    [undefined, "removals, perhaps", 1, ""],
    [undefined, "removals, hardly", 0],
    [undefined, "none", 0],
  ])("are %s, after %s, and %i more looks", async (taker, said, looks, next) => {
    const shelves = watched(said, next);
    expect(await overTime(takerOf(shelves))).toBe(taker);
    expect(shelves.look.mock.calls).toEqual(Array.from({ length: looks }, () => ["shelf"]));
  });

  test("are found out once for all who ask meanwhile, and again for who asks later", async () => {
    const shelves = watched("removals, perhaps");
    const both = Promise.all([takerOf(shelves), takerOf(shelves)]);
    expect(await overTime(both)).toEqual(["removal", "removal"]);
    expect(shelves.look).toHaveBeenCalledOnce();
    take(shelves.places[0]!, "");
    expect(await overTime(takerOf(shelves))).toBeUndefined();
  });

  test.each<[said: keyof typeof SAID, isHarmful: boolean]>([
    ["removals", false],
    ["none", false],
    ["creates", true],
    ["either", true],
  ])("after %s keep anything from being created: %j", async (said, isHarmful) => {
    const asking = requireHarmlessCreates(watched(said)).catch((error: unknown) => error);
    const message = "creating a thing has removed others', so no more are created";
    const error = expect.objectContaining({ code: "because-of", message });
    expect(await overTime(asking)).toEqual(isHarmful ? error : undefined);
  });
});

const LOST = ["7 8 a b c", QUIET, "7 8 a b c"];

test.each<[what: string, writes: "removals" | "creates" | "all", steps: string[], quiet: number]>([
  ["two", "removals", SAID.removals, 0],
  ["one", "removals", [...SAID.removals.slice(0, -1), "8"], Infinity],
  ["one, with its own", "removals", [...LOST, "- a", "@ 9", "8 c", "- c", ""], Infinity],
  [
    "two, others' go too",
    "removals",
    ["7 8 9 a b", QUIET, "7 8 a b", "- a", "8 b", "- b", ""],
    Infinity,
  ],
  ["two, others come too", "removals", ["8 a b", QUIET, ...SAID.removals], Infinity],
  ["two at random", "removals", ["7 8 a b", "- a", "@ 9", "8 b", "- b", "@ 9", ""], 63],
  [
    "two, with its own at a create",
    "removals",
    [...LOST, "- a", "8 b c", "- b", "c", "+ d", "d"],
    0,
  ],
  [
    "one for each of two, and another",
    "removals",
    ["7 8 9 a b c", "- a", "- b", "@ 9", "9 c", "- c", "@ 9", ""],
    31,
  ],
  [
    "two for one, and another",
    "removals",
    ["7 8 9 a b c", "- a", "@ 9", "9 b c", "- c", "@ 9", "b"],
    63,
  ],
  ["two", "creates", SAID.creates, 0],
  ["two at random", "creates", SAID.creates.slice(2), 63],
  ["one", "creates", [...SAID.creates.slice(0, -1), "8 a b"], Infinity],
  [
    "two, and others' go too",
    "creates",
    ["7 8 9", QUIET, "7 8", "+ a", "8 a", "+ b", "a b"],
    Infinity,
  ],
  [
    "two, and others' come too",
    "creates",
    ["7 8", QUIET, "7 8", "+ a", "8 9 a", "+ b", "9 a b"],
    Infinity,
  ],
  ["two, one with a removal", "creates", SAID.either, Infinity],
  [
    "two, one with removals that cancel out",
    "creates",
    ["7 8", QUIET, "7 8", "+ a", "8 a", "- a", "= x", "+ b", "b"],
    Infinity,
  ],
  ["another's and its own", "creates", [...LOST, "+ d", "8 a b c d", "+ e", "8 b c d"], 0],
  ["its own alone", "creates", [...LOST, "+ d", "7 8 b c d", "+ d", "7 8 c d"], Infinity],
  ["another's, and all its own", "creates", [...LOST, "+ d", "8 a b c", "+ d", "8 c"], Infinity],
  ["two, and its own go", "creates", [...LOST, "+ d", "8 a b c d", "+ d", "a b c d", "b c d"], 0],
  [
    "one for each of two, and another",
    "creates",
    ["7 8 9", "+ a", "+ b", "! c", "@ 9", "9 a b", "+ d", "@ 9", "a b d"],
    31,
  ],
  [
    "two for one, and another",
    "creates",
    ["7 8 9", "+ a", "! b", "@ 9", "9 a", "+ d", "@ 9", "a d"],
    63,
  ],
  [
    "another's and its own for two, and another",
    "creates",
    ["7 9 a", "+ b", "+ c", "@ 9", "9 b c", "+ d", "@ 9", "b c d"],
    63,
  ],
  [
    "one for each of two, and another",
    "all",
    ["7 8 9 a", "+ b", "- a", "@ 9", "9 b", "- b", "@ 9", ""],
    31,
  ],
  ["two, written beside what nobody saw", "all", ["+ c", ...SAID.creates, "+ d"], 0],
])("that %s went at %s, %j, is sure after a while", (_, writes, steps, quiet) => {
  expect(msUntilCertain([marked(steps)], writes)).toBe(quiet);
});

describe("where several lists are looked at", () => {
  /** What lists show, each with an own time; a create is sent at the first of them a while before its last look. */
  const lists = (other: string[]) => {
    const place = marked(["7 9", "@ 5", "7 9", QUIET, "7 9"]);
    take(place, "@ 50");
    const made = exchange();
    place.sending({ ...create("made"), at: Date.now(), looks: 3, asks: "a", exchange: made });
    take(place, "@ 9");
    take(place, "9 a");
    vi.setSystemTime(0);
    return [place, marked(other)];
  };

  test.each<[what: string, other: string[], quiet: number]>([
    ["takes what another shows", ["8", "@ 5", "8", QUIET, "8", "@ 59", ""], 0],
    ["takes what the other shows again", ["7", "@ 5", "7", QUIET, "7", "@ 59", ""], Infinity],
    ["is not sent when another loses something", ["8", "@ 5", "", QUIET, ""], Infinity],
    ["takes what another shows, after less time", ["8", "@ 60000", "8", "@ 64", ""], 0],
  ])("a create that %s", (_, other, quiet) => {
    const places = lists(other);
    expect(msUntilCertain(places, "creates")).toBe(quiet);
    expect(msUntilCertain(places, "all")).toBe(quiet);
    expect(msUntilCertain(places, "removals")).toBe(Infinity);
  });

  test("removals are not why others' go elsewhere as something is created", () => {
    const place = marked(SAID.removals);
    take(place, "@ 2");
    place.creates.push({ ...create("made"), at: Date.now() });
    vi.setSystemTime(0);
    const places = [place, marked(["5", "@ 60019", "5", "@ 10", ""])];
    expect(msUntilCertain(places, "removals")).toBe(Infinity);
    expect(msUntilCertain(places, "all")).toBe(0);
  });

  test("what is to be quiet yet is shared among them", () => {
    const places = [marked(SAID.removals.slice(2)), marked(["9"])];
    expect(msUntilCertain(places, "removals")).toBe(32);
  });
});

test.each<[what: string, nth: number, said: string[], isSo: boolean]>([
  ["one was sent, which take things for certain", 3, SAID.creates, true],
  ["none was sent, though they do", 1, SAID.creates, false],
  ["one was sent, which perhaps take things", 2, SAID.creates.slice(2), true],
  ["one was sent, as one took something once", 1, ["7 8", "+ a", "8 a", "+ b", "8 a b"], false],
])("creates may be why others' went in a step in which %s", (_, nth, said, isSo) => {
  const place = marked(said);
  expect(mayBeCreates(place, [place], nth)).toBe(isSo);
});
