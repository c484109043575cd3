import { describe, expect, test, vi } from "vitest";
import { newMark } from "./kind.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { Shelf, useFakeClock } from "./shelf.support.ts";
import { wire } from "../transport/http.ts";

useFakeClock();

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

  test("what was there before, which may be known; a look asks again", async () => {
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
