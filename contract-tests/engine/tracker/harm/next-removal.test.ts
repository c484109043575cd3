import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NoAnswer } from "../../exchange/errors.ts";
import type { Kind } from "../kind.ts";
import type { Place } from "../seen/place.ts";
import { exchange, take } from "../seen/place.support.ts";
import { hold, removing, type Shelved } from "./removals.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("before another removal", () => {
  test("all that has something is looked at once after the first", async () => {
    const { removals, places } = removing(
      { before: ["7 a b"], after: ["7 b"], own: ["a", "b"] },
      { before: ["8"], after: [] },
      { before: [""], after: [] },
      { before: ["9"], after: ["9"] },
      { before: [], after: [] },
      { before: ["8-"], after: [] },
      { before: ["8", ""], after: [] },
      { before: ["", "8"], after: [] },
    );
    expect(await hold(removals, places, "b")).toEqual({ looked: [1, 7], failed: undefined });
    for (const id of ["a", "unknown", undefined]) {
      expect(await hold(removals, places, id)).toEqual({ looked: [], failed: undefined });
    }
  });

  test("only where it was is looked at after the next", async () => {
    const { removals, places } = removing(
      { before: ["7 a b c"], after: ["7 b c"], own: ["a", "b", "c"] },
      { before: ["8"], after: ["8"] },
    );
    removals.accepted("b", exchange(), places);
    take(places[0]!, "- b");
    expect(await hold(removals, places, "b")).toEqual({ looked: [], failed: undefined });
    expect(await hold(removals, places, "c")).toEqual({ looked: [0], failed: undefined });
  });

  test("nothing is looked at where things bear marks", async () => {
    const { removals, places } = removing({ before: ["7 a b"], after: [], own: ["a", "b"] });
    for (const place of places) Object.assign(place.kind, { bears: () => true });
    expect(await hold(removals, places, "b")).toEqual({ looked: [], failed: undefined });
  });

  test("it may be that nobody can look", async () => {
    const { removals, places } = removing({ before: ["7 a b"], after: [], own: ["a", "b"] });
    const unanswered = () => Promise.reject(new NoAnswer("lost"));
    await expect(removals.hold("b", places, unanswered)).resolves.toBeUndefined();
    const broken = () => Promise.reject(new Error("broken"));
    await expect(removals.hold("b", places, broken)).rejects.toThrow("broken");
  });

  test("where something is lost, it is seen whether all that was created has gone elsewhere, too", async () => {
    const { removals, places } = removing(
      { before: ["7 8 a b"], after: ["8 b"], own: ["a", "b"] },
      { before: ["c 5"], after: ["c 5"], own: ["c"] },
      { before: ["5"], after: ["5"] },
      { before: ["6"], after: [""] },
      { before: ["d"], after: ["d"], own: ["d"] },
    );
    for (const nth of [0, 1, 2, 3]) places[nth]!.isOvertaken = true;
    const { looked, failed } = await hold(removals, places, "b");
    expect(looked).toEqual([0, 1, 3]);
    expect(failed).toContain("at the removal of a thing 7 on the shelf, thing 6 on the shelf went");
  });

  test("what is seen then may explain it", async () => {
    const { removals, places } = removing({ before: ["7 8 a b"], after: ["8 b"], own: ["a", "b"] });
    const [place] = places as [Place<string>];
    place.isOvertaken = true;
    const look = async () => void place.doubtful.add("9");
    await expect(removals.hold("b", places, look)).resolves.toBeUndefined();
  });

  test("none is sent once one has taken what it did not name", async () => {
    const { removals, places } = removing({ before: ["7 8 a b"], after: ["8 b"], own: ["a", "b"] });
    const why = "at the removal of a thing 7 on the shelf went, too";
    const failed = expect.objectContaining({
      code: "because-of",
      message: `nothing more is removed, since ${why}`,
    });
    await expect(removals.hold("b", places, vi.fn())).rejects.toEqual(failed);
    expect(removals.stopped).toBe(why);
    // It stays so, whatever explains it later.
    places[0]!.doubtful.add("9");
    await expect(removals.hold("b", places, vi.fn())).rejects.toEqual(failed);
  });
});

test("more are removed again once creates are seen to take what had gone", async () => {
  const { removals, places } = removing(
    { before: ["a"], after: [""], own: ["a"] },
    { before: ["b"], after: ["+ c", "c"], own: ["c", "d"] },
  );
  expect((await hold(removals, places, "c")).failed).toContain("b on the shelf went, too");
  for (const step of ["+ d", "d"]) take(places[1]!, step);
  expect((await hold(removals, places, "d")).failed).toBeUndefined();
  removals.stopped = "of another reason";
  expect((await hold(removals, places, "d")).failed).toContain("of another reason");
});

test("all may be removed where one of this run's own went at another owner's, but not where two did", async () => {
  const own = { before: ["a c"], after: ["c"], own: ["a", "c"] };
  const [one, two] = ["8", "8 9"].map((lost) =>
    removing(own, { before: [lost], after: [""], own: lost.split(" ") }),
  ) as [ReturnType<typeof removing>, ReturnType<typeof removing>];
  expect(one.removals.taken(one.places)).toMatchObject([{ isSure: false, isElsewhere: true }]);
  expect((await hold(one.removals, one.places, "c")).failed).toBeUndefined();
  expect((await hold(two.removals, two.places, "c")).failed).toContain("went, too");
});

