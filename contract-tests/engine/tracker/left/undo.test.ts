import { beforeEach, describe, expect, test, vi } from "vitest";
import { NothingSent } from "../../exchange/errors.ts";
import type { Removal } from "../seen/look.ts";
import { placeAfter } from "../seen/place.support.ts";
import { Removing } from "./removing.ts";
import { nextAt } from "./undo.ts";
import { emptied, type Given } from "./undo.support.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const LOOK = ["look"];
const A = 'thing "a" on the shelf: ';
const bears = () => true;
const refused = ({ creates }: ReturnType<typeof placeAfter>) =>
  void creates.forEach((one) => (one.outcome = "nothing"));

describe("a list is read only where something may be there", () => {
  test.each<[what: string, given: Given, asked: string[]]>([
    ["nothing was done", { steps: ["7"], lists: ["7"], kind: { bears } }, []],
    ["creates were refused", { steps: ["7", "! a"], lists: ["7"], change: refused }, []],
    [
      "they were refused, and lists show marks",
      { steps: ["7", "! a"], lists: ["7"], kind: { bears }, change: refused },
      LOOK,
    ],
    [
      "they were refused, and none was ever read",
      { steps: ["! a"], lists: ["7"], kind: { bears }, change: refused },
      [],
    ],
    [
      "something is this run's own",
      { steps: [], own: ["a"], lists: ["7"] },
      ["look", "remove a", "look"],
    ],
  ])("%s", async (_, given, asked) => {
    expect(await emptied(given)).toEqual({ asked, left: [] });
  });
});

describe("where no list can be read", () => {
  test.each<[what: string, given: Given, asked: string[], left: string[]]>([
    [
      "what was refused is asked for all the same",
      { steps: ["7", "! a"], kind: { bears }, change: refused },
      ["look", "remove a"],
      [],
    ],
    [
      "nothing is asked for where nothing is carried out",
      {
        steps: ["7", "! a"],
        kind: { bears },
        change: (place) => {
          refused(place);
          place.isShut = true;
        },
      },
      LOOK,
      [],
    ],
    [
      "a second removal proves the first",
      { steps: ["a", "- a"], own: ["a"] },
      ["look", "remove a"],
      [],
    ],
    [
      "one that was accepted is only proved",
      { steps: ["a", "- a"], own: ["a"], removals: { a: 409 } },
      ["look", "remove a", "look", "remove a", "look", "remove a"],
      [`${A}perhaps left: unreadable`],
    ],
    [
      "it is asked for three times",
      { steps: [], own: ["a"], removals: { a: new Error("no answer") } },
      ["look", "remove a", "look", "remove a", "look"],
      [`${A}perhaps left: unreadable`],
    ],
    [
      "what was promised, and is unknown at once, may have another name",
      { steps: ["! b", "+ a", "! c"], own: ["a", "b", "c"] },
      ["look", "remove a", "remove b", "remove c", "look", "look"],
      [`${A}perhaps left: unreadable`],
    ],
  ])("%s", async (_, given, asked, left) => {
    expect(await emptied(given)).toEqual({ asked, left });
  });
});

describe("where lists are read", () => {
  test.each<[what: string, given: Given, asked: string[], left: string[]]>([
    [
      "what is listed is removed, one after the other",
      { steps: [], own: ["a", "b"], lists: ["7 a b", "7 b", "7"], removals: { a: 200, b: 200 } },
      ["look", "remove a", "look", "remove b", "look"],
      [],
    ],
    [
      "a removal that was accepted is not asked for again",
      { steps: [], own: ["a"], lists: ["7 a"], removals: { a: 200 } },
      ["look", "remove a", "look"],
      [`${A}still listed after its removal; remove it by hand`],
    ],
    [
      "one that was refused is asked for once more",
      { steps: [], own: ["a"], lists: ["7 a"], removals: { a: 409 } },
      ["look", "remove a", "look", "remove a", "look"],
      [`${A}not removed: its removal was answered 409; remove it by hand`],
    ],
    [
      "one that had no answer is told by its failure",
      { steps: [], own: ["a"], lists: ["7 a"], removals: { a: new Error("no answer") } },
      ["look", "remove a", "look", "remove a", "look"],
      [`${A}not removed: no answer; remove it by hand`],
    ],
    [
      "what they show no more has gone, though its removal told nothing",
      { steps: ["a b", "? a"], own: ["a", "b"], lists: ["7 b", "7"], removals: { b: 200 } },
      ["look", "remove b", "look"],
      [],
    ],
    [
      "what was removed and is listed again is not touched while a job is on it",
      { steps: ["a", "- a"], own: ["a"], lists: ["7 a"], kind: { isRemovable: () => false } },
      LOOK,
      [`${A}perhaps left: its creation was not over in time; verify --clean-up looks again`],
    ],
    [
      "what lists leave out is gone if there is no such thing",
      {
        steps: ["+ a", "7"],
        own: ["a"],
        lists: ["7"],
        change: ({ creates }) => void (creates[0]!.outcome = "made"),
      },
      ["look", "remove a", "look"],
      [],
    ],
  ])("%s", async (_, given, asked, left) => {
    expect(await emptied(given)).toEqual({ asked, left });
  });
});

