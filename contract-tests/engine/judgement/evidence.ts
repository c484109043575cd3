import { inAnyRow } from "../description/explain.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import type { Secrets } from "../secrets/secrets.ts";

/** Checks that say of an answer as a whole that it is another than the documented one. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set([
  "is-this-variant",
  "is-a-documented-answer",
  "status-as-documented",
  "body-is-json",
]);

/** Shorter values may be the same by chance, in characters of both. */
const LEAST_SAID = 8;

const OF_A_FIELD: ReadonlySet<string> = new Set(["body-matches-schema", "literal-as-documented"]);

/**
 * What a finding is evidence of, in words that another finding of the same cause has as well: the
 * answer that both rest on, the object below it in which something is wrong, the variant that was
 * answered otherwise, the way in which a field is wrong, or the value that came in place of another.
 */
export function evidenceOf(found: Seen, secrets: Pick<Secrets, "mask">): string[] {
  const { check, at = "", expected, actual, variant, exchange } = found;
  // Masked first: what is left out of a secret would keep the rest from being known for one.
  const message = secrets.mask(found.message);
  const text = (value: unknown) => secrets.mask(written(value));
  const { request } = exchange ?? {};
  const answer = request && `answer ${numberOf(request)}`;
  const object = objectAt(at, actual);
  const entry = request && object && `${request.operation}: ${object}`;
  if (OF_THE_WHOLE.has(check)) {
    const [, came] = /^\d+, ([\w-]+):/.exec(text(actual)) ?? [];
    const pair = variant !== undefined && came && [variant, came].toSorted().join(" and ");
    const way = check === "is-this-variant" ? "another" : check;
    return present(answer, variant && `${way} in place of ${variant}`, pair && `${pair} mistaken`);
  }
  const way = message.replace(/"[^"]*"|\$\w+|\bpersonas\.\w+|\b[a-z]+[A-Z]\w+|\d+/g, "#");
  if (OF_A_FIELD.has(check)) {
    const isText = check === "literal-as-documented";
    const isAtTop = /^\/[^/]*$/.test(at);
    const isOfAnswer = isText && isAtTop;
    const isMissing = / is missing\.$/.test(message);
    const isOfType = / is not an? /.test(message);
    const wanted = isText || isMissing ? "" : text(expected);
    return present(
      (isMissing || isText) && isAtTop && `another in place of ${variant}`,
      // What lacks a part of its form is another answer, and may be told as that.
      isMissing && isAtTop && `in ${answer}`,
      isOfAnswer && `${answer}, texts`,
      isOfAnswer && documentedType(text(expected)) !== typeof actual && `${at} as ${typeof actual}`,
      isText && `${[text(expected), text(actual)].toSorted().join(" and ")} mistaken`,
      // What writes one type as another does so in every answer.
      isOfType && `${way} ${Array.isArray(actual) ? "array" : typeof actual}`,
      !isText && `${request?.operation}: ${check}: ${way} ${wanted}`,
      !isText && `${check}: ${message} ${wanted}`,
      entry,
    );
  }
  const isWhole = at === "" || at === "status";
  const isWrite = request !== undefined && request.effect !== "reads";
  const isValue = at.startsWith("/") && `${text(expected)}${text(actual)}`.length >= LEAST_SAID;
  return present(
    way !== message && `${check}: ${way}`,
    variant && `another in place of ${variant}`,
    isWhole ? isWrite && answer : answer && `${answer} at ${at}`,
    entry,
    isValue && `${text(expected)} became ${text(actual)}`,
  );
}

/** The object that a place is in, or is; in whichever row of a list. Empty for the answer as a whole. */
function objectAt(at: string, actual: unknown): string {
  const isObject = typeof actual === "object" && actual !== null && !Array.isArray(actual);
  return inAnyRow(isObject ? at : at.slice(0, Math.max(at.lastIndexOf("/"), 0)));
}

/** The type of a documented value that is given as JSON. */
function documentedType(json: string): string {
  return /^(true|false)$/.test(json) ? "boolean" : "string";
}

/** As much of a breach as tells its cause. */
interface Seen {
  readonly check: string;
  readonly message: string;
  readonly at?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly variant?: string;
  readonly exchange?: Exchange;
}

const numbers = new WeakMap<WireRequest, number>();
let last = 0;

/** A number for a request that no other has. */
function numberOf(request: WireRequest): number {
  const number = numbers.get(request) ?? ++last;
  numbers.set(request, number);
  return number;
}

/** A value as it is written, whether as text, as a number or as JSON. */
function written(value: unknown): string {
  const shown = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return shown.replace(/^"(.*)"$/s, "$1");
}

function present(...parts: readonly (string | false | undefined)[]): string[] {
  return parts.filter((one): one is string => typeof one === "string" && one !== "");
}
