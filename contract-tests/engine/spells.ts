import type { Exchange } from "./exchange/exchange.ts";
import type { Contract } from "./description/catalogue.ts";
import { poll } from "./exchange/attempts.ts";
import { NoAnswer, NotReachable } from "./exchange/errors.ts";
import type { Session } from "./session.ts";
import { formOf } from "./transport/outage.ts";
import { isStrange } from "./transport/preflight.ts";
import { kindOf, mayBeGateways } from "./transport/trouble.ts";

// Spells in which an installation fails whatever it is asked, as while files are exchanged or a database is locked.

/** The longest of them, in seconds: what fails now and then over a longer time does so itself. */
const LONGEST = 5;

/** Whether a failure may be one of a spell: a 5xx, or what is none of the API's answers. */
export function isFailure(api: Contract, exchange: Exchange): boolean {
  return (exchange.answer.status >= 500 && !mayBeGateways(exchange)) || isStrange(api, exchange);
}

/**
 * The kinds of requests that have failed in a spell that is over: several operations did, in the same way and at that time
 * alone, and none does that is asked once more, in the end. Nothing is sent where no spell was.
 */
export async function endedSpells(session: Session): Promise<ReadonlySet<string>> {
  const ended = new Set<string>();
  const failures = session.answers.all
    .map(({ exchange }) => exchange)
    .filter((one) => isFailure(session.api, one));
  for (const spell of Map.groupBy(failures, formOf).values()) {
    const times = spell.map(({ startedAt }) => startedAt);
    const operations = new Set(spell.map(({ request }) => request.operation));
    if (operations.size < 2 || Math.max(...times) - Math.min(...times) > LONGEST * 1000) continue;
    const kinds = new Map(spell.map((one) => [kindOf(one.request), one]));
    const isOver = overOf(session, [...kinds.values()]);
    // It may not be over at once.
    const isEnded = await poll(LONGEST, async () => (await isOver()) || undefined);
    if (isEnded) for (const kind of kinds.keys()) ended.add(kind);
  }
  return ended;
}

/** Tells, each time that it is called, whether none fails of those that are asked once more, as far as this run may ask. */
function overOf({ api, transport }: Session, spell: readonly Exchange[]): () => Promise<boolean> {
  const failing = new Set<Exchange>();
  return async () => {
    let passed = 0;
    for (const one of spell) {
      const { judgedAs: _, ...again } = one.request;
      const came = await transport.send(again).catch((error: unknown) => {
        if (!(error instanceof NotReachable || error instanceof NoAnswer)) throw error;
        return error;
      });
      if (came instanceof NotReachable) continue;
      const isFailing = came instanceof NoAnswer || isFailure(api, came);
      failing[isFailing ? "add" : "delete"](one);
      if (isFailing) return false;
      passed++;
    }
    return passed > 0 && failing.size === 0;
  };
}
