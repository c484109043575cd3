import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isBehind } from "./behind.ts";
import { placeAfter, take } from "./seen/place.support.ts";
import { overTime, Shelf } from "./shelf.support.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
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

test("it is not waited for without end, where more is done again and again", async () => {
  const shelf = new Shelf({ isMarked: true });
  await shelf.tracker.look("shelf");
  const names = Array.from({ length: 100 }, (_, nth) => `ct-1-${nth}`);
  shelf.ways.hidden = [...names];
  await shelf.create(names.pop());
  const busy = setInterval(() => void shelf.create(names.pop()).catch(() => undefined), 500);
  await expect(overTime(shelf.tracker.look("shelf"))).rejects.toThrow("lags behind what is done");
  clearInterval(busy);
});

describe("whether a list that shows some ids is behind what was done", () => {
  test.each<[what: string, steps: string[], listed: string[], behind: boolean]>([
    ["a create was accepted, and is not listed", ["+ a"], ["7"], true],
    ["a create was accepted, and is listed", ["+ a"], ["7", "a"], false],
    ["a create was refused", ["! a"], ["7"], false],
    ["what was created is not this run's own", ["+ c"], ["7"], false],
    ["a list since then has shown it", ["+ a", "7 a"], ["7"], true],
    ["a list has shown it, long ago", ["+ a", "7 a", "@ 2001"], ["7"], false],
    ["its answer to the create again was lost", ["- a", "! a"], ["a"], false],
    ["a list since then does not show it either", ["+ a", "7"], ["7"], false],
    ["what was created was removed", ["+ a", "- a"], ["7"], false],
    ["what was removed is listed", ["- a"], ["a"], true],
    ["what was removed is not listed", ["- a"], ["7"], false],
    ["a list since then shows it, too", ["- a", "a"], ["a"], false],
    ["it is being created again", ["- a", "> a"], ["a"], false],
    ["it was created again", ["- a", "@ 1", "+ a"], ["a"], false],
    ["it was created twice, once before", ["+ a", "@ 1", "- a", "@ 1", "+ a"], ["a"], false],
    ["it was created before", ["+ a", "- a"], ["a"], true],
    ["another was created since", ["- a", "@ 1", "+ b"], ["a", "b"], true],
    ["it lasts for as long as it may", ["+ a", "@ 2000"], ["7"], true],
    ["it lasts for longer", ["+ a", "@ 2001"], ["7"], false],
    ["it lasts for longer with one of two", ["+ a", "@ 2001", "+ b"], ["7"], true],
  ])("%s", (_, steps, listed, behind) => {
    vi.advanceTimersByTime(5000);
    const place = placeAfter(steps, ["a", "b"]);
    expect(isBehind(place, listed, performance.now())).toBe(behind);
  });

  test("a job is on what was removed", () => {
    const place = placeAfter(["- a"], ["a"], { isRemovable: () => false });
    expect(isBehind(place, ["a"], performance.now())).toBe(false);
  });

  test("a list that has caught up before is waited for longer, and never given up", () => {
    const place = placeAfter(["+ a"], ["a", "b"]);
    expect(isBehind(place, ["7"], performance.now())).toBe(true);
    expect(isBehind(place, ["7", "a"], performance.now())).toBe(false);
    take(place, "7 a");
    take(place, "+ b");
    const later = performance.now() + 5000;
    expect(isBehind(place, ["7", "a"], later)).toBe(true);
    expect(isBehind(place, ["7", "a"], later + 2000)).toBe(false);
    take(place, "7 a");
    take(place, "- a");
    expect(isBehind(place, ["7", "a"], performance.now())).toBe(true);
  });

  test("what counts is when the list was asked for, and not when it came", () => {
    const place = placeAfter(["+ a", "@ 3000"], ["a"]);
    expect(isBehind(place, ["7"], performance.now() - 1500)).toBe(true);
  });
});
