import type { Create } from "./look.ts";
import type { Place } from "./place.ts";

/**
 * Ids that are given again: what is listed under an id whose removal was asked for, or that a list
 * has lacked, may be something else. What had the id before is known as "former …" from then on.
 */
export function tellAgain<Item>(
  items: readonly Item[] | undefined,
  places: readonly Place<Item>[],
): void {
  for (const place of places) {
    const { idOf, again } = place.kind;
    const accepted = (one: Create) => place.isAccepted(one);
    for (const item of (again && items) ?? []) {
      const id = idOf(item);
      const earlier = place.looks.flatMap((look) => look.items.filter((one) => idOf(one) === id));
      const wasMissed = !place.own.has(id) && !place.looks.slice(-1).some(place.holds(id));
      const mayBe = earlier.length > 0 && (place.isAsked(id) || wasMissed);
      const removal = place.removals.findLast((one) => one.id === id);
      const isFollowed = removal !== undefined && place.since(removal).some(accepted);
      if (!mayBe || !again!.isAnother(item, earlier, isFollowed)) continue;
      let former = `former ${id}`;
      while (places.some((one) => one.looks.some(one.holds(former)))) former = `former ${former}`;
      place.retire(id, former);
      // It was no concern of theirs while it was this place's.
      for (const one of places) if (!one.looks.some(one.holds(id))) one.before?.delete(id);
    }
  }
}
