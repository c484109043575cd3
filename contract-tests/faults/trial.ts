import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import type { Target } from "../engine/transport/target.ts";
import type { Transport } from "../engine/transport/transport.ts";
import type { Tool } from "../report/report.ts";
import type { ModelOptions } from "../run/models.ts";
import { TargetRun } from "../run/target-run.ts";
import { atOnce, runWithoutTools } from "../run/without-tools.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { TOOLS } from "./fault.ts";
import type { Alter } from "./wire/alter.ts";

export interface TrialOptions {
  readonly wanted?: (id: string) => boolean;
  readonly models?: ModelOptions;
  readonly plants?: Plants;
  readonly fault?: string;
  readonly liberties?: readonly string[];
  /** Whether a whole run, clean-up included, has been through the sandbox before. */
  readonly livedIn?: boolean;
  readonly jobs?: keyof typeof JOBS;
  /** A tool that has seen what was to be seen tries no more. */
  readonly shows?: (id: string, outcome: Outcome, tool: Tool) => boolean;
}

export type Plants = ReadonlyMap<string, { readonly id: string; readonly alter: Alter }>;

/** How long a job takes, in ms; and after how many seconds an unfinished one counts as endless. */
export const JOBS = {
  /** Long enough to be seen pending on a busy machine. */
  brisk: { jobMs: 120, jobTimeout: 2 },
  /** Long enough to be looked at while pending more than once. */
  slow: { jobMs: 700, jobTimeout: 4 },
  /** Where nothing is broken, every job ends within its time, however busy the machine is. */
  sure: { jobMs: 400, jobTimeout: 20 },
  /** Long enough to do something meanwhile, short enough to wait for again and again. */
  steady: { jobMs: 300, jobTimeout: 4 },
} as const;

/** A sandbox as a target of a run that waits for nothing but its jobs. */
export function targetAt({ target }: Sandbox, jobs: keyof typeof JOBS): Target {
  const settings = { allowWrites: true, requestsPerMinute: Infinity, timeout: 30, ...JOBS[jobs] };
  return { ...target, ...settings } as unknown as Target;
}

const PLANTED = "x-planted";

/**
 * Exercises variants and rules once on a fresh sandbox and has both tools judge the answers, as a
 * run does, without the cost of Vitest. `used`: what was really planted, and the fault and
 * liberties that came into play; `seenBy`: the tools that saw it.
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
  const target = targetAt(sandbox, jobs);
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
    const stopped = run.failed !== undefined;
    const seenBy = TOOLS.filter((tool) => shown[tool].signal.aborted);
    return { outcomes, seenBy, used: new Set([...used, ...sandbox.used]), stopped };
  } finally {
    await sandbox.close();
  }
}

/** Marks the requests whose answers are judged as a variant with something planted, and no others. */
function markPlanted(transport: Transport, plants: Plants): void {
  const send = transport.send.bind(transport);
  transport.send = async (request) => {
    const { judgedAs = "", headers } = request;
    if (!plants.has(judgedAs)) return send(request);
    const exchange = await send({ ...request, headers: { ...headers, [PLANTED]: judgedAs } });
    return { ...exchange, request };
  };
}
