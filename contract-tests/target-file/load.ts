import { TargetError, UsageError } from "../engine/exchange/errors.ts";
import type { Target } from "../engine/transport/target.ts";
import { checkContent } from "./check.ts";
import { withAuthority } from "./front-door.ts";
import { knownOnes } from "./nearest.ts";
import { FileError, problemLine, refuse, written, type Path, type Problem } from "./problem.ts";
import type { TargetApis } from "./schema.ts";
import { readSource } from "./source.ts";

export const WANTED = { what: "a target file", otherwise: "write one with --init" };

export interface Choice {
  readonly name?: string | undefined;
  /** Whether a name falls to our shard. */
  readonly isOurs?: ((name: string) => boolean) | undefined;
}

/**
 * Reads a target file and fills in environment and defaults: the chosen targets, and the fleet of all. Variables of targets that were not
 * chosen need not be set. @throws FileError with one line for each problem, without any
 * secret. @throws UsageError if no target has the chosen name.
 */
export async function loadTargets(
  file: string,
  apis: TargetApis,
  env: NodeJS.ProcessEnv = process.env,
  choice: Choice = {},
) {
  const source = await readSource(file, WANTED);
  if (source.value === null) throw new FileError([`${file}: is empty; ${WANTED.otherwise}`]);
  const refuseAll = (problems: readonly Problem[]) => {
    const told = problems.map((one) => withTarget(one, source.value));
    refuse(file, source.lineOf, told);
  };
  const filled = fillFromEnvironment(source.value, env);
  const wanted = filled.problems.filter(({ path }) => concerns(source.value, path, choice));
  // Further problems of an unfilled value say nothing new.
  const unfilled = new Set(filled.problems.map(({ path }) => written(path)));
  const found = checkContent(filled.value, source.value, apis);
  const problems = [...wanted, ...found.filter(({ path }) => !unfilled.has(written(path)))];
  refuseAll(problems);
  const targets = (filled.value as { targets: Target[] }).targets;
  const selected = selectTargets(targets, choice);
  const complete = await Promise.all(selected.map((target) => withAuthority(target, file)));
  const unread = complete.flatMap((one, index) => {
    const path = ["targets", targets.indexOf(selected[index]!), "ca"];
    return "remedy" in one ? [{ path, ...one }] : [];
  });
  refuseAll(unread);
  return { targets: complete as Target[], fleet: targets };
}

function concerns(file: unknown, path: Path, choice: Choice): boolean {
  const targets = targetsOf(file);
  if (path[0] !== "targets" || !targets) return true;
  const name = targets[Number(path[1])]?.name;
  return typeof name === "string" ? isChosen(name, choice) : choice.name === undefined;
}

/** The entries of a target file as it is written, whatever else is wrong with it. */
function targetsOf(file: unknown): readonly ({ readonly name?: unknown } | null)[] | undefined {
  const { targets } = file as { targets?: unknown };
  return Array.isArray(targets) ? targets : undefined;
}

/** Of several targets, the name of the one that a problem is in: by its number alone it is hard to find. */
function withTarget(problem: Problem, file: unknown): Problem {
  const [top, index] = problem.path;
  const targets = (top === "targets" && targetsOf(file)) || [];
  const name = targets[Number(index)]?.name;
  return typeof name === "string" && targets.length > 1 ? { ...problem, target: name } : problem;
}

/** @throws UsageError that names the known ones if none has the name. */
export function selectTargets(targets: readonly Target[], choice: Choice): readonly Target[] {
  const known = targets.map((target) => target.name);
  if (choice.name === undefined || known.includes(choice.name)) {
    return targets.filter((target) => isChosen(target.name, choice));
  }
  const remedy = knownOnes(choice.name, known);
  throw new UsageError(`--name ${choice.name}: no target has that name; ${remedy}`);
}

function isChosen(target: string, { name = target, isOurs }: Choice): boolean {
  return target === name && isOurs?.(target) !== false;
}

export function completeTarget(entry: Readonly<Record<string, unknown>>, apis: TargetApis): Target {
  const content = structuredClone({ targets: [entry] });
  const problems = checkContent(content, content, apis);
  if (problems.length > 0) throw new TargetError(problems.map(problemLine).join("\n"));
  return content.targets[0] as unknown as Target;
}

/** `$${`, which means a plain `${`; a reference; a `${` that is neither. */
const REFERENCE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;

/**
 * Fills every `${NAME}` in the strings of a JSON value. A string that can't be filled stays as it
 * is, and a problem names the variable, never a value.
 */
function fillFromEnvironment(
  value: unknown,
  env: NodeJS.ProcessEnv,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const fill = (one: unknown, path: Path): unknown => {
    if (typeof one === "string") {
      const { text, wrong } = fillText(one, env);
      problems.push(...wrong.map(([what, remedy]) => ({ path, what, remedy })));
      return text;
    }
    if (typeof one !== "object" || one === null) return one;
    if (Array.isArray(one)) return one.map((item, index) => fill(item, [...path, index]));
    const entries = Object.entries(one).map(([key, item]) => [key, fill(item, [...path, key])]);
    return Object.fromEntries(entries) as unknown;
  };
  return { value: fill(value, []), problems };
}

function fillText(text: string, env: NodeJS.ProcessEnv) {
  const wrong: [what: string, remedy: string][] = [];
  const filled = text.replace(REFERENCE, (found: string, name?: string) => {
    if (found === "$${") return "${";
    const value = name !== undefined && Object.hasOwn(env, name) ? env[name] : undefined;
    if (value) return value;
    // A secret that a CI system does not hand out arrives as an empty variable.
    const state = value === undefined ? "not set" : "empty";
    wrong.push(
      name === undefined
        ? ["holds a ${ that begins no ${NAME}", "complete it, or write $${ for a plain ${"]
        : [`the environment variable ${name} is ${state}`, "set it"],
    );
    return found;
  });
  return { text: wrong.length > 0 ? text : filled, wrong };
}
