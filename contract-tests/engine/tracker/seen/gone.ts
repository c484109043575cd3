import type { Exchange } from "../../exchange/exchange.ts";
import type { Create, Removal } from "./look.ts";
import type { Place } from "./place.ts";

// Whether a thing has gone, told by lists: the answer to its removal may tell nothing.

/** Records the answer to a removal: it is done, or the answer says nothing. */
export function takeDown<Item>(place: Place<Item>, id: string, exchange: Exchange): void {
  const { isAccepted, isAbsent, madeNothing } = place.kind;
  if (isAccepted(exchange)) {
    place.isCutShort ||= isLeftOutNow(place, id);
    place.removed(id, exchange);
  } else if (isAbsent(exchange)) place.removed(id, exchange, place.inVain);
  else if (madeNothing(exchange)) place.ended(id);
  else place.maybeRemoved(id);
}

/** Whether the last look has left out this run's own that had been created by then. */
function isLeftOutNow<Item>(place: Place<Item>, id: string): boolean {
  const { looks: at = 0 } = createOf(place, id) ?? {};
  const isSince = place.looks.length > at;
  const isAgain = !place.own.has(id) || place.isRemoved(id);
  return !isAgain && isSince && !place.holds(id)(place.looks.at(-1)!);
}

/** The last create that has made the thing with an id, or would have: of several, one that was accepted. */
export function createOf<Item>(place: Place<Item>, id: string): Create | undefined {
  const answered = ({ exchange }: Create) => (exchange && place.kind.idsAnswered?.(exchange)) ?? [];
  const its = place.creates.filter((one) => one.asks === id || answered(one).includes(id));
  return its.findLast((one) => place.isAccepted(one)) ?? its.at(-1);
}

/** Whether each list has lacked it, and one was read, since its removal was accepted or its creation refused. */
export function wasSeenGone<Item>(place: Place<Item>, id: string): boolean {
  const { looks, removals, showsOwn, isForeign } = place;
  const asked = place.creates.filter(({ asks }) => asks === id);
  const isRefused = asked.length > 0 && asked.every(({ outcome }) => outcome === "nothing");
  const isRemoved = place.isRemoved(id) && looks.some(place.holds(id));
  const removal = removals.findLast((one) => place.isOf(one.id, id));
  const since = isRemoved ? removal!.looks : isRefused ? asked.at(-1)!.looks : undefined;
  if (since === undefined || isForeign || !showsOwn) return false;
  const later = looks.slice(since);
  return later.length > 0 && !later.some(place.holds(id));
}

/**
 * Whether lists do not show what is there: one that was read after it was promised, and before its
 * removal was asked for, has left it out, and none has ever shown it.
 */
export function isUnlisted<Item>(place: Place<Item>, id: string): boolean {
  const { looks, named, unlisted } = place;
  if (looks.some(place.holds(id))) return false;
  const create = createOf(place, id);
  const isPromised = create?.looks !== undefined && place.isAccepted(create);
  const asked = [...named].flatMap(([one, at]) => (place.isOf(one, id) ? [at] : []));
  const isLeftOut = isPromised && looks.slice(create.looks, Math.min(...asked)).length > 0;
  return isLeftOut || unlisted.has(id);
}

/** This run's own that lists do not show. */
export function unlistedAt<Item>(place: Place<Item>): string[] {
  return [...place.own].filter((id) => isUnlisted(place, id));
}

export const BY_HAND = "remove it by hand";

/** Why something is named that is listed, though its removal was confirmed or the installation says that it is not there. */
export function whyListed<Item>(place: Place<Item>, isAbsent: boolean): string {
  const again = "verify --clean-up looks again";
  if (isAbsent) return `perhaps left: listed, though its removal found none; ${again}`;
  return isOutdated(place)
    ? `perhaps left: its removal was confirmed, and lists have shown before what was not there any more; ${again}`
    : `still listed after its removal; ${BY_HAND}`;
}

/** Whether lists have shown what was removed, and of which the installation said then that it is not there: they may be old ones. */
function isOutdated<Item>(place: Place<Item>): boolean {
  const { inVain, removals, creates, looks, kind } = place;
  return inVain.some((one) => {
    const isIts = ({ id, answeredAt }: Removal) =>
      place.isOf(id, one.id) && answeredAt <= one.answeredAt;
    const removal = removals.findLast(isIts);
    const isMadeSince = ({ asks = "", answeredAt: at = 0 }: Create) =>
      place.isOf(asks, one.id) && at >= removal!.answeredAt && at <= one.answeredAt;
    if (!removal || creates.some(isMadeSince)) return false;
    // What is leaving was there until its job ended.
    const isStaying = (item: Item) => kind.idOf(item) === one.id && !kind.isLeaving?.(item);
    return looks.slice(removal.looks, one.looks).some(({ items }) => items.some(isStaying));
  });
}
