import { beforeEach, expect, test, vi } from "vitest";
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
