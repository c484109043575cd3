import { NotReachable } from "./errors.ts";
import { isOfAnyRun } from "./kind.ts";
import type { Look } from "./look.ts";
import type { Place } from "./place.ts";

// What goes behind removals of what is not there: those should take nothing.

/**
 * Tells by the last two looks what has gone behind removals that found nothing, where none has named it, no more has
 * gone than so many may take, and nothing shows that another client was at work.
 */
export function tellTaken<Item>(place: Place<Item>): void {
  const { kind, looks, inVain } = place;
  const [before, after] = looks.slice(-2);
  if (!kind.bears || !before || !after) return;
  const isBetween = ({ looks: at }: { readonly looks: number }) => at === looks.length - 1;
  const vain = inVain.filter(isBetween).length;
  const accepted = place.removals.filter(isBetween).length;
  const lost = missing(place, before, after);
  const isNamed = (id: string) => place.isAsked(id) || inVain.some((one) => one.id === id);
  const taken = lost.filter((id) => !isNamed(id));
  const isStill = missing(place, after, before).every((id) => place.own.has(id));
  const isOthers = (id: string) => !place.own.has(id);
  if (vain + accepted === 0) {
    if (!isStill || taken.some(isOthers)) place.stirs++;
    return;
  }
  // One that was carried out may have taken it, unless another was seen to take nothing else.
  const isSure = vain > 0 && (accepted === 0 || place.isTrusted);
  // A backup that was restored has taken all of this run's own, and nothing else.
  const isRestored = !taken.some(isOthers) && place.idsIn(after).every(isOthers);
  if (taken.length === 0 && vain > 0) place.spared++;
  if (taken.length === 0 || taken.length > vain || !isSure || !isStill || isRestored) return;
  place.takings++;
  for (const id of taken) place.taken.add(id);
}

/** What one look lists and another does not, except for what other runs have marked, which come and go. */
function missing<Item>(place: Place<Item>, from: Look<Item>, there: Look<Item>): string[] {
  const marked = new Set(from.items.filter(isOfAnyRun).map(place.kind.idOf));
  return place.missing(from, there).filter((id) => place.own.has(id) || !marked.has(id));
}

/**
 * Makes sure that no further removal takes what it does not name: once one may have, the list is read before each that
 * may find nothing. @throws NotReachable if several have
 */
export async function requireNamed<Item>(
  place: Place<Item>,
  id: string | undefined,
  look: () => Promise<unknown>,
): Promise<void> {
  if (place.taken.size === 0) return;
  const isOwn = id !== undefined && place.own.has(id);
  if (isOwn && place.looks.slice(-1).some(place.holds(id))) return;
  if (!place.isLoose) await look();
  if (!place.isLoose) return;
  throw new NotReachable(
    `removals of what is not there have taken other ${place.kind.what}s, so no more are sent`,
  );
}
