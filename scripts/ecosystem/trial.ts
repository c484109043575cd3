import { existsSync } from "node:fs";
import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import { root } from "../root.ts";
import { run, shell, CommandFailed } from "./child.ts";
import type { Parts } from "./parts.ts";
import { scriptOf, STAGES, type Mistaken, type Stage, type Tool } from "./tools.ts";

/** One tool that is tried with one form of one API. */
export interface Trial {
  readonly tool: Tool;
  readonly api: string;
  /** The form's name, such as `openapi.json`. */
  readonly form: string;
  /** Whether the tool must get to its end: the form is the tool's own. */
  readonly isOwn: boolean;
}

/** What came of a trial. */
export interface Result {
  readonly tool: string;
  readonly api: string;
  readonly form: string;
  readonly isOwn: boolean;
  /** `unfit` is a failure with a form that is not the tool's own; `mistaken` one without reason. */
  readonly outcome: "ok" | "failed" | "unfit" | "mistaken" | "skipped";
  /** The stages that it got through. */
  readonly stages: readonly Stage[];
  /** Why it got no further. */
  readonly reason?: string;
}

/** How long a stage may take, in seconds. */
const LIMIT = 900;

/** Every trial of some tools, with the forms that the APIs have. */
export function trialsOf(
  tools: readonly Tool[],
  forms: Readonly<Record<string, readonly string[]>>,
): Trial[] {
  return tools.flatMap((tool) =>
    Object.entries(forms).flatMap(([api, published]) => {
      const own = tool.forms?.find((form) => published.includes(form));
      return published
        .filter((form) => tool.ownFormOnly !== true || form === own)
        .map((form) => ({ tool, api, form, isOwn: tool.forms === undefined || form === own }));
    }),
  );
}

/** What a trial can be chosen by. */
const NAMES: readonly ((trial: Trial) => string)[] = [
  ({ tool }) => tool.name,
  ({ api }) => api,
  ({ form }) => form,
];

/**
 * The trials that names choose: of tools, APIs and forms those that are named, or all where none of them is.
 * @throws UsageError for a name that none of them has
 */
export function chosen(trials: readonly Trial[], only: readonly string[] = []): Trial[] {
  for (const name of only) {
    if (!trials.some((trial) => NAMES.some((nameOf) => nameOf(trial) === name))) {
      throw new UsageError(`--only ${name}: no tool, API or form has that name; see --list`);
    }
  }
  return NAMES.reduce(
    (left, nameOf) => {
      const known = new Set(trials.map(nameOf));
      const named = only.filter((name) => known.has(name));
      return named.length === 0 ? left : left.filter((trial) => named.includes(nameOf(trial)));
    },
    [...trials],
  );
}

/** The latest result of each trial, in the order of the trials. */
export function merged(
  trials: readonly Trial[],
  before: readonly Result[],
  now: readonly Result[],
): Result[] {
  return trials.flatMap(({ tool, api, form }) => {
    const isOf = (one: Result) => one.tool === tool.name && one.api === api && one.form === form;
    return now.find(isOf) ?? before.find(isOf) ?? [];
  });
}

/** What every trial of a run has in common. */
export interface Surroundings {
  readonly parts: Parts;
  /** Path of a form. */
  readonly fileOf: (api: string, form: string) => string;
  /** What the program of an API finds in its environment: where the sandbox is, and its accounts. */
  readonly variables: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly signal: AbortSignal;
}

/**
 * Tries one tool with one form, in a folder of its own that is gone afterwards.
 * @throws what is our own failure, such as a part that can't be fetched
 */
export async function attempt(trial: Trial, surroundings: Surroundings): Promise<Result> {
  const { parts, fileOf, variables, signal } = surroundings;
  const { tool, api, form, isOwn } = trial;
  const done: Stage[] = [];
  const result = (outcome: Result["outcome"], reason?: string): Result => {
    return { tool: tool.name, api, form, isOwn, outcome, stages: done, ...(reason && { reason }) };
  };
  const lack = await parts.lacking(tool.needs);
  if (lack !== undefined) return result("skipped", lack);
  await using folder = await mkdtempDisposable(join(tmpdir(), "access-contracts-ecosystem-"));
  const { cache, programs } = parts;
  const program = join(programs, tool.program?.replace("$API", api) ?? "");
  // With another form, names differ from those that the program uses.
  const withProgram = isOwn && tool.program !== undefined && existsSync(program);
  const paths = { FORM: fileOf(api, form), CACHE: cache, PROGRAMS: programs, ROOT: root };
  const own = { ...tool.env, ...paths, API: api, PROGRAM: withProgram ? program : "" };
  for (const stage of STAGES) {
    const given = scriptOf(tool, stage);
    if (!given || (stage === "passes" && !withProgram)) continue;
    const env = {
      ...(stage === "passes" && variables[api]),
      ...own,
      PATH: parts.pathWith(tool.needs),
    };
    const { script, refuses } = given;
    try {
      await run({ ...shell(script), refuses, cwd: folder.path, env }, LIMIT, signal);
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      const { mistaken } = tool;
      if (mistaken && isMistaken(error.printed, mistaken)) return result("mistaken", mistaken.why);
      const reason = masked(error.message, {
        ...secretsOf(variables[api]),
        ...paths,
        WORK: folder.path,
      });
      return result(isOwn ? "failed" : "unfit", reason);
    }
    done.push(stage);
  }
  return result("ok");
}

/** Whether all errors in what a tool printed are without reason. */
function isMistaken(printed: string, { error, says }: Mistaken): boolean {
  const [errors, without] = [error, says].map((one) => printed.match(new RegExp(one, "g")) ?? []);
  return errors!.length > 0 && without!.length === errors!.length;
}

/** The facts of a target as environment variables: `apiKey` is `API_KEY`, `servers.wireguard` is `SERVERS_WIREGUARD`. */
export function variablesOf(target: object, prefix = ""): Record<string, string> {
  const pairs = Object.entries(target).flatMap(([key, value]: [string, unknown]) => {
    const name = prefix + key.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
    if (typeof value === "object" && value !== null) {
      return Object.entries(variablesOf(value, `${name}_`));
    }
    // The paths of a description begin with a slash.
    return [[name, String(value).replace(/\/$/, "")] as const];
  });
  return Object.fromEntries(pairs);
}

/** What must not be printed, and the address, which is another one in each run. */
export function secretsOf(
  variables: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const secret = Object.entries(variables).filter(([name]) => /KEY|PASSWORD|URL/.test(name));
  return Object.fromEntries(secret);
}

/** A text with names in place of their values. */
export function masked(text: string, known: Readonly<Record<string, string>>): string {
  const longestFirst = Object.entries(known).toSorted(([, a], [, b]) => b.length - a.length);
  return longestFirst.reduce((rest, [name, value]) => rest.replaceAll(value, `$${name}`), text);
}
