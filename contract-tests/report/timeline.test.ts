import { describe, expect, test } from "vitest";
import type { Received } from "../engine/exchange/exchange.ts";
import { Clock, timelineHtml } from "./plots.ts";

const START = 1_000_000;

/** The counts of a run with requests sent at these milliseconds of it, some of them answered 429. */
function counted(sent: readonly number[], refused: readonly number[] = []) {
  const clock = new Clock(START);
  for (const at of sent) {
    const answer = { status: refused.includes(at) ? 429 : 200 } as Received;
    clock.take({ startedAt: START + at, answer });
  }
  return clock.times(60).timeline;
}

describe("requests are counted by when they were sent", () => {
  test.each([
    ["none", [], [], { spanMs: 50, answered: [] }],
    ["in spans", [0, 49, 50, 120], [], { spanMs: 50, answered: [2, 1, 1] }],
    ["not before the run, by a clock set back", [-9000, 0], [], { spanMs: 50, answered: [2] }],
    ["in any order", [120, 0], [], { spanMs: 50, answered: [1, 0, 1] }],
    ["with refusals", [0, 60], [60], { spanMs: 50, answered: [1, 1], throttled: [0, 1] }],
  ])("%s", (_, sent, refused, want) => {
    expect(counted(sent, refused)).toEqual({ perMinute: 60, ...want });
  });

  test("in at most sixty spans, however long it takes, and each of them once", () => {
    const hours = Array.from({ length: 5000 }, (_, at) => at * 2000);
    const { spanMs, answered, throttled } = counted(hours, [0, 2000]);
    expect(spanMs).toBe(50 * 2 ** 12);
    expect(answered).toHaveLength(49);
    expect(answered.reduce((a, b) => a + b)).toBe(5000);
    expect(throttled!.slice(0, 2)).toEqual([2, 0]);
  });
});

const timeline = { perMinute: 2, spanMs: 30_000, answered: [2, 0, 1, 1], throttled: [0, 0, 1, 0] };
const words = (text = "") => /aria-label="([^"]*)"/.exec(text)?.[1];

describe("the picture", () => {
  test("has the requests as they added up, the pace, what was quiet, and the refusals", () => {
    const { text } = timelineHtml({ timeline, durationMs: 120_000 })!;
    expect(text).toContain('class="sent" d="M0 100H0V50H300V25H450V0H600V100z"');
    expect(text).toContain('class="pace" d="M0 100V50H300V0H600"');
    expect(text).toContain('class="none" d="M0 100M150 0H300V100H150z"');
    expect(text).toContain('class="violates" d="M0 100M300 0H450V100H300z"');
  });

  test.each([
    [
      { timeline },
      "Requests as they added up · the pace allows 2 a minute (dashed) · none for 30 s (grey) · 1 answered 429 (red)",
    ],
    [
      { timeline: { perMinute: 60, spanMs: 50, answered: [3] } },
      "Requests as they added up · the pace allows 60 a minute",
    ],
    [{ timeline: { perMinute: 60, spanMs: 50, answered: [] } }, undefined],
    [{ timeline: undefined }, undefined],
  ])("says in words what it shows: %j", (given, want) => {
    expect(words(timelineHtml({ ...given, durationMs: 120_000 })?.text)).toBe(want);
  });

  test("a pace that allows next to nothing, in a run without end, takes no longer", () => {
    const odd = { ...timeline, perMinute: 1e-9, spanMs: 1e15 };
    expect(timelineHtml({ timeline: odd, durationMs: 1 })!.text.length).toBeLessThan(10_000);
  });
});
