import { describe, expect, test } from "vitest";
import { NotReachable } from "../exchange/errors.ts";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";

useFakeClock();

describe("things that bear no mark are told by what was there before", () => {
  test.each<[what: string, lists: (number | "lost")[]]>([
    ["answers an error", [500]],
    ["does not answer", ["lost"]],
  ])("where the list %s, nothing is created; later it is", async (_, lists) => {
    const shelf = new Shelf();
    shelf.ways.lists = lists;
    await expect(shelf.create()).rejects.toThrow();
    expect(shelf.there).toEqual(["7"]);
    expect(await shelf.undo()).toEqual(NONE);
    await shelf.create();
    expect(shelf.there).toEqual(["7", "100"]);
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("a create is refused with the reason that its list was not readable", async () => {
    const shelf = new Shelf();
    shelf.ways.lists = [500];
    const failure = await shelf.create().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NotReachable);
    expect(failure).toMatchObject({
      message: "what it creates could not be told from what is there: answered 500",
      code: "unchecked",
    });
    expect(shelf.requests).toBe(1);
    expect(shelf.journal).toEqual(NONE);
  });

  test("what is known by its id is removed by it though the list has gone, and a second removal proves it", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.create();
    await shelf.tracker.look("shelf");
    shelf.ways.lists = Array.from({ length: 100 }, () => 503);
    const { requests } = shelf;
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.requests - requests).toBe(6);
    expect(shelf.there).toEqual(["7"]);
  });

  test.each<[remove: Shelf["ways"]["remove"], left: string[]]>([
    ["one, and is lost", []],
    ["none", ["book 100 on the shelf"]],
    ["refuses", ["book 100 on the shelf"]],
  ])("where no list can be read, a removal that does %j leaves %j", async (remove, left) => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    Object.assign(shelf.ways, { remove, lists: Array.from({ length: 100 }, () => 503) });
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(left);
    expect(shelf.there).toEqual(left.length === 0 ? ["7"] : ["7", "100"]);
  });

  test("where no list can be read, each thing that is not to be told from another's is named", async () => {
    const shelf = new Shelf();
    await shelf.create();
    shelf.putOther();
    await shelf.tracker.look("shelf");
    shelf.ways.lists = Array.from({ length: 100 }, () => 503);
    expect((await shelf.undo()).map(({ what }) => what)).toEqual([
      "book 100 on the shelf",
      "book 101 on the shelf",
    ]);
    expect(shelf.there).toEqual(["7", "100", "101"]);
  });

  test("where nothing is known but that something may be there, that is told of each", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.create();
    shelf.ways.lists = Array.from({ length: 100 }, () => 503);
    const one = {
      what: expect.stringMatching(/^perhaps a book on the shelf, asked for at 20/),
      why: expect.stringMatching(/^perhaps left: /),
    };
    expect(await shelf.undo()).toEqual([one, one]);
  });

  test("a list that is back in time is read", async () => {
    const shelf = new Shelf();
    await shelf.create();
    shelf.ways.lists = [503, "lost", 503];
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });
});

describe("where nothing can ever be listed", () => {
  test.each<[create: "promises" | "is lost" | "refuses", left: string[]]>([
    ["promises", [expect.stringContaining("perhaps a book on the shelf") as unknown as string]],
    ["is lost", []],
    ["refuses", []],
  ])("a create that %s leaves %j", async (create, left) => {
    const shelf = new Shelf({ patience: 0 });
    Object.assign(shelf.ways, { create, isListable: false });
    await shelf.create().catch(() => undefined);
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(left);
    const after = new Shelf({ patience: 0 });
    after.ways.isListable = false;
    after.tracker.recover(shelf.journal.slice(0, 1));
    expect(await after.undo()).toEqual([]);
  });
});
