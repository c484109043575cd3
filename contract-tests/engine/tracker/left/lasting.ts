import { lagOf } from "./behind.ts";
import { giveUpOvertaken } from "../whose/by-number.ts";
import type { Leftover } from "../kind.ts";
import { named, unnamed } from "./leftovers.ts";
import type { Create, Look } from "../seen/look.ts";
import { RESTART } from "../../transport/outage.ts";
import { sleep } from "../../transport/pace.ts";
import type { Others, Place } from "../seen/place.ts";
import { newNamesOf } from "../whose/renamed.ts";
import { lostBy, takesMore } from "../harm/taken.ts";
import { empty } from "./undo.ts";
import { vanished } from "./vanished.ts";

// Whether what was removed stays away.

/** How long it has to stay away, in milliseconds: a run can't watch for ever. */
const WATCHED = 2000;

type LookAt<Item> = (place: string) => Promise<Look<Item>>;

/** Removes this run's own at some places, once more if anything comes back while it is watched; returns what is left. */
export async function emptyForGood<Item>(
  places: readonly Place<Item>[],
  look: LookAt<Item>,
  isWatched: boolean,
): Promise<Leftover[]> {
  for (const place of places) place.isUndone = true;
  // The look that shows that all is gone tells at once that it stays away; what is still to be removed does not wait.
  const isAsked = () => places.every((one) => [...one.own].every((id) => one.isRemoved(id)));
  const lookLate = async (name: string) => {
    if (isAsked()) await sleep(unwatchedFor(places)?.ms ?? 0, undefined);
    return look(name);
  };
  const left = await emptyAll(places, isWatched ? lookLate : look);
  const isBack = isWatched && (await isBackAfterAWhile(places, look));
  const all = isBack ? await emptyAll(places, look) : left;
  const others = [
    ...comingBack(places),
    ...vanished(places),
    ...places.flatMap((place) => [
      ...renamed(place),
      ...leftAlone(place, places),
      ...late(place),
      ...unseen(place),
      ...lost(place),
    ]),
  ];
  const told = [...all, ...others];
  // The first reason counts.
  return [...Map.groupBy(told, ({ what }) => what).values()].map(([first]) => first!);
}

/** The same, again after each of some pauses where something had no answer: a moment's outage must not leave anything. */
export async function emptyAtLast<Item>(
  places: readonly Place<Item>[],
  look: LookAt<Item>,
  isWatched: boolean,
  way: { readonly isInterrupted: boolean; reopen(): void },
): Promise<Leftover[]> {
  let left = await emptyForGood(places, look, isWatched);
  for (const pause of RESTART) {
    if (left.length === 0 || !way.isInterrupted) break;
    await sleep(pause, undefined);
    way.reopen();
    left = await emptyForGood(places, look, isWatched);
  }
  return left;
}

async function emptyAll<Item>(places: readonly Place<Item>[], look: LookAt<Item>) {
  const left: Leftover[] = [];
  giveUpOvertaken(places);
  const lags = places.map((one) => lagOf(one, (item) => one.kind.isRemovable?.(item) !== false));
  const lag = Math.max(0, ...lags);
  // What is another's in an unclear list may be this run's own at another place.
  for (const place of places.toSorted((a, b) => +a.isUnclear - +b.isUnclear)) {
    left.push(...(await empty(place, () => look(place.name), lag)));
  }
  return left;
}

/** What went first, which tells for all after a while, and for how many milliseconds more it is to be watched; undefined if nothing went. */
function unwatchedFor<Item>(places: readonly Place<Item>[]) {
  const gone = places.flatMap((place) =>
    place.ownRemovals.flatMap(({ id, looks }) => {
      const first = place.looks.slice(looks).find((look) => !place.holds(id)(look));
      return first ? [{ place, at: first.exchange.startedAt }] : [];
    }),
  );
  const [first] = gone.toSorted((a, b) => a.at - b.at);
  return first && { ...first, ms: Math.max(0, first.at + WATCHED - Date.now()) };
}

/** Whether something that was removed is there again: mostly a run has looked late enough by now. */
async function isBackAfterAWhile<Item>(
  places: readonly Place<Item>[],
  look: LookAt<Item>,
): Promise<boolean> {
  const first = unwatchedFor(places);
  if (!first) return false;
  const { place, at } = first;
  if (place.looks.at(-1)!.exchange.startedAt < at + WATCHED) {
    await sleep(first.ms, undefined);
    // What can't be read now was read before.
    await look(place.name).catch(() => undefined);
  }
  return isComingBack(place);
}

/**
 * What was asked for and not answered in time, as perhaps left, except for what was ever listed, or removed: it may still
 * come, unless what was asked for later has.
 */
export function late<Item>(place: Place<Item>): Leftover[] {
  const why =
    "perhaps left: its creation was not answered in time, and may still be carried out; verify --clean-up looks again";
  const isSeen = (id: string) => place.looks.some(place.holds(id)) || place.isRemoved(id);
  const all = place.creates.filter((one) => one.isLate && !isToBeRefused(place, one));
  const due = all.slice(all.findLastIndex(({ asks }) => asks !== undefined && isSeen(asks)) + 1);
  const names = due.flatMap(({ asks }) => asks ?? []);
  // A kind that waits for its jobs has waited for it.
  const others = due.filter(({ isGivenUp, asks }) => {
    return isGivenUp && asks === undefined && place.kind.patience === 0;
  });
  return [...named(place, [...new Set(names)], () => why), ...unnamed(place, others, why)];
}

/** Whether another create was refused for what this one has as well, such as the want of a key. */
function isToBeRefused<Item>({ kind, creates }: Place<Item>, { request }: Create): boolean {
  return creates.some(({ exchange }) => {
    return exchange && request && kind.isRefusedAlike?.(request, exchange) === true;
  });
}

