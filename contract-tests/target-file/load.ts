import { TargetError, UsageError } from "../engine/errors.ts";
import type { Target } from "../engine/target.ts";
import { checkContent } from "./check.ts";
import { fillFromEnvironment, type Environment } from "./environment.ts";
import { withAuthority } from "./front-door.ts";
import { knownOnes } from "./nearest.ts";
import { problemLine, TargetFileError, written, type Path } from "./problem.ts";
import type { TargetApis } from "./schema.ts";
import { readSource } from "./source.ts";

/** Which targets of a file are meant; all by default. */
export interface Choice {
  /** The one of that name. */
  readonly name?: string | undefined;
  /** Those whose names fall to a shard. */
  readonly isOurs?: ((name: string) => boolean) | undefined;
}

/** The targets that were chosen, and all that the file has. */
export interface Loaded {
  readonly targets: readonly Target[];
  readonly fleet: readonly Pick<Target, "name" | "api">[];
}

/**
 * The targets of a YAML or JSON file, `${NAME}` filled from the environment and defaults filled in.
 * Variables of those that were not chosen need not be set.
 * @throws TargetFileError with one line for each thing that is wrong; it holds no secret.
 * @throws UsageError if no target has the name that was chosen.
 */
export async function loadTargets(
  file: string,
  apis: TargetApis,
  env: Environment = process.env,
  choice: Choice = {},
): Promise<Loaded> {
  const source = await readSource(file);
  const filled = fillFromEnvironment(source.value, env);
  const wanted = filled.problems.filter(({ path }) => concerns(source.value, path, choice));
  // What is wrong with a value that could not be filled says nothing new.
  const unfilled = new Set(filled.problems.map(({ path }) => written(path)));
  const found = checkContent(filled.value, source.value, apis);
  const problems = [...wanted, ...found.filter(({ path }) => !unfilled.has(written(path)))];
  const targets = (filled.value as { targets: Target[] }).targets;
  if (problems.length === 0) {
    const selected = selectTargets(targets, choice);
    const complete = await Promise.all(selected.map((target) => withAuthority(target, file)));
    for (const [index, one] of complete.entries()) {
      const path = ["targets", targets.indexOf(selected[index]!), "ca"];
      if ("remedy" in one) problems.push({ path, ...one });
    }
    if (problems.length === 0) return { targets: complete as Target[], fleet: targets };
  }
  throw new TargetFileError(
    problems
      .map((problem) => ({ line: source.lineOf(problem.path), text: problemLine(problem) }))
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, text }) => `${file}:${line}: ${text}`),
  );
}

/** Whether what is at a path is the business of a run on the targets that were chosen. */
function concerns(file: unknown, [top, index]: Path, choice: Choice): boolean {
  const { targets } = file as { targets?: readonly ({ name?: unknown } | null)[] };
  if (top !== "targets" || !Array.isArray(targets)) return true;
  const { name } = (targets[Number(index)] ?? {}) as { name?: unknown };
  return typeof name === "string" ? isChosen(name, choice) : choice.name === undefined;
}

/** The targets that are meant. @throws UsageError that names the known ones if none has the name. */
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

/** An entry that is in no file, such as a sandbox's own, checked and with the defaults filled in. */
export function completeTarget(entry: Readonly<Record<string, unknown>>, apis: TargetApis): Target {
  const content = structuredClone({ targets: [entry] });
  const problems = checkContent(content, content, apis);
  if (problems.length > 0) throw new TargetError(problems.map(problemLine).join("\n"));
  return content.targets[0] as unknown as Target;
}
