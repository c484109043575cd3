import { partsOf, valueAt } from "./explain.ts";

/** A place of a body that has not its documented form: a JSON pointer, and what throws when it is read. */
interface Malformed {
  readonly at: string;
  readonly stop: () => never;
}

/** What the copies below were made of. */
const originals = new WeakMap<object, unknown>();

/** A copy of JSON in which to read a malformed place is an error: nothing can be concluded from it. */
export function guarded(json: unknown, malformed: readonly Malformed[]): unknown {
  malformed.find(({ at }) => at === "/")?.stop();
  const copy = copied(json);
  // The deepest first: what is inside another one can't be reached after it.
  const deepest = malformed.toSorted((a, b) => partsOf(b.at).length - partsOf(a.at).length);
  for (const { at, stop } of deepest) {
    const [parent, name] = [valueAt(copy, at.slice(0, at.lastIndexOf("/"))), partsOf(at).at(-1)!];
    const enumerable = Object.hasOwn(parent as object, name);
    Object.defineProperty(parent, name, { get: stop, enumerable, configurable: true });
  }
  return copy;
}

/** The JSON that a guarded copy was made of, or a part of one; anything else as it is. */
export function unguarded(value: unknown): unknown {
  return originals.get(value as object) ?? value;
}

function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, copied(one)] as const);
  const copy = Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
  originals.set(copy, value);
  return copy;
}
