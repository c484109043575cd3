import { beforeAll, expect, test } from "vitest";
import { vpnscript } from "./api.ts";
import { FAULTS, type FaultName } from "./sandbox/faults.ts";
import { idsWith, wholeRun, type WholeRun } from "./whole-run.ts";

/** Sandboxes that are tried at once: most of a run is waiting for jobs. */
const AT_ONCE = 16;

const faults = Object.keys(FAULTS) as FaultName[];
const runs = new Map<FaultName, WholeRun>();

beforeAll(async () => {
  const waiting = faults.values();
  const worker = async () => {
    for (const fault of waiting) {
      runs.set(fault, await wholeRun({ fault, jobMs: 100 }, { jobTimeout: 0.8 }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}, 60_000);

test.each(faults)("%s is found", (fault) => {
  expect(documented(idsWith(runs.get(fault)!, "violates"))).not.toEqual([]);
});

test("each rule finds a fault", () => {
  const finders = new Set([...runs.values()].flatMap((run) => idsWith(run, "violates")));
  const idle = vpnscript.rules.map(({ id }) => id).filter((id) => !finders.has(id));
  expect(idle).toEqual([]);
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

/** What counts: an inferred variant that is answered otherwise is a note in the report, and no more. */
function documented(ids: readonly string[]): readonly string[] {
  return ids.filter(
    (id) => (vpnscript.catalogue.variants[id]?.provenance ?? "documented") === "documented",
  );
}
