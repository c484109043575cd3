import type { Api } from "../engine/api.ts";
import { TargetError } from "../engine/errors.ts";
import type { Exchange, WireRequest } from "../engine/exchange.ts";
import { check } from "../engine/exercise.ts";
import type { Outcome } from "../engine/outcome.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Session } from "../engine/session.ts";
import type { Target } from "../engine/target.ts";
import { Transport, type TransportOptions } from "../engine/transport.ts";
import { Records } from "../engine/records.ts";
import { ruleId, select } from "../engine/work.ts";
import type { Tool } from "../report/report.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import type { Alter } from "./fault.ts";

export interface TrialOptions {
  /** Which variants and rules are tried, by id; all by default. */
  readonly wanted?: (id: string) => boolean;
  /** What is planted into judged answers, by the variant that each is judged as. */
  readonly plants?: Plants;
  /** The behaviour fault that the sandbox is started with. */
  readonly fault?: string;
  readonly liberties?: readonly string[];
  /** Whether the sandbox has been through a whole run, clean-up included, before the trial begins. */
  readonly livedIn?: boolean;
  /** How long the sandbox's jobs take. */
  readonly jobs?: keyof typeof JOBS;
  /** Whether an outcome shows what was to be shown; a tool that has seen one tries no more. */
  readonly enough?: (id: string, outcome: Outcome) => boolean;
}

export type Plants = ReadonlyMap<string, { readonly id: string; readonly alter: Alter }>;

/** What each tool says, by the ids of variants and rules. */
export type Outcomes = Readonly<Record<Tool, Map<string, Outcome>>>;

export interface Trial {
  readonly outcomes: Outcomes;
  /** Ids of what was really planted, and names of the fault and the liberties that came into play. */
  readonly used: ReadonlySet<string>;
  /** Whether nothing more could be exercised from some point on. */
  readonly stopped: boolean;
}

/** Exchanges under way at once, as in a run on an installation. */
const CONCURRENCY = 4;

/** How long a job takes, in ms; and after how many seconds one that is not done never will be. */
const JOBS = {
  /** Long enough for one to be seen pending on a busy machine. */
  brisk: { jobMs: 120, jobTimeout: 2 },
  /** Long enough for what is pending to be looked at more than once. */
  slow: { jobMs: 700, jobTimeout: 4 },
  /** Where nothing is broken, every one is done in the end, however busy the machine is. */
  sure: { jobMs: 400, jobTimeout: 20 },
} as const;

/** The header by which the sandbox learns that something is to be planted into an answer. */
const PLANTED = "x-planted";

/** Exercises variants and rules on a fresh sandbox of their own, each once, and has both tools judge the answers. */
export async function trial(api: Api, options: TrialOptions): Promise<Trial> {
  const { plants = new Map() as Plants, fault, liberties = [] } = options;
  const { jobMs, jobTimeout } = JOBS[options.jobs ?? "brisk"];
  const planted = new Set<string>();
  const sandboxOptions: SandboxOptions & { readonly jobMs: number } = {
    jobMs,
    liberties,
    ...(fault === undefined ? {} : { fault }),
    alter({ headers }, answer) {
      const plant = plants.get(String(headers[PLANTED]));
      const altered = plant?.alter(answer);
      if (plant && altered) planted.add(plant.id);
      return altered ?? answer;
    },
  };
  const sandbox = await api.startSandbox(sandboxOptions);
  const target = { ...sandbox.target, jobTimeout } as unknown as Target;
  const outcomes: Outcomes = { vitest: new Map(), dredd: new Map() };
  let stopped = false;
  try {
    if (options.livedIn) await liveIn(api, target);
    const transport = new PlantingTransport(FREELY, plants);
    const session = api.connect(target, transport, new Secrets());
    if (fault !== undefined) await session.preflight();
    await judgeByBoth(session, outcomes, options);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    stopped = true;
  } finally {
    await sandbox.close();
  }
  return { outcomes, used: new Set([...planted, ...sandbox.used]), stopped };
}

const FREELY: TransportOptions = { allowWrites: true, requestsPerMinute: Infinity };

/** Does what a run does, without the cost of Vitest: variants for both tools, and rules for Vitest. */
async function judgeByBoth(
  session: Session,
  outcomes: Outcomes,
  { wanted, enough }: TrialOptions,
): Promise<void> {
  const { variants, rules } = select(session.api, wanted);
  const records = new Records(session);
  const shown = { vitest: new AbortController(), dredd: new AbortController() };
  const settle = (tool: Tool) => (id: string, outcome: Outcome) => {
    outcomes[tool].set(id, outcome);
    if (enough?.(id, outcome)) shown[tool].abort();
  };
  const vitest = settle("vitest");
  await atOnce(variants, shown.vitest.signal, async (variant) => {
    vitest(variant.id, (await records.recordOf(variant)).outcome);
  });
  const { runDredd } = await import("../judges/dredd/run-dredd.ts");
  const recordOf = records.recordOf.bind(records);
  const { signal } = shown.dredd;
  const work = { session, variants };
  await runDredd({ work, recordOf, done: settle("dredd"), signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  await atOnce(rules, shown.vitest.signal, async (rule) => {
    vitest(ruleId(session.api, rule), await check(session, rule));
  });
}

/** Does some work for each, as many at a time as a run does, until it is ended. */
async function atOnce<T>(
  all: readonly T[],
  ended: AbortSignal | undefined,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const queue = all.values();
  const hand = async () => {
    for (const one of queue) {
      if (ended?.aborted) return;
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, hand));
}

/** Verifies a sandbox without looking at what comes of it. */
async function liveIn(api: Api, target: Target): Promise<void> {
  const session = api.connect(target, new Transport(FREELY), new Secrets());
  const { variants, rules } = select(api);
  const records = new Records(session);
  await atOnce(variants, undefined, (variant) => records.recordOf(variant));
  await atOnce(rules, undefined, (rule) => check(session, rule));
  await session.undo();
}

/**
 * Marks the requests whose answers are to be changed: those that are judged as a variant which
 * has something planted. Whatever else a reach or a rule sends is answered as ever.
 */
class PlantingTransport extends Transport {
  readonly #plants: Plants;

  constructor(options: TransportOptions, plants: Plants) {
    super(options);
    this.#plants = plants;
  }

  override async send(request: WireRequest): Promise<Exchange> {
    const { judgedAs = "", headers } = request;
    if (!this.#plants.has(judgedAs)) return super.send(request);
    const exchange = await super.send({ ...request, headers: { ...headers, [PLANTED]: judgedAs } });
    // Another judge of the exchange makes the request as it was.
    return { ...exchange, request };
  }
}
