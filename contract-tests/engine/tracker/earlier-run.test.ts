import { describe, expect, test, vi } from "vitest";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";
import { type Ways } from "./shelf-ways.support.ts";

useFakeClock();

describe("an earlier run's journal", () => {
  const cut = async (shelf: Shelf, work: () => Promise<unknown>) => {
    await work().catch(() => undefined);
    const after = new Shelf();
    after.books = shelf.books;
    after.tracker.recover(shelf.journal);
    return after;
  };

  test.each<[answer: string, create: Ways["create"], left: string[]]>([
    ["an", "makes", []],
    ["no", "makes, and is lost", ["100"]],
  ])("leads to what a create with %s answer has made", async (_, create, ids) => {
    const shelf = new Shelf();
    shelf.ways.create = create;
    const after = await cut(shelf, () => shelf.create());
    await vi.advanceTimersByTimeAsync(1500);
    const left = await after.undo();
    expect(left.map(({ what }) => what)).toEqual(ids.map((id) => `book ${id} on the shelf`));
    expect(after.there).toEqual(["7", ...ids]);
  });

  test("leaves nothing to do where nothing was made", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "is lost";
    const after = await cut(shelf, () => shelf.create());
    expect(await after.undo()).toEqual(NONE);
    expect(after.there).toEqual(["7"]);
  });

  test("leads to what bears a name that was asked for, where no list shows it", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.create = "makes, and is lost";
    await shelf.create("ct-1 a").catch(() => undefined);
    const after = new Shelf({ isMarked: true, patience: 0, mark: "ct-2" });
    after.books = shelf.books;
    after.ways.hidden = ["ct-1 a"];
    after.tracker.recover(shelf.journal);
    expect(await after.undo()).toEqual(NONE);
    expect(after.there).toEqual(["7"]);
  });

  test("leads to what bears its mark elsewhere than in a name that was asked for", async () => {
    const after = new Shelf({ isMarked: true, patience: 0, mark: "ct-2" });
    after.putOther({ title: "ct-1 a" });
    const place = { kind: "book", place: "shelf", address: "http://shelf.test/", owner: "ann" };
    after.tracker.recover([{ ...place, mark: "ct-1", at: 1, isMarked: true }]);
    expect(await after.undo()).toEqual(NONE);
    expect(after.there).toEqual(["7"]);
  });

  test("leads to what is its own by a line of which no create is left", async () => {
    const shelf = new Shelf();
    const after = await cut(shelf, async () => {
      await shelf.create();
      await shelf.tracker.look("shelf");
    });
    const again = new Shelf();
    again.books = after.books;
    again.tracker.recover(shelf.journal.filter((line) => "own" in line));
    expect(await again.undo()).toEqual(NONE);
    expect(again.there).toEqual(["7"]);
  });

  test("touches nothing that came a while after it, and names it", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "is lost";
    const after = await cut(shelf, () => shelf.create());
    await vi.advanceTimersByTimeAsync(5000);
    after.putOther({ made: Date.now() });
    expect((await after.undo()).map(({ what }) => what)).toEqual(["book 100 on the shelf"]);
    expect(after.there).toEqual(["7", "100"]);
  });

  test("names what is on the shelf of another, and touches nothing there", async () => {
    const shelf = new Shelf();
    await shelf.create();
    const after = new Shelf();
    after.books = shelf.books;
    after.ways.owner = "ben";
    after.tracker.recover(shelf.journal);
    expect(await after.undo()).toEqual([
      { what: "books on the shelf", why: expect.stringContaining("names another account") },
    ]);
    expect(after.there).toEqual(["7", "100"]);
  });

  test("does not take for the run's what came long after it", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "is lost";
    const after = await cut(shelf, () => shelf.create());
    await vi.advanceTimersByTimeAsync(60_000);
    after.putOther({ made: Date.now() });
    expect(await after.undo()).toEqual(NONE);
    expect(after.there).toEqual(["7", "100"]);
  });

  test("leads to what was told to be its own, and to no more", async () => {
    const shelf = new Shelf();
    const after = await cut(shelf, async () => {
      await shelf.create();
      await shelf.tracker.look("shelf");
    });
    await vi.advanceTimersByTimeAsync(60_000);
    after.putOther({ id: "8", made: Date.now() });
    expect(await after.undo()).toEqual(NONE);
    expect(after.there).toEqual(["7", "8"]);
  });

  test("says nothing of a refused create", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "refuses";
    const after = await cut(shelf, () => shelf.create());
    expect(await after.undo()).toEqual(NONE);
    expect(after.requests).toBe(0);
  });

  test("names what is at a place that the target file has dropped", async () => {
    const shelf = new Shelf();
    await shelf.create();
    const after = new Shelf();
    after.ways.isDropped = true;
    after.tracker.recover(shelf.journal);
    expect(await after.undo()).toEqual([
      {
        what: "books on the shelf at http://shelf.test/",
        why: expect.stringContaining("leads there no more"),
      },
    ]);
    expect(after.requests).toBe(0);
  });

  test("leads to what is on a shelf that is nobody's", async () => {
    const shelf = new Shelf({ isOwned: false });
    await shelf.create();
    const after = new Shelf({ isOwned: false });
    after.books = shelf.books;
    after.tracker.recover(shelf.journal);
    expect(await after.undo()).toEqual(NONE);
    expect(after.there).toEqual(["7"]);
  });

  test("names what each of several runs has left at such a place", async () => {
    const journals = [];
    for (const mark of ["ct-8", "ct-9"]) {
      const shelf = new Shelf({ isMarked: true, mark });
      await shelf.create(`${mark} a`);
      journals.push(...shelf.journal);
    }
    const after = new Shelf({ isMarked: true });
    after.ways.isDropped = true;
    after.tracker.recover(journals);
    expect((await after.undo()).map(({ what }) => what)).toEqual([
      'books "ct-8-…" on the shelf at http://shelf.test/',
      'books "ct-9-…" on the shelf at http://shelf.test/',
    ]);
  });

  test("is not said to hold creates that have made nothing", async () => {
    const shelf = new Shelf();
    const after = await cut(shelf, async () => {
      shelf.ways.create = "is lost";
      await shelf.create();
    });
    await vi.advanceTimersByTimeAsync(5000);
    after.putOther({ made: Date.now() });
    for (const why of (await after.undo()).map((one) => one.why)) {
      expect(why).toContain("asked for 1, of which none is known to have made anything");
    }
  });

  test("names what is at an address where the target leads no more", async () => {
    const shelf = new Shelf();
    await shelf.create();
    const moved = shelf.journal.map((entry) => ({ ...entry, address: "http://elsewhere.test/" }));
    const after = new Shelf();
    after.tracker.recover(moved);
    expect(await after.undo()).toEqual([
      {
        what: "books on the shelf at http://elsewhere.test/",
        why: expect.stringContaining("leads there no more"),
      },
    ]);
    expect(after.requests).toBe(0);
  });

  test.each([
    ["a create was refused", { create: "refuses" } as const],
    ["nothing can be listed", { isListable: false, create: "promises" } as const],
  ])("names nothing at such an address where %s", async (_, ways) => {
    const shelf = new Shelf();
    Object.assign(shelf.ways, ways);
    await shelf.create();
    const moved = shelf.journal.map((entry) => ({ ...entry, address: "http://elsewhere.test/" }));
    const after = new Shelf();
    after.tracker.recover(moved);
    expect(await after.undo()).toEqual(NONE);
  });

  test.each([[{}], [{ kind: "book" }], [{ kind: "cup", place: "shelf", address: "x", mark: "m" }]])(
    "holds nothing in a line such as %j",
    async (line) => {
      const shelf = new Shelf();
      shelf.tracker.recover([line]);
      expect(await shelf.undo()).toEqual(NONE);
      expect(shelf.requests).toBe(0);
    },
  );
});
