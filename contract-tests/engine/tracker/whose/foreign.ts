import { TargetError } from "../../exchange/errors.ts";
import type { Look } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { newNamesOf } from "./renamed.ts";

const MOVED = {
  exchanged: "under an id of what this run has created it has something else",
  replaced:
    "all that this run has created is gone at once, and what is there in its place is older than the run",
};

/**
 * Tells whether another installation answers than the one on which a run has created things: ids
 * begin again on each, so that the same id may be another's there. What a run has named carries its
 * mark, and is the run's own; there, all of it is gone.
 * @throws TargetError where that shows in the middle of a run
 */
export function tellForeign<Item>(
  place: Place<Item>,
  look: Look<Item>,
  places: readonly Place<Item>[],
): void {
  const { kind, own, traits, marks } = place;
  const tell = (how: keyof typeof MOVED) => {
    const [id, now] = how === "replaced" ? (renumbered(place) ?? []) : [];
    const isNew = !place.isForeign && !place.isUndone;
    for (const one of [place, ...places]) one.isForeign = true;
    if (!isNew) return;
    if (id !== undefined) {
      const why = `the ids of ${kind.what}s have changed during the run: what it created as ${id} is ${now} by now`;
      throw new TargetError(`${why}; run again once that is over`);
    }
    const remedy = "give baseUrl an address of one installation alone";
    throw new TargetError(`another installation answers at baseUrl now: ${MOVED[how]}; ${remedy}`);
  };
  if (isReplaced(place, look, places)) tell("replaced");
  for (const item of look.items) {
    const id = kind.idOf(item);
    // The id of a removed thing may be given to another.
    if (!own.has(id) || place.isMarked(id) || place.isAsked(id)) continue;
    if ([...marks].some((mark) => kind.bears?.(item, mark))) continue;
    const known = traits.get(id);
    const now = kind.traitsOf?.(item, place.isTakenUp ? known : undefined) ?? [];
    const isAlike = !known?.length || now.length === 0 || known.some((one) => now.includes(one));
    if (isAlike && known?.length && now.length > 0 && place.isTakenUp) place.same.add(id);
    if (!isAlike) tell("exchanged");
    else if (now.length > 0) traits.set(id, [...new Set([...(known ?? []), ...now])]);
  }
}

/** The first of what this run has created that is listed under another id now, and that id. */
function renumbered<Item>(place: Place<Item>): [string, string] | undefined {
  const names = [...place.own].map((id) => [id, newNamesOf(place, id)[0]] as const);
  return names.flatMap(([id, now]) =>
    now === undefined ? [] : [[id, now] as [string, string]],
  )[0];
}

/** If so many are gone at once, they did not all expire. */
const SEVERAL = 3;

/**
 * Tells whether lists of two installations come in turn: most of what this run has created and not removed is in one of
 * the last two and not in the other, either way, and some of it is back. No list that lags, or leaves some out, shows that.
 * @throws TargetError if it is so
 */
export function tellTurns<Item>(place: Place<Item>, items: readonly Item[]): void {
  const { kind, own, named, lists } = place;
  lists.push(new Set(items.map(kind.idOf).filter((id) => own.has(id))));
  const [before, last] = lists.slice(-2);
  if (!kind.bears || !last || place.isUndone) return;
  const left = [...before!].filter((id) => !last.has(id) && !named.has(id));
  const come = [...last].filter((id) => !before!.has(id) && !named.has(id));
  const isBack = lists.slice(0, -2).some((list) => come.some((id) => list.has(id)));
  const kept = [...last].filter((id) => before!.has(id)).length;
  const isMuch = left.length + come.length >= Math.max(SEVERAL, 2 * kept);
  if (!isBack || left.length === 0 || !isMuch) return;
  place.isForeign = place.isByTurns = true;
  const why =
    "two installations answer by turns at baseUrl: each lists another part of what this run has created";
  const remedy = "give baseUrl an address of one alone";
  throw new TargetError(`${why}; ${remedy}`, { isThroughout: true });
}

/**
 * Whether what this run has created is gone since the last look, unasked, and something older is there that was
 * not. An earlier run has written down what was there before it: then all of that may be gone, too.
 */
