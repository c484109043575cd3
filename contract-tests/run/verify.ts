import { performance } from "node:perf_hooks";
import { sleep } from "../engine/transport/pace.ts";
import type { RunBegins, RunEvent } from "../report/events.ts";
import type { Report, Tool } from "../report/report.ts";
import { defined } from "../report/words.ts";
import type { Pair } from "./chosen.ts";
import { reportOf, unverified } from "./report-of.ts";
import { SharedVitest } from "./shared-vitest.ts";
import { TargetRun, type TargetRunOptions } from "./target-run.ts";
import { BOTH, TOOLS } from "./tools.ts";
import { Writers } from "./writers.ts";
import { TargetError } from "../engine/exchange/errors.ts";
import { faultAt, type Outcome } from "../engine/judgement/outcome.ts";
import type { Target } from "../engine/transport/target.ts";
import { masked } from "./masked.ts";
import { stream } from "./stream.ts";

export interface VerifyOptions
  extends
    TargetRunOptions,
    Pick<RunBegins, "tool" | "contract" | "suite" | "shard" | "asked" | "fleet"> {
  /** Called with everything that happens, in order; every report is made of that. */
  readonly tell: (event: RunEvent) => void;
  /** Aborted, it ends the run early; each target under way is cleaned up and told so far as it came. */
  readonly signal?: AbortSignal;
  /** Called before anything is sent, with a function that says what would be left on each target if the run ended now. */
  readonly begun?: (mayBeLeft: () => readonly MayBeLeft[]) => void;
}

/** What may be left on a target, for a reader. */
export interface MayBeLeft {
  readonly name: string;
  readonly left: readonly string[];
}

/** How many targets share one Vitest: their tests take memory until the last has ended. */
const TARGETS_OF_ONE_VITEST = 34;

/** The least and the most targets that are under way at once, and the most of them that answer: those take memory. */
const [FEW, MOST, MOST_ANSWERING] = [4, 500, 100];

/** How busy this process may be for one more target to begin, as a share of its time. */
const BUSY = 0.7;

/** How often that is looked at, in milliseconds, and while few answer. */
const [LOOK, GLANCE] = [100, 20];

