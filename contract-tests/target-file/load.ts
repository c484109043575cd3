import { TargetError, UsageError } from "../engine/errors.ts";
import type { Target } from "../engine/target.ts";
import { checkContent } from "./check.ts";
import { fillFromEnvironment, type Environment } from "./environment.ts";
import { withAuthority } from "./front-door.ts";
import { knownOnes } from "./nearest.ts";
import { problemLine, TargetFileError, written, type Path } from "./problem.ts";
import type { TargetApis } from "./schema.ts";
import { readSource } from "./source.ts";

/**
 * The targets of a YAML or JSON file, `${NAME}` filled from the environment and defaults filled in;
 * just the one of that name, if one is named: the others' variables need not be set then.
 * @throws TargetFileError with one line for each thing that is wrong; it holds no secret.
 * @throws UsageError if no target has that name.
 */
export async function loadTargets(
  file: string,
  apis: TargetApis,
  env: Environment = process.env,
  name?: string,
): Promise<readonly Target[]> {
  const source = await readSource(file);
  const filled = fillFromEnvironment(source.value, env);
  const wanted = filled.problems.filter(({ path }) => concerns(source.value, path, name));
  // What is wrong with a value that could not be filled says nothing new.
  const unfilled = new Set(filled.problems.map(({ path }) => written(path)));
  const found = checkContent(filled.value, source.value, apis);
  const problems = [...wanted, ...found.filter(({ path }) => !unfilled.has(written(path)))];
  const targets = (filled.value as { targets: Target[] }).targets;
  if (problems.length === 0) {
    const selected = selectTargets(targets, name);
    const complete = await Promise.all(selected.map((target) => withAuthority(target, file)));
    for (const [index, one] of complete.entries()) {
      const path = ["targets", targets.indexOf(selected[index]!), "ca"];
      if ("remedy" in one) problems.push({ path, ...one });
    }
    if (problems.length === 0) return complete as Target[];
  }
  throw new TargetFileError(
    problems
      .map((problem) => ({ line: source.lineOf(problem.path), text: problemLine(problem) }))
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, text }) => `${file}:${line}: ${text}`),
  );
}

/** Whether what is at a path is the business of a run on the target of that name. */
function concerns(file: unknown, [top, index]: Path, name: string | undefined): boolean {
  const { targets } = file as { targets?: readonly ({ name?: unknown } | null)[] };
  if (name === undefined || top !== "targets" || !Array.isArray(targets)) return true;
  return (targets[Number(index)] as { name?: unknown } | null)?.name === name;
}

/** The target of that name alone, or all of them without one. @throws UsageError that names the known ones. */
export function selectTargets(targets: readonly Target[], name?: string): readonly Target[] {
  if (name === undefined) return targets;
  const selected = targets.filter((target) => target.name === name);
  if (selected.length > 0) return selected;
  const known = targets.map((target) => target.name);
  throw new UsageError(`--name ${name}: no target has that name; ${knownOnes(name, known)}`);
}

/** An entry that is in no file, such as a sandbox's own, checked and with the defaults filled in. */
export function completeTarget(entry: Readonly<Record<string, unknown>>, apis: TargetApis): Target {
  const content = structuredClone({ targets: [entry] });
  const problems = checkContent(content, content, apis);
  if (problems.length > 0) throw new TargetError(problems.map(problemLine).join("\n"));
  return content.targets[0] as unknown as Target;
}
