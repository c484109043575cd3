import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Kind } from "../kind.ts";
import { placeAfter, take } from "../seen/place.support.ts";
import { isElsewhere, lacksBeside, purgedAt, tellRestored } from "./foreign.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

type More = Partial<Kind<string>>;
const ofOwner = (owner: string): More => ({ ownerOf: () => owner });

describe("what went with all that a run has made", () => {
  interface Given {
    readonly anns?: string;
    readonly bens?: string;
    readonly ben?: More;
    /** Of a third place, how its things are told, and what was done there before and afterwards. */
    readonly third?: [more: More, own: string[], before: string[], after: string[]];
  }

  function restored({ anns = "7", bens = "", ben = ofOwner("ben"), third }: Given) {
    const places = [
      placeAfter(["7 10 11", "- 10"], ["10", "11", "99"], ben.ownerOf ? ofOwner("ann") : {}),
      placeAfter(["12 13"], ["12", "13"], ben),
      ...(third ? [placeAfter(third[2], third[1], third[0])] : []),
    ];
    places[0]!.before = new Set(["7"]);
    for (const [at, step] of [[0, anns] as const, [1, bens] as const]) {
      take(places[at]!, "@ 10");
      take(places[at]!, step);
    }
    for (const step of third?.[3] ?? []) take(places[2]!, step);
    tellRestored(places);
    return places;
  }
  const told = (given: Given) => restored(given).flatMap((one) => one.othersBy("restored"));
  const ALL = ["11", "12", "13"];

  test.each<[what: string, given: Given, told: string[]]>([
    ["is told, though one was never listed", {}, ALL],
    ["is told beside a place without any", { third: [ofOwner("cat"), [], [], []] }, ALL],
    [
      "is told beside what bears marks",
      { third: [{ ...ofOwner("cat"), bears: () => true }, ["c"], ["c"], ["c"]] },
      ALL,
    ],
    ["is not, while one of it is there", { bens: "13" }, []],
    ["is not, while another place was not looked at", { third: [{}, ["c"], ["c"], []] }, []],
    ["is not, where it is all of one owner", { ben: ofOwner("ann") }, []],
    ["is not, where nobody knows whose it is", { ben: {} }, []],
    ["is not, where only others' new ones are there", { anns: "9", bens: "8" }, []],
  ])("%s", (_, given, want) => {
    expect(told(given)).toEqual(want);
  });

  test("is told once: what goes the same way later is blamed on removals", () => {
    const places = restored({});
    const [ann, ben] = places as [(typeof places)[0], (typeof places)[0]];
    ann.claim("21");
    for (const list of ["7 21", "7"]) {
      take(ann, "@ 10");
      take(ann, list);
    }
    for (const id of ben.others.keys()) ben.takeBack(id);
    tellRestored(places);
    expect(ann.othersBy("restored")).toEqual(["11"]);
  });
});

describe("what has gone is on no other installation", () => {
  test.each<[what: string, steps: string[], purged: string[]]>([
    ["where a later id came as it went", ["11", "@ 10", "13"], ["11"]],
    [
      "where a later id came, and another went after that",
      ["11 12", "12", "12 13", "13"],
      ["11", "12"],
    ],
    ["but not a later id that went as well", ["11", "", "13", ""], ["11"]],
    ["not where the later id was there before", ["11 13", "13"], []],
  ])("%s", (_, steps, purged) => {
    const place = placeAfter(
      steps.flatMap((step) => ["@ 10", step]),
      ["11", "12", "13"],
    );
    expect(purgedAt(place, [place])).toEqual(purged);
    place.isForeign = true;
    expect(purgedAt(place, [place])).toEqual([]);
  });

  test("not where marks tell what is there", () => {
    const place = placeAfter(["11", "@ 10", "13"], ["11", "13"], { bears: () => true });
    expect(purgedAt(place, [place])).toEqual([]);
  });
});

const KEYED: More = { keyOf: (id) => id };

test.each<[what: string, steps: string[], beside: string[], isIt: boolean]>([
  ["nothing is there that was beside this run's own", ["7 a", "8"], [], true],
  ["nothing is there that was there before", ["7"], ["5"], true],
  ["one of others' is still there", ["7 a", "7 8"], [], false],
  ["one of others' is back", ["7 a", "8", "7"], [], false],
  ["nothing was listed beside this run's own", ["7"], [], false],
  ["nobody has looked", [], ["5"], false],
  ["three of others' went with this run's own", ["1 2 3 7 a", "7"], [], true],
  ["only two went with it", ["1 2 7 a", "7"], [], false],
  ["three went without it", ["1 2 3 7 a", "7 a"], [], false],
  ["three went later", ["1 2 3 7 a", "1 2 3 7", "7"], [], false],
  ["all that went with it is back", ["1 2 3 7 a", "7", "1 2 3 7 a"], [], false],
  ["it was removed", ["1 2 3 7 a", "- a", "7"], [], false],
])("whether another installation answers, where %s", (_, steps, beside, isIt) => {
  const place = placeAfter(steps, ["a"], KEYED);
  for (const one of beside) place.beside.add(one);
  expect(isElsewhere(place)).toBe(isIt);
});

test("nothing says that another installation answers where nothing tells their things apart", () => {
  expect(isElsewhere(placeAfter(["7 a", "8"], ["a"]))).toBe(false);
});

test.each([
  [["7 8"], false],
  [["7 8", "7"], true],
  [[], true],
])("where 8 was there before, %j lacks something of that: %s", (steps, isLacking) => {
  const place = placeAfter(steps, [], KEYED);
  place.beside.add("8");
  expect(lacksBeside(place)).toBe(isLacking);
});
