import type { Api } from "../engine/api.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import { transitionsOf } from "../engine/model.ts";
import type { Target } from "../engine/transport/target.ts";
import { standBefore, type Front } from "../sandbox/front.ts";
import { takenBy } from "./models.ts";
import { TargetRun } from "./target-run.ts";

/** How the models of an API are tried. */
interface Trial {
  readonly fault?: string;
  readonly liberties?: readonly string[];
  /** The id of the one model that is tried; all by default. */
  readonly only?: string;
  readonly sequences?: number;
  readonly seed?: number;
  readonly jobMs?: number;
  /** Seconds that a job may take; 2 by default. */
  readonly jobTimeout?: number;
  /** What comes between; nothing by default. */
  readonly front?: Front;
}

/** What models have shown of a sandbox of their own. */
export async function tryModels(api: Api, { only, sequences = 20, seed = 1, ...trial }: Trial) {
  const { front = {}, jobTimeout = 2, ...options } = trial;
  const sandbox = await api.startSandbox({ jobMs: QUICKEST, ...options });
  const { origin } = new URL(sandbox.baseUrl);
  const standing = await standBefore(sandbox, front);
  try {
    const before = sandbox.fingerprint();
    const settings = { allowWrites: true, timeout: 30, jobTimeout };
    const entry = JSON.stringify({ ...sandbox.target, ...settings, requestsPerMinute: 1e9 });
    const target = JSON.parse(entry.replaceAll(origin, standing.origin)) as Target;
    const covered = new Set<string>();
    const run = new TargetRun(api, target, new AbortController().signal, {
      models: { sequences, seed, irreversible: true, covered },
      wanted: (id) => id.includes("/rules/model-of-"),
    });
    const findings: Finding[] = [];
    const reasons: string[] = [];
    await run.preflight();
    for (const id of run.ids[1]) {
      if (only !== undefined && !id.endsWith(`/${only}`)) continue;
      const { findings: some, reason } = await run.exercise(id);
      findings.push(...some);
      if (reason !== undefined) reasons.push(reason);
    }
    await run.undo();
    const { leftovers } = run.report();
    const isAsBefore = sandbox.fingerprint() === before;
    return { findings, reasons, covered, leftovers, isAsBefore, used: sandbox.used };
  } finally {
    await standing.close();
    await sandbox.close();
  }
}

const AT_ONCE = 3;

/** Milliseconds that the first jobs take, and how many times as long those of each further round. */
const [QUICKEST, SLOWER] = [20, 1.5];

/** Tries one model, each time with another seed, until all that its chart says was seen; gives what never was. */
export async function neverSeen(api: Api, only: string, mostSeeds: number): Promise<string[]> {
  const { chart, operations } = api.models!.find(({ id }) => id === only)!;
  const steps = new Set(chart.transitions.map(([, step]) => step));
  const calls = [...steps].map((step) => takenBy(step, String(operations[step])));
  let due = [...transitionsOf(chart), ...calls];
  let jobMs = QUICKEST;
  for (let seed = 1; seed <= mostSeeds && due.length > 0; seed += AT_ONCE, jobMs *= SLOWER) {
    // Most of the time goes into waiting for jobs. On a busy machine, quick ones are over before they are seen.
    const jobs = { jobMs, jobTimeout: (2 * jobMs) / QUICKEST };
    const tries = Array.from({ length: AT_ONCE }, (_, index) =>
      tryModels(api, { only, seed: seed + index, sequences: 5, ...jobs }),
    );
    for (const { covered, findings } of await Promise.all(tries)) {
      if (findings.length > 0) throw new Error(JSON.stringify(findings));
      due = due.filter((one) => !covered.has(one));
    }
  }
  return due;
}
