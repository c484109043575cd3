import { describe, expect, test, vi } from "vitest";
import { isBehind, lagOf } from "./behind.ts";
import type { Place } from "../seen/place.ts";
import { placeAfter, take } from "../seen/place.support.ts";
import { Shelf, overTime, useFakeClock } from "../shelf.support.ts";

useFakeClock();

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
    ["some list since then has shown it, and the last has not", ["+ a", "7 a", "7"], ["7"], true],
    ["a list has shown it, for as long as it may last", ["+ a", "7 a", "@ 2000"], ["7"], true],
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

  test.each<[what: string, listed: string, behind: boolean]>([
    ["is not listed either", "7", true],
    ["is listed", "b", false],
  ])("a create was accepted, and what its answer has named %s", (_, listed, behind) => {
    const place = placeAfter(["+ a"], ["a"], { idsAnswered: () => ["b"] });
    expect(isBehind(place, [listed], performance.now())).toBe(behind);
  });

  test("a create was accepted, and answers name nothing", () => {
    const place = placeAfter(["+ a"], ["a"], { idsAnswered: undefined as never });
    expect(isBehind(place, ["7"], performance.now())).toBe(true);
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

  test("a list that shows no more what was removed has caught up, too", () => {
    const place = placeAfter(["- a"], ["a", "b"]);
    expect(isBehind(place, ["7", "a"], performance.now())).toBe(true);
    expect(isBehind(place, ["7"], performance.now())).toBe(false);
    take(place, "7");
    take(place, "+ b");
    expect(isBehind(place, ["7"], performance.now() + 5000)).toBe(true);
  });

  test("a list that shows only one of two has not caught up", () => {
    const place = placeAfter(["+ a", "+ b"], ["a", "b"]);
    expect(isBehind(place, ["7"], performance.now())).toBe(true);
    expect(isBehind(place, ["7", "a"], performance.now())).toBe(true);
    expect(isBehind(place, ["7", "a"], performance.now() + 2001)).toBe(false);
  });

  test("what goes long after it was listed does not end the waiting for others", () => {
    const place = placeAfter(["+ a", "7 a", "@ 2001"], ["a", "b"]);
    expect(isBehind(place, ["7"], performance.now())).toBe(false);
    take(place, "7");
    take(place, "+ b");
    expect(isBehind(place, ["7"], performance.now())).toBe(true);
  });

  test("what counts is when the list was asked for, and not when it came", () => {
    const place = placeAfter(["+ a", "@ 3000"], ["a"]);
    expect(isBehind(place, ["7"], performance.now() - 1500)).toBe(true);
  });
});

describe("how long the slowest was missing from lists, where each create takes 100 ms", () => {
  test.each<[what: string, steps: string[], own: string, lag: number]>([
    ["nothing was created", ["7"], "", 0],
    ["the first list shows it", ["+ a", "@ 200", "a", "@ 300", "a"], "a", 0],
    ["a later one does", ["7", "+ a", "@ 200", "7", "@ 300", "7 a"], "a", 400],
    ["none does", ["+ a", "@ 200", "7", "@ 300", "7"], "a", 0],
    [
      "one that was asked for before it was there does not",
      ["+ a", "@ 50", "7", "@ 300", "a"],
      "a",
      0,
    ],
    ["nor one at that moment", ["+ a", "@ 100", "7", "@ 300", "a"], "a", 0],
    [
      "the first list of all shows another",
      ["+ a", "@ 200", "a", "+ b", "@ 200", "a", "@ 300", "a b"],
      "a b",
      400,
    ],
    [
      "the second is slower, whichever is called the first",
      ["+ a", "@ 200", "7", "@ 100", "a", "@ 700", "+ b", "@ 200", "a", "@ 300", "a b"],
      "b a",
      400,
    ],
    [
      "the first is slower",
      ["+ a", "@ 200", "7", "@ 500", "a", "+ b", "@ 200", "a", "@ 100", "a b"],
      "a b",
      600,
    ],
    ["another was refused before", ["! x", "@ 1000", "+ a", "@ 200", "7", "@ 300", "a"], "a", 400],
    [
      "another had no answer before",
      ["> x", "@ 1000", "+ a", "@ 200", "7", "@ 300", "a"],
      "a",
      400,
    ],
    ["more came than was promised", ["7", "@ 300", "a"], "a", 0],
  ])("%s", (_, steps, own, lag) => {
    expect(lagOf(promised(placeAfter(steps, own.split(" "))))).toBe(lag);
  });

  test("what is listed is done only once its job is over", () => {
    const steps = ["+ a", "@ 200", "7 a?", "@ 300", "7 a"];
    const place = promised(placeAfter(steps, ["a"], { idOf: (item) => item[0]! }));
    expect(lagOf(place)).toBe(0);
    expect(lagOf(place, (item) => !item.endsWith("?"))).toBe(400);
  });
});

/** The same place, where each create that was accepted has made something, and took 100 ms; one without an answer has, too. */
function promised(place: Place<string>): Place<string> {
  for (const create of place.creates) {
    create.outcome = create.exchange?.answer.status === 409 ? "nothing" : "made";
    if (create.exchange) create.exchange = { ...create.exchange, durationMs: 100 };
  }
  return place;
}
