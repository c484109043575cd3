import { poll } from "../../engine/exchange/attempts.ts";
import type { Configuration, Panel } from "./calls.ts";
import { isActive, whereOf } from "./configurations.ts";
import { creation } from "./creating.ts";

/**
 * Tries again what a deletion seems to have taken of another account's, once: that account's owner may have deleted it.
 * Whether anything was created for that.
 */
export async function tryTakenAgain(session: Panel): Promise<boolean> {
  const { places, removals, look } = session.configurations;
  const once = removals.taken(places).find((one) => one.isElsewhere && !one.isSure);
  const from = once && places.find(({ own }) => own.has(once.removal.id));
  const [thing] = once?.things ?? [];
  // What was removed after that was there all the time.
  if (!from || !thing || thing.place.isRemoved(thing.id)) return false;
  const until = async <T>(place: typeof from, isSo: (own: readonly Configuration[]) => T) => {
    const own = async () => place.ownAmong((await look(place.name)).items);
    return poll(session.target.jobTimeout, async () => isSo(await own()) || undefined);
  };
  const create = async (place: typeof from) => {
    await creation(session, whereOf(place.name).persona!);
    return until(place, (own) => own.find(isActive));
  };
  // Which of the two is older may matter.
  const isOlder = Number(thing.id) < Number(once.removal.id);
  const older = isOlder ? await create(thing.place) : undefined;
  const one = await create(from);
  const other = one && (older ?? (await create(thing.place)));
  const isThere = async () => thing.place.holds(String(other?.id))(await look(thing.place.name));
  if (!other || !(await isThere())) return true;
  await from.kind.remove(from.name, String(one.id));
  await until(from, (own) => own.every(({ id }) => id !== one.id));
  if (await isThere()) return true;
  removals.takenAgain.add(once.removal.id);
  // Other rules will miss it as well, for the same reason.
  thing.place.maybeRemoved(String(other.id));
  return true;
}