test.each<[what: string, then: string, left: string[]]>([
  ["it goes", "7", []],
  ["it stays", "7 a", [`${A}still listed after its removal; remove it by hand`]],
])("what a job was on until the end of its time has as long to go: %s", async (_, then, left) => {
  const free = Date.now() + 5000;
  const lists = ([removal]: readonly Removal[]) =>
    removal && performance.now() > removal.answeredAt + 1000 ? then : "7 a";
  const kind = { patience: 5, isRemovable: () => Date.now() >= free };
  const given = { steps: [], own: ["a"], lists, removals: { a: 200 }, kind };
  expect((await emptied(given)).left).toEqual(left);
  expect(Date.now() >= free + 1000).toBe(true);
});

test("jobs are not waited for where nothing more is sent", async () => {
  const over = new NothingSent("it failed");
  const lists = () => {
    throw over;
  };
  const given = { steps: [], own: ["a"], lists, removals: { a: over }, kind: { patience: 60 } };
  const { asked, left } = await emptied(given);
  expect(asked).toEqual(["look", "remove a"]);
  expect(left).toEqual([expect.stringContaining("it failed")]);
});

describe("where it is unclear whose things are there, they are told", () => {
  const why = "thing 8 on the shelf: one of 1 that are there, and were not before";

  test.each<[what: string, steps: string[], patience: number, looks: number]>([
    ["at once if no job takes time", ["> a"], 0, 1],
    ["at once if no create is open", [], 5, 1],
    ["once its jobs are over", ["> a"], 5, 10],
  ])("%s", async (_, steps, patience, looks) => {
    const change = ({ doubtful }: ReturnType<typeof placeAfter>) => void doubtful.add("8");
    const { asked, left } = await emptied({ steps, lists: ["7 8"], kind: { patience }, change });
    expect(asked).toHaveLength(looks);
    expect(left).toEqual([expect.stringContaining(why)]);
  });
});

describe("a list that shows this run's own says what to do next", () => {
  const LEFT = { left: [expect.objectContaining({ what: 'thing "a" on the shelf' })] };
  const ask = (ids: string[], pause = 0) => ({ ask: ids, pause });
  const trusted = ["7 a b c", "- c", "7 a b"];
  const careless = ["7 a b", "- a", "a b"];

  test.each<[what: string, steps: string[], items: string, kind: Given["kind"], next: unknown]>([
    ["to end, as nothing is there", ["7"], "7", {}, { left: [] }],
    ["to remove one, as no removal was seen so far", ["7 a b"], "7 a b", {}, ask(["a"])],
    ["to remove all, once one took nothing else", trusted, "7 a b", {}, ask(["a", "b"])],
    ["to look once its job is over", trusted, "7 a", { patience: 60 }, ask(["a"], 2000)],
    [
      "to wait until it can be removed",
      ["7 a"],
      "7 a",
      { patience: 5, isRemovable: () => false },
      "wait",
    ],
    [
      "to end while a job is on it, if none takes time",
      ["7 a"],
      "7 a",
      { isRemovable: () => false },
      LEFT,
    ],
    ["to ask for what it does not show", ["7 a b"], "7", {}, ask(["a", "b"])],
    [
      "to watch others, as removals took theirs",
      careless,
      "a",
      { bears },
      { watch: true, pause: 50 },
    ],
  ])("%s", (_, steps, items, kind, next) => {
    const own = steps[0]!.split(" ").filter((id) => id > "9");
    const place = placeAfter(steps, own, kind);
    const removing = new Removing(place, async () => undefined);
    expect(nextAt(removing, items.split(" "), false, false)).toEqual(next);
  });
});
