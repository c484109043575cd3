import type { Exchange } from "../../exchange/exchange.ts";
import type { Kind } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import { Place } from "../seen/place.ts";

export const accepted = { answer: { status: 200 } } as Exchange;
export const refused = { answer: { status: 500 } } as Exchange;

/** Things are their ids; one that begins with "ct-" bears the mark, and so does "ours". */
function kind(more: Partial<Kind<string>> = {}): Kind<string> {
  return {
    patience: 10,
    idOf: (id: string) => id,
    bears: (id: string, mark: string) => id.startsWith(mark) || id === `ours of ${mark}`,
    isAccepted: ({ answer }: Exchange) => answer.status < 300,
    ...more,
  } as Kind<string>;
}

/** A create, sent long ago and answered unless a test says otherwise. */
export function create(more: Partial<Create> = {}): Create {
  const at = Date.now() - 60_000;
  const sent = { at, isMarked: false, isListable: true, isUnderWay: false, isAnswered: true };
  return { ...sent, outcome: "unknown", ...more };
}

export function placeWith(
  creates: readonly Create[],
  before?: readonly string[],
  more?: Partial<Kind<string>>,
): Place<string> {
  const place = new Place(kind(more), "shelf", "ct-1");
  place.creates.push(...creates);
  if (before) place.before = new Set(before);
  return place;
}

export const outcomes = (place: Place<string>) => place.creates.map(({ outcome }) => outcome);
export const look = (...items: string[]) => ({ items, exchange: accepted });

/** Things as they are listed, with what stays of each: "a:x:y" is a thing "a" of which x and y stay. */
export const TRAITED: Partial<Kind<string>> = {
  idOf: (item) => item.split(":")[0]!,
  traitsOf: (item) => item.split(":").slice(1),
};
