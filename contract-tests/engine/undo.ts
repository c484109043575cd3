import { attempts } from "./attempts.ts";
import type { Line } from "./journal-line.ts";
import type { Kind, Leftover } from "./kind.ts";
import type { Look, Place } from "./place.ts";

/** Seconds in which a list that could not be read is asked for again, even where no job is waited for, and how often. */
const [READ_AGAIN, MOST_UNREADABLE] = [2, 3];

/** What came of asking for one removal. */
interface Tried {
  times: number;
  isAbsent: boolean;
  /** Why it was not removed, as far as anything said so. */
  problem: string | undefined;
}

/** Removals by id; each that fails is tried once more. */
class Removing<Item> {
  readonly #kind: Kind<Item>;
  readonly #place: Place<Item>;
  readonly #tried = new Map<string, Tried>();

  constructor(kind: Kind<Item>, place: Place<Item>) {
    [this.#kind, this.#place] = [kind, place];
  }

  /** Whether it is still to be asked for. */
  isDue(id: string): boolean {
    const { times = 0, problem } = this.#tried.get(id) ?? {};
    return times === 0 || (times === 1 && problem !== undefined);
  }

  /** Whether an answer has said that it is gone. */
  isGone(id: string): boolean {
    return this.#place.isRemoved(id) || this.#tried.get(id)?.isAbsent === true;
  }

  async remove(id: string): Promise<void> {
    const { times = 0 } = this.#tried.get(id) ?? {};
    const tried: Tried = { times: times + 1, isAbsent: false, problem: undefined };
    this.#tried.set(id, tried);
    try {
      const exchange = await this.#kind.remove(this.#place.name, id);
      tried.isAbsent = this.#kind.isAbsent(exchange);
      if (tried.isAbsent || this.#kind.isAccepted(exchange)) return;
      tried.problem = `its removal was answered ${exchange.answer.status}`;
    } catch (error) {
      tried.problem = (error as Error).message;
    }
  }

  /** Why one is left. */
  why(id: string): string {
    const { problem, times = 0 } = this.#tried.get(id) ?? {};
    if (problem !== undefined) return `not removed: ${problem}`;
    if (times > 0 || this.#place.isRemoved(id)) return "still listed after its removal";
    return this.#place.isCareless
      ? "not removed, since removing another has taken more than was asked for"
      : "not removed, since its job was not over in time";
  }
}

/** Whether there may be anything of this run's: a refusal may lie, and a list that shows marks tells. */
export function mayHold<Item>({ bears }: Kind<Item>, place: Place<Item>): boolean {
  const canTell = bears !== undefined && place.creates.length > 0 && place.looks.length > 0;
  return place.made.length > 0 || place.own.size > 0 || place.isUnclear || canTell;
}

/**
 * Removes this run's own at a place. Nothing is left over only if the place was read after the last
 * removal, held nothing of the run's, and no create is open. What is known by its name or id is
 * removed by it, whether or not a list shows it.
 */
export async function empty<Item>(
  kind: Kind<Item>,
  place: Place<Item>,
  look: () => Promise<Look<Item>>,
): Promise<Leftover[]> {
  const removing = new Removing(kind, place);
  const removeAll = async (ids: readonly string[]) => {
    for (const id of ids) await removing.remove(id);
    return ids.length > 0;
  };
  let known = place.current;
  let unreadable = 0;
  for await (const isLast of attempts(Math.max(kind.patience, READ_AGAIN))) {
    for (;;) {
      const read = known ?? (await look().catch((error: Error) => error));
      known = undefined;
      if (read instanceof Error) {
        const left = namesAt(place).filter((id) => !removing.isGone(id) && removing.isDue(id));
        await removeAll(left);
        const isGivenUp = kind.patience === 0 && ++unreadable === MOST_UNREADABLE;
        if (isLast || isGivenUp) return unread(kind, place, read);
        break;
      }
      if (place.isUnclear) return unclear(kind, place, read);
      const own = read.items.filter((item) => place.own.has(kind.idOf(item)));
      const listed = new Set(own.map(kind.idOf));
      const hidden = [...place.own].filter((id) => !listed.has(id) && !removing.isGone(id));
      const left = [...listed, ...hidden];
      if (left.length === 0 && place.open.length === 0) return [];
      if (place.isCareless) return leftAt(kind, place, left, removing);
      const free = own.filter((item) => kind.isRemovable?.(item) !== false).map(kind.idOf);
      const due = free.filter((id) => removing.isDue(id));
      // Until a removal was seen to take what it should and nothing else, each is watched.
      if (await removeAll(place.isTrusted ? due : due.slice(0, 1))) continue;
      if (await removeAll(hidden.filter((id) => removing.isDue(id)))) continue;
      if (isLast || kind.patience === 0) return leftAt(kind, place, left, removing);
      break;
    }
  }
  return [];
}

function leftAt<Item>(
  kind: Kind<Item>,
  place: Place<Item>,
  ids: readonly string[],
  removing: Removing<Item>,
): Leftover[] {
  const open = place.open.length;
  const late = `${open} asked for and not listed in time; verify --clean-up looks again`;
  return [
    ...ids.map((id) => leftover(kind, place, id, `${removing.why(id)}; remove it by hand`)),
    ...(open > 0 ? [perhaps(kind, place, late)] : []),
  ];
}

/** Every name or id that this run's own may have, as far as is known without a list. */
function namesAt<Item>({ own, open }: Place<Item>): string[] {
  return [...new Set([...own, ...open.flatMap(({ asks }) => asks ?? [])])];
}

function unread<Item>(kind: Kind<Item>, place: Place<Item>, { message }: Error): Leftover[] {
  const why = `perhaps left: ${message}`;
  const named = namesAt(place).map((id) => leftover(kind, place, id, why));
  const isMore = place.open.length > 0 || named.length === 0;
  return isMore ? [...named, perhaps(kind, place, why)] : named;
}

function unclear<Item>(kind: Kind<Item>, place: Place<Item>, { items }: Look<Item>): Leftover[] {
  const doubtful = items
    .map(kind.idOf)
    .filter((id) => place.appeared.has(id) || place.doubtful.has(id));
  const why = `one of ${doubtful.length} that have appeared where this run created ${place.made.length}; none was touched, since it may not be this run's`;
  return doubtful.map((id) => leftover(kind, place, id, why));
}

function leftover<Item>(
  { what, whereIs }: Kind<Item>,
  { name }: Place<Item>,
  id: string,
  why: string,
): Leftover {
  const called = /^\d+$/.test(id) ? id : JSON.stringify(id);
  return { what: `${what} ${called}${whereIs(name)}`, why };
}

function perhaps<Item>(
  { what, whereIs }: Kind<Item>,
  { name }: Place<Item>,
  why: string,
): Leftover {
  return { what: `perhaps a ${what}${whereIs(name)}`, why };
}

/** What an earlier run may have left where the target does not lead any more: to another address, or another account. */
export function elsewhere<Item>(
  { what, bears, whereIs }: Kind<Item>,
  { mark, address, place }: Line,
  isHere: boolean,
): Leftover {
  const why = isHere
    ? "perhaps left: the target file names another account there now; name the earlier one again, or remove them by hand"
    : "perhaps left: the target file leads there no more; give it that baseUrl again, or remove them by hand";
  const where = isHere ? whereIs(place) : ` at ${address}`;
  return { what: `${what}s${bears ? ` "${mark}-…"` : ""}${where}`, why };
}
