import { attempts } from "./attempts.ts";
import type { Leftover } from "./kind.ts";
import type { Look, Place } from "./place.ts";

/** Seconds in which a list that could not be read is asked for again, even where no job is waited for, and how often. */
const [READ_AGAIN, MOST_UNREADABLE] = [2, 3];

/**
 * Removes this run's own at a place. Nothing is left over only if the place was read after the last
 * removal, held nothing of the run's, and no create is open. What is known by its name or id is
 * removed by it, whether or not a list shows it.
 */
export async function empty<Item>(
  place: Place<Item>,
  look: () => Promise<Look<Item>>,
): Promise<Leftover[]> {
  const { kind, own, creates, looks } = place;
  // A refusal may lie, and a list that shows marks tells.
  const isTold = kind.bears !== undefined && creates.length > 0 && looks.length > 0;
  if (place.made.length === 0 && own.size === 0 && !place.isUnclear && !isTold) return [];
  const removing = new Removing(place);
  let known = place.current;
  let unreadable = 0;
  for await (const isLast of attempts(Math.max(kind.patience, READ_AGAIN))) {
    for (;;) {
      const read = known ?? (await look().catch((error: Error) => error));
      known = undefined;
      if (read instanceof Error) {
        await removing.ask(namesAt(place).filter((id) => !removing.isGone(id)));
        const isGivenUp = kind.patience === 0 && ++unreadable === MOST_UNREADABLE;
        if (isLast || isGivenUp) return unread(place, read);
        break;
      }
      if (place.isUnclear) return unclear(place, read);
      const items = read.items.filter((item) => own.has(kind.idOf(item)));
      const listed = new Set(items.map(kind.idOf));
      const hidden = [...own].filter((id) => !listed.has(id) && !removing.isGone(id));
      const left = [...listed, ...hidden];
      if (left.length === 0 && place.open.length === 0) return [];
      if (place.isCareless) return removing.leftovers(left);
      const free = items.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
      // Until a removal was seen to take what it should and nothing else, each is watched.
      if (await removing.ask(free, place.isTrusted ? Infinity : 1)) continue;
      if (await removing.ask(hidden)) continue;
      if (isLast || kind.patience === 0) return removing.leftovers(left);
      break;
    }
  }
  return [];
}

/** Removals at a place by id; each that fails is asked for once more. */
class Removing<Item> {
  readonly #place: Place<Item>;
  /** What was wrong when a removal was last asked for, by id; undefined for nothing. */
  readonly #problems = new Map<string, string | undefined>();
  /** Ids whose removal was asked for once more. */
  readonly #again = new Set<string>();
  /** Ids of which an answer has said that there is no such thing. */
  readonly #absent = new Set<string>();

  constructor(place: Place<Item>) {
    this.#place = place;
  }

  /** Whether an answer has said that it is gone. */
  isGone(id: string): boolean {
    return this.#place.isRemoved(id) || this.#absent.has(id);
  }

  /** Asks for the removals that are still to be asked for, as many as that at most; false if there are none. */
  async ask(ids: readonly string[], most = Infinity): Promise<boolean> {
    const isDone = (id: string) => this.#problems.has(id) && this.#problems.get(id) === undefined;
    const due = ids.filter((id) => !isDone(id) && !this.#again.has(id)).slice(0, most);
    for (const id of due) {
      if (this.#problems.has(id)) this.#again.add(id);
      this.#problems.set(id, await this.#problemOf(id));
    }
    return due.length > 0;
  }

  async #problemOf(id: string): Promise<string | undefined> {
    const { kind, name } = this.#place;
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
    const open = this.#place.open.length;
    const late = `${open} asked for and not listed in time; verify --clean-up looks again`;
    const why = (id: string) => `${this.#whyLeft(id)}; remove it by hand`;
    return leftovers(this.#place, ids, why, open > 0 ? late : undefined);
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

/** Every name or id that this run's own may have, as far as is known without a list. */
function namesAt<Item>({ own, open }: Place<Item>): string[] {
  return [...new Set([...own, ...open.flatMap(({ asks }) => asks ?? [])])];
}

function unread<Item>(place: Place<Item>, { message }: Error): Leftover[] {
  const why = `perhaps left: ${message}`;
  const names = namesAt(place);
  const isMore = place.open.length > 0 || names.length === 0;
  return leftovers(place, names, () => why, isMore ? why : undefined);
}

function unclear<Item>(place: Place<Item>, { items }: Look<Item>): Leftover[] {
  const { kind, appeared, doubtful, made } = place;
  const ids = items.map(kind.idOf).filter((id) => appeared.has(id) || doubtful.has(id));
  const why = `one of ${ids.length} that have appeared where this run created ${made.length}; none was touched, since it may not be this run's`;
  return leftovers(place, ids, () => why);
}

/** Those of some ids at a place as left over; and one that nobody knows more of, if there is a reason to. */
function leftovers<Item>(
  { kind, name }: Place<Item>,
  ids: readonly string[],
  why: (id: string) => string,
  whyMore?: string,
): Leftover[] {
  const where = kind.whereIs(name);
  const called = (id: string) => (/^\d+$/.test(id) ? id : JSON.stringify(id));
  const named = ids.map((id) => ({ what: `${kind.what} ${called(id)}${where}`, why: why(id) }));
  if (whyMore === undefined) return named;
  return [...named, { what: `perhaps a ${kind.what}${where}`, why: whyMore }];
}
