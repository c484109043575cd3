import { describe, expect, test } from "vitest";
import { tellByNumber, tellOne } from "./by-number.ts";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { accepted, create, look, outcomes, placeWith, refused, TRAITED } from "./whose.support.ts";

/** No job that began then is over, however long the tests take. */
const recent = { at: Date.now() + 1e9 };
const lost = { ...recent, isAnswered: false };

/** A place whose things bear no mark, and that this run, or an earlier one, has created things at. */
function unmarked(
  creates: readonly Create[],
  more: Partial<Kind<string>> = {},
  own: string[] = [],
) {
  const place = placeWith(creates, ["7"], { bears: undefined as never, ...more });
  for (const id of own) place.claim(id);
  return place;
}

describe("where the installation's clock calls all that comes older than its create", () => {
  interface Given {
    readonly more?: Partial<Create>;
    readonly before?: string[];
    readonly own?: string[];
    readonly looks?: string[];
  }

  test.each<[what: string, given: Given, isOwn: boolean]>([
    ["a promised one with a higher id than all others is this run's", {}, true],
    ["also where a list shows what was there", { looks: ["7"] }, true],
    ["one that was not promised is another's", { more: { exchange: refused } }, false],
    ["one with a lower id than one of others' is", { before: ["7", "9"] }, false],
    ["one is that was given an id of this run's own", { own: ["9"] }, false],
    ["one is where nothing was there", { before: [] }, false],
    ["one is where it calls something new", { looks: ["7", "7 new"] }, false],
  ])("%s", (_, { more, before = ["7"], own = [], looks = [] }, isOwn) => {
    const isOlder = (id: string) => id === "8";
    const creates = [
      create({ ...recent, exchange: accepted, ...more }),
      ...own.map(() => create()),
    ];
    const place = unmarked(creates, { isOlder }, own);
    place.before = new Set(before);
    for (const one of looks) place.looked(look(...one.split(" ")));
    tellByNumber(place, look("8"));
    expect([place.own.has("8"), place.others.get("8")]).toEqual([
      isOwn,
      isOwn ? undefined : "since",
    ]);
  });
});

test.each([
  [5, 5],
  [undefined, 0],
])("what an earlier run made is told by how long answers took: %s", (took, told) => {
  const asked: unknown[] = [];
  const isOf = (...[, at, ms]: [unknown, number, number]) => asked.push([at, ms]) > 0;
  tellByNumber(unmarked([create({ ...recent, recovered: 3, took })], { isOf }), look("8"));
  expect(asked).toEqual([[3, told]]);
});

describe("what has come beside what is named", () => {
  const isOf = () => undefined;
  const earlier = create({ ...recent, recovered: 1, outcome: "made" });

  function told(creates: Create[], own: string[], known: string[] | undefined, item: string) {
    const place = unmarked(creates, { ...TRAITED, isOf }, own);
    if (known) place.traits.set("a", known);
    tellByNumber(place, look(item));
    return place.others.get("b") ?? (place.doubtful.has("b") ? "doubtful" : "open");
  }

  test.each<[what: string, given: Parameters<typeof told>, as: string]>([
    [
      "is another's, once an earlier run's are all named",
      [[earlier], ["a"], ["x"], "b:z"],
      "since",
    ],
    ["may be its own if it shares something", [[earlier], ["a"], ["y", "x"], "b:x:z"], "doubtful"],
    [
      "may be its own while one is not known",
      [[earlier, create({ ...recent, recovered: 2 })], ["a"], ["x"], "b:z"],
      "doubtful",
    ],
    [
      "may be its own if nothing is known of those",
      [[earlier], ["a"], undefined, "b:z"],
      "doubtful",
    ],
    [
      "of this run may be of a create without an answer",
      [[create({ ...recent, outcome: "made" }), create(lost)], ["a"], ["x"], "b:z"],
      "unanswered",
    ],
  ])("%s", (_, given, as) => {
    expect(told(...given)).toBe(as);
  });

  test("may be its own if it shares something with any", () => {
    const place = unmarked([earlier, earlier], { ...TRAITED, isOf }, ["a", "c"]);
    place.traits.set("c", ["q"]).set("a", ["x"]);
    tellByNumber(place, look("b:x"));
    expect([...place.doubtful]).toEqual(["b"]);
  });
});

describe("nothing is told", () => {
  test("of more than was asked for, also when more is asked for later", () => {
    const place = unmarked([create(recent)]);
    expect(tellByNumber(place, look("8", "9"))).toEqual([]);
    place.creates.push(create(recent));
    expect(tellByNumber(place, look("8", "9"))).toEqual([]);
    expect([...place.doubtful]).toEqual(["8", "9"]);
    expect(place.own.size).toBe(0);
  });

  test("of what comes while one of several answers may still come", () => {
    const place = unmarked([create(lost), create({ ...lost, isUnderWay: true })]);
    expect(tellByNumber(place, look("8"))).toEqual([]);
    expect([place.own.size, place.others.size, place.doubtful.size]).toEqual([0, 0, 0]);
  });

  test("of what came without an answer, beside what is known", () => {
    const place = unmarked([create({ ...recent, outcome: "made" }), create(lost)], {}, ["x"]);
    expect(tellByNumber(place, look("8"))).toEqual([]);
    expect(place.othersBy("unanswered")).toEqual(["8"]);
    // What it asked for does not make up for what comes later.
    expect(outcomes(place)).toEqual(["made", "nothing"]);
  });
});

test.each<[what: string, more: Partial<Create>, next: Partial<Create> | undefined, after: string]>([
  ["has made nothing once a later one's has come", {}, { outcome: "made" }, "nothing"],
  ["is waited for where that has not", {}, { outcome: "unknown" }, "unknown"],
  ["is waited for where there is none", {}, undefined, "unknown"],
  ["is waited for if it may be late", { isLate: true }, { outcome: "made" }, "unknown"],
  ["is waited for if it was promised", { exchange: accepted }, { outcome: "made" }, "unknown"],
])("a create that failed %s", (_, more, next, after) => {
  const sent = { ...recent, exchange: refused, ...more };
  const place = unmarked([create(next ? { ...sent, next: create(next) } : sent)]);
  tellByNumber(place, look("7"));
  expect(outcomes(place)).toEqual([after]);
});

test.each<[what: string, creates: Partial<Create>[], made: number]>([
  ["accepted", [{}, { exchange: accepted }], 1],
  ["answered, where none was accepted", [{ isAnswered: false }, {}], 1],
  ["open, where none was answered", [{ isAnswered: false }, { isAnswered: false }], 0],
])("an id is of the first create that was %s", (_, creates, made) => {
  const place = unmarked(creates.map(create));
  tellOne(place, "8");
  expect(outcomes(place).indexOf("made")).toBe(made);
});
