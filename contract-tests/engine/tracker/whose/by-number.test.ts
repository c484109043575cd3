import { describe, expect, test } from "vitest";
import { tellByNumber } from "./by-number.ts";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { create, look, outcomes, placeWith } from "./whose.support.ts";

describe("where a create had no answer", () => {
  const lost = { isAnswered: false, at: Date.now() };
  type Rest = Readonly<Record<string, readonly string[]>>;
  test.each<[what: string, Create[], items: string[], own: string[], rest: Rest]>([
    ["what comes may be another's", [create(lost)], ["8"], [], { others: ["8"] }],
    ["it may come with an answer yet", [create({ ...lost, isUnderWay: true })], ["8"], [], {}],
    ["an answered one's comes first", [create(lost), create()], ["8"], ["8"], {}],
    [
      "both at once are not told apart",
      [create(lost), create()],
      ["8", "9"],
      [],
      { doubtful: ["8", "9"] },
    ],
  ])("%s", (_, creates, items, own, { others = [], doubtful = [] }) => {
    const place = placeWith(creates, ["7"], { bears: undefined as never });
    tellByNumber(place, look("7", ...items));
    expect([...place.own]).toEqual(own);
    expect([[...place.others.keys()], [...place.doubtful]]).toEqual([others, doubtful]);
  });
});

describe("by what was not there before", () => {
  const now = Date.now();
  test.each<[what: string, Create[], listed: string[], own: string[], rest: object]>([
    ["one for one", [create({ at: now })], ["7", "a"], ["a"], { outcomes: ["made"] }],
    ["none while none is due", [], ["7", "a"], [], { others: ["a"] }],
    [
      "none where two are there for one",
      [create({ at: now })],
      ["a", "b"],
      [],
      { outcomes: ["unknown"], others: [] },
    ],
    [
      "two for two",
      [create({ at: now }), create({ at: now })],
      ["a", "b"],
      ["a", "b"],
      { outcomes: ["made", "made"] },
    ],
    ["none after every job is over", [create({ outcome: "made" })], ["a"], [], { others: ["a"] }],
    [
      "one while a job may be on",
      [create({ outcome: "made" }), create({ at: now, outcome: "made" })],
      ["a"],
      ["a"],
      { others: [] },
    ],
  ])("%s", (_, creates, listed, own, rest) => {
    const place = placeWith(creates, ["7"]);
    tellByNumber(place, look(...listed));
    expect([...place.own]).toEqual(own);
    expect({ outcomes: outcomes(place), others: [...place.others.keys()] }).toMatchObject(rest);
  });

  test.each<[isOf: boolean | undefined, into: "own" | "others" | "doubtful"]>([
    [true, "own"],
    [false, "others"],
    [undefined, "doubtful"],
  ])("of an earlier run, what says %s of itself is %s", (isOf, into) => {
    const more: Partial<Kind<string>> = { isOf: (_, at) => (at === 5 ? isOf : true) };
    const place = placeWith([create({ recovered: 5 })], ["7"], more);
    tellByNumber(place, look("a"));
    expect(place[into].has("a")).toBe(true);
    expect(
      [...place.own, ...place.doubtful, ...place.others.keys()].filter((id) => id === "a"),
    ).toHaveLength(1);
  });

  test.each([
    ["another's", "9:02", "others"],
    ["doubtful if it was made with that", "9:01", "doubtful"],
  ] as const)(
    "where an earlier run has named what each create made, another is %s",
    (_, made, into) => {
      const more = { isOf: () => undefined, traitsOf: () => [made] };
      const its = create({ at: now, recovered: now, outcome: "made" });
      const place = placeWith([its], ["7"], more);
      place.claim("a");
      place.traits.set("a", ["9:01"]);
      tellByNumber(place, look("b"));
      expect(place[into].has("b")).toBe(true);
    },
  );

  test.each([{}, { recovered: 5 }])("what is older than its create is another's", (more) => {
    const isOlder = (_: string, at: number) => at === 5 || at === now;
    const place = placeWith([create({ at: now, ...more })], ["7"], { isOlder });
    tellByNumber(place, look("a"));
    expect([[...place.own], [...place.others.keys()]]).toEqual([[], ["a"]]);
  });

  test.each([
    ["behind", now - 9],
    ["ahead", now],
  ])(
    "its create is as old as the earlier of two clocks says: the installation's is %s",
    (_, at) => {
      const asked: number[] = [];
      const isOlder = (_item: string, than: number) => asked.push(than) === 0;
      const clock = at === now ? now + 9 : at;
      tellByNumber(placeWith([create({ at: now, clock })], ["7"], { isOlder }), look("a"));
      expect(asked).toEqual([at]);
    },
  );

  test("of an earlier run, what says nothing of itself counts", () => {
    const place = placeWith([create({ recovered: 5 })], ["7"]);
    tellByNumber(place, look("a"));
    expect([...place.own]).toEqual(["a"]);
  });

  test("what is not another's by one create is not by any other", () => {
    const creates = [create({ recovered: 5 }), create({ recovered: 9 })];
    const place = placeWith(creates, ["7"], { isOf: (_, at) => at === 9 });
    tellByNumber(place, look("a"));
    expect([...place.own]).toEqual(["a"]);
  });
});
