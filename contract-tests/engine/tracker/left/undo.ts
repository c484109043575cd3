import { NothingSent } from "../../exchange/errors.ts";
import { attempts, firstPause } from "../../exchange/attempts.ts";
import { LAG } from "./behind.ts";
import { isUnlisted, wasSeenGone } from "../seen/gone.ts";
import type { Leftover } from "../kind.ts";
import { namesAt, unclear, unread } from "./leftovers.ts";
import type { Look } from "../seen/look.ts";
import { sleep } from "../../transport/pace.ts";
import type { Place } from "../seen/place.ts";
import { isTrusted, lostBy, takenAt, takesMore } from "../harm/taken.ts";
import { BESIDE, isOld, Removing } from "./removing.ts";

/** Seconds in which a list that could not be read is asked for again, even where no job is waited for, and how often. */
const [READ_AGAIN, MOST_UNREADABLE] = [2, 3];

/** Removals in a row that may fail before a list is read again: more would count as an outage. */
const FEW = 4;

/** Removals that are asked for, for each thing that may be this run's own: something else may come for each that is removed. */
const MOST_FOR_EACH = 3;

/** What to do next: to end, to wait for the next attempt, or to do something and look again at once or after a pause. */
type Next =
  | "wait"
  | { readonly left: readonly Leftover[] }
  | { readonly ask: readonly string[]; readonly pause: number }
  | { readonly miss: readonly string[]; readonly pause: number }
  | { readonly watch: true; readonly pause: number };

/**
 * Removes this run's own at a place. Nothing is left over only if the place was read after the last
 * removal, held nothing of the run's, and no create is open; or if a removal of each thing was
 * answered that nothing has its id. What is known by its name or id is removed by
 * it, whether or not a list shows it. Where the answer to that tells nothing, two lists do.
 */
export async function empty<Item>(
  place: Place<Item>,
  look: () => Promise<Look<Item>>,
  /** How long what was created took to be listed and removable, in milliseconds. */
  lag = 0,
): Promise<readonly Leftover[]> {
  const { kind, creates, looks } = place;
  // A refusal may lie, and a list that shows marks tells.
  const isTold = kind.bears !== undefined && creates.length > 0 && looks.length > 0;
  if (isUntouched(place) && !isTold) return [];
  const removing = new Removing(place, look);
  // Where no mark tells, ids are looked for now: the address may have moved to another installation.
  const isDone = [...place.own].every((id) => place.isRemoved(id));
  let known = (kind.bears && !isOld(place)) || isDone ? place.current : undefined;
  const seconds = Math.max(kind.patience, READ_AGAIN, (2 * lag) / 1000);
  for await (const isLast of attempts(seconds, () => removing.lastAt)) {
    const { count } = removing;
    for (;;) {
      const read = known ?? (await look().catch((error: Error) => error));
      known = undefined;
      const next =
        read instanceof Error
          ? await withoutList(removing, read, isLast)
          : nextAt(removing, read.items, isLast, removing.count > count);
      if (next === "wait") break;
      if ("left" in next) return next.left;
      if ("ask" in next) await removing.ask(next.ask);
      if ("miss" in next) for (const id of next.miss) removing.missed.add(id);
      if ("watch" in next) removing.watched++;
      await sleep(next.pause, undefined);
    }
  }
  return [];
}

function isUntouched<Item>(place: Place<Item>): boolean {
  return place.made.length === 0 && place.own.size === 0 && !place.isUnclear;
}

/** Whether only a list tells if an id still names this run's own: ids may have begun again since an earlier run. */
function isByList<Item>({ isTakenUp, kind }: Place<Item>): boolean {
  return isTakenUp && !kind.bears;
}

