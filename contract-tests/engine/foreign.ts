import { TargetError } from "./errors.ts";
import type { Look } from "./look.ts";
import type { Place } from "./place.ts";

const MOVED =
  "another installation answers at baseUrl now: under an id of what this run has created it has something else; give baseUrl an address of one installation alone";

/**
 * Tells whether another installation answers than the one on which a run has created things: ids
 * begin again on each, so that the same id may be another's there. What a run has named carries its
 * mark, and is the run's own.
 * @throws TargetError where that shows in the middle of a run
 */
export function tellForeign<Item>(
  place: Place<Item>,
  { items }: Look<Item>,
  places: readonly Place<Item>[],
): void {
  const { kind, own, traits, marks } = place;
  for (const item of items) {
    const id = kind.idOf(item);
    // What is removed may have its id given to another.
    if (!own.has(id) || place.isMarked(id) || place.isAsked(id)) continue;
    if ([...marks].some((mark) => kind.bears?.(item, mark))) continue;
    const known = traits.get(id);
    const now = kind.traitsOf?.(item) ?? [];
    const isAlike = !known?.length || now.length === 0 || known.some((one) => now.includes(one));
    if (!isAlike) {
      const isNew = !place.isForeign && !place.isUndone;
      for (const one of [place, ...places]) one.isForeign = true;
      if (isNew) throw new TargetError(MOVED);
    } else if (now.length > 0) traits.set(id, [...new Set([...(known ?? []), ...now])]);
  }
}
