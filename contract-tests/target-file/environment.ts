import type { Path, Problem } from "./problem.ts";

/** `$${`, which stands for a plain `${`; a reference; a `${` that is neither. */
const REFERENCE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A copy of a JSON value in which every `${NAME}` inside a string is the environment's value.
 * Where one cannot be filled the string stays as it was, and a problem names the variable, never a value.
 */
export function fillFromEnvironment(
  value: unknown,
  env: Environment,
  path: Path = [],
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  if (typeof value === "string") return fillText(value, env, path);
  if (typeof value !== "object" || value === null) return { value, problems: [] };
  const problems: Problem[] = [];
  const fill = (item: unknown, step: string | number): unknown => {
    const filled = fillFromEnvironment(item, env, [...path, step]);
    problems.push(...filled.problems);
    return filled.value;
  };
  const copy = Array.isArray(value)
    ? value.map(fill)
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, key)]));
  return { value: copy, problems };
}

function fillText(
  text: string,
  env: Environment,
  path: Path,
): { value: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const filled = text.replace(REFERENCE, (found: string, name?: string) => {
    if (found === "$${") return "${";
    if (name === undefined) {
      problems.push({
        path,
        what: "holds a ${ that begins no ${NAME}",
        remedy: "complete it, or write $${ for a plain ${",
      });
      return found;
    }
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    if (value) return value;
    // A secret that a CI system does not hand out arrives as an empty variable.
    const state = value === undefined ? "not set" : "empty";
    problems.push({ path, what: `the environment variable ${name} is ${state}`, remedy: "set it" });
    return found;
  });
  return { value: problems.length > 0 ? text : filled, problems };
}
