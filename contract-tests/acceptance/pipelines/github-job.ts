import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { filesAt, type Kept, type Operator } from "./own-repository.ts";
import { runBash } from "./shell.ts";

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

export interface Job {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly [key: string]: unknown;
}

export interface Workflow {
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly [key: string]: unknown;
}

export async function readWorkflow(file: string): Promise<Workflow> {
  return parse(await readFile(file, "utf8")) as Workflow;
}

/** The steps of an action that is made of steps. */
export async function actionSteps(file: string): Promise<readonly Step[]> {
  const { runs } = parse(await readFile(file, "utf8")) as { runs: { steps: readonly Step[] } };
  return runs.steps;
}

/** What one night came to. */
export interface Night {
  /** By the name of each step that has run a script. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly log: string;
  /** What is left for people: the page of the run, or nothing where a CI server has none. */
  readonly summary: string;
  readonly uploaded: Kept;
  readonly kept: Kept;
}

export interface NightOptions {
  readonly target: string;
  readonly kept?: Kept;
  /** The secrets of the CI's store, in place of the operator's. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Ends the step that is under way, as a cancelled job does. */
  readonly cancel?: AbortSignal;
}

/** Runs the job of a GitHub workflow for one target. */
export async function runGithubNight(
  { env: common, jobs }: Workflow,
  operator: Operator,
  { target, kept, secrets = operator.secrets, cancel }: NightOptions,
): Promise<Night> {
  const [job] = Object.values(jobs);
  const cwd = await operator.checkOut(kept);
  const env = { ...common, TOOLKIT_URL: operator.toolkitUrl, ...job!.env };
  return runSteps(job!.steps, { cwd, env, context: { matrix: { target }, secrets }, cancel });
}

export interface StepsOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** What expressions can name, beside env, steps and github. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly cancel?: AbortSignal | undefined;
}

/** Runs steps of a job or an action: their scripts by Bash, of what they use just what comes of it. */
export async function runSteps(
  all: readonly Step[],
  { cwd, env = {}, context: given, cancel }: StepsOptions,
): Promise<Night> {
  const files = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"];
  const runner = Object.fromEntries(files.map((name) => [name, join(cwd, `.${name}`)]));
  for (const file of Object.values(runner)) await writeFile(file, "");
  const outputs: Record<string, { outputs: Record<string, string> }> = {};
  const context = {
    runner: { os: "Linux", arch: "X64" },
    ...given,
    env: {},
    steps: outputs,
    github: { run_id: 1, run_attempt: 1, ...(given["github"] as object | undefined) },
  };
  context.env = filled(env, context);
  const statuses: Record<string, number> = {};
  let [log, uploaded, saved] = ["", new Map() as Kept, new Map() as Kept];
  for (const step of all) {
    if (!isDue(step, statuses, cancel)) continue;
    const { path = "" } = filled(step.with ?? {}, context);
    if (step.uses?.startsWith("actions/upload-artifact@")) {
      uploaded = await filesAt(cwd, path.trim().split("\n"));
    }
    if (step.uses?.startsWith("actions/cache/save@")) {
      saved = await filesAt(cwd, path.trim().split("\n"));
    }
    if (step.run === undefined) continue;
    const env = { ...context.env, ...filled(step.env ?? {}, context), ...runner };
    const kill = cancel?.aborted ? undefined : cancel;
    const ended = await runBash(step.run, { cwd, env, kill });
    statuses[step.name ?? step.run] = ended.status;
    log += ended.log;
    if (step.id === undefined) continue;
    const lines = (await readFile(runner["GITHUB_OUTPUT"]!, "utf8")).split("\n").filter(Boolean);
    outputs[step.id] = { outputs: Object.fromEntries(lines.map((line) => line.split("="))) };
  }
  const summary = await readFile(runner["GITHUB_STEP_SUMMARY"]!, "utf8");
  return { statuses, log, summary, uploaded, kept: saved };
}

/** Whether a step runs, after what has come before it. */
function isDue(step: Step, statuses: Record<string, number>, cancel?: AbortSignal): boolean {
  if (step.if === "always()") return true;
  if (step.if !== undefined) throw new Error(`no meaning is known for if: ${step.if}`);
  return !cancel?.aborted && Object.values(statuses).every((status) => status === 0);
}

/** Values in which each `${{ path.of.names }}` is what the context has there; a secret or output that is not there is empty. */
function filled(
  values: Readonly<Record<string, unknown>>,
  context: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const fill = (value: unknown) =>
    String(value).replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, path: string) => {
      const found = path
        .split(".")
        .reduce<unknown>(
          (at, name) => (at as Record<string, unknown> | undefined)?.[name],
          context,
        );
      if (found === undefined && !/^(secrets|steps)\./.test(path)) throw new Error(`no ${path}`);
      return String(found ?? "");
    });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
}
