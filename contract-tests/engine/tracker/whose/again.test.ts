import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { tellAgain } from "./again.ts";
import { placeAfter } from "../seen/place.support.ts";
import { newNamesOf } from "./renamed.ts";
import { Shelf } from "../shelf.support.ts";
import { type Book } from "../shelf-ways.support.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A shelf on which this run has created book 100 and removed it again. */
async function emptied(): Promise<Shelf> {
  const shelf = new Shelf({ hasTraits: true });
  shelf.ways.gives = "100";
  await shelf.create();
  await shelf.tracker.look("shelf");
  await shelf.remove("100");
  await vi.advanceTimersByTimeAsync(10);
  return shelf;
}

describe("an id that is given again", () => {
  test.each<[what: string, count: number, given: string[]]>([
    ["to what another client has made", 1, ["100"]],
    ["to none, where the times of several are set again", 2, []],
  ])("unasked, is %s", async (_, count, given) => {
    const shelf = new Shelf({ hasTraits: true });
    for (let made = 0; made < count; made++) await shelf.create();
    await shelf.tracker.look("shelf");
    await vi.advanceTimersByTimeAsync(3000);
    const now = (book: Book) => (book.id === "7" ? book : { ...book, made: Date.now() });
    shelf.books = shelf.books.map(now);
    await shelf.tracker.look("shelf").catch(() => undefined);
    expect(shelf.tracker.at("shelf").othersBy("given again")).toEqual(given);
    const left = (await shelf.undo()).filter(({ why }) => why.includes("is newer"));
    expect(left.map(({ what }) => what)).toEqual(given.map((id) => `book ${id} on the shelf`));
    expect(shelf.there).toHaveLength(1 + count);
  });

  test.each<[title: string | undefined, other: string | undefined, left: string[]]>([
    [undefined, undefined, ["101"]],
    ["A", undefined, []],
    [undefined, "B", []],
  ])(
    "unasked, is this run's own once times are seen to be set again: %s, %s",
    async (title, other, left) => {
      const shelf = new Shelf({ hasTraits: true });
      shelf.putOther({ id: "8", title: "B", made: 0 });
      await shelf.create(title);
      const look = async (changes: { title?: string | undefined }, its = {}) => {
        await vi.advanceTimersByTimeAsync(3000);
        const now: Record<string, object> = { 8: its, 101: { made: Date.now(), ...changes } };
        shelf.books = shelf.books.map((book) => ({ ...book, ...now[book.id] }));
        await shelf.tracker.look("shelf").catch(() => undefined);
      };
      await look({ title: undefined });
      await look({ title });
      await look({}, other === undefined ? {} : { made: Date.now() });
      expect((await shelf.undo()).map(({ what }) => what)).toEqual(
        left.map((id) => `book ${id} on the shelf`),
      );
      expect(shelf.there).toEqual(["7", "8", ...left]);
    },
  );

  test.each([
    ["where lists are read", 200],
    ["where none can be read", 500],
  ])(
    "does not name what had it before any more: no removal is sent for that, %s",
    async (_, status) => {
      const shelf = await emptied();
      await shelf.create();
      await shelf.tracker.look("shelf");
      await vi.advanceTimersByTimeAsync(3000);
      shelf.books = [{ id: "100", made: Date.now() }];
      await shelf.tracker.look("shelf");
      shelf.ways.lists = Array.from({ length: 100 }, () => status);
      const sent = vi.spyOn(shelf, "remove");
      await shelf.undo();
      expect([[...shelf.tracker.at("shelf").own], sent.mock.calls]).toEqual([
        ["former 100", "former former 100"],
        [],
      ]);
    },
  );

  test("to this run is of a second thing, which is removed, too", async () => {
    const shelf = await emptied();
    await shelf.create();
    const place = shelf.tracker.at("shelf");
    expect((await shelf.tracker.own("shelf")).map(({ id }) => id)).toEqual(["100"]);
    expect([...place.own]).toEqual(["former 100", "100"]);
    expect(place.isAsked("100")).toBe(false);
    expect(await shelf.undo()).toEqual([]);
    expect(shelf.there).toEqual(["7"]);
  });

  test("to another client is not removed", async () => {
    const shelf = await emptied();
    await vi.advanceTimersByTimeAsync(5000);
    shelf.putOther({ id: "100", made: Date.now() });
    await shelf.tracker.look("shelf");
    expect(await shelf.undo()).toEqual([]);
    expect(shelf.there).toEqual(["7", "100"]);
  });

  test("and was another client's before, is this run's", async () => {
    const shelf = new Shelf({ hasTraits: true });
    await shelf.tracker.prepare("shelf");
    shelf.books = [];
    await shelf.tracker.look("shelf");
    shelf.ways.gives = "7";
    await shelf.create();
    expect((await shelf.tracker.own("shelf")).map(({ id }) => id)).toEqual(["7"]);
    expect(await shelf.undo()).toEqual([]);
    expect(shelf.there).toEqual([]);
  });
});

