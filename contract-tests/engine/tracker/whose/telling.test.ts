import { describe, expect, test } from "vitest";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { placeAfter } from "../seen/place.support.ts";
import { giveUpLost, tellByAnswer, tellByLook, tellByMark, tellByOtherWay } from "./telling.ts";
import { accepted, create, look, outcomes, placeWith, refused } from "./whose.support.ts";

test("what came of a removal that named it is this run's own, if the name bears its mark", () => {
  const place = placeWith([create()], ["7"], { bears: () => false });
  place.older = new Set(["7"]);
  for (const id of ["ct-1 a", "7", "8"]) place.asking(id);
  tellByLook(place, look("7", "8", "ct-1 a", "ct-1 b"));
  expect([...place.own]).toEqual(["ct-1 a"]);
});

test("what is older than something listed before the first create was there, though a list had left it out", () => {
  const isBefore = (one: string, other: string) => Number(one) < Number(other);
  const more = { bears: undefined, isBefore } as unknown as Partial<Kind<string>>;
  const [theirs, mine] = [placeWith([]), placeWith([create()], [], more)];
  const at = (startedAt: number, ...items: string[]) => {
    return { items, exchange: { ...accepted, startedAt } };
  };
  tellByLook(theirs, at(1, "8"), [theirs, mine]);
  tellByLook(mine, at(Date.now(), "4", "9"), [theirs, mine]);
  expect([...mine.own]).toEqual(["9"]);
});

test("what was created at one place is not another's, though its list shows it", () => {
  const more = { bears: undefined } as unknown as Partial<Kind<string>>;
  const [mine, theirs] = [placeWith([create()], ["7"], more), placeWith([create()], ["7"], more)];
  for (const place of [theirs, mine]) tellByLook(place, look("7", "8"), [mine, theirs]);
  expect([theirs, mine].map(({ own }) => [...own])).toEqual([["8"], []]);
});

describe("by the answer to its create", () => {
  const told = (ids: string[], more: Partial<Create>, exchange = accepted, seen?: string[]) => {
    const one = create(more);
    const place = placeWith([one], seen, { idsAnswered: () => ids });
    const given = tellByAnswer(place, one, exchange);
    return { given, own: [...place.own], outcome: one.outcome };
  };

  test.each<[what: string, Parameters<typeof told>, object]>([
    [
      "a name that bears the mark is its own, in any letters",
      [["CT-1 a"], {}],
      { given: undefined, own: ["CT-1 a"], outcome: "made" },
    ],
    [
      "a name that was not there before is, and nothing else will tell it",
      [["x"], {}, accepted, ["7"]],
      { given: "x", own: ["x"], outcome: "made" },
    ],
    [
      "one that was there before is another's",
      [["7"], {}, accepted, ["7"]],
      { given: undefined, own: [], outcome: "unknown" },
    ],
    [
      "one that may have been there is another's",
      [["x"], {}],
      { given: undefined, own: [], outcome: "unknown" },
    ],
    [
      "one that was not asked for is another's",
      [["x"], { isMarked: true, asks: "ct-1 a" }, accepted, ["7"]],
      { given: undefined, own: ["ct-1 a"], outcome: "unknown" },
    ],
    [
      "one that was asked for and not accepted is not known to be there",
      [[], { isMarked: true, asks: "ct-1 a" }, refused],
      { given: undefined, own: [], outcome: "unknown" },
    ],
  ])("%s", (_, given, want) => {
    expect(told(...given)).toEqual(want);
  });

  test("where answers give no ids, nothing is told", () => {
    const place = placeWith([create()]);
    expect(tellByAnswer(place, place.creates[0]!, accepted)).toBeUndefined();
    expect([[...place.own], outcomes(place)]).toEqual([[], ["unknown"]]);
  });
});