function isReplaced<Item>(
  place: Place<Item>,
  { items }: Look<Item>,
  places: readonly Place<Item>[],
): boolean {
  const { kind, own, looks, creates, before } = place;
  const isEarlier = before !== undefined && creates.every(({ request }) => request === undefined);
  // The run has made it at another place, so here it never was the run's own.
  const isElsewhere = (id: string) => places.some((one) => one !== place && one.own.has(id));
  const were = isEarlier
    ? new Set([...before].filter((id) => !isElsewhere(id)))
    : new Set((looks.at(-2)?.items ?? []).map(kind.idOf));
  const are = new Set(items.map(kind.idOf));
  const mine = [...own].filter((id) => (isEarlier || were.has(id)) && !place.isAsked(id));
  if (mine.length === 0 || mine.some((id) => are.has(id))) return false;
  const began = Math.min(
    ...creates.map(({ at, clock = at, recovered = at }) => Math.min(at, clock, recovered)),
  );
  const isAllGone = [...were].every((id) => !are.has(id));
  if (isEarlier && isAllGone && were.size >= SEVERAL) return true;
  return items.some((item) => !were.has(kind.idOf(item)) && kind.isOlder?.(item, began));
}

/**
 * Tells what has gone together with all else that this run had created, of more than one owner, while what was there
 * before is still there: an older state that was restored explains it, and so no removal is blamed for it the first time.
 */
export function tellRestored<Item>(places: readonly Place<Item>[]): void {
  const own = places.filter(({ kind, own: ids }) => !kind.bears && ids.size > 0);
  if (own.some((place) => place.othersBy("restored").length > 0)) return;
  const gone = own.flatMap((place) => [...place.own].flatMap((id) => goneAt(place, id) ?? []));
  const owners = new Set(gone.map(({ place: { kind, name } }) => kind.ownerOf?.(name)));
  if (owners.size < 2) return;
  const at = Math.min(...gone.map(({ look }) => look.exchange.startedAt));
  const first = own.map(({ looks }) => looks.find(({ exchange }) => exchange.startedAt >= at));
  const isEmpty = first.every((look, nth) => {
    return look && !own[nth]!.idsIn(look).some((id) => own[nth]!.own.has(id));
  });
  const isKept = first.some((look, nth) => {
    return look && own[nth]!.idsIn(look).some((id) => own[nth]!.before?.has(id));
  });
  if (!isEmpty || !isKept) return;
  for (const { place, id } of gone) place.giveTo(id, "restored");
}

/**
 * What this run had created and has gone unasked, and is on no other installation either: this one has counted on from
 * its id. Where one answers that has never had it, ids begin again.
 */
export function purgedAt<Item>(place: Place<Item>, places: readonly Place<Item>[]): string[] {
  if (place.kind.bears || place.isForeign) return [];
  const gone = places.flatMap((one) => [...one.own].flatMap((id) => goneAt(one, id) ?? []));
  const began = Math.min(...gone.map(({ look }) => look.exchange.startedAt));
  const since = places.flatMap((one) =>
    [...one.own].filter((id) => {
      const first = one.looks.find(one.holds(id));
      return first !== undefined && first.exchange.startedAt >= began;
    }),
  );
  const last = Math.max(...since.map(Number));
  return gone.flatMap((one) => (one.place === place && Number(one.id) < last ? one.id : []));
}

/**
 * Whether nothing says that the installation still answers on which this run has created things: several of others' went
 * with some of them at once, for good, or nothing that was listed beside them is there.
 */
export function isElsewhere<Item>(place: Place<Item>): boolean {
  const { kind, own, looks, beside } = place;
  const [last] = looks.slice(-1);
  if (!kind.keyOf || !last) return false;
  const isOwn = (item: Item) => own.has(kind.idOf(item));
  const shown = looks.filter(({ items }) => items.some(isOwn));
  const known = new Set([...beside, ...shown.flatMap(({ items }) => items.map(kind.keyOf!))]);
  const isNone = known.size > 0 && !last.items.some((item) => known.has(kind.keyOf!(item)));
  const isAway = (id: string) => !place.holds(id)(last) && !place.isAsked(id);
  return (
    isNone ||
    looks.slice(1).some((look, nth) => {
      const now = new Set(place.idsIn(look));
      const gone = place.idsIn(looks[nth]!).filter((id) => !now.has(id) && isAway(id));
      const mine = gone.filter((id) => own.has(id)).length;
      return mine > 0 && gone.length - mine >= SEVERAL;
    })
  );
}

/** Whether something is gone by now that was listed before an earlier run created anything. */
export function lacksBeside<Item>({ kind, looks, beside }: Place<Item>): boolean {
  const keys = new Set(kind.keyOf && looks.at(-1)?.items.map(kind.keyOf));
  return [...beside].some((one) => !keys.has(one));
}

/** The look from which on a thing is not listed any more, though its removal was not asked for. */
function goneAt<Item>(place: Place<Item>, id: string) {
  const last = place.looks.findLastIndex(place.holds(id));
  const look = last < 0 || place.isAsked(id) ? undefined : place.looks[last + 1];
  return look && { place, id, look };
}
