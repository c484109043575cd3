import type { Api } from "../engine/api.ts";
import { check, exercise, notExercised, type Outcome } from "../engine/exercise.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Target } from "../engine/target.ts";
import { Transport } from "../engine/transport.ts";
import type { Report, TargetReport, Tool } from "../report/report.ts";
import { compile } from "./compile.ts";
import { ruleId, select, type Work } from "./plan.ts";

export interface VerifyOptions {
  /** The tools to run; both by default. */
  readonly tools?: readonly Tool[];
  /** Glob of the ids to exercise. */
  readonly only?: string | undefined;
  /** Exchanges under way at once on one target; 4 by default. */
  readonly concurrency?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** What wrote the report: name and version. */
  readonly tool: string;
  readonly progress?: (event: Progress) => void;
}

/** One step of a run, for whoever shows how far it is. */
export interface Progress {
  readonly target: string;
  readonly tool: Tool;
  readonly id: string;
  readonly outcome: Outcome;
  readonly done: number;
  readonly of: number;
}

/** One target of a run, and what has come of it so far. */
interface Run extends Work {
  readonly outcomes: Record<Tool, Map<string, Outcome>>;
  readonly startedAt: number;
}

/**
 * Verifies installations, and removes whatever that created, however it ends.
 * @throws TargetError if one of them cannot be verified at all.
 */
export async function verify(
  targets: readonly { readonly api: Api; readonly target: Target }[],
  { tools = ["vitest", "dredd"], concurrency = 4, signal, ...options }: VerifyOptions,
): Promise<Report> {
  const startedAt = new Date().toISOString();
  const stop = new AbortController();
  const stopped = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const runs = targets.map(({ api, target }) => open(api, target, stopped, options));
  const of = runs.reduce(
    (sum, { variants, rules }) => sum + tools.length * variants.length + rules.length,
    0,
  );
  let done = 0;
  let reports: TargetReport[] = [];
  const settle = (run: Run, tool: Tool, id: string, outcome: Outcome) => {
    run.outcomes[tool].set(id, outcome);
    done++;
    options.progress?.({ target: run.session.target.name, tool, id, outcome, done, of });
  };
  try {
    await Promise.all(runs.map(({ session }) => session.preflight()));
    // Dredd takes a second to load; it does so while Vitest starts.
    const dredd = tools.includes("dredd") ? import("../dredd/face.ts") : undefined;
    void dredd?.then(({ loadDredd }) => loadDredd()).catch(() => undefined);
    if (tools.includes("vitest")) {
      const { runVitest } = await import("../vitest/face.ts");
      const results = new Map<string, Outcome>();
      await runVitest({
        work: runs,
        concurrency,
        signal: stopped,
        answer: async ({ target, id }) => {
          const run = runs.find(({ session }) => session.target.name === target)!;
          const outcome = await outcomeOf(run, id).catch((error: unknown) => {
            stop.abort(error);
            throw error;
          });
          results.set(`${target} ${id}`, outcome);
          return outcome;
        },
        done: ({ target, id }, state) => {
          const run = runs.find(({ session }) => session.target.name === target)!;
          const outcome = results.get(`${target} ${id}`);
          if (outcome && state === STATE[outcome.verdict]) settle(run, "vitest", id, outcome);
        },
      });
      stopped.throwIfAborted();
    }
    if (dredd) {
      const { runDredd } = await dredd;
      for (const run of runs) {
        await runDredd(run, (id, outcome) => settle(run, "dredd", id, outcome), stopped);
      }
    }
  } catch (error) {
    // What stopped the run matters more than what broke because of it.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    reports = await Promise.all(runs.map((run) => close(run, tools)));
  }
  return { schemaVersion: 1, tool: options.tool, startedAt, targets: reports };
}

/** What Vitest says of a test with such an outcome; if it says otherwise, the test itself has failed. */
const STATE = { conforms: "passed", violates: "failed", "not-exercised": "skipped" } as const;

function open(
  api: Api,
  target: Target,
  signal: AbortSignal,
  { only, timeoutMs }: Pick<VerifyOptions, "only" | "timeoutMs">,
): Run {
  const secrets = new Secrets();
  const { allowWrites, requestsPerMinute } = target;
  const transport = new Transport({
    allowWrites,
    requestsPerMinute,
    signal,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return {
    session: api.connect(target, transport, secrets),
    ...select(api, only),
    outcomes: { vitest: new Map(), dredd: new Map() },
    startedAt: performance.now(),
  };
}

async function outcomeOf({ session, variants, rules }: Run, id: string): Promise<Outcome> {
  const variant = variants.find((one) => one.id === id);
  if (variant) return exercise(session, variant);
  const rule = rules.find((one) => ruleId(session.api, one) === id);
  return rule ? check(session, rule) : notExercised("nothing of that name");
}

async function close(run: Run, tools: readonly Tool[]): Promise<TargetReport> {
  const { transport } = run.session;
  transport.reopen();
  const leftovers = await run.session.undo();
  return compile(run, run.outcomes, tools, {
    leftovers,
    durationMs: Math.round(performance.now() - run.startedAt),
  });
}
