import { attempts } from "./attempts.ts";
import type { Kind, Leftover } from "./kind.ts";
import type { Look, Place } from "./place.ts";

/** Seconds in which a list that could not be read is asked for again, even where no job is waited for, and how often. */
const [READ_AGAIN, MOST_UNREADABLE] = [2, 3];

/**
 * Removes this run's own at a place. Nothing is left over only if the place was read after the last
 * removal, held nothing of the run's, and no create is open.
 */
export async function empty<Item>(
  kind: Kind<Item>,
  place: Place<Item>,
  look: () => Promise<Look<Item>>,
): Promise<Leftover[]> {
  const asked = new Set<string>();
  const remove = async (id: string) => {
    asked.add(id);
    // Whether it is gone is what the next look tells.
    await kind.remove(place.name, id).catch(() => undefined);
  };
  let known = place.current;
  let unreadable = 0;
  for await (const isLast of attempts(Math.max(kind.patience, READ_AGAIN))) {
    for (;;) {
      const read = known ?? (await look().catch((error: Error) => error));
      known = undefined;
      if (read instanceof Error) {
        // What is known by its name or id is removed by it, list or no list.
        for (const id of place.own) if (!asked.has(id) && !place.isAsked(id)) await remove(id);
        const isGivenUp = kind.patience === 0 && ++unreadable === MOST_UNREADABLE;
        if (isLast || isGivenUp) return unread(kind, place, read);
        break;
      }
      if (place.isUnclear) return unclear(kind, place);
      const own = read.items.filter((item) => place.own.has(kind.idOf(item)));
      if (own.length === 0 && place.open.length === 0) return [];
      const ready = own.filter(
        (item) => !asked.has(kind.idOf(item)) && kind.isRemovable?.(item) !== false,
      );
      if (place.isCareless || (ready.length === 0 && (isLast || kind.patience === 0))) {
        return left(kind, place, own.map(kind.idOf), asked);
      }
      if (ready.length === 0) break;
      // Until a removal was seen to take what it should and nothing else, each is watched.
      for (const item of place.isTrusted ? ready : ready.slice(0, 1)) await remove(kind.idOf(item));
    }
  }
  return [];
}

function left<Item>(
  kind: Kind<Item>,
  place: Place<Item>,
  ids: readonly string[],
  asked: ReadonlySet<string>,
): Leftover[] {
  const why = (id: string) => {
    if (asked.has(id) || place.isAsked(id)) return "still listed after its removal";
    return place.isCareless
      ? "not removed, since removing another has taken more than was asked for"
      : "not removed, since its job was not over in time";
  };
  const open = place.open.length;
  const late = `${open} asked for and not listed in time; verify --clean-up looks again`;
  return [
    ...ids.map((id) => leftover(kind, place, id, `${why(id)}; remove it by hand`)),
    ...(open > 0 ? [perhaps(kind, place, late)] : []),
  ];
}

function unread<Item>(kind: Kind<Item>, place: Place<Item>, { message }: Error): Leftover[] {
  const why = `perhaps left: ${message}`;
  const named = [...place.own].map((id) => leftover(kind, place, id, why));
  const isMore = place.open.length > 0 || named.length === 0;
  return isMore ? [...named, perhaps(kind, place, why)] : named;
}

function unclear<Item>(kind: Kind<Item>, place: Place<Item>): Leftover[] {
  const why = `one of ${place.appeared.size} that have appeared where this run created ${place.made.length}; none was touched, since it may not be this run's`;
  return [...place.appeared].map((id) => leftover(kind, place, id, why));
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

/** What an earlier run may have left where the target does not lead any more. */
export function elsewhere<Item>(
  { what, bears }: Kind<Item>,
  mark: string,
  address: string,
): Leftover {
  return {
    what: `${what}s${bears ? ` "${mark}-…"` : ""} at ${address}`,
    why: "perhaps left: the target file leads there no more; give it that baseUrl again, or remove them by hand",
  };
}
