import { exchange, placeAfter, take } from "../seen/place.support.ts";
import type { Kind } from "../kind.ts";
import type { Place } from "../seen/place.ts";
import { Removals } from "./removals.ts";

/** What has happened at a shelf before a is removed, and what happens then. */
export interface Shelved {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly own?: readonly string[];
}

/** How a thing that is leaving, "a-", is told. */
export const LEAVING: Partial<Kind<string>> = {
  isLeaving: (item) => item.endsWith("-"),
  idOf: (item) => item.replace("-", ""),
};

/** Removes a from the first of some shelves, which go by their numbers. */
export function removing(...shelves: readonly Shelved[]) {
  const removals = new Removals<string>();
  const places = shelves.map(({ before, own }, nth) =>
    Object.assign(placeAfter(before, own, LEAVING), { name: String(nth) }),
  );
  take(places[0]!, "@ 5");
  removals.accepted("a", exchange(), places);
  take(places[0]!, "- a");
  take(places[0]!, "@ 5");
  for (const [nth, { after }] of shelves.entries()) {
    for (const step of after) take(places[nth]!, step);
  }
  return { removals, places };
}

/** Asks whether something may be removed: which shelves are looked at for that, and why it may not. */
export async function hold(removals: Removals<string>, places: Place<string>[], id?: string) {
  const looked: number[] = [];
  const look = async (name: string) => looked.push(Number(name));
  const failed = await removals.hold(id, places, look).catch(String);
  return { looked, failed };
}
