import { NoAnswer, NotReachable, TargetError, type Code } from "../exchange/errors.ts";
import { kindOf } from "../exchange/exchange.ts";
import { Broken, finding, type Finding } from "./finding.ts";
import type { Place } from "../description/places.ts";
import type { Secrets } from "../secrets/secrets.ts";

export type Verdict = "conforms" | "violates" | "not-exercised";

/** What exercising one variant or rule has shown. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Why it was not exercised. */
  readonly reason?: string;
  /** The kind of that reason. */
  readonly code?: Code;
  readonly findings: readonly Finding[];
  /** Fields that the vendor's page does not know, as they came by each way. */
  readonly undocumented: readonly Place[];
  /** Breaches of what the vendor's page implies and does not say. */
  readonly remarks?: readonly Finding[];
  /** Whether the findings belong to something that this depends on. */
  readonly isBecauseOf?: boolean;
  /**
   * What takes a violation back: that a gateway, or what else is before the installation, has answered requests of these
   * kinds and let none past, or that they failed in a spell that is over.
   */
  readonly unless?: {
    readonly by: "a gateway" | "a spell";
    readonly kinds: readonly string[];
    readonly why: string;
  };
  /** How many claims were checked. */
  readonly assertions?: number;
  /** How long its exchanges took, without the waits between them. */
  readonly durationMs?: number;
}

/** The reason for a variant that nobody can provoke from outside. */
export const UNPROVOKED = "no request can cause it: only a failure of the installation does";

/** An outcome that says why nothing could be tried. */
export function notExercised(reason: string, code: Code = "precondition"): Outcome {
  return { verdict: "not-exercised", reason, code, findings: [], undocumented: [] };
}

/** A judge's result and how it was obtained. */
interface Judged extends Pick<Outcome, "assertions"> {
  /** What ended the exercise, if anything did. */
  readonly failure?: Outcome | undefined;
  readonly undocumented?: readonly Place[];
}

/** The outcome of a judge's result. Where it has asserted nothing, nothing conforms. */
export function outcomeOf(
  findings: readonly Finding[],
  { failure, undocumented = [], assertions = 0 }: Judged = {},
): Outcome {
  if (failure?.verdict === "not-exercised" && findings.length === 0) return failure;
  const all = [...findings, ...(failure?.findings ?? [])];
  if (all.length === 0 && assertions === 0) {
    return notExercised("there was nothing to test it on", "no-occasion");
  }
  return {
    ...(findings.length === 0 && failure?.isBecauseOf && { isBecauseOf: true }),
    ...(findings.length === 0 && failure?.unless && { unless: failure.unless }),
    verdict: all.length > 0 ? "violates" : "conforms",
    findings: all,
    undocumented,
    assertions,
  };
}

/** Why what a gateway has answered could not be checked. */
export function keptBy({ message }: NoAnswer): string {
  return `a gateway kept requests from the installation: ${message}`;
}

/** What is said of an error that is this tool's own. */
export function faultOf(error: unknown): string {
  const { message, stack = "" } = error as Error;
  const [place] = /contract-tests\/[^\s()]+:\d+(?=:\d)/.exec(stack) ?? [];
  const at = place === undefined ? "" : ` (${place})`;
  return `this tool failed at it; please report this as a fault of the tool: ${message}${at}`;
}

/** The same as what ends the run on a target: an answer may have brought it about. */
export function faultAt(target: string, error: unknown): TargetError {
  return new TargetError(`target "${target}": ${faultOf(error)}`, { cause: error });
}

/** What it means for a variant or rule that an error came up on the way; undefined for one that is our own. */
export function outcomeOfError(error: unknown, secrets: Secrets): Outcome | undefined {
  if (error instanceof NotReachable) return notExercised(error.message, error.code);
  if (error instanceof Broken) return { ...outcomeOf(error.findings), isBecauseOf: true };
  if (error instanceof NoAnswer) {
    const { message, how, request } = error;
    if (how === "lost") return unchecked(`an answer was lost on the way: ${message}`);
    if (how === "unsent") return unchecked(`a request found nobody to answer it: ${message}`);
    // No page says how long is too long.
    const remedy = "give a longer timeout in the target file if the installation needs it";
    if (how === "late") return unchecked(`${message}; ${remedy}`);
    const none = outcomeOf([finding({ check: "an-answer-comes", message }, secrets)]);
    if (how !== "by a gateway") return none;
    return { ...none, unless: { by: "a gateway", kinds: [kindOf(request!)], why: keptBy(error) } };
  }
  if (OURS.some((one) => error instanceof one)) return unchecked(secrets.mask(faultOf(error)));
  return undefined;
}

/** Errors of this tool's own that an odd answer may bring about. */
const OURS = [TypeError, RangeError, SyntaxError, URIError];

const unchecked = (why: string) => notExercised(why, "unchecked");