/** Asks for removals by names and ids where no list can be read, and says what to do then. */
async function withoutList<Item>(
  removing: Removing<Item>,
  error: Error,
  isLast: boolean,
): Promise<Next> {
  const { place } = removing;
  const names = namesAt(place).filter((id) => !wasSeenGone(place, id));
  if (place.tookMore) return { left: unread(place, error, names) };
  if (removing.watched > 0) return { left: removing.leftovers(names) };
  if (isUntouched(place) && place.isShut) return { left: [] };
  const mine = isByList(place) ? [] : names.filter((id) => !place.isHeld(id));
  await removing.ask(mine.filter((id) => removing.isDue(id) && !removing.isGone(id)));
  await removing.probe(mine);
  const left = names.filter((id) => !removing.isProven(id));
  const isAllNamed = place.open.every(({ asks }) => asks !== undefined);
  if (left.length === 0 && isAllNamed && !place.isUnclear) return { left: [] };
  const isGivenUp = place.kind.patience === 0 && ++removing.unread === MOST_UNREADABLE;
  const isOver = error instanceof NothingSent;
  if (!isLast && !isGivenUp && !isOver) return "wait";
  return { left: place.isUnclear ? unclear(place) : unread(place, error, left) };
}

/** What to do where a list shows that, in the last attempt or before; `hasAsked` if a removal was asked for in it. Nothing is sent. */
export function nextAt<Item>(
  removing: Removing<Item>,
  items: readonly Item[],
  isLast: boolean,
  hasAsked: boolean,
): Next {
  const { place } = removing;
  const { kind, own, creates } = place;
  if (place.isUnclear && !place.isForeign) return nextIfUnclear(removing, items, isLast);
  // What was created on another installation than answers now is told in the end.
  // A list without anything leaves out, for all that is known, what removals seem to have taken, too.
  const taken = items.length > 0 ? takenAt(place).explained : new Set();
  const mine = new Set([...own].filter((id) => !place.isHeld(id) && !taken.has(id)));
  const shown = items.filter((item) => mine.has(kind.idOf(item)));
  const listed = new Set(shown.map(kind.idOf));
  const isGone = (id: string) => removing.missed.has(id) || removing.isGone(id);
  const hidden = [...mine].filter((id) => !listed.has(id) && !isGone(id));
  const missing = hidden.filter((id) => !isUnlisted(place, id));
  const all = [...listed, ...hidden];
  const ending = (ids: Iterable<string>) => ({ left: removing.leftovers([...ids]) });
  if (all.length + place.open.length === 0) return { left: [] };
  if (removing.count >= MOST_FOR_EACH * (creates.length + own.size)) return ending(all);
  if (takesMore(place)) {
    // Others at work take theirs without a removal, too; if not, a removal more would do more damage.
    const isOver = place.tookMore || removing.watched > place.removals.length;
    const stays = all.filter((id) => !missing.includes(id));
    return isOver ? ending(stays) : { watch: true, pause: BESIDE };
  }
  const free = shown.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
  const due = free.filter(removing.isDue).slice(0, isWatched(place) ? 1 : Infinity);
  // Its job shows in the next list only if it is over by then.
  if (due.length > 0) return { ask: due, pause: firstPause(kind.patience) };
  // What is not listed is gone, where removals of what is not there take something else.
  if (takenAt(place).takesInVain) return ending(listed);
  const few = isByList(place) ? [] : hidden.filter(removing.isDue).slice(0, FEW);
  if (few.length > 0) return { ask: few, pause: 0 };
  if (missing.length > 0) return { miss: missing, pause: LAG };
  // A job that has only begun has its own time.
  return (isLast && !hasAsked) || kind.patience === 0 ? ending(all) : "wait";
}

/** The same where nobody can say whose something is. */
function nextIfUnclear<Item>(
  removing: Removing<Item>,
  items: readonly Item[],
  isLast: boolean,
): Next {
  const { place } = removing;
  const { kind } = place;
  // What an earlier run's journal names is its own, whatever else has appeared.
  const sure = items.filter((item) => place.isSure(kind.idOf(item)));
  const free = sure.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
  const due = free.filter(removing.isDue);
  if (due.length > 0) return { ask: due, pause: 0 };
  // Until its jobs are over, this run's own may not be among them yet.
  const isAllThere = kind.patience === 0 || place.open.length + sure.length === 0;
  return isLast || isAllThere ? { left: unclear(place, items.map(kind.idOf)) } : "wait";
}

/** Whether each removal is watched: until one was seen to take what it should and nothing else, once another has taken more, and all of an earlier run's. */
function isWatched<Item>(place: Place<Item>): boolean {
  const hasTaken = place.ownRemovals.some((one) => lostBy(place, one).length > 0);
  return place.isTakenUp || hasTaken || !isTrusted(place);
}
