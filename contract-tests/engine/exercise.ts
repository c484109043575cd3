import type { Contract } from "./contract.ts";
import type { Variant } from "./catalogue.ts";
import { NoAnswer, NotReachable } from "./errors.ts";
import { Broken, finding, type Finding } from "./finding.ts";
import { judge, keyOf } from "./judge.ts";
import { inTime, requestFor } from "./provoke.ts";
import type { Rule, Session } from "./session.ts";

export type Verdict = "conforms" | "violates" | "not-exercised";

/** What exercising one variant or rule has shown. */
export interface Outcome {
  readonly verdict: Verdict;
  /** Why it was not exercised. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  /** JSON pointers of fields that the page does not know. */
  readonly undocumented: readonly string[];
  /** Breaches of what the page implies and does not say. */
  readonly remarks?: readonly Finding[];
}

/** Brings the target to answer one variant, by every way that counts, and judges what it answers. */
export async function exercise(session: Session, variant: Variant): Promise<Outcome> {
  const reach = session.reaches[keyOf(variant)];
  if (!reach) return notExercised(UNPROVOKED);
  const findings: Finding[] = [];
  const undocumented = new Set<string>();
  const ways = waysOf(session, variant);
  if (ways.length === 0) return notExercised("the target allows none of the operation's methods");
  const work = () =>
    settle(session, findings, undocumented, async () => {
      for (const way of ways) {
        const first = await session.transport.send(await requestFor(session, variant, way));
        const exchange = await inTime(session, variant, way, first);
        take(judge(session, variant, exchange), findings, undocumented);
      }
    });
  return reach.alone ? session.turns.take(work) : work();
}

/** Tries one rule. */
export async function check(session: Session, rule: Rule): Promise<Outcome> {
  const findings: Finding[] = [];
  const remarks: Finding[] = [];
  const work = () =>
    settle(session, findings, new Set(), () =>
      rule.check((breach) => {
        const shown = finding({ check: rule.id, ...breach }, session.secrets);
        (breach.inferred ? remarks : findings).push(shown);
      }),
    );
  const outcome = await (rule.alone ? session.turns.take(work) : work());
  return { ...outcome, remarks };
}

/**
 * The ways by which a variant is exercised, as indexes.
 * One that every operation of the API shares, such as a wrong key, takes turns: the operations
 * between them cover every method, and no request is spent on the same truth twice.
 */
export function waysOf(session: Session, variant: Variant): number[] {
  const { api } = session;
  const operations = Object.keys(api.catalogue.operations);
  const { ways } = api.catalogue.operations[variant.operation]!;
  const allowed = ways.flatMap((way, index) => (session.allows(way) ? [index] : []));
  if (allowed.length < 2 || !isShared(api, variant)) return allowed;
  return [allowed[operations.indexOf(variant.operation) % allowed.length]!];
}

function isShared({ catalogue }: Contract, { name }: Variant): boolean {
  const sharing = Object.values(catalogue.variants).filter((other) => other.name === name);
  return sharing.length === Object.keys(catalogue.operations).length;
}

async function settle(
  session: Session,
  findings: Finding[],
  undocumented: ReadonlySet<string>,
  work: () => Promise<void>,
): Promise<Outcome> {
  try {
    await work();
  } catch (error) {
    const outcome = outcomeOfError(error, session);
    if (!outcome) throw error;
    if (outcome.verdict === "not-exercised" && findings.length === 0) return outcome;
    findings.push(...outcome.findings);
  }
  return {
    verdict: findings.length > 0 ? "violates" : "conforms",
    findings,
    undocumented: [...undocumented],
  };
}

/** What it means for a variant or rule that an error came up on the way; undefined for one that is our own. */
export function outcomeOfError(error: unknown, session: Session): Outcome | undefined {
  if (error instanceof NotReachable) return notExercised(error.message);
  const violates = (findings: readonly Finding[]): Outcome => ({
    verdict: "violates",
    findings,
    undocumented: [],
  });
  if (error instanceof Broken) return violates(error.findings);
  if (error instanceof NoAnswer) {
    const { message } = error;
    return violates([finding({ check: "an-answer-comes", message }, session.secrets)]);
  }
  if (error instanceof TypeError || error instanceof RangeError) {
    // What an answer holds has thrown whoever read on in it, so it is not as documented.
    const message = `An answer could not be read on: ${error.message}.`;
    return violates([finding({ check: "answers-can-be-read", message }, session.secrets)]);
  }
  return undefined;
}

function take(
  judgement: { findings: readonly Finding[]; undocumented: readonly string[] },
  findings: Finding[],
  undocumented: Set<string>,
): void {
  findings.push(...judgement.findings);
  for (const field of judgement.undocumented) undocumented.add(field);
}

/** An outcome that says why nothing could be tried. */
export function notExercised(reason: string): Outcome {
  return { verdict: "not-exercised", reason, findings: [], undocumented: [] };
}

/** The reason for a variant that nobody can provoke from outside. */
export const UNPROVOKED = "no request provokes it: only the installation's own failure does";
