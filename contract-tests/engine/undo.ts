import { attempts } from "./attempts.ts";
import type { Kind, Leftover } from "./kind.ts";
import type { Create, Look } from "./look.ts";
import type { Place } from "./place.ts";
import type { Line } from "./telling.ts";

/** Seconds in which a list that could not be read is asked for again, even where no job is waited for, and how often. */
const [READ_AGAIN, MOST_UNREADABLE] = [2, 3];

/**
 * Removes this run's own at a place. Nothing is left over only if the place was read after the last
 * removal, held nothing of the run's, and no create is open; or if a removal of each thing was
 * answered by the word that there is no such thing. What is known by its name or id is removed by
 * it, whether or not a list shows it.
 */
export async function empty<Item>(
  place: Place<Item>,
  look: () => Promise<Look<Item>>,
): Promise<Leftover[]> {
  const { kind, own, creates, looks } = place;
  // A refusal may lie, and a list that shows marks tells.
  const isTold = kind.bears !== undefined && creates.length > 0 && looks.length > 0;
  const isUntouched = () => place.made.length === 0 && own.size === 0 && !place.isUnclear;
  if (isUntouched() && !isTold) return [];
  const removing = new Removing(place);
  // Something else may come for each that is removed.
  const most = MOST_FOR_EACH * (creates.length + own.size);
  let known = place.current;
  let unreadable = 0;
  const seconds = Math.max(kind.patience, READ_AGAIN);
  for await (const isLast of attempts(seconds, () => removing.lastAt)) {
    const { count } = removing;
    for (;;) {
      const read = known ?? (await look().catch((error: Error) => error));
      known = undefined;
      if (read instanceof Error) {
        const names = namesAt(place);
        if (isUntouched() && (place.isShut || !isTold)) return [];
        await removing.ask(names.filter((id) => !removing.isGone(id)));
        await removing.probe(names);
        const left = names.filter((id) => !removing.isProven(id));
        if (left.length === 0 && place.isAllNamed && !place.isUnclear) return [];
        const isGivenUp = kind.patience === 0 && ++unreadable === MOST_UNREADABLE;
        if (isLast || isGivenUp) {
          return place.isUnclear ? unclear(place) : unread(place, read, left);
        }
        break;
      }
      if (place.isUnclear) {
        // Until its jobs are over, this run's own may not be among them yet.
        const isAllThere = isLast || kind.patience === 0 || place.open.length === 0;
        if (isAllThere) return unclear(place, read.items.map(kind.idOf));
        break;
      }
      const items = read.items.filter((item) => own.has(kind.idOf(item)));
      const listed = new Set(items.map(kind.idOf));
      const hidden = [...own].filter((id) => !listed.has(id) && !removing.isGone(id));
      const left = [...listed, ...hidden];
      if (left.length === 0 && place.open.length === 0) return [];
      if (removing.count >= most) return removing.leftovers(left);
      if (place.isCareless) return removing.leftovers(left);
      const free = items.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
      // Until a removal was seen to take what it should and nothing else, each is watched.
      if (await removing.ask(free, place.isTrusted ? Infinity : 1)) continue;
      if (await removing.ask(hidden)) continue;
      // A job that has only begun has its own time.
      const isOver = isLast && removing.count === count;
      if (isOver || kind.patience === 0) return removing.leftovers(left);
      break;
    }
  }
  return [];
}

/** Removals that are asked for, for each thing that may be this run's own. */
const MOST_FOR_EACH = 3;

/** Removals at a place by id; each that fails is asked for once more. */
class Removing<Item> {
  readonly #place: Place<Item>;
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

  constructor(place: Place<Item>) {
    this.#place = place;
  }

  /** Whether an answer has said that it is gone, or that can be told from what lists show no more. */
  isGone(id: string): boolean {
    const place = this.#place;
    return place.isRemoved(id) || this.#absent.has(id) || (place.isAsked(id) && place.showsOwn);
  }

