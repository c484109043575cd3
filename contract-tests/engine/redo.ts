import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import { kindOf, type Exchange } from "./exchange/exchange.ts";
import { Broken, finding } from "./judgement/finding.ts";
import { titleOf } from "./exchange/gist.ts";
import { brokenAnswer } from "./judgement/judge.ts";
import { isStrange } from "./transport/preflight.ts";
import { keptBy, type Outcome } from "./judgement/outcome.ts";
import type { Session } from "./session.ts";
import { isFailure } from "./spells.ts";
import { inItsPlace } from "./transport/no-answer.ts";
import { isRefusedByPage } from "./transport/retries.ts";

/** How often work that ended without an answer is repeated. */
const LOST = 2;

/**
 * Does again what ended without an answer: that may have been lost on the way. Each time, it is what was asked for that is not answered.
 * @throws NotReachable if a write was lost, and what is wrong after that may come of it.
 */
export async function again<T>(
  work: () => Promise<T>,
  isWrong: (result: T) => boolean,
  lost?: NoAnswer,
  times = LOST,
): Promise<T> {
  try {
    const result = await work();
    if (!lost || !isWrong(result)) return result;
  } catch (error) {
    // Where that comes again, it is the answer.
    if (error instanceof NoAnswer && error.how === "doubted")
      return again(work, isWrong, lost, times);
    if (error instanceof NoAnswer && times > 0) {
      return again(work, isWrong, error.isWrite ? error : lost, times - 1);
    }
    if (!lost || !(error instanceof Broken)) throw error;
  }
  throw unsure(lost);
}

export function unsure({ message }: NoAnswer): NotReachable {
  return new NotReachable(`the answer to a write was lost: ${message}`, { code: "unchecked" });
}

/** Why nothing is to be concluded from an answer; undefined where something is. */
export function saysNothing(session: Session, exchange: Exchange): NotReachable | undefined {
  const why = session.saysNothing(exchange);
  return why === undefined ? undefined : new NotReachable(why, { code: "unchecked" });
}

/** The same, also of a page in the place of an answer to a rule. */
export function keptOut(session: Session, exchange: Exchange): NotReachable | undefined {
  const nothing = saysNothing(session, exchange);
  if (nothing) return nothing;
  const { api, answers, transport } = session;
  if (!isRefusedByPage(exchange) || !isStrange(api, exchange)) return undefined;
  const { status } = exchange.answer;
  const documented = Object.values(api.catalogue.variants).filter(
    ({ provenance }) => provenance === "documented",
  );
  // An installation that writes such pages does so where the vendor's page shows what is due.
  const isItsOwn = answers.all.some(
    ({ exchange: one }) =>
      isRefusedByPage(one) &&
      one.answer.status === status &&
      !transport.gateways.bars(one) &&
      documented.some(({ id }) => id === one.request.judgedAs),
  );
  return isItsOwn ? undefined : new NotReachable(whyKeptOut(exchange), { code: "unchecked" });
}

function whyKeptOut({ request, answer: { status, body } }: Exchange): string {
  const page = titleOf(body.text);
  const what = `${status}, ${page === undefined ? "without JSON" : `a page titled "${page}"`}`;
  return `what is before the installation keeps such requests from it (${request.method}: ${what}); have it let this machine through`;
}

/** What could not be reached because of an answer that is none of its operation's rests on that, and what needs an answer that is kept out can't be checked. */
export function becauseOf(session: Session, error: unknown): unknown {
  if (error instanceof Broken) return (error.exchange && keptOut(session, error.exchange)) ?? error;
  const { api, secrets } = session;
  const exchange = error instanceof NotReachable ? error.exchange : undefined;
  const met = exchange && brokenAnswer(api, exchange);
  return met ? new Broken([finding({ ...met, exchange }, secrets)], exchange) : error;
}

/** What takes back that answers to some kinds of requests are wrong: something before the installation has given each, or it failed for a while. */
export function unlessPassed(
  { api, transport }: Session,
  exchanges: readonly (Exchange | undefined)[],
): Pick<Outcome, "unlessPassed" | "unlessOver"> {
  const [first] = exchanges;
  const { gateways } = transport;
  const isEach = (isSo: (one: Exchange) => boolean) => exchanges.every((one) => one && isSo(one));
  if (!first) return {};
  if (isEach((one) => transport.isGateways(one) || gateways.bars(one))) {
    const why = gateways.bars(first)
      ? whyKeptOut(first)
      : keptBy(inItsPlace(first, "by a gateway"));
    return { unlessPassed: { kind: kindOf(first.request), why } };
  }
  if (!isEach((one) => isFailure(api, one))) return {};
  const why = `for a while, such requests failed with ${first.answer.status}, and none does any more; run again`;
  return { unlessOver: { kinds: exchanges.map((one) => kindOf(one!.request)), why } };
}
