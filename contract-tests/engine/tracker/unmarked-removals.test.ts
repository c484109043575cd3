import { describe, expect, test } from "vitest";
import { NONE, Shelf, useFakeClock } from "./shelf.support.ts";

useFakeClock();

describe("things that bear no mark are told by what was there before", () => {
  test("a removal that was lost is believed where lists show what is created, and show it no more", async () => {
    const shelf = new Shelf({ patience: 0 });
    await shelf.create();
    await shelf.tracker.look("shelf");
    shelf.ways.remove = "one, and is lost";
    expect(await shelf.undo()).toEqual(NONE);
    expect(shelf.there).toEqual(["7"]);
  });

  test("a removal that takes more than it should is the last", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.create();
    shelf.ways.remove = "one, and another leaves";
    const left = await shelf.undo();
    expect(left).toHaveLength(1);
    expect(left[0]?.why).toContain("has taken more than was asked for");
    expect(shelf.books).toHaveLength(1);
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