describe("by its mark", () => {
  test.each<[what: string, Create[], listed: string[], own: string[], after: string[]]>([
    ["what bears it", [create({ isMarked: true })], ["7", "ct-1 a"], ["ct-1 a"], ["nothing"]],
    ["nothing of another run's", [create()], ["ct-2 a", "7"], [], ["unknown"]],
    ["what bears an earlier run's", [create()], ["ct-0 a"], ["ct-0 a"], ["unknown"]],
    [
      "what bears it elsewhere than in its name",
      [create()],
      ["ours of ct-1"],
      ["ours of ct-1"],
      ["unknown"],
    ],
    [
      "no create whose answer may still come",
      [create({ isMarked: true, isUnderWay: true })],
      [],
      [],
      ["unknown"],
    ],
  ])("%s", (_, creates, listed, own, after) => {
    const place = placeWith(creates);
    place.marks.add("ct-0");
    tellByMark(place, look(...listed));
    expect([...place.own]).toEqual(own);
    expect(outcomes(place)).toEqual(after);
  });

  test.each<[known: string[], creates: number, after: string]>([
    [["x"], 1, "made"],
    [["x", "y"], 2, "made"],
    [["x"], 2, "unknown"],
    [["CT-1 a"], 1, "unknown"],
  ])(
    "names %j that the installation chose account for as many of %i creates: %s",
    (known, count, after) => {
      const place = placeWith(Array.from({ length: count }, () => create()));
      for (const id of known) place.claim(id);
      tellByMark(place, look("7"));
      expect(new Set(outcomes(place))).toEqual(new Set([after]));
    },
  );

  test("two that one create without a name has made are its own where each is carried out twice", () => {
    const place = placeWith([create()], undefined, { bears: () => true });
    place.claim("x");
    tellByMark(place, look("x", "y"));
    expect(place.othersBy("not ordered")).toEqual(["y"]);
    place.repeats();
    tellByMark(place, look("x", "y"));
    expect([...place.own]).toEqual(["x", "y"]);
  });

  test("a marked create is not counted among those", () => {
    const place = placeWith([create({ isMarked: true, outcome: "made" }), create()]);
    place.claim("x");
    tellByMark(place, look());
    expect(outcomes(place)).toEqual(["made", "made"]);
  });
});

test.each([true, false])("a look is current unless an answer may still come: %s", (isUnderWay) => {
  const place = placeWith([create({ isUnderWay })]);
  tellByLook(place, look("7"));
  expect(place.looks).toEqual([look("7")]);
  expect(place.current).toEqual(isUnderWay ? undefined : look("7"));
});

describe("a create that is not known to have made anything", () => {
  test.each<[what: string, Partial<Create>, after: string]>([
    ["is given up once a job would be over", {}, "nothing"],
    ["is given up exactly then", { at: Date.now() - 10_000 }, "nothing"],
    ["is waited for until then", { at: Date.now() }, "unknown"],
    ["is waited for while its answer may come", { isUnderWay: true }, "unknown"],
    ["is due for good once it was promised", { exchange: accepted }, "unknown"],
    ["is given up if it was not", { exchange: refused }, "nothing"],
    ["stays made once it is", { outcome: "made" }, "made"],
  ])("%s", (_, more, after) => {
    const place = placeWith([create(more)]);
    giveUpLost(place);
    expect(outcomes(place)).toEqual([after]);
  });
});

test("what appears is of the create that was accepted, and not of one before it that a gateway has eaten", () => {
  const eaten = create({ at: Date.now(), exchange: refused });
  const place = placeWith([eaten, create({ at: Date.now(), exchange: accepted })], [], {
    bears: undefined as never,
  });
  tellByLook(place, look("7"));
  expect(outcomes(place)).toEqual(["unknown", "made"]);
});

test.each<[what: string, steps: string[], isLook: boolean]>([
  ["nothing was done since", ["7 a", "= b"], true],
  ["nobody has looked", [], false],
  ["the last look shows another", ["7"], false],
  ["something was removed", ["7 a", "- b"], false],
  ["something was created", ["7 a", "+ b"], false],
  ["a removal is under way", ["7 a", "~ b"], false],
])("a reading by another way counts as a look: %s", (_, steps, isLook) => {
  const place = placeAfter(steps);
  const { length } = place.looks;
  expect(tellByOtherWay(place, look("7", "a"))).toBe(isLook);
  expect(place.looks).toHaveLength(length + Number(isLook));
});
