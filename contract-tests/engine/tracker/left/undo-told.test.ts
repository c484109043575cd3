import { beforeEach, describe, expect, test, vi } from "vitest";
import { create, exchange } from "../seen/place.support.ts";
import { emptied, type Given } from "./undo.support.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const A = 'thing "a" on the shelf: ';
const bears = () => true;

describe("what a job is on is perhaps left, by what that does", () => {
  test.each([
    ["its removal", true],
    ["its creation", false],
  ])("%s", async (what, isLeaving) => {
    const isRemovable = (item: string) => item !== "a";
    const kind = { isRemovable, isLeaving: (item: string) => isLeaving && item === "a" };
    const { left } = await emptied({ steps: [], own: ["a"], lists: ["7 a"], kind });
    expect(left).toEqual([
      `${A}perhaps left: ${what} was not over in time; verify --clean-up looks again`,
    ]);
  });
});

describe("of an earlier run's own that bears no mark", () => {
  const change: Given["change"] = (place) => {
    place.creates.push({ ...create("nothing"), recovered: 1 });
    place.unlisted.add("a");
  };

  test("nothing is asked for that lists do not show", async () => {
    expect(await emptied({ steps: [], own: ["a"], lists: ["7"], change })).toEqual({
      asked: ["look"],
      left: [`${A}not removed, since its job was not over in time; remove it by hand`],
    });
  });

  test("nothing is asked for where no list can be read", async () => {
    expect(await emptied({ steps: [], own: ["a"], change })).toEqual({
      asked: ["look", "look", "look"],
      left: [`${A}perhaps left: unreadable`],
    });
  });
});

describe("where no list can be read, nothing is asked for", () => {
  test.each<[what: string, of: "tookMore" | "isForeign", looks: number]>([
    ["if removals take others' as well", "tookMore", 1],
    ["if another installation may have what it names", "isForeign", 3],
  ])("%s", async (_, of, looks) => {
    const change: Given["change"] = (place) => void (place[of] = true);
    expect(await emptied({ steps: [], own: ["a"], change })).toEqual({
      asked: Array.from({ length: looks }, () => "look"),
      left: [`${A}perhaps left: unreadable`],
    });
  });
});

describe("where it is unclear whose something is", () => {
  const change: Given["change"] = ({ doubtful }) => void doubtful.add("8");
  const UNCLEAR = expect.stringContaining("thing 8 on the shelf: one of 1 that are there");

  test("what is this run's own for certain is removed all the same", async () => {
    const given = { steps: [], own: ["a"], lists: ["7 8 a", "7 8"], removals: { a: 200 }, change };
    const asked = ["look", "remove a", "look"];
    expect(await emptied(given)).toEqual({ asked, left: [UNCLEAR] });
  });

  test("but not while a job is on it", async () => {
    const kind = { isRemovable: () => false };
    const still = "its removal is not over, or was not possible; verify --clean-up looks again";
    expect(await emptied({ steps: [], own: ["a"], lists: ["7 8 a"], kind, change })).toEqual({
      asked: ["look"],
      left: [UNCLEAR, A + still],
    });
  });
});

test("what another client has taken over is not asked for", async () => {
  const change: Given["change"] = (place) => {
    place.giveTo("a", "taken over");
    place.claim("a");
  };
  const { asked } = await emptied({ steps: [], own: ["a"], lists: ["7 a"], change });
  expect(asked).toEqual(["look"]);
});

describe("a list tells for half a second what may be removed by its name", () => {
  test.each<[what: string, steps: string[], isTakenOver: boolean, isRead: boolean]>([
    ["until then", ["7 a", "@ 500"], false, false],
    ["not for longer", ["7 a", "@ 501"], false, true],
    ["for a moment, where another client takes some over", ["7 a", "@ 50"], true, false],
    ["not for longer there", ["7 a", "@ 51"], true, true],
  ])("%s", async (_, steps, isTakenOver, isRead) => {
    const change: Given["change"] = (place) => {
      if (isTakenOver) place.giveTo("x", "taken over");
    };
    const lists = isRead ? ["7 a", "7"] : ["7"];
    const given = { steps, own: ["a"], lists, removals: { a: 200 }, kind: { bears }, change };
    const asked = ["remove a", "look"];
    expect((await emptied(given)).asked).toEqual(isRead ? ["look", ...asked] : asked);
  });

  test("but not at all where things bear no mark, and are not all removed", async () => {
    const steps = ["7 a b", "- a", "7 b"];
    const given = { steps, own: ["a", "b"], lists: ["7 b", "7"], removals: { b: 200 } };
    expect(await emptied(given)).toEqual({ asked: ["look", "remove b", "look"], left: [] });
  });

  test.each([
    [500, 2],
    [501, 3],
  ])(
    "before each removal, where the one before took %i ms: %i looks in all",
    async (took, looks) => {
      const remove = async () => {
        vi.advanceTimersByTime(took);
        return exchange([], 404);
      };
      const given = { steps: [], own: ["a", "b"], lists: ["7"], kind: { bears, remove } };
      expect(await emptied(given)).toEqual({ asked: Array(looks).fill("look"), left: [] });
    },
  );
});
