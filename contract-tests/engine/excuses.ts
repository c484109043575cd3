import type { Answered } from "./exchange/answers.ts";
import type { Contract } from "./description/catalogue.ts";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import { isWrite, kindOf, type Exchange } from "./exchange/exchange.ts";
import { titleOf } from "./exchange/gist.ts";
import { Broken, finding } from "./judgement/finding.ts";
import { brokenAnswer, variantOf } from "./judgement/judge.ts";
import { keptBy, type Outcome } from "./judgement/outcome.ts";
import type { Session } from "./session.ts";
import { inItsPlace } from "./transport/no-answer.ts";
import { formOf } from "./transport/outage.ts";
import { sleep } from "./transport/pace.ts";
import { isRefusedByPage, isStrange, mayBeGateways } from "./transport/whose.ts";

// Why an answer that is not as documented says nothing of the installation.

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

export function whyKeptOut({ request, answer: { status, body } }: Exchange): string {
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
export function unless(
  { api, transport }: Session,
  exchanges: readonly (Exchange | undefined)[],
): Pick<Outcome, "unless"> {
  const [first] = exchanges;
  const { gateways } = transport;
  const isEach = (isSo: (one: Exchange) => boolean) => exchanges.every((one) => one && isSo(one));
  if (!first) return {};
  if (isEach((one) => transport.isGateways(one) || gateways.bars(one))) {
    const why = gateways.bars(first)
      ? whyKeptOut(first)
      : keptBy(inItsPlace(first, "by a gateway"));
    return { unless: { by: "a gateway", kinds: [kindOf(first.request)], why } };
  }
  if (!isEach((one) => isFailure(api, one))) return {};
  const why = `for a while, such requests failed with ${first.answer.status}, and none does any more; run again`;
  return { unless: { by: "a spell", kinds: exchanges.map((one) => kindOf(one!.request)), why } };
}

/**
 * The longest spell in which an installation fails whatever it is asked, as while files are exchanged or a database is locked,
 * in seconds: what fails now and then over a longer time does so itself.
 */
const LONGEST = 5;

/** Whether a failure may be one of a spell: a 5xx, or what is none of the API's answers. */
function isFailure(api: Contract, exchange: Exchange): boolean {
  return (exchange.answer.status >= 500 && !mayBeGateways(exchange)) || isStrange(api, exchange);
}

/**
 * The kinds of requests that have failed in a spell that is over: they did in the same way and at that time alone, and
 * none does that is asked once more, in the end. Nothing is sent where no spell was.
 */
export async function endedSpells(session: Session): Promise<ReadonlySet<string>> {
  const { api, answers } = session;
  const [ended, lasting] = [new Set<string>(), new Set<string>()];
  const failures = answers.all.map(({ exchange }) => exchange).filter((one) => isFailure(api, one));
  for (const spell of Map.groupBy(failures, formOf).values()) {
    const times = spell.map(({ startedAt }) => startedAt);
    const [began, last] = [Math.min(...times), Math.max(...times)];
    if (last - began > LONGEST * 1000) continue;
    const [first, another] = new Set(spell.map(({ request }) => request.operation));
    const isAlone = another === undefined;
    const isRightAmid = ({ exchange: one }: Answered) =>
      one.startedAt > began && one.startedAt < last && !isFailure(api, one);
    if (isAlone && answers.of(first!).some(isRightAmid)) continue;
    // It may not be over yet.
    await sleep(Math.max(0, began + LONGEST * 1000 - Date.now()), undefined);
    const kinds = new Map(spell.map((one) => [kindOf(one.request), one]));
    const reads = isAlone ? spell.filter(({ request }) => !isWrite(request)) : [];
    // What fails now and then does so itself.
    const asked = isAlone ? [...spell, ...reads, ...reads] : [...kinds.values()];
    const isPassed = await isOver(session, asked, isAlone);
    for (const kind of kinds.keys()) (isPassed ? ended : lasting).add(kind);
  }
  return new Set([...ended].filter((kind) => !lasting.has(kind)));
}

/**
 * Whether none fails of those that are asked once more, as far as this run may ask. What one alone was to be answered
 * with, it has to be: a refusal of what has gone by then is none of that.
 */
async function isOver(
  session: Session,
  asked: readonly Exchange[],
  isAlone: boolean,
): Promise<boolean> {
  const { api, transport } = session;
  let passed = 0;
  for (const { request } of asked) {
    const { judgedAs, ...again } = request;
    const came = await transport.send(again).catch((error: unknown) => {
      if (!(error instanceof NotReachable || error instanceof NoAnswer)) throw error;
      return error;
    });
    if (came instanceof NotReachable) continue;
    if (came instanceof NoAnswer || isFailure(api, came)) return false;
    if (isAlone && judgedAs !== undefined && variantOf(api, came)?.id !== judgedAs) return false;
    if (!session.isDoneBefore(came)) passed++;
  }
  return passed > 0;
}
