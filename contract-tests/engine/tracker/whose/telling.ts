import { isDeepStrictEqual } from "node:util";
import { answered, isLate, tellByNumber } from "./by-number.ts";
import { tellForeign, tellRestored } from "./foreign.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { formOf } from "../seen/place-log.ts";
import type { Kind } from "../kind.ts";
import type { Create, Look } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { isAlike } from "./renamed.ts";

// Whose the things at a place are: what is certain is taken down in the place. Nothing is sent for it.

/** Tells this run's own by the answer to its create. Gives back an id that nothing else will ever tell. */
export function tellByAnswer<Item>(
  place: Place<Item>,
  create: Create,
  exchange: Exchange,
): string | undefined {
  const { idsAnswered, isAccepted } = place.kind;
  const made = isAccepted(exchange) ? place.kind.madeBy?.(exchange) : undefined;
  if (create.asks !== undefined && isAccepted(exchange)) {
    create.made = made;
    place.claim(create.asks);
    place.takeBack(create.asks);
  }
  // A name that was not asked for, or was there before, or may have been, is another's, whatever the answer says.
  const isOwn = (one: string) =>
    place.isMarked(one) || (!create.isMarked && place.wasThere(one) === false);
  const id = idsAnswered?.(exchange).find(isOwn);
  if (id === undefined) return undefined;
  create.outcome = "made";
  if (create.asks === undefined) Object.assign(create, { named: id, made });
  place.claim(id);
  if (place.isMarked(id)) return undefined;
  const traits = place.kind.traitsAnswered?.(exchange) ?? [];
  if (traits.length > 0) place.traits.set(id, traits);
  return id;
}

/** Where an answer says that it has made what was not there before: it is this run's, whatever was asked for. */
export function unaskedAt<Item>(
  { madeAt, idsAnswered }: Kind<Item>,
  exchange: Exchange,
  at: (name: string) => Place<Item>,
): Place<Item> | undefined {
  const name = madeAt?.(exchange);
  const [id] = idsAnswered?.(exchange) ?? [];
  if (name === undefined || id === undefined) return undefined;
  const place = at(name);
  return place.wasThere(id) === false && !place.own.has(id) ? place : undefined;
}

/** Tells this run's own by a look at the list. Gives back the ids that nothing else will ever tell. */
export function tellByLook<Item>(
  place: Place<Item>,
  look: Look<Item>,
  places: readonly Place<Item>[] = [],
): readonly string[] {
  place.looked(look);
  if (place.creates.length === 0 && place.own.size === 0) return [];
  // A list may show what belongs elsewhere: what was created there is not this place's.
  const others = places.filter((one) => one !== place && !place.kind.bears);
  for (const id of others.flatMap(({ own }) => [...own])) place.before?.add(id);
  // And may have left out what was there.
  const { idOf, isBefore } = place.kind;
  if (isBefore) {
    const earlier = seenBefore(places);
    const old = look.items.filter((item) => earlier.some((one) => isBefore(item, one)));
    for (const item of old) place.before?.add(idOf(item));
  }
  const told = place.kind.bears ? tellByMark(place, look) : tellByNumber(place, look);
  tellForeign(place, look, places);
  tellRestored(places);
  giveUpLost(place);
  return told;
}

/** Whether nothing that may have changed the list was answered as done since the last look, or is still open. */
export function isSettled<Item>({ creates, removals, underWay, looks }: Place<Item>): boolean {
  const isSince = ({ looks: at = looks.length }) => at === looks.length;
  const isDone = [...removals, ...creates.filter(({ outcome }) => outcome !== "nothing")];
  return looks.length > 0 && underWay.size === 0 && !isDone.some(isSince);
}

/** Takes a reading by another way for a look, where nothing was done since the last one, and it shows the same; says whether it has. */
export function tellByOtherWay<Item>(place: Place<Item>, look: Look<Item>): boolean {
  const [last] = place.looks.slice(-1);
  if (!last || !isSettled(place) || !isDeepStrictEqual(look.items, last.items)) return false;
  tellByLook(place, look);
  return true;
}

