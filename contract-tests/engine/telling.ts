import type { Exchange } from "./exchange.ts";
import type { Kind } from "./kind.ts";
import type { Create, Look, Place } from "./place.ts";

/** Tells this run's own by the answer to its create. Gives back an id that nothing else will ever tell. */
export function tellByAnswer<Item>(
  { idsAnswered, isAccepted }: Kind<Item>,
  mark: string,
  exchange: Exchange,
  create: Create,
  place: Place<Item>,
): string | undefined {
  if (create.asks !== undefined && isAccepted(exchange)) place.own.add(create.asks);
  const isNamed = (one: string) => one.toLowerCase().includes(mark);
  // A name that was not asked for, or was there before, or may have been, is another's, whatever the answer says.
  const isOwn = (one: string) =>
    isNamed(one) || (!create.isMarked && place.wasThere(one) === false);
  const id = idsAnswered?.(exchange).find(isOwn);
  if (id === undefined) return undefined;
  create.outcome = "made";
  place.own.add(id);
  return isNamed(id) ? undefined : id;
}

/**
 * Tells this run's own in a list by the marks that they bear. What is certain is taken down in the
 * place; a create of which nothing is listed has made nothing.
 */
export function tellByMark<Item>(
  { bears, idOf }: Kind<Item>,
  marks: readonly string[],
  { items }: Look<Item>,
  place: Place<Item>,
): void {
  for (const item of items) if (marks.some((mark) => bears!(item, mark))) place.own.add(idOf(item));
  const isNamed = (id: string) => marks.some((mark) => id.toLowerCase().includes(mark));
  for (const create of answered(place)) if (create.isMarked) create.outcome = "nothing";
  // Those whose ids the installation chose are accounted for once as many of them are known.
  const chosen = [...place.own].filter((id) => !isNamed(id)).length;
  if (chosen < place.made.filter(({ isMarked }) => !isMarked).length) return;
  for (const create of answered(place)) create.outcome = "made";
}

/**
 * Tells this run's own in a list by what was not there before, as long as no more has appeared than
 * was asked for. What appears after every job is over is another's.
 */
export function tellByNumber<Item>(
  kind: Kind<Item>,
  { items }: Look<Item>,
  place: Place<Item>,
): void {
  const before = (place.before ??= new Set());
  const isOver = place.open.length === 0 && place.creates.every((create) => isLate(kind, create));
  for (const item of items) {
    const id = kind.idOf(item);
    if (before.has(id) || place.own.has(id)) continue;
    const says = place.creates.map(({ recovered }) =>
      recovered === undefined || !kind.isOf ? true : kind.isOf(item, recovered),
    );
    if (isOver || says.every((one) => one === false)) before.add(id);
    else (says.includes(true) ? place.appeared : place.doubtful).add(id);
  }
  if (place.isUnclear) return;
  const open = place.open.values();
  for (const id of place.appeared) {
    if (place.own.has(id)) continue;
    const create = open.next().value;
    if (create) create.outcome = "made";
    place.own.add(id);
  }
}

/** Ends the waiting for creates once a job would be over: only what an answer has promised is still due. */
export function giveUpLost<Item>(kind: Kind<Item>, place: Place<Item>): void {
  for (const create of answered(place)) {
    const isPromised = create.exchange && kind.isAccepted(create.exchange);
    if (!isPromised && isLate(kind, create)) create.outcome = "nothing";
  }
}

function isLate<Item>({ patience }: Kind<Item>, { at }: Create): boolean {
  return Date.now() >= at + patience * 1000;
}

/** Creates of which nobody knows what came of them, and whose answer comes no more. */
function answered<Item>(place: Place<Item>): readonly Create[] {
  return place.open.filter(({ isUnderWay }) => !isUnderWay);
}
