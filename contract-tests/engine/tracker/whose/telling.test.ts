import { describe, expect, test } from "vitest";
import type { Exchange } from "../../exchange/exchange.ts";
import { tellByNumber } from "./by-number.ts";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { Place } from "../seen/place.ts";
import { placeAfter } from "../seen/place.support.ts";
import { lineOf, tellByJournal, type Line } from "./taken-up.ts";
import { giveUpLost, tellByAnswer, tellByLook, tellByMark, tellByOtherWay } from "./telling.ts";

const accepted = { answer: { status: 200 } } as Exchange;
const refused = { answer: { status: 500 } } as Exchange;

/** Things are their ids; one that begins with "ct-" bears the mark, and so does "ours". */
function kind(more: Partial<Kind<string>> = {}): Kind<string> {
  return {
    patience: 10,
    idOf: (id: string) => id,
    bears: (id: string, mark: string) => id.startsWith(mark) || id === `ours of ${mark}`,
    isAccepted: ({ answer }: Exchange) => answer.status < 300,
    ...more,
  } as Kind<string>;
}

/** A create, sent long ago and answered unless a test says otherwise. */
function create(more: Partial<Create> = {}): Create {
  const at = Date.now() - 60_000;
  const sent = { at, isMarked: false, isListable: true, isUnderWay: false, isAnswered: true };
  return { ...sent, outcome: "unknown", ...more };
}

function placeWith(
  creates: readonly Create[],
  before?: readonly string[],
  more?: Partial<Kind<string>>,
): Place<string> {
  const place = new Place(kind(more), "shelf", "ct-1");
  place.creates.push(...creates);
  if (before) place.before = new Set(before);
  return place;
}

const outcomes = (place: Place<string>) => place.creates.map(({ outcome }) => outcome);
const look = (...items: string[]) => ({ items, exchange: accepted });

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
      for (const id of known) place.own.add(id);
      tellByMark(place, look("7"));
      expect(new Set(outcomes(place))).toEqual(new Set([after]));
    },
  );

  test("two that one create without a name has made are its own where each is carried out twice", () => {
    const place = placeWith([create()], undefined, { bears: () => true });
    place.own.add("x");
    tellByMark(place, look("x", "y"));
    expect(place.othersBy("not ordered")).toEqual(["y"]);
    place.repeats();
    tellByMark(place, look("x", "y"));
    expect([...place.own]).toEqual(["x", "y"]);
  });

  test("a marked create is not counted among those", () => {
    const place = placeWith([create({ isMarked: true, outcome: "made" }), create()]);
    place.own.add("x");
    tellByMark(place, look());
    expect(outcomes(place)).toEqual(["made", "made"]);
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
      place.own.add("a");
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