  /** Whether it is certain without a list that it is not there: what was said to be created, and is unknown at once, may have another name. */
  isProven(id: string): boolean {
    const { creates } = this.#place;
    const isPromised = () =>
      creates.some((create) => create.asks === id && this.#place.isAccepted(create));
    return this.#absent.has(id) && (this.#place.isAsked(id) || !isPromised());
  }

  /** Asks for the removals that are still to be asked for, as many as that at most; false if there are none. */
  async ask(ids: readonly string[], most = Infinity): Promise<boolean> {
    const isDone = (id: string) => this.#problems.has(id) && this.#problems.get(id) === undefined;
    const due = ids.filter((id) => !isDone(id) && !this.#again.has(id)).slice(0, most);
    for (const id of due) {
      if (this.#problems.has(id)) this.#again.add(id);
      this.#problems.set(id, await this.#problemOf(id));
      this.lastAt = performance.now();
    }
    return due.length > 0;
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
      return isDone ? undefined : `its removal was answered ${exchange.answer.status}`;
    } catch (error) {
      return (error as Error).message;
    }
  }

  /** What is left where no more is removed, and why. */
  leftovers(ids: readonly string[]): Leftover[] {
    const late = "asked for and not listed in time; verify --clean-up looks again";
    const why = (id: string) => `${this.#whyLeft(id)}; remove it by hand`;
    return [...named(this.#place, ids, why), ...unnamed(this.#place, this.#place.open, late)];
  }

  #whyLeft(id: string): string {
    const problem = this.#problems.get(id);
    if (problem !== undefined) return `not removed: ${problem}`;
    const isAsked = this.#problems.has(id) || this.#place.isRemoved(id);
    if (isAsked) return "still listed after its removal";
    return this.#place.isCareless
      ? "not removed, since removing another has taken more than was asked for"
      : "not removed, since its job was not over in time";
  }
}

/** All that this run has removed, as perhaps left, where something has come back after its removal: the last look tells nothing. */
export function comingBack<Item>(places: readonly Place<Item>[]): Leftover[] {
  if (!places.some(isComingBack)) return [];
  const why = "perhaps left: what is removed here is listed again after a while; look again";
  return places.flatMap((place) => {
    const listed = new Set(place.looks.at(-1)?.items.map(place.kind.idOf));
    const gone = [...place.own].filter((id) => !listed.has(id));
    return named(place, gone, () => why);
  });
}

/** Whether something was removed and gone, and listed again, though no create has asked for it by that id. */
function isComingBack<Item>({ kind, creates, looks, removals }: Place<Item>): boolean {
  return removals.some((removal) => {
    const later = looks.slice(removal.looks).map(({ items }) => items.map(kind.idOf));
    const gone = later.findIndex((ids) => !ids.includes(removal.id));
    const isAgain = gone >= 0 && later.slice(gone).some((ids) => ids.includes(removal.id));
    return isAgain && creates.every(({ asks }) => asks === undefined);
  });
}

/** What an earlier run may have left where the target does not lead any more: to another address, or another account. */
export function leftElsewhere<Item>(
  { what, bears, whereIs }: Kind<Item>,
  { mark, address, place }: Line,
  isHere: boolean,
): Leftover {
  const why = isHere
    ? "perhaps left: the target file names another account there now; name the earlier one again, or remove them by hand"
    : "perhaps left: the target file leads there no more; give it that baseUrl again, or remove them by hand";
  const where = isHere ? whereIs(place) : `${whereIs(place)} at ${address}`;
  return { what: `${what}s${bears ? ` "${mark}-…"` : ""}${where}`, why };
}

/** Every name or id that this run's own may have, as far as is known without a list: a refusal may lie. */
function namesAt<Item>({ own, creates }: Place<Item>): string[] {
  return [...new Set([...own, ...creates.flatMap(({ asks }) => asks ?? [])])];
}

function unread<Item>(
  place: Place<Item>,
  { message }: Error,
  names: readonly string[],
): Leftover[] {
  const why = `perhaps left: ${message}`;
  const open = place.open.filter(({ asks }) => asks === undefined);
  const others = unnamed(place, open, why);
  const isNone = names.length + others.length === 0;
  return [
    ...named(place, names, () => why),
    ...(isNone ? unnamed(place, [undefined], why) : others),
  ];
}

function unclear<Item>(place: Place<Item>, listed?: readonly string[]): Leftover[] {
  const { appeared, doubtful, asked } = place;
  const ids = [...new Set([...appeared, ...doubtful])].filter((id) => listed?.includes(id) ?? true);
  const why = `one of ${ids.length} that are there, and were not before, where this run ${asked}; left as it is, since it may not be this run's`;
  return named(place, ids, () => why);
}

/** Those of some ids at a place as left over. */
function named<Item>(
  { kind, name }: Place<Item>,
  ids: readonly string[],
  why: (id: string) => string,
): Leftover[] {
  const called = (id: string) => (/^\d+$/.test(id) ? id : JSON.stringify(id));
  const where = kind.whereIs(name);
  return ids.map((id) => ({ what: `${kind.what} ${called(id)}${where}`, why: why(id) }));
}

/** What some creates may have left over, of which nobody knows more than when they were sent. */
function unnamed<Item>(
  { kind, name }: Place<Item>,
  creates: readonly (Create | undefined)[],
  why: string,
): Leftover[] {
  return creates.map((create) => {
    const when = create ? `, asked for at ${new Date(create.at).toISOString()}` : "";
    return { what: `perhaps a ${kind.what}${kind.whereIs(name)}${when}`, why };
  });
}
