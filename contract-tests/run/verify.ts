import { performance } from "node:perf_hooks";
import { sleep } from "../engine/transport/pace.ts";
import type { RunBegins, RunEvent } from "../report/events.ts";
import type { Report } from "../report/report.ts";
import { defined } from "../report/words.ts";
import type { Pair } from "./chosen.ts";
import { reportOf, unverified } from "./report-of.ts";
import { SharedVitest } from "./shared-vitest.ts";
import { TargetRun, type TargetRunOptions } from "./target-run.ts";
import { BOTH, TOOLS } from "./tools.ts";
import { plannedOf, verifyTarget } from "./verify-target.ts";
import { Writers } from "./writers.ts";
import { faultAt } from "../engine/judgement/outcome.ts";
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
  await new Fleet(targets, options).verify();
}

class Fleet {
  readonly #targets: readonly Pair[];
  readonly #options: VerifyOptions;
  /** For what can't be told: what goes wrong with a target ends its own run only. */
  readonly #broken = new AbortController();
  readonly #stopped: AbortSignal;
  readonly #runs = new Map<TargetRun, Promise<void>>();
  readonly #answering = new Set<string>();
  readonly #vitests: SharedVitest[] = [];
  readonly #writers = new Writers();
  #isWhole = true;

  constructor(targets: readonly Pair[], options: VerifyOptions) {
    const { signal: broken } = this.#broken;
    this.#targets = targets;
    this.#options = options;
    this.#stopped = options.signal ? AbortSignal.any([options.signal, broken]) : broken;
  }

  async verify(): Promise<void> {
    this.#tellHowItBegins();
    const under = () => [...this.#runs.keys()];
    const hurry = () => under().forEach(({ session }) => session.transport.hurry());
    this.#stopped.addEventListener("abort", hurry, { once: true });
    this.#options.begun?.(() =>
      under().map(({ session, mayBeLeft }) => ({ name: session.target.name, left: mayBeLeft })),
    );
    try {
      await this.#beginAll();
    } catch (error) {
      // Those that are under way are cleaned up first.
      this.#failed(error);
    }
    await Promise.all(this.#runs.values());
    await Promise.all(this.#vitests.map((one) => one.end()));
    this.#broken.signal.throwIfAborted();
    const { signal } = this.#options;
    const cutShort = this.#isWhole ? {} : { cutShort: (signal!.reason as Error).message };
    this.#tell({ event: "end", at: new Date().toISOString(), ...cutShort });
  }

  #tellHowItBegins(): void {
    const { tool, contract, suite, shard, asked, fleet } = this.#options;
    const targets = this.#targets.map(({ place, ...pair }) => {
      return { ...plannedOf(pair), ...defined({ place }) };
    });
    const startedAt = new Date().toISOString();
    this.#tell({
      ...{ event: "run", schemaVersion: 1, tool, startedAt },
      ...defined({ contract, suite, shard, asked, fleet }),
      targets,
    });
  }

  async #beginAll(): Promise<void> {
    for (const [index, pair] of this.#targets.entries()) {
      await room(this.#runs, this.#answering);
      this.#isWhole &&= !this.#stopped.aborted;
      if (this.#stopped.aborted) return;
      const vitest = this.#vitestOf(index);
      const run = this.#begin(pair, vitest);
      if (run) this.#carryOn(run, vitest);
    }
  }

  /** Undefined if it can't be verified, which is its report. */
  #begin({ api, target }: Pair, vitest: SharedVitest): TargetRun | undefined {
    const observe: VerifyOptions["observe"] = (exchange, one) => {
      this.#answering.add(one.name);
      this.#options.observe?.(exchange, one);
    };
    try {
      return new TargetRun(api, target, this.#stopped, { ...this.#options, observe });
    } catch (error) {
      const fault = faultAt(target.name, error);
      vitest.skip(target.name, fault);
      this.#tell({
        event: "target",
        report: unverified(plannedOf({ api, target }), fault.message),
      });
      return undefined;
    }
  }

  #carryOn(run: TargetRun, vitest: SharedVitest): void {
    const { name } = run.session.target;
    const options = { ...this.#options, tell: this.#tell };
    if (options.isEvidence) stream(run, this.#tell);
    const work = async () =>
      !this.#stopped.aborted && verifyTarget(run, vitest, this.#stopped, options);
    const ended = this.#writers
      .inTurn(run, work)
      .then((isDone) => void (this.#isWhole &&= isDone))
      .catch(this.#failed)
      .finally(() => {
        this.#runs.delete(run);
        this.#answering.delete(name);
      });
    this.#runs.set(run, ended);
  }

  #vitestOf(index: number): SharedVitest {
    if (index % TARGETS_OF_ONE_VITEST === 0) {
      const { tools = BOTH, judges = TOOLS } = this.#options;
      const started = tools.includes("dredd") ? this.#readDocuments : undefined;
      const some = this.#targets.slice(index, index + TARGETS_OF_ONE_VITEST);
      const how = { ...this.#options, judges, signal: this.#stopped, failed: this.#failed };
      this.#vitests.push(new SharedVitest(some, { ...how, started }));
    }
    return this.#vitests.at(-1)!;
  }

  /** Dredd takes half a second to load and to read its documents; it does so while Vitest's worker starts. */
  readonly #readDocuments = async (): Promise<void> => {
    const { judges = TOOLS } = this.#options;
    const documents = new Map(this.#targets.map(({ api: { dredd } }) => [dredd.href, dredd]));
    for (const folder of documents.values()) await judges.transactionsOf(folder);
  };

  readonly #failed = (error: unknown): void => this.#broken.abort(error);

  readonly #tell: VerifyOptions["tell"] = (event) => {
    try {
      this.#options.tell(event);
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  };
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
