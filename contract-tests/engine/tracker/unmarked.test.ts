import { describe, expect, test, vi } from "vitest";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";
import { type Ways } from "./shelf-ways.support.ts";

useFakeClock();

describe("things that bear no mark are told by what was there before", () => {
  test("what was created is removed, and nothing else", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.create();
    expect(shelf.there).toEqual(["7", "100", "101"]);
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("what a slow job makes is waited for", async () => {
    const shelf = new Shelf();
    shelf.ways.delay = 600;
    await shelf.create();
    expect(await shelf.undo()).toEqual(NONE);
    await vi.advanceTimersByTimeAsync(5000);
    expect(shelf.there).toEqual(["7"]);
  });

  test("where another client creates meanwhile, neither is touched and both are named", async () => {
    const shelf = new Shelf();
    await shelf.create();
    shelf.putOther();
    const left = await shelf.undo();
    expect(left.map(({ what }) => what)).toEqual([
      "book 100 on the shelf",
      "book 101 on the shelf",
    ]);
    expect(left[0]?.why).toContain(
      "2 that are there, and were not before, where this run created 1",
    );
    expect(shelf.there).toEqual(["7", "100", "101"]);
    await expect(shelf.tracker.own("shelf")).rejects.toThrow(
      /100, 101.*none that may not be its own/,
    );
  });

  test("where one too many shows only after a removal, what was removed is named", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    await shelf.remove("100");
    shelf.putOther();
    const left = await shelf.undo();
    expect(left.map(({ what }) => what)).toEqual(["book 101 on the shelf"]);
    expect(left[0]?.why).toContain("created 1 and removed 100, perhaps another's; left as it is");
    expect(shelf.transport.notes).toEqual([
      expect.stringContaining("perhaps another's: 100 on the shelf"),
    ]);
  });

  test("what another client has created is not made up for by a later create", async () => {
    const shelf = new Shelf({ patience: 10 });
    shelf.ways.delay = 2000;
    await shelf.create();
    await shelf.create();
    shelf.ways.delay = 4000;
    for (let made = 0; made < 3; made++) shelf.putOther();
    await shelf.tracker.look("shelf");
    await expect(shelf.create()).rejects.toThrow(/none that may not be its own/);
    await vi.advanceTimersByTimeAsync(2500);
    expect(await shelf.undo()).toHaveLength(5);
    expect(shelf.there).toHaveLength(6);
  });

  test("what appears after every job is over is another client's", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    await vi.advanceTimersByTimeAsync(1500);
    shelf.putOther();
    await shelf.tracker.look("shelf");
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7", "101"]);
  });

  test("what was promised and never made is told", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "promises";
    await shelf.create();
    expect(await shelf.undo()).toEqual([
      {
        what: expect.stringMatching(/^perhaps a book on the shelf, asked for at 20.*Z$/),
        why: "asked for and not listed in time; verify --clean-up looks again",
      },
    ]);
  });

  test("what has the highest id is new, though the installation's clock says otherwise", async () => {
    const shelf = new Shelf({ hasTraits: true });
    await shelf.create();
    const made = Date.now() - 60_000;
    shelf.books = shelf.books.map((book) => (book.id === "7" ? book : { ...book, made }));
    expect(await shelf.undo()).toEqual([]);
    expect(shelf.there).toEqual(["7"]);
  });

  test("what comes after a later create was listed is not of an earlier one that failed, and neither is touched", async () => {
    const shelf = new Shelf({ patience: 1 });
    await shelf.tracker.prepare("shelf");
    shelf.ways.create = "is lost";
    await expect(shelf.create()).rejects.toThrow("lost");
    shelf.ways.create = "makes";
    await shelf.create();
    await shelf.tracker.look("shelf");
    shelf.putOther();
    const left = await shelf.undo();
    expect(left.map(({ what }) => what)).toEqual([
      "book 100 on the shelf",
      "book 101 on the shelf",
    ]);
    expect(shelf.there).toEqual(["7", "100", "101"]);
  });

  test.each<[create: Ways["create"], left: string[]]>([
    ["makes, and is lost", ["100"]],
    ["makes, and is cut", []],
    ["is lost", []],
  ])("what a create without an answer may have made is named: it %s", async (create, left) => {
    const shelf = new Shelf();
    shelf.ways.create = create;
    shelf.ways.delay = 300;
    await expect(shelf.create()).rejects.toThrow();
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(
      left.map((id) => `book ${id} on the shelf`),
    );
    await vi.advanceTimersByTimeAsync(5000);
    expect(shelf.there).toEqual(["7", ...left]);
  });

  test("what another client has made while a create was lost is left, and what is created after it removed", async () => {
    const shelf = new Shelf();
    await shelf.tracker.prepare("shelf");
    shelf.ways.create = "is lost";
    await expect(shelf.create()).rejects.toThrow("lost");
    shelf.putOther();
    shelf.ways.create = "makes";
    await shelf.create();
    expect(await shelf.undo()).toMatchObject([{ what: "book 100 on the shelf" }]);
    expect(shelf.there).toEqual(["7", "100"]);
  });

  test("a documented refusal costs no look at the end; one in other words is looked after", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "refuses";
    await shelf.create();
    const { requests } = shelf;
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.requests).toBe(requests);
    shelf.ways.create = "refuses in other words";
    await shelf.create();
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.requests).toBeGreaterThan(requests + 1);
  });

  test("what a refused create has made all the same is told and not touched", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "refuses";
    await shelf.create();
    shelf.putOther();
    await shelf.tracker.look("shelf");
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(["book 100 on the shelf"]);
  });

  test("what was there before is another's, though it comes to bear the run's mark", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.tracker.look("shelf");
    await shelf.create("ct-1-a");
    shelf.books = shelf.books.map((book) => ({ ...book, title: "ct-1" }));
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });
});
