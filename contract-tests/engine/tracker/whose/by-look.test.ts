import { describe, expect, test } from "vitest";
import type { Kind } from "../kind.ts";
import { exchange, placeAfter } from "../seen/place.support.ts";
import {
  giveUpLost,
  isSettled,
  tellByAnswer,
  tellByLook,
  tellByOtherWay,
  unaskedAt,
} from "./telling.ts";
import { accepted, create, look, placeWith } from "./whose.support.ts";

type More = Partial<Kind<string>>;
const unmarked: More = { bears: undefined as never };

describe("the answer to a create", () => {
  const kind: More = {
    idsAnswered: () => ["x"],
    madeBy: () => ({ size: 1 }),
    traitsAnswered: () => ["q"],
  };

  test("tells what it has made, and what stays of it", () => {
    const one = create();
    const place = placeWith([one], ["7"], kind);
    expect(tellByAnswer(place, one, accepted)).toBe("x");
    expect(one).toMatchObject({ named: "x", made: { size: 1 } });
    expect(place.traits).toEqual(new Map([["x", ["q"]]]));
  });

  test("may tell nothing that stays", () => {
    const one = create();
    const place = placeWith([one], ["7"], { ...kind, traitsAnswered: () => [] });
    tellByAnswer(place, one, accepted);
    expect(place.traits.size).toBe(0);
  });

  test("takes the name that was asked for back from others, and gives no second one", () => {
    const one = create({ asks: "ct-1 a", isMarked: true });
    const place = placeWith([one], ["7"], { ...kind, idsAnswered: () => ["ct-1 a"] });
    place.giveTo("ct-1 a", "taken over");
    tellByAnswer(place, one, accepted);
    expect([[...place.own], place.others.size]).toEqual([["ct-1 a"], 0]);
    expect(one).toMatchObject({ made: { size: 1 } });
    expect(one.named).toBeUndefined();
  });
});

describe("an answer that says what it has made, though nothing was asked for,", () => {
  function found(more: More, steps = ["7"], own: string[] = []) {
    const place = placeAfter(steps, own);
    const kind = { madeAt: () => "shelf", idsAnswered: () => ["x"], ...more } as Kind<string>;
    const asked: string[] = [];
    const one = unaskedAt(kind, accepted, (name) => {
      asked.push(name);
      return place;
    });
    return { isFound: one === place, isNone: one === undefined, asked };
  }

  test("names the place where that is", () => {
    expect(found({})).toEqual({ isFound: true, isNone: false, asked: ["shelf"] });
  });

  test.each<[what: string, more: More, steps?: string[], own?: string[]]>([
    ["was there", {}, ["7 x"]],
    ["may have been there", {}, []],
    ["is known", {}, ["7"], ["x"]],
  ])("names none where that %s", (_, more, steps, own) => {
    expect(found(more, steps, own)).toEqual({ isFound: false, isNone: true, asked: ["shelf"] });
  });

  test.each<More>([
    { madeAt: () => undefined },
    { madeAt: undefined as never },
    { idsAnswered: () => [] },
    { idsAnswered: undefined as never },
  ])("names none where it says no place or no id: %o", (more) => {
    expect(found(more)).toEqual({ isFound: false, isNone: true, asked: [] });
  });
});

describe("a look", () => {
  test("tells nothing where nothing was created", () => {
    const place = placeWith([], undefined, unmarked);
    expect(tellByLook(place, look("7"))).toEqual([]);
    expect([place.before, place.others.size]).toEqual([undefined, 0]);
  });

  test("tells what is another's where only an id of this run's is known", () => {
    const place = placeWith([], undefined, unmarked);
    place.claim("a");
    tellByLook(place, look("8", "a"));
    expect(place.othersBy("since")).toEqual(["8"]);
  });

  test.each<[what: string, more: More, before: string[]]>([
    ["is there before where nothing bears a mark", unmarked, ["7", "b"]],
    ["says nothing where things bear marks", {}, ["7"]],
  ])("at one place, what was created at another %s", (_, more, before) => {
    const [mine, theirs] = [placeWith([create()], ["7"], more), placeWith([], [], more)];
    mine.claim("a");
    theirs.claim("b");
    tellByLook(mine, look("7", "a"), [mine, theirs]);
    expect([...mine.before!]).toEqual(before);
  });

  test("may be the first where nobody knows what was there", () => {
    const isBefore = (one: string, other: string) => Number(one) < Number(other);
    const place = placeWith([create({ at: 5 })], undefined, { ...unmarked, isBefore });
    const theirs = placeWith([], [], unmarked);
    theirs.claim("b");
    const earlier = { items: ["8"], exchange: { ...exchange(), startedAt: 1 } };
    theirs.looked(earlier);
    expect(() => tellByLook(place, look("4"), [place, theirs])).not.toThrow();
  });

  test.each([
    ["any that was listed before the first create", 99, ["3", "8"], true],
    ["one that was listed as the first create was sent", 100, ["8"], false],
    ["one that was listed between two creates", 150, ["8"], false],
  ])("tells what is older than %s: at %i", (_, startedAt, items, isOlder) => {
    const isBefore = (one: string, other: string) => Number(one) < Number(other);
    const creates = [create({ at: 100 }), create({ at: 200 })];
    const place = placeWith(creates, [], { ...unmarked, isBefore });
    place.looked({ items, exchange: { ...exchange(), startedAt } });
    tellByLook(place, { items: ["4"], exchange: exchange() }, [place]);
    expect(place.before!.has("4")).toBe(isOlder);
  });

  test("tells what went with all that a run has made", () => {
    const [ann, ben] = ["ann", "ben"].map((owner, nth) => {
      const place = placeAfter([`7 1${nth}`], [`1${nth}`], { ownerOf: () => owner });
      place.before = new Set(["7"]);
      return place;
    });
    const later = { ...exchange(), startedAt: Date.now() + 60_000 };
    for (const place of [ann!, ben!])
      tellByLook(place, { items: ["7"], exchange: later }, [ann!, ben!]);
    expect([ann!, ben!].map((place) => place.othersBy("restored"))).toEqual([["10"], ["11"]]);
  });
});

test.each<[what: string, steps: string[], isIt: boolean]>([
  ["nothing was done", ["7"], true],
  ["nobody has looked", [], false],
  ["a look came after a removal", ["7 a", "- a", "7"], true],
  ["a look came after a create", ["7", "+ a", "7 a"], true],
  ["nobody has looked after a removal", ["7 a", "- a"], false],
  ["nobody has looked after a create", ["7", "+ a"], false],
  ["a removal is under way", ["7 a", "~ a", "7 a"], false],
])("whether a list is settled, where %s", (_, steps, isIt) => {
  expect(isSettled(placeAfter(steps))).toBe(isIt);
});

test("a create that has made nothing leaves a list settled", () => {
  const place = placeAfter(["7", "! a"]);
  place.creates[0]!.outcome = "nothing";
  expect(isSettled(place)).toBe(true);
});

test("a reading by another way counts as a look where the last one shows the same", () => {
  expect(tellByOtherWay(placeAfter(["7", "7 a"]), look("7", "a"))).toBe(true);
});

test("what is given up is known to be so", () => {
  const place = placeWith([create()]);
  giveUpLost(place);
  expect(place.creates[0]).toMatchObject({ outcome: "nothing", isGivenUp: true });
});
