import { expect, test, vi } from "vitest";
import { Clock } from "./clock.ts";
import { exchanged } from "../invented.support.ts";

test("a clock is told by the latest second that answers have shown, and how long a create may take by the slowest", () => {
  vi.useFakeTimers({ now: 100_900 });
  const clock = new Clock();
  expect([clock.at(5), clock.took]).toEqual([5, 0]);
  const answer = (durationMs: number, date?: number) => {
    const headers = date === undefined ? {} : { date: new Date(date).toUTCString() };
    clock.answered({ ...exchanged({}, { headers }), durationMs });
  };
  answer(80.4, 160_000);
  answer(900);
  vi.setSystemTime(101_050);
  answer(20, 161_000);
  vi.setSystemTime(101_900);
  answer(20, 161_000);
  expect([clock.at(5), clock.took]).toEqual([59_955, 900]);
  vi.useRealTimers();
});