/** Names of what may be it, in a reason. */
const MOST_NAMES = 4;

/**
 * What was asked for without a name, and had no answer, as perhaps left where lists don't show all that is there, or show
 * something new: where they hide the mark of what was asked for, that may be it.
 */
export function unseen<Item>(place: Place<Item>): Leftover[] {
  const open = place.creates.filter(({ isGivenUp, asks }) => isGivenUp && asks === undefined);
  const { kind, own, others, isCutShort, looks } = place;
  const before = place.before ?? place.older;
  const isNew = (id: string) => !own.has(id) && !others.has(id) && before?.has(id) === false;
  const there = looks.slice(-1).flatMap((look) => place.idsIn(look));
  const came = kind.bears ? there.filter(isNew) : [];
  if (!isCutShort && came.length === 0) return [];
  const names = came.length > MOST_NAMES ? `${came.length} ${kind.what}s` : came.join(", ");
  const what = isCutShort ? "lists here don't show all that is there" : `${names} came since`;
  const why = `perhaps left: ${what}, and nobody knows its name; look for it by the time`;
  return unnamed(place, open, why);
}

/**
 * All that this run has removed, as perhaps left, where something has come back after its removal, or two installations
 * answer by turns: the last look tells nothing.
 */
export function comingBack<Item>(places: readonly Place<Item>[]): Leftover[] {
  if (!places.some((place) => place.isByTurns || isComingBack(place))) return [];
  const why = "perhaps left: what is removed here is listed again after a while; look again";
  return places.flatMap((place) => {
    const listed = new Set(place.looks.at(-1)?.items.map(place.kind.idOf));
    const gone = [...place.own].filter((id) => place.isByTurns || !listed.has(id));
    return named(place, gone, () => why);
  });
}

/** Whether something was removed and gone, and listed again, though no create has asked for it since by that id. */
function isComingBack<Item>(place: Place<Item>): boolean {
  return place.removals.some((removal) => {
    const later = place.looks.slice(removal.looks).map(place.holds(removal.id));
    const gone = later.indexOf(false);
    return gone >= 0 && later.includes(true, gone) && !place.isAskedAgain(removal);
  });
}

/** What has another name by now, as perhaps left: under that it is not removed. */
function renamed<Item>(place: Place<Item>): Leftover[] {
  const names = [...place.own].flatMap((id) =>
    newNamesOf(place, id).map((now) => [now, id] as const),
  );
  const who = place.kind.bears ? "another client has renamed it" : "its id has changed";
  const why = (was: string) =>
    `perhaps left: it has what ${JSON.stringify(was)} had, which this run has created; ${who}`;
  return [...new Map(names)].flatMap(([now, id]) => named(place, [now], () => why(id)));
}

/** Why something that is there, and is another's or may be, is named and not removed. */
const LEFT: Partial<Record<Others, string>> = {
  "taken over":
    "left as it is: another client has removed what the run had created, and made its own of that name; remove it by hand if it is not needed",
  "not ordered":
    "left as it is: it has this run's mark, under a name that the run did not give, as what another client has copied or renamed; remove it by hand if it is not needed",
  "given again":
    "left as it is: it is newer than what the run had created under that id, as what another client has made after removing that; remove it by hand if no other client did",
  unanswered:
    "perhaps left: it came when a create had no answer of the installation, which may have made it, or another client at that moment; remove it by hand if no other client did",
};

/** The same of what this run has made under that name at another place. */
const ELSEWHERE =
  "perhaps left: this run has made it elsewhere, and removed it there; verify --clean-up looks again";

function leftAlone<Item>(place: Place<Item>, places: readonly Place<Item>[]): Leftover[] {
  const isElsewhere = (id: string) => places.some((one) => one.own.has(id) && one.isRemoved(id));
  const there = place.looks.slice(-1).flatMap((look) => place.idsIn(look));
  // Beside several with its mark, what only has a name like this run's is not another client's.
  const isBesides = place.othersBy("not ordered").length > 1;
  return there.flatMap((id, nth) => {
    const isStrange = isBesides && place.isMarked(id) && !place.own.has(id);
    const why = place.others.get(id) ?? (isStrange ? "not ordered" : "since");
    // A run that goes on has told that in a note.
    if (why === "taken over" && !place.isTakenUp) return [];
    const reason = why === "not ordered" && isElsewhere(id) ? ELSEWHERE : LEFT[why];
    const count = there.slice(0, nth + 1).filter((one) => one === id).length;
    const called = named(place, reason === undefined ? [] : [id], () => reason!);
    return called.map(({ what, why: told }) => ({
      what: count > 1 ? `${what}, number ${count} of that name` : what,
      why: told,
    }));
  });
}

/**
 * At a clean-up, what others had and have no more: what went at a removal that did not name it, and what went since the run
 * began where its removals were seen to take others'. Nobody else has told it.
 */
function lost<Item>(place: Place<Item>): Leftover[] {
  const { own, before = [], isTakenUp } = place;
  const [last] = place.looks.slice(-1);
  if (!last || !isTakenUp || !takesMore(place)) return [];
  const there = new Set(place.idsIn(last));
  const isGone = (id: string) => !there.has(id) && !own.has(id);
  const now = new Set(place.ownRemovals.flatMap((one) => lostBy(place, one)).filter(isGone));
  const then = [...before].filter((id) => isGone(id) && !now.has(id));
  const why = "by the installation or another client; make it again if it is missed";
  return [
    ...named(place, [...now], () => `it went at a removal that did not name it, ${why}`),
    ...named(place, then, () => `it was there before the run, and was removed since, ${why}`),
  ].map((one) => ({ ...one, isLost: true }));
}