/** Which of c, d and e may be removed once a was, and what is said of all others from then on. */
async function allowed(shelves: readonly Shelved[], more: Partial<Kind<string>>, late: number[]) {
  const ids: string[] = [];
  const stopped = new Set<string | undefined>();
  for (const id of ["a", "c", "d", "e"]) {
    const { removals, places } = removing(...shelves);
    for (const place of places) Object.assign(place.kind, more);
    for (const nth of late) places[nth]!.isOvertaken = true;
    const { failed } = await hold(removals, places, id);
    if (failed === undefined) ids.push(id);
    else stopped.add(removals.stopped);
  }
  return { ids: ids.join(" "), isStopped: !stopped.has(undefined) };
}

const [OLDER, SAME]: Partial<Kind<string>>[] = [
  { isBefore: (one, other) => one < other },
  { ownerOf: () => "ann" },
];

const one = (before: string, after: string, own = ["a", "c", "d", "e"]) => ({
  before: [before],
  after: [after],
  own,
});

const OTHERS: Shelved = { before: ["8"], after: ["8"] };
const LOST: Shelved = { before: ["8"], after: [""] };

describe("who has taken what went is told by one more removal", () => {
  type Telling = [
    what: string,
    ids: string,
    shelves: Shelved[],
    more?: Partial<Kind<string>> | undefined,
    late?: number[],
  ];
  test.each<Telling>([
    ["of any", "c d e", [one("7 a c d e", "c d e")]],
    ["of any that has an older one beside it", "d e", [one("7 a c d e", "c d e")], OLDER],
    ["of any that has a newer one beside it", "c d", [one("z a c d e", "c d e")], OLDER],
    ["of any, where an older and a newer one went", "c d e", [one("7 z a c d e", "c d e")], OLDER],
    ["of what has not been tried", "c d", [one("7 a c d", "a c d")]],
    ["of nothing that is the last", "", [one("7 a c", "c")]],
    ["of nothing beside another's", "", [one("7 8 a c d", "8 c d")]],
    ["of any beside what is leaving", "c d", [one("7 8- a c d", "8- c d")]],
    ["of nothing after what was never listed", "", [one("7 c d", "c d")]],
    ["of nothing after what was another's", "", [one("7 a c d", "c d", ["c", "d"])]],
    ["of nothing at a shelf not looked at since", "", [one("7 a c d", "c d")], {}, [0]],
    ["of any beside another owner's shelf", "c d", [one("7 a c d", "c d"), OTHERS]],
    ["of nothing beside another's on the same owner's", "", [one("7 a c d", "c d"), OTHERS], SAME],
    ["of nothing where another owner's went", "", [one("a c d", "c d"), LOST]],
    ["of nothing where another owner's went, too", "", [one("7 a c d", "c d"), LOST]],
    [
      "of nothing where two of them went",
      "",
      [one("a c d", "c d"), { before: ["8 9"], after: [""], own: ["8", "9"] }],
    ],
    ["of any where the same owner's went", "c d", [one("a c d", "c d"), LOST], SAME],
    ["of nothing where it has perhaps come again", "", [one("a c d", "c d"), LOST], SAME, [1]],
    [
      "of any where nothing but this run's own has been left",
      "c d",
      [{ ...one("7 a c d", "c d"), before: ["8 7 a c d", "8 7 a c d", "- 8", "7 a c d"] }],
    ],
  ])("%s: %j", async (_, ids, shelves, more = {}, late = []) => {
    expect(await allowed(shelves, more, late)).toEqual({ ids, isStopped: ids === "" });
  });

  test.each<[what: string, lists: string[], sure: boolean[]]>([
    ["another client, where it takes nothing else", ["c d", ""], [false]],
    ["nobody yet, before a list shows it", [], [true]],
    ["the removal, where it takes another of this run's own", ["d", ""], [true, true]],
    ["only that one, where it takes others' elsewhere", ["c d", "elsewhere"], [false, true]],
  ])("%s", async (_, [after, elsewhere], sure) => {
    const { removals, places } = removing(
      one("7 8 a c d e", "c d e"),
      elsewhere === "elsewhere"
        ? { before: ["5 6"], after: ["5 6"] }
        : { before: ["5"], after: ["5"] },
    );
    const [place, other] = places as [Place<string>, Place<string>];
    expect((await hold(removals, places, "e")).failed).toBeUndefined();
    removals.accepted("e", exchange(), places);
    take(place, "- e");
    if (after !== undefined) {
      take(place, after);
      take(other, elsewhere === "elsewhere" ? "" : "5");
    }
    expect(removals.taken(places).map(({ isSure }) => isSure)).toEqual(sure);
    const { failed } = await hold(removals, places, "d");
    expect(failed).toContain("nothing more is removed");
    expect(removals.stopped).toContain("at the removal of a thing 7");
  });
});
