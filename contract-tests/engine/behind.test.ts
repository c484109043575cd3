import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { overTime, Shelf } from "./shelf.support.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const NOTE = /only after a moment/;

describe("a list that is behind what was done says nothing", () => {
  test("of what was created a moment ago under a name that is known", async () => {
    const shelf = new Shelf({ isMarked: true });
    await shelf.tracker.look("shelf");
    await shelf.create("ct-1-a");
    shelf.ways.hidden = ["ct-1-a"];
    setTimeout(() => (shelf.ways.hidden = []), 1000);
    const { items } = await overTime(shelf.tracker.look("shelf"));
    expect(items.map(({ id }) => id)).toEqual(["7", "ct-1-a"]);
    expect(shelf.tracker.at("shelf").looks).toHaveLength(2);
    expect(shelf.transport.notes).toEqual([expect.stringMatching(NOTE)]);
  });

  test("of what was removed a moment ago", async () => {
    const shelf = new Shelf();
    await shelf.create();
    await shelf.tracker.look("shelf");
    const [, book] = shelf.books;
    await shelf.remove("100");
    shelf.books.push(book!);
    setTimeout(() => (shelf.books = [{ id: "7" }]), 1000);
    const { items } = await overTime(shelf.tracker.look("shelf"));
    expect(items.map(({ id }) => id)).toEqual(["7"]);
  });
});

test("what is not listed for longer than that is not there, and is waited for once", async () => {
  const shelf = new Shelf({ isMarked: true });
  await shelf.tracker.look("shelf");
  await shelf.create("ct-1-a");
  shelf.ways.hidden = ["ct-1-a", "ct-1-b"];
  expect((await overTime(shelf.tracker.look("shelf"))).items).toHaveLength(1);
  await shelf.create("ct-1-b");
  const { requests } = shelf;
  expect((await shelf.tracker.look("shelf")).items).toHaveLength(1);
  expect(shelf.requests).toBe(requests + 1);
});
