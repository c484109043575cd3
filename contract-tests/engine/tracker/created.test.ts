import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newMark } from "./kind.ts";
import { NotReachable } from "../exchange/errors.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { Shelf, type Ways } from "./shelf.support.ts";
import { takesMore } from "./harm/taken.ts";
import { wire } from "../transport/http.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const NONE: unknown[] = [];

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

  test("a removal that was lost is believed where lists show what is created, and show it no more", async () => {
    const shelf = new Shelf({ patience: 0 });
    await shelf.create();
    await shelf.tracker.look("shelf");
    shelf.ways.remove = "one, and is lost";
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
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

  test("after a removal that takes more than it should, there is no other", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.create();
    shelf.ways.remove = "one, and another leaves";
    const left = await shelf.undo();
    expect(left).toHaveLength(1);
    expect(left[0]?.why).toContain("has taken more than was asked for");
    expect(shelf.books).toHaveLength(1);
  });

  test("what was there before is another's, though it comes to bear the run's mark", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.tracker.look("shelf");
    await shelf.create("ct-1-a");
    shelf.books = shelf.books.map((book) => ({ ...book, title: "ct-1" }));
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("where each removal brings another of the run's, it is told in the end", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1-a");
    shelf.ways.remove = "one, and its like comes";
    expect(await shelf.undo()).toHaveLength(1);
    expect(shelf.requests).toBeLessThan(40);
  });

  test("what a job is on is not removed, and told", async () => {
    const shelf = new Shelf();
    await shelf.create();
    shelf.ways.isBusy = true;
    expect(await shelf.undo()).toEqual([
      {
        what: "book 100 on the shelf",
        why: "perhaps left: its creation was not over in time; verify --clean-up looks again",
      },
    ]);
    expect(shelf.there).toEqual(["7", "100"]);
  });

  test("a removal whose answer was lost counts as one that may have happened", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    shelf.ways.remove = "one, and is lost";
    await shelf.remove("100").catch(() => undefined);
    expect(shelf.tracker.at("shelf").isAsked("100")).toBe(true);
    shelf.ways.remove = "one";
    expect(await shelf.undo()).toEqual(NONE);
  });

  test("a refused removal is tried once more, and its reason told", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    shelf.ways.remove = "refuses";
    const { requests } = shelf;
    const [left] = await shelf.undo();
    expect(left?.why).toBe("not removed: its removal was answered 401; remove it by hand");
    expect(shelf.requests).toBeGreaterThan(requests + 2);
  });

  test("what a removal does not take is told", async () => {
    const shelf = new Shelf();
    await shelf.create();
    shelf.ways.remove = "none";
    expect(await shelf.undo()).toEqual([
      { what: "book 100 on the shelf", why: "still listed after its removal; remove it by hand" },
    ]);
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

  test("are removed at a desk where others come and go, too", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1 a");
    await shelf.create("ct-1 b");
    await shelf.tracker.look("shelf");
    shelf.putOther();
    await shelf.tracker.look("shelf");
    shelf.ways.remove = "one, and another leaves";
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["100"]);
  });

  test("stop being removed once one takes another of this run's own", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    for (const title of ["ct-1 a", "ct-1 b"]) await shelf.create(title);
    await shelf.tracker.look("shelf");
    shelf.putOther();
    await shelf.tracker.look("shelf");
    shelf.ways.remove = "all";
    await shelf.undo();
    expect(takesMore(shelf.tracker.at("shelf"))).toBe(true);
  });

  test("are not removed by the clean-up of a run that was killed once it had seen others' go at two removals", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.books.push({ id: "8" }, { id: "9" });
    await shelf.tracker.look("shelf");
    for (const title of ["ct-1 a", "ct-1 b", "ct-1 c"]) await shelf.create(title);
    await shelf.tracker.look("shelf");
    for (const [id, other] of [
      ["ct-1 a", "7"],
      ["ct-1 b", "8"],
    ] as const) {
      shelf.books = shelf.books.filter((one) => one.id !== other);
      await shelf.remove(id);
      await shelf.tracker.look("shelf");
    }
    const after = new Shelf({ isMarked: true, patience: 0 });
    after.books = [...shelf.books];
    after.tracker.recover(shelf.journal);
    const left = await after.undo();
    expect(after.there).toEqual(["9", "ct-1 c"]);
    expect(left.map(({ what, isLost = false }) => [what, isLost])).toEqual([
      ['book "ct-1 c" on the shelf', false],
      ["book 7 on the shelf", true],
      ["book 8 on the shelf", true],
    ]);
  });

  test("are removed one by one at a clean-up, until one has taken another's, and not at the next", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    const names = ["ct-1 a", "ct-1 b", "ct-1 c", "ct-1 d", "ct-1 e"];
    for (const title of names) await shelf.create(title);
    const after = new Shelf({ isMarked: true, patience: 0 });
    after.books = ["7", "8", "9", ...names].map((id) => ({ id }));
    after.tracker.recover(shelf.journal);
    // The first takes nothing else.
    const taken = ["", "7", "8"];
    const remove = after.remove.bind(after);
    after.remove = async (id) => {
      const also = taken.shift();
      after.books = after.books.filter((one) => one.id !== also);
      return remove(id);
    };
    const left = await after.undo();
    expect(left.map(({ what }) => what)).toEqual(
      ["ct-1 c", "ct-1 d", "ct-1 e", "7"].map((id) => {
        return `book ${id === "7" ? id : JSON.stringify(id)} on the shelf`;
      }),
    );
    expect(left.at(-1)).toMatchObject({ isLost: true, why: expect.stringContaining("it went at") });
    expect(after.there).toEqual(["8", "9", "ct-1 c", "ct-1 d", "ct-1 e"]);
    const next = new Shelf({ isMarked: true, patience: 0 });
    next.books = [...after.books];
    next.tracker.recover([...shelf.journal, ...after.journal]);
    const why = expect.stringContaining("removing another has taken more");
    expect(await next.undo()).toEqual([
      { what: 'book "ct-1 c" on the shelf', why },
      { what: 'book "ct-1 d" on the shelf', why },
      { what: 'book "ct-1 e" on the shelf', why },
    ]);
    expect(next.there).toEqual(after.there);
  });

  test("are removed where the same name was removed before, and lists show nothing any more", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.create("ct-1 a");
    await shelf.tracker.look("shelf");
    await shelf.remove("ct-1 a");
    await shelf.tracker.look("shelf");
    shelf.ways.hidden.push("ct-1 a");
    await shelf.create("ct-1 a");
    await shelf.undo();
    expect(shelf.there).toEqual(["7"]);
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

describe("the journal", () => {
  const line = {
    kind: "book",
    place: "shelf",
    address: "http://shelf.test/",
    mark: "ct-1",
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

describe("what a run asks its tracker", () => {
  test("its own, none of which is asked for where it created none", async () => {
    const shelf = new Shelf();
    expect(await shelf.tracker.own("shelf")).toEqual([]);
    expect(shelf.requests).toBe(0);
    await shelf.create();
    expect((await shelf.tracker.own("shelf")).map(({ id }) => id)).toEqual(["100"]);
    expect(shelf.tracker.at("shelf").ownAmong([{ id: "7" }, { id: "100" }])).toEqual([
      { id: "100" },
    ]);
  });

  test.each<[what: string, change: Partial<Shelf["ways"]>, message: string]>([
    ["cannot be read", { lists: [500] }, "answered 500"],
    ["cannot be asked for", { isListable: false }, "nothing can be listed there"],
  ])("a list that %s", async (_, change, message) => {
    const shelf = new Shelf();
    Object.assign(shelf.ways, change);
    await expect(shelf.tracker.look("shelf")).rejects.toMatchObject({ message, code: "unchecked" });
  });

  test("what was there before, which may be known; a look asks anew", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    expect(shelf.asked).toEqual([{ mayBeKnown: true }, undefined]);
  });

  test("nothing where the fault is our own", async () => {
    const shelf = new Shelf();
    await shelf.create();
    const fails = new TypeError("ours");
    const after = new Shelf();
    after.ways.fails = fails;
    expect(() => after.tracker.recover(shelf.journal)).toThrow(fails);
    await expect(fingerprintOf(after.tracker, ["shelf"])).rejects.toBe(fails);
  });

  test("what was there before, asked for once by all creates", async () => {
    const shelf = new Shelf();
    await Promise.all([shelf.create(), shelf.create()]);
    await shelf.create();
    expect(shelf.requests).toBe(4);
    const seen = new Shelf();
    await seen.tracker.look("shelf");
    await seen.create();
    expect(seen.requests).toBe(2);
    const later = new Shelf({ mark: "ct-2" });
    later.tracker.recover(seen.journal);
    await later.create();
    expect(later.requests).toBe(1);
  });

  test("whether anything was created or deleted since a look, anywhere", async () => {
    const shelf = new Shelf();
    const desk = shelf.tracker.at("desk");
    const overtaken = async (sent: Promise<unknown>) => {
      await sent;
      const { isOvertaken } = desk;
      desk.isOvertaken = false;
      return isOvertaken;
    };
    expect(await overtaken(shelf.tracker.look("shelf"))).toBe(false);
    expect(await overtaken(shelf.create())).toBe(true);
    expect(await overtaken(shelf.tracker.look("shelf"))).toBe(false);
    expect(await overtaken(shelf.remove("100"))).toBe(true);
    expect([desk.named.size, shelf.tracker.at("shelf").named.size]).toEqual([0, 1]);
  });

  test("which creates are under way, and by what ids removals were asked for", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    const place = shelf.tracker.at("shelf");
    const underWay: boolean[] = [];
    const asked = vi.mocked(wire.ask);
    const answer = asked.getMockImplementation()!;
    asked.mockImplementation((...of) => {
      underWay.push(place.creates[0]!.isUnderWay);
      return answer(...of);
    });
    await shelf.create("ct-1 a");
    expect([underWay, place.creates[0]!.isUnderWay]).toEqual([[true], false]);
    await shelf.tracker.look("shelf");
    await shelf.remove("ct-1 a");
    expect([...place.named]).toEqual([["ct-1 a", 1]]);
  });

  test("of which ids the removal told nothing, one that names none among them", async () => {
    const shelf = new Shelf();
    const { unsure } = shelf.tracker.at("shelf");
    shelf.ways.remove = "one, and is lost";
    await expect(shelf.remove("7")).rejects.toThrow("lost");
    expect([...unsure]).toEqual(["7"]);
    shelf.ways.remove = "one, in no words";
    await shelf.remove("");
    expect([...unsure]).toEqual(["7", ""]);
  });

  test("whether anything is carried out there: what had no answer has made nothing where nothing is", async () => {
    const shelf = new Shelf();
    shelf.ways.create = "is lost";
    await expect(shelf.create()).rejects.toThrow("lost");
    const place = shelf.tracker.at("shelf");
    expect([place.isShut, place.open.length]).toEqual([false, 1]);
    shelf.ways.lists = [423];
    await expect(shelf.tracker.look("shelf")).rejects.toThrow("answered 423");
    expect([place.isShut, place.made]).toEqual([true, []]);
  });

  test("that a create without an answer has made nothing where nothing can be listed", async () => {
    const shelf = new Shelf();
    Object.assign(shelf.ways, { isListable: false, create: "is lost" });
    await expect(shelf.create()).rejects.toThrow("lost");
    expect(shelf.tracker.at("shelf").creates).toMatchObject([{ outcome: "nothing" }]);
  });

  test("the current list, asked for again only once something may have changed it", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    await shelf.tracker.current("shelf");
    await shelf.tracker.current("shelf");
    expect(shelf.requests).toBe(1);
    await shelf.create("ct-1 a");
    await shelf.tracker.current("shelf");
    await shelf.remove("ct-1 a");
    await shelf.tracker.current("shelf");
    expect(shelf.requests).toBe(5);
  });
});

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

test("a fingerprint is what can be read, and undefined where it cannot", async () => {
  const shelf = new Shelf();
  expect(await fingerprintOf(shelf.tracker, ["shelf"])).toEqual({
    "books on the shelf": { 7: "" },
  });
  expect(await fingerprintOf(shelf.tracker, ["shelf"])).toEqual({
    "books on the shelf": { 7: "" },
  });
  expect(shelf.requests).toBe(1);
  await shelf.create();
  shelf.ways.lists = [500];
  expect(await fingerprintOf(shelf.tracker, ["shelf"])).toEqual({
    "books on the shelf": undefined,
  });
});

test("a mark is short, of small letters and digits, and no other run's", () => {
  const marks = new Set(Array.from({ length: 100 }, newMark));
  expect(marks.size).toBe(100);
  for (const mark of marks) expect(mark).toMatch(/^ct-[0-9a-f]{8}$/);
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
