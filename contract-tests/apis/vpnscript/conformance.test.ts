import { describe, expect, test } from "vitest";
import { api } from "./api.ts";
import type { VpnScriptTarget } from "./target.ts";
import {
  notExercised,
  remarkedOn,
  violated,
  verifySandbox,
  type SandboxRun,
} from "./verify-sandbox.support.ts";

const quick = { jobTimeout: 2 };

/** Jobs that are pending long enough to be caught at it on a busy machine. */
const steady = [{ jobMs: 450 }, { jobTimeout: 12 }] as const;

test("a conforming panel conforms, is left as it was, and is asked no more than needed", async () => {
  const run = await verifySandbox(...steady);
  expect(findingsIn(run)).toEqual({});
  expect(remarkedOn(run)).toEqual([]);
  expect(notExercised(run)).toEqual({});
  expect(run.leftovers).toEqual([]);
  expect(run.stood.after).toBe(run.stood.before);
  const { variants, rules, undo } = run.requests;
  const documented = Object.values(api.catalogue.variants).filter(
    ({ provenance }) => provenance === "documented",
  );
  // A throttled Laravel answers 60 a minute: four for each documented variant are less than three minutes.
  expect(variants + rules + undo).toBeLessThanOrEqual(4 * documented.length);
});

describe("where the target file gives less, less is tried and nothing is found:", () => {
  const given: readonly (readonly [string, Partial<VpnScriptTarget>])[] = [
    ["nobody and nothing", { personas: {}, servers: {} }],
    ["no writes", { allowWrites: false }],
    ["no servers", { servers: {} }],
  ];
  test.concurrent.each(given)("%s", async (_, changes) => {
    const run = await verifySandbox({}, { ...quick, ...changes });
    expect(findingsIn(run)).toEqual({});
    expect(notExercised(run)).not.toEqual({});
    expect(run.stood.after).toBe(run.stood.before);
  });
});

function findingsIn(run: SandboxRun): Record<string, unknown> {
  return Object.fromEntries(violated(run).map((id) => [id, run.outcomes.get(id)?.findings]));
}
