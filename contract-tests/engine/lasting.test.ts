import { beforeEach, describe, expect, test, vi } from "vitest";
import { overTime, Shelf } from "./shelf.support.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const [WATCHED, NOT_WATCHED] = [true, false];

test.each([
  ["one", WATCHED, []],
  ["one, for a while", NOT_WATCHED, []],
  ["one, for a while", WATCHED, ['book "ct-1 a" on the shelf']],
] as const)("where removals take %s, and it is watched: %s", async (remove, isWatched, left) => {
  const shelf = new Shelf({ isMarked: true });
  shelf.ways.remove = remove;
  await overTime(shelf.create("ct-1 a"));
  expect((await shelf.undo(isWatched)).map(({ what }) => what)).toEqual(left);
});

test("what was seen to be away for long enough costs no more requests", async () => {
  const shelf = new Shelf({ isMarked: true });
  await overTime(shelf.create("ct-1 a"));
  await shelf.undo();
  await vi.advanceTimersByTimeAsync(2000);
  await overTime(shelf.create("ct-1 b"));
  await overTime(shelf.tracker.look("shelf"));
  const before = shelf.requests;
  await shelf.undo(WATCHED);
  expect(shelf.requests - before).toBe(2);
});

describe("what has gone without a removal is perhaps left", () => {
  test.each([
    ["if it is more than one", 2, 2],
    ["but not a single one, which staff may have removed", 1, 0],
  ])("%s", async (_, gone, left) => {
    const shelf = new Shelf({ isMarked: true });
    for (const title of ["ct-1 a", "ct-1 b", "ct-1 c"]) await overTime(shelf.create(title));
    await overTime(shelf.tracker.look("shelf"));
    shelf.books = shelf.books.slice(0, -gone);
    const why = /another installation may be answering/;
    const told = (await shelf.undo()).filter((one) => why.test(one.why));
    expect(told).toHaveLength(left);
  });
});
