import { keyOf, variantsOf, type Contract, type Variant } from "./description/catalogue.ts";
import { joined, type Place } from "./description/places.ts";
import { NoAnswer, NotReachable, TargetError } from "./exchange/errors.ts";
import type { Exchange } from "./exchange/exchange.ts";
import { Broken, finding, type Breach, type Finding } from "./judgement/finding.ts";
import { brokenAnswer, CHECKS, FOREIGN, judge, type Judgement } from "./judgement/judge.ts";
import {
  notExercised,
  outcomeOf,
  outcomeOfError,
  UNPROVOKED,
  type Outcome,
} from "./judgement/outcome.ts";
import { again, askFor, unsure } from "./again.ts";
import { becauseOf, keptOut, saysNothing, unless } from "./excuses.ts";
import type { Reach, Rule, Session } from "./session.ts";

/** One exchange by which a variant was exercised: every judge reads it, and none sends again. */
export interface Judged {
  readonly way: number;
  readonly exchange: Exchange;
  /** What the engine says of it. */
  readonly judgement: Judgement;
}

/** The result of exercising a variant. */
export interface Recorded {
  /** By each way that counts, as far as it went. */
  readonly exercised: readonly Judged[];
  /** Why it went no further, if it did not: the same for every judge. */
  readonly failure: Outcome | undefined;
  /** What the engine says of the variant. */
  readonly outcome: Outcome;
}

/** Brings the target to answer one variant, once by every way that counts, and judges each exchange. */
export async function exercise(session: Session, variant: Variant): Promise<Recorded> {
  const reach = session.api.reaches[keyOf(variant)];
  if (!reach) {
    const failure = notExercised(UNPROVOKED, "unprovokable");
    return { exercised: [], failure, outcome: failure };
  }
  const came: Pick<Judged, "way" | "exchange">[] = [];
  const failure = await failureOf(session, { ...reach, ...variant }, async () => {
    const ways = waysOf(session, variant);
    if (ways.length === 0) {
      throw new NotReachable("the target allows none of the operation's methods", {
        code: "not-allowed",
      });
    }
    for (const way of ways) {
      const isWrong = (one?: Exchange) =>
        one !== undefined && judge(session, variant, one).findings.length > 0;
      const exchange = await again(() => askFor(session, variant, reach, way), isWrong);
      const nothing = saysNothing(session, exchange);
      if (nothing) {
        session.described.markTold(exchange);
        throw nothing;
      }
      await holdPremise(session, variant, reach, exchange);
      came.push({ way, exchange });
    }
  });
  const exercised = came.map((one) => ({
    ...one,
    judgement: withPremise(judge(session, variant, one.exchange), reach),
  }));
  for (const { exchange } of exercised) session.described.markTold(exchange);
  const wrong = exercised.filter(({ judgement }) => judgement.findings.length > 0);
  const findings = wrong.flatMap(({ judgement }) => judgement.findings);
  const undocumented = undocumentedIn(exercised.map(({ judgement }) => judgement));
  const assertions = exercised.reduce((sum, { judgement }) => sum + judgement.assertions, 0);
  const outcome = {
    ...outcomeOf(findings, { failure, undocumented, assertions }),
    ...unless(
      session,
      wrong.map((one) => one.exchange),
    ),
  };
  return { exercised, failure, outcome };
}

/** What the vendor's page does not document in answers that should be alike. One that is not as documented was not looked through. */
function undocumentedIn(judgements: readonly Judgement[]): Place[] {
  const read = judgements.filter((one) => one.findings.length === 0 || one.undocumented.length > 0);
  return joined(read.map(({ undocumented }) => undocumented)).map(({ place }) => place);
}

/** The outcome of a variant, and how long it took, if it was exercised. */
export function timed({ outcome, exercised }: Recorded): Outcome {
  if (exercised.length === 0) return outcome;
  const ms = exercised.reduce((sum, { exchange }) => sum + exchange.durationMs, 0);
  return { ...outcome, durationMs: Math.round(ms) };
}

/** A judgement that also says what in the target file may be wrong instead of the answer. */
function withPremise(judgement: Judgement, reach: Reach): Judgement {
  const [first, ...rest] = judgement.findings;
  // What is wrong with the form of an answer says nothing of the state that it tells of.
  if (first?.check !== "is-this-variant" || reach.unless === undefined) return judgement;
  const message = `${first.message} If ${reach.unless}, correct the target file.`;
  return { ...judgement, findings: [{ ...first, message }, ...rest] };
}

