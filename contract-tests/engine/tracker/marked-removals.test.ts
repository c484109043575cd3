import { describe, expect, test } from "vitest";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";
import { takesMore } from "./harm/taken.ts";

useFakeClock();

describe("things that bear the run's mark", () => {
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

  test("are not created any more once two removals have taken others'", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    for (const title of ["ct-1 a", "ct-1 b", "ct-1 c"]) await shelf.create(title);
    shelf.books.push({ id: "8" });
    await shelf.tracker.look("shelf");
    await removeWithOthers(shelf);
    await expect(shelf.create("ct-1 d")).rejects.toThrow("so no more are created");
    expect(shelf.there).toEqual(["ct-1 c"]);
  });

  test("are not removed by the clean-up of a run that was killed once it had seen others' go at two removals", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    shelf.books.push({ id: "8" }, { id: "9" });
    await shelf.tracker.look("shelf");
    for (const title of ["ct-1 a", "ct-1 b", "ct-1 c"]) await shelf.create(title);
    await shelf.tracker.look("shelf");
    await removeWithOthers(shelf);
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

  test("are watched by the look that shows that all is gone", async () => {
    const shelf = new Shelf({ isMarked: true, patience: 0 });
    for (const title of ["ct-1 a", "ct-1 b"]) await shelf.create(title);
    await shelf.tracker.look("shelf");
    await shelf.remove("ct-1 a");
    await shelf.tracker.look("shelf");
    const { requests } = shelf;
    expect(await shelf.undo(true)).toEqual(NONE);
    // A removal, and a look.
    expect(shelf.requests - requests).toBe(2);
  });
});

/** Removes two of the run's own, and another's goes with each. */
async function removeWithOthers(shelf: Shelf): Promise<void> {
  for (const [id, other] of [
    ["ct-1 a", "7"],
    ["ct-1 b", "8"],
  ] as const) {
    shelf.books = shelf.books.filter((one) => one.id !== other);
    await shelf.remove(id);
    await shelf.tracker.look("shelf");
  }
}
