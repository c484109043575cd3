import type { Leftover } from "../engine/kind.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { Report, Tool } from "../report/report.ts";
import { TargetRun, type Pair, type TargetRunOptions } from "./target-run.ts";

export interface VerifyOptions extends TargetRunOptions {
  /** Exchanges under way at once on one target; 4 by default. */
  readonly concurrency?: number;
  /** Aborted, it ends the run early; the report then holds what there was. */
  readonly signal?: AbortSignal;
  /** What writes the report: name and version. */
  readonly tool: string;
  readonly progress?: (step: Progress) => void;
  /** Told before anything is sent whom to ask, at any time, what would be left if the run ended then. */
  readonly begun?: (mayBeLeft: () => readonly string[]) => void;
  /** Told what is left behind where the run ends with a failure of our own, and with no report. */
  readonly failed?: (leftovers: readonly Leftover[]) => void;
}

/** One step of a run, for a display of how far it is. */
export interface Progress {
  readonly target: string;
  readonly tool: Tool;
  readonly id: string;
  readonly outcome: Outcome;
  readonly done: number;
  readonly of: number;
}

/** What Vitest says of a test with such an outcome; if it says otherwise, the test itself has failed. */
const STATE = { conforms: "passed", violates: "failed", "not-exercised": "skipped" } as const;

/** Verifies installations, and removes whatever that created, however it ends. */
export async function verify(targets: readonly Pair[], options: VerifyOptions): Promise<Report> {
  const { tools = ["vitest", "dredd"], concurrency = 4, signal, progress, tool } = options;
  const startedAt = new Date().toISOString();
  // For our own failures: what goes wrong with a target ends its own run only.
  const broken = new AbortController();
  const stopped = signal ? AbortSignal.any([signal, broken.signal]) : broken.signal;
  const runs = targets.map(({ api, target }) => new TargetRun(api, target, stopped, options));
  options.begun?.(() => runs.flatMap((run) => run.mayBeLeft));
  const of = runs.reduce((sum, { steps }) => sum + steps, 0);
  let done = 0;
  const settle = (run: TargetRun, by: Tool, id: string, outcome: Outcome) => {
    run.settle(by, id, outcome);
    done++;
    progress?.({ target: run.session.target.name, tool: by, id, outcome, done, of });
  };
  try {
    await Promise.all(runs.map((run) => run.preflight()));
    await Promise.all(runs.map((run) => run.look()));
    const sound = runs.filter(({ failed }) => !failed);
    if (tools.includes("vitest") && sound.length > 0) await byVitest(sound);
    for (const run of tools.includes("dredd") ? sound : []) {
      await run.byDredd((id, outcome) => settle(run, "dredd", id, outcome), stopped);
    }
    for (const run of sound) run.missOutcomes();
  } catch (error) {
    const failure: unknown = broken.signal.aborted ? broken.signal.reason : error;
    // What else ends with an error once a run is interrupted does so because of that.
    if (!broken.signal.aborted && signal?.aborted) return await ended();
    const { targets: left } = await ended();
    options.failed?.(left.flatMap(({ leftovers }) => leftovers));
    throw failure;
  }
  return ended();

  async function ended(): Promise<Report> {
    await Promise.all(runs.map((run) => run.undo()));
    return { schemaVersion: 1, tool, startedAt, targets: runs.map((run) => run.report()) };
  }

  async function byVitest(sound: readonly TargetRun[]): Promise<void> {
    const { runVitest } = await import("../judges/vitest/run-vitest.ts");
    const outcomes = new Map<string, Outcome>();
    const byName = new Map(sound.map((run) => [run.session.target.name, run]));
    await runVitest({
      work: sound,
      concurrency,
      signal: stopped,
      // Dredd takes half a second to load; it does so while Vitest's worker starts.
      started: tools.includes("dredd")
        ? async () => (await import("../judges/dredd/load-dredd.ts")).loadDredd()
        : undefined,
      answer: async ({ target, id }) => {
        try {
          const outcome = await byName.get(target)!.exercise(id);
          outcomes.set(`${target} ${id}`, outcome);
          return outcome;
        } catch (error) {
          // Interrupted, everything that is under way ends with an error.
          if (!stopped.aborted) broken.abort(error);
          throw error;
        }
      },
      done: ({ target, id }, state) => {
        const outcome = outcomes.get(`${target} ${id}`);
        if (outcome && state === STATE[outcome.verdict]) {
          settle(byName.get(target)!, "vitest", id, outcome);
        }
      },
    });
    stopped.throwIfAborted();
  }
}
