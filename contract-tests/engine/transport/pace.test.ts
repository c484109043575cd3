import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Pace } from "./pace.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Times, in milliseconds from now, at which so many requests are let through, each answered after a while. */
async function times(pace: Pace, count: number, answerMs = 0): Promise<number[]> {
  const begun = performance.now();
  const through: number[] = [];
  const all = Array.from({ length: count }, async () => {
    const answered = await pace.take();
    through.push(performance.now() - begun);
    setTimeout(answered, answerMs);
  });
  await vi.advanceTimersByTimeAsync(1_000_000);
  await Promise.all(all);
  return through;
}

test.each<[perMinute: number, requests: number, answerMs: number, last: number]>([
  [50, 50, 0, 0],
  [50, 51, 0, 61_000],
  [50, 150, 0, 122_000],
  [60, 207, 0, 183_000],
  [1, 3, 0, 122_000],
  // A place is free again 61 s after its answer came, not after the request was sent.
  [2, 3, 5000, 66_000],
  [1, 3, 500, 123_000],
])("at %i a minute, %i requests answered after %i ms take %i ms", async (...row) => {
  const [perMinute, requests, answerMs, last] = row;
  const through = await times(new Pace(perMinute), requests, answerMs);
  expect(through).toHaveLength(requests);
  // An unanswered request is looked after every 5 ms.
  expect(through.at(-1)).toBeGreaterThanOrEqual(last);
  expect(through.at(-1)).toBeLessThan(last + 15);
});

test("the place that is free first is taken first", async () => {
  const pace = new Pace(2);
  const answered = [await pace.take(), await pace.take()];
  setTimeout(answered[0]!, 303);
  setTimeout(answered[1]!, 30_000);
  const next = pace.take().then(() => performance.now());
  const begun = performance.now();
  await vi.advanceTimersByTimeAsync(100_000);
  expect((await next) - begun).toBe(61_303);
});

test("a short window is waited for just as long as it is", async () => {
  const through = await times(new Pace(1, 50), 3, 10);
  expect(through).toEqual([0, 60, 120]);
});

test("in no sixty seconds do more get through", async () => {
  const through = await times(new Pace(7), 40, 300);
  for (const [index, at] of through.entries()) {
    const within = through.filter((other) => other >= at && other < at + 60_000);
    expect(within.length, `from request ${index} on`).toBeLessThanOrEqual(7);
  }
});

test("those who wait are let through in their order", async () => {
  const pace = new Pace(1);
  const order: number[] = [];
  const all = [1, 2, 3].map(async (number) => {
    const answered = await pace.take();
    order.push(number);
    answered();
  });
  await vi.advanceTimersByTimeAsync(200_000);
  await Promise.all(all);
  expect(order).toEqual([1, 2, 3]);
});

test("a pause holds everything back, and half as much goes on afterwards", async () => {
  const pace = new Pace(10);
  expect(pace.slowDown(20_000)).toBe(true);
  expect(pace.perMinute).toBe(5);
  const through = await times(pace, 6);
  expect(through.slice(0, 5)).toEqual([20_000, 20_000, 20_000, 20_000, 20_000]);
  expect(through[5]).toBeCloseTo(81_000, -2);
});

test("of several pauses at once, the longest counts, and the pace is halved once", async () => {
  const pace = new Pace(40);
  expect([pace.slowDown(5000), pace.slowDown(9000), pace.slowDown(1000)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(pace.perMinute).toBe(20);
  expect(await times(pace, 1)).toEqual([9000]);
  // Meanwhile it has recovered.
  expect(pace.slowDown(1000)).toBe(true);
  expect(pace.perMinute).toBe(20);
});

test("the pace recovers: twice as much after each minute without a refusal", () => {
  const pace = new Pace(50);
  pace.slowDown(0);
  vi.advanceTimersByTime(1);
  pace.slowDown(10_000);
  const seen = [0, 70_999, 1, 60_999, 1].map((passed) => {
    vi.advanceTimersByTime(passed);
    return pace.perMinute;
  });
  expect(seen).toEqual([12, 12, 24, 24, 48]);
  vi.advanceTimersByTime(61_000);
  expect(pace.perMinute).toBe(50);
});

test("the pace is never less than one a minute", () => {
  const pace = new Pace(1);
  pace.slowDown(1000);
  expect(pace.perMinute).toBe(1);
});

test("who is aborted while waiting gets the reason, and keeps nobody back", async () => {
  const pace = new Pace(1);
  (await pace.take())();
  const stop = new AbortController();
  const aborted = pace.take(stop.signal).catch((error: unknown) => error);
  const next = pace.take();
  const reason = new Error("interrupted");
  await vi.advanceTimersByTimeAsync(10_000);
  stop.abort(reason);
  expect(await aborted).toBe(reason);
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(next).resolves.toBeTypeOf("function");
});

test("who is aborted before waiting gets the reason at once, and leaves nothing behind", async () => {
  const pace = new Pace(1);
  (await pace.take())();
  const reason = new Error("interrupted");
  const signal = AbortSignal.abort(reason);
  await expect(pace.take(signal)).rejects.toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("who is aborted where there is a place takes none", async () => {
  const pace = new Pace(1);
  const reason = new Error("interrupted");
  await expect(pace.take(AbortSignal.abort(reason))).rejects.toBe(reason);
  expect(await times(pace, 1)).toEqual([0]);
});

test("who has waited listens for no abortion any more", async () => {
  const pace = new Pace(1);
  (await pace.take())();
  const { signal } = new AbortController();
  const next = pace.take(signal);
  await vi.advanceTimersByTimeAsync(30_500);
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(60_000);
  await next;
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test.each([
  ["where several were under way, others go one at a time", 2, [0, 52, 104]],
  ["and where it was alone, all at once", 1, [0, 0, 0]],
])("after one that was lost, %s", async (_, underWay, at) => {
  const pace = new Pace(600);
  const taken = await Promise.all(Array.from({ length: underWay }, () => pace.take()));
  pace.goSingly();
  for (const answered of taken) answered();
  await vi.advanceTimersByTimeAsync(50);
  expect(await times(pace, 3, 40)).toEqual(at);
});

describe("after a gateway's refusal", () => {
  test("requests go one at a time, each a moment after the last answer", async () => {
    const pace = new Pace(600);
    pace.easeOff(500);
    expect(await times(pace, 3, 40)).toEqual([500, 552, 604]);
  });

  test("the moment is longer where one is refused again soon", async () => {
    const pace = new Pace(600, 3_000_000);
    pace.easeOff(500);
    await times(pace, 3);
    pace.easeOff(500);
    const [first = 0, second = 0] = await times(pace, 2);
    // A timer may be a millisecond late.
    expect(second - first).toBeGreaterThanOrEqual(24);
  });

  test("what is never answered holds nothing up for long", async () => {
    const pace = new Pace(600);
    pace.easeOff(500);
    const never = pace.take();
    expect(await times(pace, 1)).toEqual([1500]);
    await never;
  });

  test("all go at once again once that is over", async () => {
    const pace = new Pace(600);
    pace.easeOff(500);
    pace.resume();
    expect(await times(pace, 3, 40)).toEqual([500, 500, 500]);
  });

  test("all go at once where all are refused", async () => {
    const pace = new Pace(600);
    pace.easeOff(500, 5);
    expect(await times(pace, 3, 40)).toEqual([500, 500, 500]);
  });
});
