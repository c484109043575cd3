import { describe, expect, test } from "vitest";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { tellByMark } from "./telling.ts";
import { accepted, create, look, placeWith, TRAITED } from "./whose.support.ts";

type More = Partial<Kind<string>>;
const made = { size: 1 };

describe("what is listed under a name that a run has given", () => {
  const NAME = "ct-1 a";
  const asks = NAME;
  const isOfAnother = () => true;
  const isUsed = () => true;
  const killed = { asks, recovered: 1 };

  test.each<[what: string, creates: Partial<Create>[], more: More]>([
    ["it has nothing of what was made", [{ asks, made }], { isOfAnother }],
    ["that was answered, and not asked for", [{ named: NAME, made }], { isOfAnother }],
    ["it is used, and a killed run knows no more", [{ asks }, killed], { isUsed }],
  ])("is another's where %s", (_, creates, more) => {
    const place = placeWith(creates.map(create), [], { bears: () => false, ...more });
    place.claim(NAME);
    tellByMark(place, look(NAME));
    expect([[...place.own], place.others.get(NAME)]).toEqual([[], "taken over"]);
  });

  const notThis = { isOfAnother: (_: string, { size }: typeof made) => size === 2 } as More;
  test.each<[what: string, creates: Partial<Create>[], more: More]>([
    ["it bears a mark", [{ asks, made }], { isOfAnother, bears: (_, mark) => mark === "ct-0" }],
    ["another was made", [{ asks: "ct-1 b", made }, { asks }], { isOfAnother }],
    ["nothing is known of what was made", [{ asks }], { isOfAnother, isUsed }],
    ["nobody uses it", [killed], { isUsed: () => false }],
    ["nothing tells whether it is used", [killed], {}],
    ["a killed run knows that it is", [{ ...killed, made }], { isUsed }],
    [
      "it is older than one create",
      [
        { asks, made, at: 1 },
        { asks, made, at: 2 },
      ],
      {
        isOfAnother,
        isOlder: (_, at) => at === 2,
      },
    ],
    [
      "one create has made it",
      [
        { asks, made },
        { asks, made: { size: 2 } },
      ],
      notThis,
    ],
    ["nothing tells what it has of that", [{ asks, made }], {}],
  ])("is its own where %s", (_, creates, more) => {
    const place = placeWith(creates.map(create), [], { bears: () => false, ...more });
    place.marks.add("ct-0");
    tellByMark(place, look(NAME));
    expect([[...place.own], place.others.size]).toEqual([[NAME], 0]);
  });
});

describe("what bears the mark under a name that nobody asked for", () => {
  const NAME = "ct-1 long";
  const asks = "ct-1 long name";
  const isMade = () => true;
  const idsAnswered = ({ answer }: { answer: { status: number } }) =>
    answer.status === 201 ? ["ct-1 x", NAME] : [];
  const exchange = { answer: { status: 201 } } as Create["exchange"] & object;
  const unnamed = {};

  test.each<[what: string, creates: Partial<Create>[], more: More, own?: string[]]>([
    ["one is answered with it", [{ asks: "ct-1 y" }, { asks, exchange }], { idsAnswered }],
    ["its name was cut", [{ asks: "ct-1 y" }, { asks, made }], { isMade }],
    ["one asked for no name", [unnamed], {}],
    ["one asked for no name, beside what is named", [unnamed], {}, ["ct-1 y"]],
    ["a killed run asked for no name", [{ recovered: 1 }], { isUsed: () => false }],
    ["this run asked for no name", [unnamed], { isUsed: () => true }],
  ])("is this run's own where %s", (_, creates, more, own = []) => {
    const place = placeWith(creates.map(create), [], more);
    for (const id of own) place.claim(id);
    tellByMark(place, look(NAME));
    expect([place.own.has(NAME), place.others.size]).toEqual([true, 0]);
  });

  test.each<[what: string, creates: Partial<Create>[], more: More, own?: string[]]>([
    ["no answer names it", [{ asks, exchange: accepted }], { idsAnswered }],
    ["answers name nothing", [{ asks, exchange }], {}],
    ["what was made is another", [{ asks, made }], { isMade: () => false }],
    ["nothing is known of what was made", [{ asks }], { isMade }],
    ["the name that was asked for is another", [{ asks: "ct-1 y", made }], { isMade }],
    ["nothing tells what was made", [{ asks, made }], {}],
    ["what has no name is known", [unnamed], {}, ["x"]],
    ["a killed run's is used by now", [{ recovered: 1 }], { isUsed: () => true }],
  ])("is another's where %s", (_, creates, more, own = []) => {
    const place = placeWith(creates.map(create), [], more);
    for (const id of own) place.claim(id);
    tellByMark(place, look(NAME));
    expect([place.own.has(NAME), place.others.get(NAME)]).toEqual([false, "not ordered"]);
  });
});

describe("what a create has made under another name than it asked for", () => {
  interface Given {
    readonly more?: More;
    readonly sent?: Partial<Create>;
    readonly looks?: string[];
    readonly before?: string[] | undefined;
    readonly own?: string[];
    readonly items?: string[];
  }

  function told({
    more,
    sent,
    looks = [],
    before = ["7"],
    own = [],
    items = ["7:z", "x:q"],
  }: Given) {
    const kind: More = {
      ...TRAITED,
      bears: () => false,
      idsAnswered: () => ["x", "z"],
      traitsAnswered: () => ["q"],
      ...more,
    };
    const place = placeWith(
      [create({ asks: "ct-1 a", exchange: accepted, ...sent })],
      before,
      kind,
    );
    for (const one of looks) place.looked(look(...one.split(" ")));
    for (const id of own) place.claim(id);
    return { ids: tellByMark(place, look(...items)), place };
  }

  test.each<[what: string, given: Given]>([
    ["its answer names it", {}],
    ["only looks after the answer show it", { looks: ["7", "x"], sent: { looks: 1 } }],
  ])("is this run's own where %s", (_, given) => {
    const { ids, place } = told(given);
    expect([ids, [...place.own], place.traits.get("x")]).toEqual([["x"], ["x"], ["q"]]);
  });

  test("is, where nobody knows what was there", () => {
    const { place } = told({ items: ["7:z"] });
    place.before = undefined;
    expect(tellByMark(place, look("x:q"))).toEqual(["x"]);
  });

  test.each<[what: string, given: Given]>([
    ["it has no answer", { sent: { exchange: undefined as never } }],
    ["answers name nothing", { more: { idsAnswered: undefined as never } }],
    ["its answer names nothing", { more: { idsAnswered: () => [] } }],
    ["no list shows it", { items: ["7:z", "y:q"] }],
    ["it is what was asked for", { sent: { asks: "x" } }],
    ["it is known", { own: ["x"] }],
    ["it was there before", { before: ["7", "x"] }],
    ["one look before the answer shows it", { looks: ["x", "7"], sent: { looks: 2 } }],
    ["it is not as answered", { items: ["x:z"] }],
    ["answers don't tell what it is", { more: { traitsAnswered: undefined as never } }],
  ])("is nobody's where %s", (_, given) => {
    const { ids, place } = told(given);
    expect([ids, place.own.size, place.traits.size]).toEqual([[], given.own?.length ?? 0, 0]);
  });
});
