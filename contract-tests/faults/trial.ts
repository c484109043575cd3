import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/outcome.ts";
import type { Target } from "../engine/target.ts";
import type { Transport } from "../engine/transport.ts";
import type { Tool } from "../report/report.ts";
import type { ModelOptions } from "../run/models.ts";
import { TargetRun } from "../run/target-run.ts";
import { atOnce, runWithoutTools } from "../run/without-tools.ts";
import { TOOLS } from "./fault.ts";
import type { Alter } from "./wire/alter.ts";

export interface TrialOptions {
  /** Which variants and rules are tried, by id; all by default. */
  readonly wanted?: (id: string) => boolean;
  /** Whether models are tried, too: how many sequences, and where chance begins. */
  readonly models?: ModelOptions;
  /** What is planted into judged answers, by the variant that each is judged as. */
  readonly plants?: Plants;
  /** The behaviour fault that the sandbox is started with. */
  readonly fault?: string;
  readonly liberties?: readonly string[];
  /** Whether the sandbox has been through a whole run, clean-up included, before the trial begins. */
  readonly livedIn?: boolean;
  /** How long the sandbox's jobs take. */
  readonly jobs?: keyof typeof JOBS;
  /** Whether an outcome shows what was to be seen; a tool that has seen it tries no more. */
  readonly shows?: (id: string, outcome: Outcome, tool: Tool) => boolean;
}

export type Plants = ReadonlyMap<string, { readonly id: string; readonly alter: Alter }>;

/** How long a job takes, in ms; and after how many seconds one that is not done never will be. */
export const JOBS = {
  /** Long enough for one to be seen pending on a busy machine. */
  brisk: { jobMs: 120, jobTimeout: 2 },
  /** Long enough for what is pending to be looked at more than once. */
  slow: { jobMs: 700, jobTimeout: 4 },
  /** Where nothing is broken, every one is done in the end, however busy the machine is. */
  sure: { jobMs: 400, jobTimeout: 20 },
  /** Long enough for something to be done meanwhile, and short enough to be waited for again and again. */
  steady: { jobMs: 150, jobTimeout: 4 },
} as const;

/** The header by which the sandbox learns that something is to be planted into an answer. */
const PLANTED = "x-planted";

/**
 * Exercises variants and rules on a fresh sandbox of their own, each once, and has both tools judge
 * the answers: what a run does, without the cost of Vitest. `used` are the ids of what was really
 * planted, and the names of the fault and the liberties that came into play; `seenBy` are the tools
 * that have shown what was to be seen.
 */
export async function trial(
  api: Api,
  { plants = new Map() as Plants, liberties = [], jobs = "brisk", ...options }: TrialOptions,
) {
  const { fault, livedIn, wanted, shows, models } = options;
  const used = new Set<string>();
  const sandbox = await api.startSandbox({
    ...JOBS[jobs],
    liberties,
    ...(fault === undefined ? {} : { fault }),
    alter({ headers }, answer) {
      const plant = plants.get(String(headers[PLANTED]));
      const altered = plant?.alter(answer);
      if (plant && altered) used.add(plant.id);
      return altered ?? answer;
    },
  });
  const settings = { allowWrites: true, requestsPerMinute: Infinity, timeout: 30, ...JOBS[jobs] };
  const target = { ...sandbox.target, ...settings } as unknown as Target;
  const begin = (some?: TrialOptions["wanted"]) =>
    new TargetRun(api, target, new AbortController().signal, { wanted: some, models });
  const outcomes = { vitest: new Map<string, Outcome>(), dredd: new Map<string, Outcome>() };
  const shown = { vitest: new AbortController(), dredd: new AbortController() };
  try {
    if (livedIn) await runWithoutTools(begin());
    const run = begin(wanted);
    const [variants, rules] = run.ids;
    const settle = (tool: Tool) => (id: string, outcome: Outcome) => {
      run.settle(tool, id, outcome);
      outcomes[tool].set(id, outcome);
      if (shows?.(id, outcome, tool)) shown[tool].abort();
    };
    markPlanted(run.session.transport, plants);
    if (fault !== undefined) {
      await run.preflight();
      await run.look();
    }
    const exercise = async (id: string) => {
      if (!shown.vitest.signal.aborted) settle("vitest")(id, await run.exercise(id));
    };
    await atOnce(variants, exercise);
    const { signal } = shown.dredd;
    await run.byDredd(settle("dredd"), signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    await atOnce(rules, exercise);
    if (plants.size === 0 && !shown.vitest.signal.aborted) {
      await run.undo();
      for (const [id, outcome] of run.last) settle("vitest")(id, outcome);
    }
    /** Whether nothing more could be exercised from some point on. */
    const stopped = run.failed !== undefined;
    const seenBy = TOOLS.filter((tool) => shown[tool].signal.aborted);
    return { outcomes, seenBy, used: new Set([...used, ...sandbox.used]), stopped };
  } finally {
    await sandbox.close();
  }
}

/**
 * Marks the requests whose answers are to be changed: those that are judged as a variant which
 * has something planted. Whatever else a reach or a rule sends is answered as ever.
 */
function markPlanted(transport: Transport, plants: Plants): void {
  const send = transport.send.bind(transport);
  transport.send = async (request) => {
    const { judgedAs = "", headers } = request;
    if (!plants.has(judgedAs)) return send(request);
    const exchange = await send({ ...request, headers: { ...headers, [PLANTED]: judgedAs } });
    // Another judge of the exchange makes the request as it was.
    return { ...exchange, request };
  };
}
