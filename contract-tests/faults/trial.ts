import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/catalogue.ts";
import { TargetError } from "../engine/errors.ts";
import { check } from "../engine/exercise.ts";
import type { Outcome } from "../engine/outcome.ts";
import { exerciseAndJudge } from "../engine/record.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Rule, Session } from "../engine/session.ts";
import type { Target } from "../engine/target.ts";
import type { Tool } from "../report/report.ts";
import { Transport } from "../engine/transport.ts";
import { ruleId } from "../engine/work.ts";
import { select } from "../run/plan.ts";
import { Records } from "../run/records.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import { Planter, PlantingTransport, type Change, type Plants } from "./planting.ts";

export interface TrialOptions {
  readonly variants: readonly Variant[];
  /** The rules to try, by their ids alone; none by default. */
  readonly rules?: readonly Pick<Rule, "id">[];
  /** What is planted into judged answers. */
  readonly plants?: Plants;
  /** The behaviour fault that the sandbox is started with. */
  readonly fault?: string | undefined;
  /** The liberties that it takes. */
  readonly liberties?: readonly string[] | undefined;
  /** Whether the sandbox has been through a whole run, clean-up included, before the trial begins. */
  readonly livedIn?: boolean;
  /** Whether the sandbox's jobs take so long that what is pending can be looked at. */
  readonly unhurried?: boolean;
  /** Whether the installation is looked at first, as a run does; so by default where it misbehaves. */
  readonly arrive?: boolean;
  /** Ends the trial, the rest being left out, once an outcome shows what was to be shown. */
  readonly enough?: (id: string, outcome: Outcome) => boolean;
}

export interface Trial {
  /** By the ids of variants and rules. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Ids of the changes that were really made, and names of the liberties that came into play. */
  readonly planted: ReadonlySet<string>;
  /** Why nothing more could be exercised, if that was so. */
  readonly stopped?: string;
}

/** Exchanges under way at once, as in a run on an installation. */
const CONCURRENCY = 4;

/**
 * For sandboxes and targets that have jobs: how long one takes, in ms, so that it is seen pending
 * on a busy machine; and after how many seconds one that is not done never will be.
 */
const JOBS = { jobMs: 120, jobTimeout: 2 };

/** The same where what is pending has to be looked at more than once. */
const SLOW_JOBS = { jobMs: 700, jobTimeout: 4 };

/** The same where nothing is broken: every job is done in the end, however busy the machine is. */
const SURE_JOBS = { jobMs: 250, jobTimeout: 20 };

/** Exercises variants and rules by one tool, on a fresh sandbox of their own. */
export async function trial(api: Api, tool: Tool, options: TrialOptions): Promise<Trial> {
  const { variants, plants = new Map<string, Change>(), fault } = options;
  const planter = new Planter(plants);
  const isSound = fault === undefined && plants.size === 0;
  const { jobMs, jobTimeout } = options.unhurried ? SLOW_JOBS : isSound ? SURE_JOBS : JOBS;
  const sandboxOptions: SandboxOptions & { readonly jobMs: number } = {
    jobMs,
    alter: planter.alter,
    liberties: options.liberties ?? [],
    ...(fault === undefined ? {} : { fault }),
  };
  const sandbox = await api.startSandbox(sandboxOptions);
  const target = { ...sandbox.target, jobTimeout } as unknown as Target;
  if (options.livedIn) await liveIn(api, target);
  const stop = new AbortController();
  const transport = new PlantingTransport(
    { allowWrites: true, requestsPerMinute: Infinity, signal: stop.signal },
    plants,
  );
  const session = api.connect(target, transport, new Secrets());
  const ids = new Set(options.rules?.map(({ id }) => id));
  const rules = session.rules.filter(({ id }) => ids.has(id));
  const outcomes = new Map<string, Outcome>();
  const settle = (id: string, outcome: Outcome) => {
    outcomes.set(id, outcome);
    if (options.enough?.(id, outcome)) stop.abort(new Enough());
  };
  let stopped: string | undefined;
  try {
    if (options.arrive ?? fault !== undefined) await session.preflight();
    if (tool === "vitest") await exerciseAll(session, variants, rules, settle, stop.signal);
    else {
      const { runDredd } = await import("../judges/dredd/run-dredd.ts");
      const records = new Records(session);
      await runDredd({
        work: { session, variants },
        recordOf: (variant) => records.recordOf(variant),
        done: settle,
        signal: stop.signal,
      });
    }
  } catch (error) {
    if (error instanceof TargetError) stopped = error.message;
    else if (!stop.signal.aborted) throw error;
  } finally {
    await sandbox.close();
  }
  const planted = new Set([...planter.planted, ...sandbox.used]);
  return { outcomes, planted, ...(stopped === undefined ? {} : { stopped }) };
}

/** The trial has shown what it was to show. */
class Enough extends Error {
  override readonly name = "Enough";
}

/** Verifies a sandbox without looking at what comes of it. */
async function liveIn(api: Api, target: Target): Promise<void> {
  const transport = new Transport({ allowWrites: true, requestsPerMinute: Infinity });
  const session = api.connect(target, transport, new Secrets());
  const { variants, rules } = select(session);
  await exerciseAll(session, variants, rules, () => undefined, new AbortController().signal);
  await session.undo();
}

/** Does what Vitest's tests ask the engine for, without the cost of Vitest. */
async function exerciseAll(
  session: Session,
  variants: readonly Variant[],
  rules: readonly Rule[],
  settle: (id: string, outcome: Outcome) => void,
  signal: AbortSignal,
): Promise<void> {
  const tasks = [
    ...variants.map((variant) => async () => {
      settle(variant.id, (await exerciseAndJudge(session, variant)).outcome);
    }),
    ...rules.map(
      (rule) => async () => settle(ruleId(session.api, rule), await check(session, rule)),
    ),
  ].values();
  const work = async () => {
    for (const task of tasks) {
      signal.throwIfAborted();
      await task();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
}