/** Verifies installations, each at its own pace, and removes what that created, however it ends. */
export async function verify(targets: readonly Pair[], options: VerifyOptions): Promise<void> {
  const { tools = BOTH, signal, judges = TOOLS } = options;
  const { tool, contract, suite, shard, asked, fleet } = options;
  // For what can't be told: what goes wrong with a target ends its own run only.
  const broken = new AbortController();
  const failed = (error: unknown) => broken.abort(error);
  const tell: VerifyOptions["tell"] = (event) => {
    try {
      options.tell(event);
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  const planned = targets.map(({ place, ...pair }) => ({
    ...plannedOf(pair),
    ...defined({ place }),
  }));
  const startedAt = new Date().toISOString();
  tell({
    ...{ event: "run", schemaVersion: 1, tool, startedAt },
    ...defined({ contract, suite, shard, asked, fleet }),
    targets: planned,
  });
  const stopped = signal ? AbortSignal.any([signal, broken.signal]) : broken.signal;
  const runs = new Map<TargetRun, Promise<void>>();
  const hurry = () => [...runs.keys()].forEach(({ session }) => session.transport.hurry());
  stopped.addEventListener("abort", hurry, { once: true });
  options.begun?.(() =>
    [...runs.keys()].map(({ session, mayBeLeft }) => ({
      name: session.target.name,
      left: mayBeLeft,
    })),
  );
  let isWhole = true;
  // Dredd takes half a second to load and to read its documents; it does so while Vitest's worker starts.
  const documents = new Map(targets.map(({ api: { dredd } }) => [dredd.href, dredd]));
  const started = tools.includes("dredd")
    ? async () => {
        for (const folder of documents.values()) await judges.transactionsOf(folder);
      }
    : undefined;
  const vitests: SharedVitest[] = [];
  const writers = new Writers();
  const answering = new Set<string>();
  const observe: VerifyOptions["observe"] = (exchange, target) => {
    answering.add(target.name);
    options.observe?.(exchange, target);
  };
  try {
    for (const [index, pair] of targets.entries()) {
      await room(runs, answering);
      if (stopped.aborted) {
        isWhole = false;
        break;
      }
      if (index % TARGETS_OF_ONE_VITEST === 0) {
        const some = targets.slice(index, index + TARGETS_OF_ONE_VITEST);
        vitests.push(
          new SharedVitest(some, { ...options, judges, signal: stopped, started, failed }),
        );
      }
      const vitest = vitests.at(-1)!;
      let run: TargetRun;
      try {
        run = new TargetRun(pair.api, pair.target, stopped, { ...options, observe });
      } catch (error) {
        const fault = faultAt(pair.target.name, error);
        vitest.skip(pair.target.name, fault);
        tell({ event: "target", report: unverified(plannedOf(pair), fault.message) });
        continue;
      }
      if (options.isEvidence) stream(run, tell);
      const work = async () =>
        !stopped.aborted && verifyTarget(run, vitest, stopped, { ...options, tell });
      const verified = writers.inTurn(run, work);
      const ended = verified.then((isDone) => void (isWhole &&= isDone)).catch(failed);
      runs.set(
        run,
        ended.finally(() => {
          runs.delete(run);
          answering.delete(pair.target.name);
        }),
      );
    }
  } catch (error) {
    // Those that are under way are cleaned up first.
    failed(error);
  }
  await Promise.all(runs.values());
  await Promise.all(vitests.map((one) => one.end()));
  broken.signal.throwIfAborted();
  const cutShort = isWhole ? {} : { cutShort: (signal!.reason as Error).message };
  tell({ event: "end", at: new Date().toISOString(), ...cutShort });
}

function plannedOf({ api: { overlay }, target }: Pick<TargetRun["session"], "api" | "target">) {
  const { name, api, baseUrl, docs } = target;
  return { name, api, baseUrl, ...defined({ overlay, docs }) };
}

/** The report of such a run. */
export async function verifyAndReport(
  targets: readonly Pair[],
  options: Omit<VerifyOptions, "tell">,
): Promise<Report> {
  const events: RunEvent[] = [];
  await verify(targets, { ...options, tell: (event) => events.push(event) });
  // Every target has ended.
  return (await reportOf(events, {})).report;
}

/**
 * Resolves when one more target may begin. A target that is waited for costs nothing, so many may be
 * under way; where they keep this process busy, more at once would only make each of them slower.
 */
export async function room(
  runs: ReadonlyMap<unknown, Promise<void>>,
  answering: ReadonlySet<string>,
): Promise<void> {
  while (runs.size >= FEW) {
    if (runs.size >= MOST || answering.size >= MOST_ANSWERING) {
      await Promise.race(runs.values());
      continue;
    }
    const before = performance.eventLoopUtilization();
    await sleep(answering.size < FEW ? GLANCE : LOOK, undefined);
    if (performance.eventLoopUtilization(before).utilization < BUSY) return;
  }
}

/**
 * Verifies one target, from its first request to the clean-up, and tells of it as events; resolves
 * to whether it came to its end.
 * @throws what is not the target's fault, and no interruption; it is cleaned up all the same.
 */
async function verifyTarget(
  run: TargetRun,
  vitest: SharedVitest,
  signal: AbortSignal,
  { tell, isEvidence, tools = BOTH }: VerifyOptions,
): Promise<boolean> {
  const { session } = run;
  const { name: target, budget } = session.target;
  const asked = run.ids.flat();
  const overdue = budget && setTimeout(() => run.fail(overBudget(session.target)), budget * 1000);
  const settle = (tool: Tool) => (id: string, outcome: Outcome) => {
    run.settle(tool, id, outcome);
    const { requests } = session.transport;
    const known = { target, requests, tool, id, outcome: masked(outcome, session.secrets) };
    tell({ event: "outcome", at: new Date().toISOString(), ...known });
  };
  tell({ event: "begun", target, at: new Date().toISOString(), asked });
  let cut: string | undefined;
  try {
    await run.preflight();
    await run.look();
    if (tools.includes("vitest")) {
      if (run.failed) vitest.skip(target, run.failed);
      else await vitest.judge(run, settle("vitest"));
    }
    if (tools.includes("dredd")) await run.byDredd(settle("dredd"), signal);
    run.missOutcomes();
  } catch (error) {
    // What ends with an error once a run is interrupted does so because of that.
    if (!signal.aborted) throw error;
    cut = `cut short: ${(signal.reason as Error).message}`;
  } finally {
    clearTimeout(overdue);
    await run.undo();
    for (const event of endOf(run, cut, isEvidence)) tell(event);
  }
  return cut === undefined;
}

/** The last events of a target, also where this tool fails at making its report. */
function endOf(
  run: TargetRun,
  cut: string | undefined,
  isEvidence: VerifyOptions["isEvidence"],
): RunEvent[] {
  const { leftovers, session } = run;
  const { name: target } = session.target;
  try {
    const report = run.report(cut);
    const end = { event: "target", report } as const;
    if (!isEvidence) return [end];
    return [
      { event: "exchanges", target, entries: isEvidence(report) ? run.exchanges() : [] },
      end,
    ];
  } catch (error) {
    const why = session.secrets.mask(faultAt(target, error).message);
    return [{ event: "target", report: unverified(plannedOf(session), why, leftovers) }];
  }
}

function overBudget({ name, budget }: Target): TargetError {
  const what = `it was not verified whole within its budget of ${budget} s`;
  const remedy = "give it more in the target file, or verify less of it with --only";
  return new TargetError(`target "${name}": ${what}; ${remedy}`, { code: "budget" });
}
