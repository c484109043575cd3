import type { Exchange } from "../exchange/exchange.ts";
import { explain, partsOf, toldOf, valueAt } from "../description/explain.ts";
import { Broken, finding } from "./finding.ts";
import { breachesOf, errorsOf, mayHave, type Bench } from "./judge.ts";

/** Checks that say of an answer that it is another one. */
const ANOTHER = ["status-as-documented", "is-a-documented-answer", "is-this-variant"];

/** What was read already: lists may be long, and rules read them again and again. */
const known = new WeakMap<Exchange, Map<string, unknown>>();

/**
 * The body of an answer that must be the given variant, for a rule to reason over. Reading a value
 * of another form than the documented one throws Broken with what is wrong with it: whatever
 * follows from that value is not a breach of its own.
 * @throws Broken if it is another answer
 */
export function readAs(bench: Bench, key: string, exchange: Exchange): unknown {
  const read = known.get(exchange) ?? new Map<string, unknown>();
  known.set(exchange, read);
  if (!read.has(key)) read.set(key, readAnew(bench, key, exchange));
  return read.get(key);
}

/** Does some work for each, also where that for another ends because of what it read. @throws Broken the first such, at the end */
export async function eachApart<T>(
  all: Iterable<T>,
  work: (one: T) => Promise<void> | void,
): Promise<void> {
  let broken: Broken | undefined;
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      broken ??= error;
    }
  }
  if (broken) throw broken;
}

function readAnew(bench: Bench, key: string, exchange: Exchange): unknown {
  const { api, secrets } = bench;
  const variant = api.catalogue.variants[key]!;
  const { status, body } = exchange.answer;
  const errors = body.json === undefined ? [] : errorsOf(api, variant, body);
  const isRead = body.json !== undefined && mayHave(api, variant, status);
  if (isRead && errors.length === 0) return body.json;
  const { found } = breachesOf(bench, variant, exchange);
  const broken = (some: typeof found) => {
    return new Broken(
      some.map((one) => finding(one, secrets)),
      exchange,
    );
  };
  if (!isRead || found.some(({ check }) => ANOTHER.includes(check))) throw broken(found);
  // All of them, unlike what a report lists.
  const { patterns } = api.catalogue;
  const malformed = toldOf(errors).map((error) => {
    return { ...explain(error, body.json, patterns), variant: variant.name, exchange };
  });
  return guarded(
    body.json,
    malformed.map((breach) => ({
      at: breach.at,
      stop: () => {
        throw broken([breach]);
      },
    })),
  );
}

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
