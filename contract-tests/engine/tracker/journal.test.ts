import { describe, expect, test, vi } from "vitest";
import { leftByJournal } from "./left/taken-up.ts";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";

useFakeClock();

describe("the journal", () => {
  const line = {
    kind: "book",
    place: "shelf",
    address: "http://shelf.test/",
    mark: "ct-1",
    where: " on the shelf",
    owner: "ann",
  };

  test("holds what was there, each create before it is sent, and what came of it", async () => {
    const shelf = new Shelf();
    vi.setSystemTime(1000);
    await shelf.create();
    shelf.ways.create = "refuses";
    await shelf.create();
    await shelf.tracker.look("shelf");
    const create = { ...line, isMarked: false, isListable: true, took: 0 };
    expect(shelf.journal).toEqual([
      { ...create, at: 1000, clock: 1000, before: ["7"] },
      { ...line, answered: 1000 },
      { ...create, at: 1001, clock: 1001 },
      { ...line, nothing: 1001 },
      { ...line, own: "100" },
    ]);
  });

  test("holds the name that a marked create asks for, and of the others the one that was answered", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    vi.setSystemTime(1000);
    await shelf.create("ct-1 a");
    await shelf.create();
    await shelf.tracker.look("shelf");
    expect(shelf.journal).toEqual([
      { ...line, at: 1000, clock: 1000, took: 0, isMarked: true, isListable: true, asks: "ct-1 a" },
      {
        ...line,
        at: 1001,
        clock: 1001,
        took: 0,
        isMarked: false,
        isListable: true,
      },
      { ...line, own: "100", answered: 1001 },
    ]);
  });

  test("tells when a create was sent by the installation's clock", async () => {
    const shelf = new Shelf();
    vi.setSystemTime(5000);
    shelf.ways.date = new Date(60_000).toUTCString();
    await shelf.create();
    expect(shelf.journal[0]).toMatchObject({ at: 5000, clock: 60_000 });
  });

  test("holds nothing of what lists leave out where nothing is left", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1 a");
    shelf.ways.hidden = ["ct-1 a"];
    const { length } = shelf.journal;
    expect(await shelf.undo()).toEqual(NONE);
    expect([shelf.there, shelf.journal.slice(length)]).toEqual([["7"], []]);
  });

  test("holds no name that is not the run's", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("mine");
    expect(shelf.journal[0]).toMatchObject({ before: ["7"], isMarked: false, asks: undefined });
  });

  test("holds that nothing was there where nothing can be listed", async () => {
    const shelf = new Shelf();
    shelf.ways.isListable = false;
    await shelf.create();
    expect(shelf.journal[0]).toMatchObject({ before: [], isListable: false });
  });
});

describe("what would be left if the run ended at once", () => {
  test.each<[what: string, isMarked: boolean, named: RegExp[]]>([
    ["is named by the mark that it will bear", true, [/^book "ct-1-a" on the shelf$/]],
    ["is named by when it was asked for", false, [/^perhaps a book on the shelf, asked for at 2/]],
  ])("%s, as long as nobody has looked", async (_, isMarked, named) => {
    const shelf = new Shelf({ isMarked });
    expect(shelf.transport.mayBeLeft).toEqual([]);
    await shelf.create("ct-1-a");
    const left = shelf.transport.mayBeLeft;
    expect(left).toEqual(named.map((one) => expect.stringMatching(one) as string));
    expect(leftByJournal(shelf.journal)).toEqual(left);
    await shelf.undo();
    expect(shelf.transport.mayBeLeft).toEqual([]);
  });

  test("is named by its id once a look has told it", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    expect(shelf.transport.mayBeLeft).toEqual(["book 100 on the shelf"]);
  });

  test("is nothing where a create was refused", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "refuses";
    await shelf.create();
    expect(shelf.transport.mayBeLeft).toEqual([]);
  });
});
