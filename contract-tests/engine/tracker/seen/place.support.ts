import { vi } from "vitest";
import type { Exchange } from "../../exchange/exchange.ts";
import { exchanged } from "../../invented.support.ts";
import type { Kind } from "../kind.ts";
import type { Create } from "./look.ts";
import { Place } from "./place.ts";

/** Things on a shelf, each of which is its own id. Whatever is not refused is accepted, and an answer may list ids. */
const things: Partial<Kind<string>> = {
  what: "thing",
  patience: 0,
  whereIs: (_) => " on the shelf",
  idOf: (id) => id,
  isAccepted: ({ answer }) => answer.status < 300,
  isAbsent: ({ answer }) => answer.status === 404,
  madeNothing: ({ answer }) => answer.status === 422,
  idsAnswered: ({ answer }) => answer.body.json as string[],
};

export const THINGS = things as Kind<string>;

export function exchange(ids: readonly string[] = [], status = 200): Exchange {
  return { ...exchanged(ids, { status }), startedAt: Date.now(), durationMs: 0 };
}

export function create(outcome: Create["outcome"]): Create {
  return { at: 1, isMarked: false, isListable: true, isUnderWay: false, outcome };
}

/**
 * What happened at a place, in order. "7 8" is a look that shows both, "@ 10" a pause of 10 ms.
 * "~ 7" asks for a removal of 7, "- 7" is one that was accepted, "= 7" one that found nothing, "? 7" one whose answer
 * told nothing.
 * "+ 7" is a create of 7 that was accepted, "> 7" one that is under way, "! 7" one that was refused;
 * "* 7" asks for no id, and is answered with 7.
 */
export function placeAfter(
  steps: readonly string[],
  own: readonly string[] = [],
  more: Partial<Kind<string>> = {},
): Place<string> {
  const place = new Place({ ...THINGS, ...more }, "shelf", "ct-1");
  for (const id of own) place.claim(id);
  for (const step of steps) take(place, step);
  return place;
}

export function take(place: Place<string>, step: string): void {
  const { length: looks } = place.looks;
  const sent = { ...create("unknown"), removals: place.removals.length };
  const answered = { looks, answeredAt: performance.now() };
  const id = step.slice(2);
  if (step.startsWith("@ ")) vi.advanceTimersByTime(Number(id));
  else if (step.startsWith("- ")) place.removed(id, exchange());
  else if (step.startsWith("= ")) place.removed(id, exchange([], 404), place.inVain);
  else if (step.startsWith("? ")) place.maybeRemoved(id);
  else if (step.startsWith("~ ")) place.asking(id);
  else if (step.startsWith("> ")) place.sending({ ...sent, asks: id, isUnderWay: true });
  else if (step.startsWith("+ "))
    place.sending({ ...sent, ...answered, asks: id, exchange: exchange() });
  else if (step.startsWith("! "))
    place.sending({ ...sent, ...answered, asks: id, exchange: exchange([], 409) });
  else if (step.startsWith("* ")) place.sending({ ...sent, ...answered, exchange: exchange([id]) });
  else place.looked({ items: step.split(" ").filter((one) => one !== ""), exchange: exchange() });
}
