import { isDeepStrictEqual } from "node:util";
import { curlOf } from "./curl.ts";
import { evidenceOf } from "./evidence.ts";
import { NotReachable } from "../exchange/errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { valueAt } from "../description/explain.ts";
import type { Secrets } from "../secrets/secrets.ts";

/** A broken variant or rule, in the form in which the report holds it: masked already. */
export interface Finding {
  /** The name of the check that failed; a statement that is true when all is well. */
  readonly check: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** JSON pointer into the answer's body, or the part of the answer (`status`, `content-type`). */
  readonly at?: string;
  /** What the vendor's page documents. */
  readonly expected?: string;
  /** What came; a value of the body is JSON, with its type: `"2" (string)`. */
  readonly actual?: string;
  /** The overlay that documents what is broken, where it is not the vendor's page. */
  readonly source?: string;
  /** The request, secrets as `$NAMES`. */
  readonly curl?: string;
  /** The requests that led there, `curl` the last of them, where it takes more than one. */
  readonly steps?: readonly string[];
  /** What it is evidence of: a finding that is evidence of the same has the same cause. */
  readonly evidence?: readonly string[];
}

/** A finding before it is masked: `expected` and `actual` are words, or any JSON value. */
export interface Found {
  readonly check: string;
  readonly message: string;
  readonly at?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly source?: string;
  /** The name of the variant that should have come. */
  readonly variant?: string;
  /** The fields of the target file that the expectation rests on, and not the vendor's page alone. */
  readonly restsOn?: string;
  readonly exchange?: Exchange;
  /** The exchanges that led there, in order. */
  readonly steps?: readonly Exchange[];
  /**
   * True where the vendor's page implies what is expected and does not say it: a breach is then a
   * note, and no finding.
   */
  readonly inferred?: boolean;
}

/** A finding as a rule reports it; the rule's id is its check unless it names one. */
export type Breach = Omit<Found, "check"> & Partial<Pick<Found, "check">>;

/**
 * Records one claim about an answer, with all that is wrong: nothing if it holds. A rule reports only by
 * this, so each of its claims is counted, and a rule that makes none was not exercised.
 */
export type ReportBreach = (...breaches: readonly Breach[]) => void;

/** The longest text that a finding quotes. */
const QUOTED = 300;

/**
 * A finding fit to be shown: secrets masked, values shortened, the request as a curl line. What the
 * answer has at the place that is named is shown as JSON, with its type; anything else is words.
 */
export function finding(found: Found, secrets: Secrets): Finding {
  const { check, message, at, expected, actual: given, source, restsOn, exchange, steps } = found;
  const evidence = evidenceOf(found, secrets);
  const by = restsOn === undefined ? "" : ` (by the target file: ${restsOn})`;
  const json = at?.startsWith("/") ? exchange?.answer.body.json : undefined;
  const isMissing = given === undefined && json !== undefined && valueAt(json, at!) === undefined;
  const actual = isMissing ? "missing" : given;
  const mask = (value: unknown) => secrets.mask(text(value));
  const isValue = at !== undefined && isFoundAt(exchange, at, actual);
  const [wanted, came] = [expected, isValue ? JSON.stringify(actual) : actual].map((one) =>
    one === undefined ? undefined : mask(one),
  );
  // Two secrets may have one name.
  const isAlike =
    wanted !== undefined &&
    [wanted, JSON.stringify(wanted)].includes(came!) &&
    !isSame(expected, actual);
  // Types are told where both sides would read the same, and of what is not text.
  const isOtherType = wanted === came && !isAlike && typeOf(expected) !== typeOf(actual);
  const isTyped = isOtherType || (isValue && typeof expected !== "string");
  const shown = came && (isValue || isOtherType ? quoted(came, typeOf(actual)) : quoted(came));
  return {
    check,
    message: secrets.mask(message),
    ...(at === undefined ? {} : { at: secrets.mask(at) }),
    ...(wanted === undefined
      ? {}
      : { expected: quoted(wanted, isTyped ? typeOf(expected) : "") + by }),
    ...(came === undefined
      ? {}
      : { actual: isAlike ? `another one, shown alike: ${shown}` : shown || "nothing" }),
    ...(source === undefined ? {} : { source }),
    ...(exchange ? { curl: curlOf(exchange.request, secrets) } : {}),
    ...(steps ? { steps: steps.map(({ request }) => curlOf(request, secrets)) } : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}

/** Whether an answer's body has that very value at a JSON pointer. */
function isFoundAt(exchange: Exchange | undefined, at: string, value: unknown): boolean {
  const json = exchange?.answer.body.json;
  if (json === undefined || value === undefined || !at.startsWith("/")) return false;
  return isDeepStrictEqual(at === "/" ? json : valueAt(json, at), value);
}

/** Whether a value is the one that is expected, which may be given as JSON. */
function isSame(expected: unknown, actual: unknown): boolean {
  return [text(actual), JSON.stringify(actual)].includes(text(expected));
}

/** A JSON value's type, where its JSON does not say it. */
function typeOf(value: unknown): string {
  if (value === null) return "";
  if (value === "") return "empty string";
  return Array.isArray(value) ? "array" : typeof value;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A text, cut where it is long, and what it is. */
function quoted(whole: string, type = ""): string {
  const isLong = whole.length > QUOTED;
  // A part of a text would hold on to the whole of it; what is cloned does not.
  const shown = isLong ? structuredClone(`${whole.slice(0, QUOTED)}…`) : whole;
  const about = [type, isLong && `${whole.length} characters`].filter(Boolean).join(", ");
  return about === "" ? shown : `${shown} (${about})`;
}

/** For `catch`: nothing can be said of what can't be done. */
export function notDone(error: unknown): undefined {
  if (error instanceof NotReachable || error instanceof Broken) return undefined;
  throw error;
}

/** Something else depends on an exchange that was not as documented; it carries the findings. */
export class Broken extends Error {
  override readonly name = "Broken";
  readonly findings: readonly Finding[];
  readonly exchange: Exchange | undefined;

  constructor(findings: readonly Finding[], exchange?: Exchange) {
    super(findings[0]?.message ?? "not as documented");
    this.findings = findings;
    this.exchange = exchange;
  }
}

/** Checks of what is around the documented JSON of an answer. */
const AROUND = ["media-type-as-documented", "body-is-json", "no-undocumented-fields"];

export function isAround({ check }: Found): boolean {
  return AROUND.includes(check);
}
