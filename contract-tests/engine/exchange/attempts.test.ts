import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { attempts, poll } from "./attempts.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("attempts are made less and less often, and the last when the time is over", async () => {
  const begun = performance.now();
  const made: [number, boolean][] = [];
  const all = (async () => {
    for await (const isLast of attempts(60)) made.push([performance.now() - begun, isLast]);
  })();
  await vi.advanceTimersByTimeAsync(120_000);
  await all;
  const seconds = [0, 2, 6, 13.5, 21, 28.5, 36, 43.5, 51, 58.5, 60];
  expect(made).toEqual(seconds.map((at) => [at * 1000, at === 60]));
});

test("where there is no time, there is one attempt", async () => {
  const made: boolean[] = [];
  for await (const isLast of attempts(0)) made.push(isLast);
  expect(made).toEqual([true]);
});

test("the time begins again with what happens meanwhile, in the last attempt, too", async () => {
  const begun = performance.now();
  let [since, made] = [0, 0];
  const all = (async () => {
    for await (const isLast of attempts(6, () => since)) {
      made++;
      if (isLast && since === 0) since = performance.now();
    }
    return performance.now() - begun;
  })();
  await vi.advanceTimersByTimeAsync(20_000);
  expect([await all, made]).toEqual([12_000, expect.any(Number)]);
});

test("what an attempt itself takes counts", async () => {
  const made: boolean[] = [];
  const all = (async () => {
    for await (const isLast of attempts(6)) {
      made.push(isLast);
      if (!isLast) vi.advanceTimersByTime(6000);
    }
  })();
  await vi.advanceTimersByTimeAsync(1000);
  await all;
  expect(made).toEqual([false, true]);
});

test.each<[found: number, value: string | undefined, looks: number]>([
  [1, "note", 1],
  [3, "note", 3],
  [99, undefined, 11],
])("what is there at look %i is %s", async (at, value, looks) => {
  let looked = 0;
  const found = poll(60, () => Promise.resolve(++looked >= at ? "note" : undefined));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await found).toBe(value);
  expect(looked).toBe(looks);
});
