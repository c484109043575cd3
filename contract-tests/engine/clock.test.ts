import { expect, test, vi } from "vitest";
import { Clock } from "./clock.ts";
import type { Exchange } from "./exchange.ts";
import { exchanged } from "./invented.support.ts";

test("a clock is told by the latest second that answers have shown, and how long creates take by the slowest", () => {
  vi.useFakeTimers({ now: 100_900 });
  const clock = new Clock();
  expect([clock.at(5), clock.took]).toEqual([5, 0]);
  const answer = (effect: string, durationMs: number, date?: number) => {
    const headers = date === undefined ? {} : { date: new Date(date).toUTCString() };
    const { request, ...rest } = exchanged({}, { headers });
    clock.answered({ ...rest, request: { ...request, effect }, durationMs } as Exchange);
  };
  answer("creates", 80.4, 160_000);
  answer("reads", 900);
  vi.setSystemTime(101_050);
  answer("creates", 20, 161_000);
  vi.setSystemTime(101_900);
  answer("creates", 20, 161_000);
  expect([clock.at(5), clock.took]).toEqual([59_955, 80]);
  vi.useRealTimers();
});
