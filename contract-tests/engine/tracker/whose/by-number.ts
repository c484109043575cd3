import type { WireRequest } from "../../exchange/exchange.ts";
import type { Create, Look } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";

// Whose the things at a place are, where they bear no mark: told by what was not there before.

/**
 * Tells by what was not there before, as long as no more has appeared than was asked for. What
 * appears after every job is over is another's.
 */
export function tellByNumber<Item>(place: Place<Item>, { items }: Look<Item>): readonly string[] {
  const { kind, creates, others, isTakenUp, traits } = place;
  const before = (place.before ??= new Set());
  const isToldOfAll = place.open.length === 0;
  const isOver = isToldOfAll && creates.every((create) => isLate(place, create));
  for (const item of items) {
    const id = kind.idOf(item);
    if (before.has(id) || others.has(id) || place.own.has(id)) continue;
    const says = creates.map((create) => {
      const { at, clock, recovered, took } = create;
      const asked = recovered ?? Math.min(at, clock ?? at);
      const mayBe = () => place.isAccepted(create) && isLast(place, id, asked);
      if (kind.isOlder?.(item, asked) && !mayBe()) return false;
      return recovered === undefined || !kind.isOf ? true : kind.isOf(item, recovered, took ?? 0);
    });
    const isLeft = isToldOfAll && isTakenUp && traits.size > 0 && !isTwin(place, item);
    if (isOver || isLeft || says.every((one) => one === false)) place.giveTo(id, "since");
    else if (says.includes(true)) place.appear(id);
    else place.doubtful.add(id);
  }
  const told = [...place.appeared].filter((id) => !place.own.has(id));
  if (place.isUnclear) {
    // Otherwise a later create would count for what another client has made.
    for (const id of told) place.doubtful.add(id);
    return [];
  }
  const { unanswered, made, own } = place;
  const sure = made.length - own.size - unanswered.length;
  if (told.length > sure) {
    // The answer may still come.
    if (unanswered.some(({ isUnderWay }) => isUnderWay)) return [];
    for (const id of told) tellUnanswered(place, id, sure > 0);
    return [];
  }
  for (const id of told) tellOne(place, id);
  for (const one of answered(place)) if (isOvertaken(place, one)) one.outcome = "nothing";
  return told;
}

/** What came when a create had no answer: that may have made it, or another client at that moment; `isMixed` if it came with what an answered one has made. */
function tellUnanswered<Item>(place: Place<Item>, id: string, isMixed: boolean): void {
  if (isMixed) return void place.doubtful.add(id);
  place.appear(id, false);
  place.giveTo(id, "unanswered");
  const [first] = place.unanswered;
  if (first) first.outcome = "nothing";
}

/** Whether it was made with something that an earlier run has named: where each create has its own by now, all else has come since. */
function isTwin<Item>({ kind, traits }: Place<Item>, item: Item): boolean {
  return [...traits.values()].some((known) =>
    kind.traitsOf?.(item, known).some((one) => known.includes(one)),
  );
}

/** Whether what a create that failed has made would be listed by now, as what was created after it is: what comes later is another's. */
function isOvertaken<Item>(place: Place<Item>, create: Create): boolean {
  const { isLate: mayCome = false, next } = create;
  return !mayCome && !place.isAccepted(create) && next?.outcome === "made";
}

/**
 * Whether an id is higher than all that were there before: what it names is new, whatever the installation's clock says,
 * if that calls nothing new.
 */
function isLast<Item>({ kind, looks, before, own }: Place<Item>, id: string, asked: number) {
  const known = [...(before ?? []), ...own];
  const isNew = (one: Item) => !before?.has(kind.idOf(one)) && !kind.isOlder?.(one, asked);
  const isHigher = known.length > 0 && known.every((one) => Number(one) < Number(id));
  return isHigher && !looks.some(({ items }) => items.some(isNew));
}

/** An id is this run's own: of the first open create that was accepted, or else answered, or else is open. */
export function tellOne<Item>(place: Place<Item>, id: string): void {
  place.claim(id);
  const { open } = place;
  const isAnswered = (one: Create) => one.isAnswered === true;
  const create = open.find((one) => place.isAccepted(one)) ?? open.find(isAnswered) ?? open[0];
  if (create) create.outcome = "made";
}

/**
 * Gives up what was promised, and not listed in twice its time, where one that was asked for later is, and lists have
 * nothing that may be it.
 */
export function giveUpOvertaken<Item>(places: readonly Place<Item>[]): void {
  const done = places.flatMap(({ made }) => made);
  const last = Math.max(...done.flatMap(({ outcome, at }) => (outcome === "made" ? at : [])));
  for (const place of places) {
    const [look] = place.looks.slice(-1);
    const isKnown = (id: string) => place.own.has(id) || place.older?.has(id);
    const { patience } = place.kind;
    // Where none of several was ever listed, they may be listed elsewhere.
    const isNowhere = place.own.size === 0 && answered(place).length > 1;
    if (!look || patience === 0 || isNowhere || !place.idsIn(look).every(isKnown)) continue;
    for (const create of answered(place)) {
      const isDue = look.exchange.startedAt < create.at + 2 * patience * 1000;
      if (isDue || !place.isAccepted(create) || create.at >= last) continue;
      Object.assign(create, { outcome: "nothing", isGivenUp: true });
    }
  }
}

export function isLate<Item>({ kind }: Place<Item>, { at }: Create): boolean {
  return Date.now() >= at + kind.patience * 1000;
}

/** Creates whose result nobody knows, and whose answer will not come. */
export function answered<Item>(place: Place<Item>): readonly Create[] {
  return place.open.filter(({ isUnderWay }) => !isUnderWay);
}

/**
 * Takes creates for those of a place at which they are proven to make something, whatever their answers and wherever
 * they were to make it. Where no more has appeared there than all creates make, the next look tells it for this run's
 * own; else only what was seen to come of one, and of nothing else, is.
 */
export function adopt<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  alike: readonly WireRequest[],
  /** Ids that were seen to come of creates, which are among those alike. */
  seen: ReadonlyMap<WireRequest, string>,
): void {
  const { appeared, doubtful, own, made, creates } = place;
  const known = [...own].filter((id) => !appeared.has(id)).length;
  const isAll = appeared.size === made.length - known + alike.length;
  const taken = new Set(isAll ? alike : seen.keys());
  for (const one of places) {
    const its = one.creates.filter(({ request }) => request !== undefined && taken.has(request));
    for (const create of its) {
      create.outcome = isAll ? "unknown" : "made";
      one.creates.splice(one.creates.indexOf(create), 1);
      creates.push(create);
      for (const changed of [one, place]) changed.version++;
    }
  }
  for (const id of isAll ? appeared : seen.values()) doubtful.delete(id);
  for (const id of isAll ? [] : seen.values()) {
    place.appear(id, false);
    place.claim(id);
  }
}
