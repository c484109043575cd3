import { beforeAll, expect, test } from "vitest";
import { tryModels } from "../../run/try-models.support.ts";
import { api } from "./api.ts";
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

/** Those that take more steps to show than any rule takes. */
const BY_MODEL: ReadonlySet<FaultName> = new Set([
  "create-after-delete-shown-to-all",
  "create-reuses-id",
  "deleted-comes-back",
  "deleted-still-counts",
]);

const runs = new Map<FaultName, SandboxRun>();

beforeAll(async () => {
  // The slowest ones first.
  await atOnce([...implied, ...faults], async (fault) => {
    const isImplied = implied.includes(fault);
    // Jobs so slow that what is pending is looked at.
    const slowly = () => verifySandbox({ fault, jobMs: 700 }, { jobTimeout: 4 });
    const quickly = () =>
      verifySandbox({ fault, jobMs: 60 }, { jobTimeout: 1 }, { untilFound: true });
    const seen = isImplied ? remarkedOn : violated;
    let run = isImplied ? await slowly() : await quickly();
    // On a busy machine, what passes within a job's time may be missed.
    if (seen(run).length === 0) run = await slowly();
    runs.set(fault, run);
  });
});

test.concurrent.each([...BY_MODEL])(
  "the model finds %s",
  async (fault) => {
    const { findings } = await tryModels(api, { fault, sequences: 60, jobMs: 150 });
    expect(findings.map(({ check }) => check)).toEqual(["model-of-a-configuration"]);
    // Where an id is used again, each shorter sequence waits for a list that may be behind.
  },
  300_000,
);

test.each(faults.filter((name) => !BY_MODEL.has(name)))("%s is found", (name) => {
  expect(violated(runs.get(name)!)).not.toEqual([]);
});

test.each(implied)("%s, which the vendor's page does not call wrong, is remarked on", (name) => {
  expect(violated(runs.get(name)!)).toEqual([]);
  expect(remarkedOn(runs.get(name)!)).not.toEqual([]);
});

test("no finding quotes a secret", () => {
  for (const [fault, { outcomes, hasSecret }] of runs) {
    const text = JSON.stringify([...outcomes.values()]);
    expect(hasSecret(text), fault).toBe(false);
    expect(LOOKS_SECRET.exec(text)?.[0], fault).toBeUndefined();
  }
});

/** A key or token that the run itself may not have known for a secret. */
const LOOKS_SECRET = /(Private|Preshared)Key = [A-Za-z0-9+/]{20,}|\b\d+\|(?!a{40})[A-Za-z0-9]{30,}/;
