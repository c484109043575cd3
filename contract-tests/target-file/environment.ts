import type { Path, Problem } from "./problem.ts";

/** `$${`, which means a plain `${`; a reference; a `${` that is neither. */
const REFERENCE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\{/g;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Fills every `${NAME}` in the strings of a JSON value. A string that can't be filled stays as it
 * is, and a problem names the variable, never a value.
 */
export function fillFromEnvironment(
  value: unknown,
  env: Environment,
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

function fillText(text: string, env: Environment) {
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
