import type { Answered } from "./exchange/answers.ts";
import type { Contract } from "./description/catalogue.ts";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import { isWrite, kindOf, type Exchange } from "./exchange/exchange.ts";
import { variantOf } from "./judgement/judge.ts";
import type { Session } from "./session.ts";
import { formOf } from "./transport/outage.ts";
import { sleep } from "./transport/pace.ts";
import { isStrange } from "./transport/preflight.ts";
import { mayBeGateways } from "./transport/retries.ts";

// Spells in which an installation fails whatever it is asked, as while files are exchanged or a database is locked.

/** The longest of them, in seconds: what fails now and then over a longer time does so itself. */
const LONGEST = 5;

/** Whether a failure may be one of a spell: a 5xx, or what is none of the API's answers. */
export function isFailure(api: Contract, exchange: Exchange): boolean {
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
