import { NotReachable } from "../../exchange/errors.ts";
import type { Place } from "../seen/place.ts";
import { stayingIn } from "./steps.ts";
import { takesMore, takenAt } from "./taken.ts";

/**
 * Makes sure that no further removal takes what it does not name: once one may have, the list is read before each that
 * may find nothing. @throws NotReachable if several have, or one that found what it named has
 */
export async function requireNamed<Item>(
  places: readonly Place<Item>[],
  id: string | undefined,
  look: (name: string) => Promise<unknown>,
): Promise<void> {
  const isOwn = ({ own }: Place<Item>) => id !== undefined && own.has(id);
  const isListed = (place: Place<Item>) =>
    isOwn(place) && place.looks.slice(-1).some((look) => stayingIn(place, look).has(id!));
  for (const one of places.filter(isOwn)) requireCareful(one, "removed");
  const isMisled = takesAnother(places);
  for (const { name } of isMisled ? places.filter(isOwn) : []) await look(name);
  if (isMisled && places.some(isListed)) return;
  for (const place of places) {
    const { takenInVain, goneInVain } = takenAt(place);
    // Where nothing else is listed, nothing of others' can go.
    const isOthers = (item: Item) => !place.own.has(place.kind.idOf(item));
    const mayEmpty = () => goneInVain !== undefined && place.looks.at(-1)!.items.some(isOthers);
    const isDue = () => isMisled || takenAt(place).takesInVain || mayEmpty();
    if (!isMisled && ((takenInVain.size === 0 && !goneInVain) || isListed(place))) continue;
    if (!isDue()) await look(place.name);
    if (!isDue()) continue;
    const have = isMisled || takenAt(place).takesInVain ? "have" : "may have";
    throw new NotReachable(
      `removals of what is not there ${have} taken other ${place.kind.what}s, so no more are sent`,
    );
  }
}

/** @throws NotReachable if removals of what this run has marked have taken others with it: more of it would be left */
export function requireCareful<Item>(place: Place<Item>, then: "removed" | "created"): void {
  if (!place.kind.bears || !takesMore(place)) return;
  const why = `removing a ${place.kind.what} has removed others`;
  throw new NotReachable(`${why}, so no more are ${then}`);
}

/** Whether a removal of what was never at any of them was accepted: whatever that takes, this run's own may be gone by now. */
function takesAnother<Item>(places: readonly Place<Item>[]): boolean {
  const isStrange = (id: string) =>
    places.every((one) => !one.own.has(id) && !one.looks.some(one.holds(id)));
  return places.some(
    ({ kind, removals }) => !kind.bears && removals.some(({ id }) => isStrange(id)),
  );
}
