import { attempts, firstPause } from "../../exchange/attempts.ts";
import { LAG } from "../behind.ts";
import { gistOf } from "../../exchange/gist.ts";
import { BY_HAND, isUnlisted, wasSeenGone, whyListed } from "../seen/gone.ts";
import type { Leftover } from "../kind.ts";
import { named, namesAt, unclear, unnamed, unread } from "./leftovers.ts";
import type { Look } from "../seen/look.ts";
import { sleep } from "../../transport/pace.ts";
import type { Place } from "../seen/place.ts";
import { takesMore, isTrusted, lostBy, takenAt } from "../harm/taken.ts";

/** Seconds in which a list that could not be read is asked for again, even where no job is waited for, and how often. */
const [READ_AGAIN, MOST_UNREADABLE] = [2, 3];

/**
 * Removes this run's own at a place. Nothing is left over only if the place was read after the last
 * removal, held nothing of the run's, and no create is open; or if a removal of each thing was
 * answered by the word that there is no such thing. What is known by its name or id is removed by
 * it, whether or not a list shows it. Where the answer to that tells nothing, two lists do.
 */
export async function empty<Item>(
  place: Place<Item>,
  look: () => Promise<Look<Item>>,
  /** How long what was created took to be listed and removable, in milliseconds. */
  lag = 0,
): Promise<Leftover[]> {
  const { kind, own, creates, looks } = place;
  // A refusal may lie, and a list that shows marks tells.
  const isTold = kind.bears !== undefined && creates.length > 0 && looks.length > 0;
  const isUntouched = () => place.made.length === 0 && own.size === 0 && !place.isUnclear;
  if (isUntouched() && !isTold) return [];
  const removing = new Removing(place, look);
  // Ids may have begun again since an earlier run: only a list tells whether one still names its own.
  const isByList = place.isTakenUp && !kind.bears;
  // Something else may come for each that is removed.
  const most = MOST_FOR_EACH * (creates.length + own.size);
  // Where no mark tells, ids are looked for now: the address may have moved to another installation.
  const isDone = [...own].every((id) => place.isRemoved(id));
  let known = (kind.bears && !isOld(place)) || isDone ? place.current : undefined;
  let unreadable = 0;
  /** Looks at whether others take theirs, too. */
  let watched = 0;
  /** Ids that a list has lacked after their removals. */
  const missed = new Set<string>();
  const seconds = Math.max(kind.patience, READ_AGAIN, (2 * lag) / 1000);
  for await (const isLast of attempts(seconds, () => removing.lastAt)) {
    const { count } = removing;
    for (;;) {
      const read = known ?? (await look().catch((error: Error) => error));
      known = undefined;
      if (read instanceof Error) {
        const names = namesAt(place).filter((id) => !wasSeenGone(place, id));
        if (place.tookMore) return unread(place, read, names);
        if (isUntouched() && (place.isShut || !isTold)) return [];
        const mine = isByList ? [] : names.filter((id) => !place.isHeld(id));
        await removing.ask(mine.filter((id) => !removing.isGone(id)));
        await removing.probe(mine);
        const left = names.filter((id) => !removing.isProven(id));
        const isAllNamed = place.open.every(({ asks }) => asks !== undefined);
        if (left.length === 0 && isAllNamed && !place.isUnclear) return [];
        const isGivenUp = kind.patience === 0 && ++unreadable === MOST_UNREADABLE;
        if (isLast || isGivenUp) {
          return place.isUnclear ? unclear(place) : unread(place, read, left);
        }
        break;
      }
      if (place.isUnclear && !place.isForeign) {
        // What an earlier run's journal names is its own, whatever else has appeared.
        const sure = read.items.filter((item) => place.isSure(kind.idOf(item)));
        const free = sure.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
        if (await removing.ask(free)) continue;
        // Until its jobs are over, this run's own may not be among them yet.
        const isAllThere = kind.patience === 0 || place.open.length + sure.length === 0;
        if (isLast || isAllThere) return unclear(place, read.items.map(kind.idOf));
        break;
      }
      // What was created on another installation than answers now is told in the end.
      // A list without anything leaves out, for all that is known, what removals seem to have taken, too.
      const taken = read.items.length > 0 ? takenAt(place).explained : new Set();
      const mine = [...own].filter((id) => !place.isHeld(id) && !taken.has(id));
      const items = read.items.filter((item) => mine.includes(kind.idOf(item)));
      const listed = new Set(items.map(kind.idOf));
      const isGone = (id: string) => missed.has(id) || removing.isGone(id);
      const hidden = mine.filter((id) => !listed.has(id) && !isGone(id));
      const left = [...listed, ...hidden];
      if (left.length === 0 && place.open.length === 0) return [];
      if (removing.count >= most) return removing.leftovers(left);
      const stays = [...listed, ...hidden.filter((id) => isUnlisted(place, id))];
      // A removal more would do more damage.
      if (place.tookMore) return removing.leftovers(stays);
      if (takesMore(place)) {
        // Others at work take theirs without a removal, too.
        if (watched++ > place.removals.length) return removing.leftovers(stays);
        await sleep(BESIDE, undefined);
        if (!(await look().catch(() => undefined))) return removing.leftovers(stays);
        known = place.current;
        continue;
      }
      const free = items.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
      if (await removing.ask(free, isWatched(place) ? 1 : Infinity)) {
        // Its job shows in the next list only if it is over by then.
        await sleep(firstPause(kind.patience), undefined);
        continue;
      }
      // What is not listed is gone, where removals of what is not there take something else.
      if (takenAt(place).takesInVain) return removing.leftovers([...listed]);
      if (!isByList && (await removing.ask(hidden, FEW))) continue;
      const missing = hidden.filter((id) => !isUnlisted(place, id));
      if (missing.length > 0) {
        for (const id of missing) missed.add(id);
        await sleep(LAG, undefined);
        continue;
      }
      // A job that has only begun has its own time.
      const isOver = isLast && removing.count === count;
      if (isOver || kind.patience === 0) return removing.leftovers(left);
      break;
    }
  }
  return [];
}