/** Tells by the marks that things bear, which any look tells; a create of which nothing is listed has made nothing. */
export function tellByMark<Item>(place: Place<Item>, { items }: Look<Item>): readonly string[] {
  const { bears, idOf } = place.kind;
  const asked = new Set(place.creates.map(({ asks = "" }) => formOf(asks)));
  for (const item of items) {
    const id = idOf(item);
    if (isTakenOver(place, item)) place.giveTo(id, "taken over");
    const isOlder = place.older?.has(id) === true && !place.isMarked(id);
    if (place.others.has(id)) continue;
    // A create may be carried out though it was refused, and a removal may miss what it names.
    const isNamed = place.isMarked(id) && (place.named.has(id) || asked.has(formOf(id)));
    if (!isOlder && (isNamed || [...place.marks].some((mark) => bears!(item, mark)))) {
      if (isNamed || isOrdered(place, item)) place.claim(id);
      else place.giveTo(id, "not ordered");
    }
  }
  const named = place.creates.flatMap((create) => namedOtherwise(place, create, items));
  for (const id of named) place.claim(id);
  for (const create of answered(place)) if (create.isMarked) create.outcome = "nothing";
  // Those whose ids the installation chose are accounted for once as many of them are known.
  const chosen = [...place.own].filter((id) => !place.isMarked(id)).length;
  const isDone = chosen >= place.made.filter(({ isMarked }) => !isMarked).length;
  for (const create of isDone ? answered(place) : []) create.outcome = "made";
  return named;
}

/** Whether another client has made it, under a name that this run has given. */
function isTakenOver<Item>(place: Place<Item>, item: Item): boolean {
  const { kind, creates, marks } = place;
  if ([...marks].some((mark) => kind.bears!(item, mark))) return false;
  const asking = creates.filter(({ asks, named }) => (asks ?? named) === kind.idOf(item));
  const its = asking.filter(({ made }) => made);
  // A run that was killed may not have written down the answer.
  const isCut = its.length === 0 && asking.some(({ recovered }) => recovered !== undefined);
  if (isCut) return kind.isUsed?.(item) === true;
  if (its.length === 0 || its.some(({ at }) => kind.isOlder?.(item, at))) return false;
  return its.every(({ made }) => kind.isOfAnother?.(item, made!) === true);
}

/**
 * Whether a create may have made it, under a name that the installation chose: one has been answered with it, or asked
 * for a longer name, or less is known than was asked for without a name. What an earlier run has made, and someone uses
 * by now, another client has renamed, as what was copied from this run's own.
 */
function isOrdered<Item>(place: Place<Item>, item: Item): boolean {
  const { kind, creates, own, isTakenUp } = place;
  const id = kind.idOf(item);
  const isAnswered = ({ exchange }: Create) =>
    exchange && kind.idsAnswered?.(exchange).includes(id);
  const isCut = ({ asks, made }: Create) =>
    asks?.includes(id) && made !== undefined && kind.isMade?.(item, made);
  if (own.has(id) || creates.some(isAnswered) || creates.some(isCut)) return true;
  const chosen = [...own].filter((one) => !place.isMarked(one)).length;
  // A refused create may have made something, too.
  const due = creates.filter(({ asks }) => asks === undefined);
  return chosen < due.length * place.times && !(isTakenUp && kind.isUsed?.(item));
}

/** What a create has made under another name than it asked for: the answer names it, and it was not there before, and is as answered. */
function namedOtherwise<Item>(
  place: Place<Item>,
  { exchange, asks, looks = 0 }: Create,
  items: readonly Item[],
): string[] {
  const { kind, own } = place;
  const id = exchange && kind.idsAnswered?.(exchange)[0];
  const item = items.find((one) => kind.idOf(one) === id);
  if (id === undefined || !item || id === asks || own.has(id)) return [];
  const wasThere =
    place.before?.has(id) === true || place.looks.slice(0, looks).some(place.holds(id));
  const traits = kind.traitsAnswered?.(exchange!) ?? [];
  if (wasThere || !isAlike(place, item, traits)) return [];
  place.traits.set(id, traits);
  return [id];
}

/** What was listed anywhere before the first create was sent. */
function seenBefore<Item>(places: readonly Place<Item>[]): readonly Item[] {
  const first = Math.min(...places.flatMap(({ creates }) => creates.map(({ at }) => at)));
  const looks = places.flatMap((one) => one.looks);
  return looks.flatMap(({ items, exchange }) => (exchange.startedAt < first ? items : []));
}

/** Ends the waiting for creates once a job would be over: only what an answer has promised is still due. */
export function giveUpLost<Item>(place: Place<Item>): void {
  for (const create of answered(place)) {
    if (place.isAccepted(create) || !isLate(place, create)) continue;
    Object.assign(create, { outcome: "nothing", isGivenUp: true });
  }
}