/** Tries one rule. */
export async function check(session: Session, rule: Rule): Promise<Outcome> {
  const findings: Finding[] = [];
  const remarks: Finding[] = [];
  let assertions = 0;
  let out: NotReachable | undefined;
  const wrong: (Exchange | undefined)[] = [];
  const take = (breach: Breach) => {
    const { check = rule.id, exchange, expected } = breach;
    const isOut = exchange && !breach.inferred && keptOut(session, exchange);
    if (isOut) {
      out ??= isOut;
      return session.described.markTold(exchange);
    }
    // An answer that is none of its operation's is told as that, and not as what a rule looks for in it.
    const met = exchange && !(check in CHECKS) && brokenAnswer(session.api, exchange);
    const told = met ? { expected, ...met, exchange } : { ...breach, check };
    const shown = finding(told, session.secrets);
    if (told.check === FOREIGN && !breach.inferred && met) throw new Broken([shown], exchange);
    // A remark excuses no refusal in other words than those that the vendor's page shows for its status, and one on a
    // field no other field, nor that it is missing.
    const { at, actual } = breach;
    const isMissing = at !== undefined && actual === undefined;
    const isExcused = !breach.inferred || !(isMissing || isShownRefusal(session.api, exchange));
    if (isExcused && !rule.last)
      session.described.markTold(exchange, breach.inferred ? at : undefined);
    (breach.inferred ? remarks : findings).push(shown);
    if (!breach.inferred) wrong.push(exchange);
  };
  const work = () => {
    findings.length = remarks.length = assertions = 0;
    out = undefined;
    wrong.length = 0;
    return rule.check(session, (...breaches) => {
      assertions++;
      breaches.forEach(take);
    });
  };
  // After a write was lost, what is only remarked on may come of that, too.
  const isWrong = () => {
    remarks.length = 0;
    return findings.splice(0).length > 0;
  };
  const failure = await failureOf(session, rule, () =>
    again(work, isWrong).then(() => {
      if (out) throw out;
    }),
  );
  const outcome = outcomeOf(findings, { failure, assertions });
  return { ...outcome, ...unless(session, wrong), remarks };
}

/** @throws TargetError if the answer is not the variant for what the target file says, and all else says so, too. */
async function holdPremise(
  session: Session,
  variant: Variant,
  reach: Reach,
  exchange: Exchange,
): Promise<void> {
  if (!reach.contradicted) return;
  const { findings } = judge(session, variant, exchange);
  if (findings[0]?.check !== "is-this-variant") return;
  const why = await reach.contradicted(session, exchange);
  if (why !== undefined) throw new TargetError(`target "${session.target.name}": ${why}`);
}

/** Whether the vendor's page shows a refusal of the operation with that status. */
function isShownRefusal({ catalogue }: Contract, exchange: Exchange | undefined): boolean {
  if (!exchange || exchange.answer.status < 400) return false;
  return variantsOf(catalogue, exchange.request.operation).some(
    ({ status, provenance }) => status === exchange.answer.status && provenance === "documented",
  );
}

/**
 * The ways by which a variant is exercised, as indexes.
 * One that every operation of the API shares, such as a wrong key, is exercised by one way of each:
 * the operations between them cover every method, and no request is spent on the same truth twice.
 */
export function waysOf(session: Session, variant: Variant): number[] {
  const { api } = session;
  const operations = Object.keys(api.catalogue.operations);
  const { ways } = api.catalogue.operations[variant.operation]!;
  const allowed = ways.flatMap((way, index) => (session.allows(way) ? [index] : []));
  const { byEach, byOne } = api.reaches[keyOf(variant)] ?? {};
  const isByEach = byEach ?? session.allMethods;
  const isByOne = byOne ?? isShared(api, variant);
  if (allowed.length < 2 || isByEach || !isByOne) return allowed;
  const turn = operations.indexOf(variant.operation) + session.turnOf(variant.name);
  return [allowed[turn % allowed.length]!];
}

function isShared({ catalogue }: Contract, { name }: Variant): boolean {
  const sharing = Object.values(catalogue.variants).filter((other) => other.name === name);
  return sharing.length === Object.keys(catalogue.operations).length;
}

/** Does some work, alone where it must be; resolves to what an error on the way means. */
async function failureOf(
  session: Session,
  { alone, operation }: Pick<Reach, "alone"> & Partial<Pick<Variant, "operation">>,
  work: () => Promise<void>,
): Promise<Outcome | undefined> {
  try {
    await (alone ? session.oneAtATime(work) : work());
    return undefined;
  } catch (error) {
    // That a write is answered at all is for its variants to say.
    const isOthers =
      error instanceof NoAnswer && error.isWrite && error.request?.operation !== operation;
    const cause = isOthers ? unsure(error) : becauseOf(session, error);
    const failure = outcomeOfError(cause, session.secrets);
    if (!failure) throw error;
    // An answer that is none of its operation's is told by the rule of every answer, unless it is not the installation's.
    if (error instanceof Broken && (cause !== error || error.findings[0]?.check !== FOREIGN))
      session.described.markTold(error.exchange);
    return { ...failure, ...(cause instanceof Broken && unless(session, [cause.exchange])) };
  }
}
