import { isOfAnyRun } from "../kind.ts";
import type { Look, Removal } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";

// What looks in a row tell: what was asked for between two of them, what went, and what came.

/** Two looks in a row, or more until the job of a removal is over. */
export interface Step {
  /** How many looks there were before it. */
  readonly nth: number;
  /** Removals that were answered in it: how many were accepted, and how many found nothing. */
  readonly accepted: number;
  readonly inVain: number;
  /** Ids that went, or began to leave, and that no accepted removal named; what another run has marked, it removes itself. */
  readonly went: readonly string[];
  /** Ids that came, and are not this run's. */
  readonly came: readonly string[];
}

/** What the look after so many says, or so many later ones say, beside the one before. */
export function stepAt<Item>(place: Place<Item>, nth: number, length = 1): Step {
  const { kind, looks, own, appeared } = place;
  const [before, ...during] = looks.slice(nth - 1, nth + length);
  const [were, ...are] = [before!, ...during].map((look) => stayingIn(place, look));
  const isOthers = (item: Item) => !own.has(kind.idOf(item)) && isOfAnyRun(item);
  const isGone = (id: string) => were!.has(id) && !are.every((there) => there.has(id));
  const isNamed = (id: string) =>
    place.isDoubtful(id) ||
    place.tried.has(id) ||
    ["moved", "restored"].includes(place.others.get(id) ?? "") ||
    place.isRemoved(id, nth + length - 1) ||
    mayShow(place, id, Math.min(nth + length, looks.length) - 1);
  const gone = before!.items.filter((item) => isGone(kind.idOf(item)) && !isOthers(item));
  const known = new Set([...place.idsIn(before!), ...own, ...appeared]);
  const come = during.flatMap(({ items }) => items.filter((item) => !known.has(kind.idOf(item))));
  const isIn = ({ looks: at }: Removal) => at === nth;
  return {
    nth,
    accepted: place.removals.filter(isIn).length,
    inVain: place.inVain.filter(isIn).length,
    went: gone.map(kind.idOf).filter((id) => !isNamed(id)),
    came: come.filter((item) => !isOthers(item)).map(kind.idOf),
  };
}

/** Whether a look may show a removal that was answered after it, or is not answered yet: two places are emptied at once. */
export function mayShow<Item>(
  { looks, removals, underWay }: Place<Item>,
  id: string,
  at: number,
): boolean {
  const { startedAt, durationMs } = looks[at]!.exchange;
  const isSent = (one: Removal) =>
    one.id === id && one.looks > at && one.exchange.startedAt < startedAt + durationMs;
  return at >= (underWay.get(id) ?? Infinity) || removals.some(isSent);
}

/** From the look before a removal to the first after it, or until its job is over; undefined where one of the two looks is missing. */
export function stepOf<Item>(place: Place<Item>, id: string, nth: number): Step | undefined {
  const { kind, looks } = place;
  if (nth === 0 || looks.length <= nth) return undefined;
  const over = kind.isLeaving ? looks.slice(nth).findIndex((look) => !place.holds(id)(look)) : 0;
  const step = stepAt(place, nth, Math.max(over, 0) + 1);
  const during = looks.slice(nth, nth + Math.max(over, 0) + 1);
  return { ...step, went: step.went.filter((one) => !isAskedApart(place, one, id, during)) };
}

/** Whether something began to leave only after a look had shown it staying where what a removal has named was leaving already. */
function isAskedApart<Item>(
  place: Place<Item>,
  id: string,
  removed: string,
  during: readonly Look<Item>[],
): boolean {
  const isLeaving = (one: string, look: Look<Item>) =>
    place.holds(one)(look) && !stayingIn(place, look).has(one);
  const at = during.findIndex((look) => !stayingIn(place, look).has(id));
  return (
    at > 0 &&
    isLeaving(id, during[at]!) &&
    during.slice(0, at).some((one) => isLeaving(removed, one))
  );
}

/** What a look lists, except for what is leaving. */
export function stayingIn<Item>({ kind }: Place<Item>, { items }: Look<Item>): ReadonlySet<string> {
  return new Set(items.filter((item) => kind.isLeaving?.(item) !== true).map(kind.idOf));
}
