import { describe, expect, test } from "vitest";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";

useFakeClock();

describe("things that bear the run's mark", () => {
  test("are removed, and an invented name beside a stranger's too", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1 named");
    await shelf.create();
    shelf.putOther();
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7", "101"]);
  });

  test("are told from those of another run", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1 mine");
    shelf.putOther({ title: "ct-2 of another run" });
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7", "100"]);
  });

  test.each<[what: string, hide: (shelf: Shelf) => void]>([
    ["leaves them out", (shelf) => shelf.ways.hidden.push("ct-1 a", "ct-1 b")],
    ["cannot be read", (shelf) => shelf.ways.lists.push(...Array.from({ length: 9 }, () => 500))],
  ])("are removed by their names where the list %s", async (_, hide) => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    for (const title of ["ct-1 a", "ct-1 b"]) await shelf.create(title);
    hide(shelf);
    await shelf.undo();
    expect(shelf.there).toEqual(["7"]);
  });

  test("that no list shows and no removal takes are told", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1 a");
    Object.assign(shelf.ways, { hidden: ["ct-1 a"], remove: "refuses" });
    expect(await shelf.undo()).toEqual([
      {
        what: 'book "ct-1 a" on the shelf',
        why: "not removed: its removal was answered 401; remove it by hand",
      },
    ]);
  });

  test("are named though their creates had no answer and no list can be read", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.create = "makes, and is lost";
    await shelf.create("ct-1 a").catch(() => undefined);
    shelf.ways.lists = Array.from({ length: 9 }, () => 500);
    shelf.ways.remove = "refuses";
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(['book "ct-1 a" on the shelf']);
    shelf.ways.lists = [500, 500, 500];
    shelf.ways.remove = "one";
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("an answer that names another client's new thing makes it nobody else's", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.tracker.look("shelf");
    shelf.putOther();
    shelf.ways.answers = "100";
    await shelf.create("ct-1 a");
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7", "100"]);
  });

  test("are removed by their names though no list shows them and no answer came", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    Object.assign(shelf.ways, { create: "makes, and is lost", hidden: ["ct-1 a"] });
    await shelf.create("ct-1 a").catch(() => undefined);
    await shelf.tracker.look("shelf");
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("are read though something comes after the JSON of every answer", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.after = "<br />Warning";
    await shelf.create("ct-1 a");
    expect(shelf.tracker.at("shelf").looks).toEqual([]);
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("that were promised and are unknown at once may have another name", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.create = "promises";
    await shelf.create("ct-1 a");
    shelf.ways.lists = [500, 500, 500];
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(['book "ct-1 a" on the shelf']);
  });

  test.each<[create: Shelf["ways"]["create"], left: string[]]>([
    ["is lost", []],
    ["makes", ['book "ct-1 a" on the shelf']],
  ])("where a place carries out nothing any more, a create that %s leaves %j", async (...row) => {
    const [create, left] = row;
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.create = create;
    await shelf.create("ct-1 a").catch(() => undefined);
    Object.assign(shelf.ways, { lists: Array.from({ length: 9 }, () => 423), remove: "refuses" });
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(left);
  });

  test("need no look before they are created", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.lists = [500];
    await shelf.create("ct-1 named");
    expect(shelf.requests).toBe(1);
    await shelf.undo();
    expect(shelf.there).toEqual(["7"]);
  });

  test("without an answer are found by their mark", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.create = "makes, and is lost";
    await expect(shelf.create("ct-1 named")).rejects.toThrow("lost");
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("are left where their mark alone tells, under a name that no create has asked for", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.tracker.look("shelf");
    await shelf.create("ct-1 named");
    shelf.putOther({ title: "ct-1 named" });
    expect((await shelf.undo()).map(({ what }) => what)).toEqual(["book 100 on the shelf"]);
    expect(shelf.there).toEqual(["7", "100"]);
  });

  test.each<[by: string, made: { title?: string; id?: string }]>([
    ["the name that was asked for alone", { id: "ct-1 named" }],
    ["that name in other letters", { id: "CT-1 NAMED" }],
  ])("are found by %s though the create was said to be refused", async (_, made) => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.tracker.look("shelf");
    shelf.ways.create = "refuses";
    await shelf.create("ct-1 named");
    shelf.putOther(made);
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("an id that was there before is another's, whatever the answer says", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.ways.answers = "7";
    await shelf.create();
    expect([...shelf.tracker.at("shelf").own]).toEqual([]);
    expect((await shelf.undo()).map(({ what }) => what)).toEqual([
      expect.stringContaining("perhaps a book on the shelf"),
    ]);
    expect(shelf.there).toContain("7");
  });
});
