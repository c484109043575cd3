import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { giveUpOvertaken, isLate } from "./by-number.ts";
import type { Create } from "../seen/look.ts";
import { placeAfter } from "../seen/place.support.ts";
import { create, placeWith } from "./whose.support.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is known of a create that was promised and never listed, once all lists were read, where others were sent at some time. */
function promised({
  steps = ["7", "* b", "7"],
  at = 2,
  outcome = "made" as Create["outcome"],
  patience = 1,
  isOlder = true,
} = {}) {
  const here = placeAfter(steps, [], { patience });
  if (!isOlder) here.older = undefined;
  const there = placeAfter(["* a", "* c", "a c"], ["a", "c"], { patience });
  Object.assign(there.creates[0]!, { at: 0, outcome: "made" });
  Object.assign(there.creates[1]!, { at, outcome });
  giveUpOvertaken([here, there]);
  return here.creates[0]!;
}

test("what was promised and never came has made nothing once a later one has come", () => {
  expect(promised()).toMatchObject({ outcome: "nothing", isGivenUp: true });
});

test.each([
  [3, "nothing"],
  [2, "unknown"],
])("that is so after twice its time: %i s after it was sent, of 1.5 each", (seconds, outcome) => {
  vi.setSystemTime(1 + seconds * 1000);
  expect(promised({ patience: 1.5 }).outcome).toBe(outcome);
});

test.each<[string, Parameters<typeof promised>[0]]>([
  ["no later one has come", { at: 0 }],
  ["one sent at that moment has come", { at: 1 }],
  ["a later one is not known to have come", { outcome: "unknown" }],
  ["a list has what may be it", { steps: ["7", "* b", "7 8"] }],
  ["the last list has what may be it", { steps: ["7", "* b", "7", "7 8"] }],
  ["nobody knows what was there", { isOlder: false }],
  ["its time is not up", { patience: 1e10 }],
  ["several there have not come, and none has", { steps: ["7", "* b", "* d", "7"] }],
  ["everything happens at once", { patience: 0 }],
  ["nobody has looked since", { steps: ["* b"] }],
])("it may still come where %s", (_, given) => {
  expect(promised(given).outcome).toBe("unknown");
});

test.each([
  [9_999, false],
  [10_000, true],
])("a job of 10 s is over %i ms after it began: %s", (passed, isOver) => {
  expect(isLate(placeWith([]), create({ at: Date.now() - passed }))).toBe(isOver);
});
