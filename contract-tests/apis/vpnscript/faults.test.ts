import { beforeAll, expect, test } from "vitest";
import { DIFFERENCES, type FaultName } from "./sandbox/faults.ts";
import {
  atOnce,
  remarkedOn,
  violated,
  verifySandbox,
  type SandboxRun,
} from "./verify-sandbox.support.ts";

const faults = Object.keys(DIFFERENCES.faults) as FaultName[];
const implied = Object.keys(DIFFERENCES.implied) as FaultName[];

const runs = new Map<FaultName, SandboxRun>();

// That each fault is found, the campaign tells (`npm run faults`): what a busy machine has missed, it tries again with
// slower jobs, and by models.
beforeAll(async () => {
  // The slowest ones first.
  await atOnce([...implied, ...faults], async (fault) => {
    const run = implied.includes(fault)
      ? // Jobs so slow that what is pending is looked at.
        await verifySandbox({ fault, jobMs: 700 }, { jobTimeout: 4 })
      : await verifySandbox({ fault, jobMs: 60 }, { jobTimeout: 1 }, { untilFound: true });
    runs.set(fault, run);
  });
});

test.each(implied)("%s, which the vendor's page does not call wrong, is remarked on", (name) => {
  expect(violated(runs.get(name)!)).toEqual([]);
  expect(remarkedOn(runs.get(name)!)).not.toEqual([]);
});

test("no finding quotes a secret", () => {
  const found = [...runs.values()].filter((run) => violated(run).length > 0);
  expect(found.length).toBeGreaterThan(faults.length / 2);
  for (const [fault, { outcomes, hasSecret }] of runs) {
    const text = JSON.stringify([...outcomes.values()]);
    expect(hasSecret(text), fault).toBe(false);
    expect(LOOKS_SECRET.exec(text)?.[0], fault).toBeUndefined();
  }
});

/** A key or token that the run itself may not have known for a secret. */
const LOOKS_SECRET = /(Private|Preshared)Key = [A-Za-z0-9+/]{20,}|\b\d+\|(?!a{40})[A-Za-z0-9]{30,}/;