/** Whether each removal is watched: until one was seen to take what it should and nothing else, once another has taken more, and all of an earlier run's. */
function isWatched<Item>(place: Place<Item>): boolean {
  const hasTaken = place.ownRemovals.some((one) => lostBy(place, one).length > 0);
  return place.isTakenUp || hasTaken || !isTrusted(place);
}

/** How long others have for their changes between two looks, in milliseconds: as long as a removal takes. */
const BESIDE = 50;

/** Removals in a row that may fail before a list is read again: more would count as an outage. */
const FEW = 4;

/** Removals that are asked for, for each thing that may be this run's own. */
const MOST_FOR_EACH = 3;

/** How long a list tells whose a name is, in milliseconds. */
const FRESH = 500;

/** Whether the last list was read too long ago to remove by names, sooner where another client has taken some over. */
function isOld<Item>(place: Place<Item>): boolean {
  const [last] = place.looks.slice(-1);
  const fresh = place.othersBy("taken over").length > 0 ? BESIDE : FRESH;
  return last !== undefined && Date.now() - last.exchange.startedAt > fresh;
}

/** Removals at a place by id; each that fails is asked for once more. */
class Removing<Item> {
  readonly #place: Place<Item>;
  readonly #look: () => Promise<unknown>;
  /** How many were asked for. */
  count = 0;
  /** When a removal was last asked for that may go on: a time of the monotonic clock. */
  lastAt = 0;
  /** What was wrong when a removal was last asked for, by id; undefined for nothing. */
  readonly #problems = new Map<string, string | undefined>();
  /** Ids whose removal was asked for once more. */
  readonly #again = new Set<string>();
  /** Ids of which an answer has said that there is no such thing. */
  readonly #absent = new Set<string>();

  constructor(place: Place<Item>, look: () => Promise<unknown>) {
    this.#place = place;
    this.#look = look;
  }

  /** Whether an answer has said that it is gone, or that can be told from what lists show no more. */
  isGone(id: string): boolean {
    const place = this.#place;
    if (place.retired.has(id) || place.isRemoved(id) || this.#absent.has(id)) return true;
    return place.isDoubtful(id) && place.showsOwn && !isUnlisted(place, id);
  }

  /** Whether it is certain without a list that it is not there: what was said to be created, and is unknown at once, may have another name. */
  isProven(id: string): boolean {
    const { creates } = this.#place;
    const isPromised = () =>
      creates.some((create) => create.asks === id && this.#place.isAccepted(create));
    return this.#absent.has(id) && (this.#place.isAsked(id) || !isPromised());
  }

  /** Asks for the removals that are still to be asked for, as many as that at most; false if it has asked for none. */
  async ask(ids: readonly string[], most = Infinity): Promise<boolean> {
    const isDone = (id: string) => this.#problems.has(id) && this.#problems.get(id) === undefined;
    const due = ids.filter((id) => !isDone(id) && !this.#again.has(id)).slice(0, most);
    const { count } = this;
    for (const id of due) {
      // Staff may have sold its name to someone since.
      if (this.#place.kind.bears && isOld(this.#place)) await this.#look().catch(() => undefined);
      if (this.#place.others.get(id) === "taken over") continue;
      if (this.#problems.has(id)) this.#again.add(id);
      this.#problems.set(id, await this.#problemOf(id));
      this.lastAt = performance.now();
    }
    return this.count > count;
  }

  /** Asks again for removals that may have been carried out: where no list tells, only the word that there is no such thing does. */
  async probe(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      if (this.#place.isAsked(id) && !this.#absent.has(id)) await this.#problemOf(id);
    }
  }

  async #problemOf(id: string): Promise<string | undefined> {
    const { kind, name } = this.#place;
    this.count++;
    try {
      const exchange = await kind.remove(name, id);
      if (kind.isAbsent(exchange)) this.#absent.add(id);
      const isDone = kind.isAbsent(exchange) || kind.isAccepted(exchange);
      return isDone ? undefined : `its removal was answered ${gistOf(exchange)}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** What is left when removing has ended, and why. */
  leftovers(ids: readonly string[]): Leftover[] {
    const late = "asked for and not listed in time; verify --clean-up looks again";
    const why = (id: string) => this.#whyPending(id) ?? this.#whyLeft(id);
    return [...named(this.#place, ids, why), ...unnamed(this.#place, this.#place.open, late)];
  }

  /** Nobody can remove what waits for a job by hand. */
  #whyPending(id: string): string | undefined {
    const { kind, looks } = this.#place;
    const item = looks.at(-1)?.items.find((one) => kind.idOf(one) === id);
    if (item === undefined || kind.isRemovable?.(item) !== false) return undefined;
    const what = kind.isLeaving?.(item) === true ? "its removal" : "its creation";
    return `perhaps left: ${what} was not over in time; verify --clean-up looks again`;
  }

  #whyLeft(id: string): string {
    const problem = this.#problems.get(id);
    if (problem !== undefined) return `not removed: ${problem}; ${BY_HAND}`;
    const isAsked = this.#problems.has(id) || this.#place.isRemoved(id);
    if (isAsked) return whyListed(this.#place, this.#absent.has(id));
    const why =
      this.#place.tookMore || takesMore(this.#place)
        ? "since removing another has taken more than was asked for"
        : "since its job was not over in time";
    return `not removed, ${why}; ${BY_HAND}`;
  }
}