const again = { isAnother: () => true, called: (_: string, id: string) => id };

test("at another place it was no concern of that one before", () => {
  const [here, there] = [
    placeAfter(["7 a", "- a", "7"], ["a"], { again }),
    placeAfter(["8"], [], { again }),
  ];
  there!.before = new Set(["8", "a"]);
  tellAgain(["8", "a"], [here!, there!]);
  expect([...there!.before, ...here!.own]).toEqual(["8", "former a"]);
});

test("is not taken from an owner by what another owner has under it", () => {
  const newer = () => "another" as const;
  const [mine, theirs] = ["ada", "bob"].map((owner) => {
    const kind = { again: { ...again, newer }, ownerOf: () => owner };
    return placeAfter(["7", "+ ok", "a 7"], ["a"], kind);
  });
  tellAgain(["a"], [mine!, theirs!], theirs);
  expect([...mine!.own]).toEqual(["a"]);
  tellAgain(["a"], [mine!], mine);
  expect([...mine!.own]).toEqual(["former a"]);
});

test("what was given thrice has three names", () => {
  const place = placeAfter(["a", "- a"], ["a"], { again });
  tellAgain(["a"], [place]);
  place.looked({ ...place.looks[0]!, items: ["a"] });
  place.removed("a", place.looks[0]!.exchange);
  tellAgain(["a"], [place]);
  expect(place.looks.flatMap(({ items }) => items)).toEqual(["former a", "former former a"]);
  expect(place.timesGiven("a")).toBe(2);
});

test.each([
  [
    "once its removal was accepted, and a create after that",
    ["7", "+ ok", "a 7", "- a", "+ ok", "a 7"],
    true,
  ],
  [
    "not where the create has made something else",
    ["7", "+ ok", "a 7", "- a", "+ ok", "a b 7"],
    false,
  ],
  ["not where the create was before that", ["7", "+ ok", "a 7", "- a", "7"], false],
])("what may be given again is followed by another %s", (_, steps, isFollowed) => {
  const asked: boolean[] = [];
  const isAnother = (_now: string, _earlier: readonly string[], is: boolean) => asked.push(is) < 0;
  const place = placeAfter(steps, ["a"], { again: { ...again, isAnother } });
  tellAgain(["a"], [place]);
  expect(asked).toEqual([isFollowed]);
});

test("what had an id before is not what is listed under it now, though both were made at one moment", () => {
  const traitsOf = () => ["10:15"];
  const place = placeAfter(["7", "+ ok", "a 7", "? a"], ["a"], { again, traitsOf });
  place.traits.set("a", ["10:15"]);
  tellAgain(["a"], [place]);
  place.looked({ ...place.looks[0]!, items: ["a"] });
  expect(newNamesOf(place, "former a")).toEqual([]);
});
