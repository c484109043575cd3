import type { Removal } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";

/**
 * Ids that are given again: what is listed under an id whose removal was asked for, or that a list
 * has lacked, may be something else, and so may what is newer than this run's own, of the same owner. What had the id
 * before is known as "former …" from then on.
 */
export function tellAgain<Item>(
  items: readonly Item[] | undefined,
  places: readonly Place<Item>[],
  at = places[0],
): void {
  const ownerOf = (place?: Place<Item>) => place?.kind.ownerOf?.(place.name);
  // Another owner's ids may count from the same number on.
  const same = places.filter((place) => ownerOf(place) === ownerOf(at));
  if (places.some((one) => one.setsTimes) || newerIn("the same", items, places).length > 0) {
    for (const place of places) {
      place.setsTimes = true;
      for (const id of place.othersBy("given again")) place.reinstate(id);
    }
  }
  const taken = takenIn(items, same);
  for (const place of places) {
    const { idOf, again } = place.kind;
    for (const item of (again && items) ?? []) {
      const id = idOf(item);
      const earlier = place.sightsOf(id);
      const wasMissed = !place.own.has(id) && !place.looks.slice(-1).some(place.holds(id));
      const mayBe = earlier.length > 0 && (place.isAsked(id) || wasMissed);
      const removal = place.removals.findLast((one) => one.id === id);
      const isFollowed = removal !== undefined && mayFollow(place, removal, items!);
      const isTaken = same.includes(place) && place.own.has(id) && taken.has(item);
      if (!isTaken && !(mayBe && again!.isAnother(item, earlier, isFollowed))) continue;
      let former = `former ${id}`;
      while (places.some((one) => one.sightsOf(former).length > 0)) former = `former ${former}`;
      place.retire(id, former);
      if (isTaken) place.giveTo(id, "given again");
      // The other places did not watch it while it was this place's.
      for (const one of places) if (one.sightsOf(id).length === 0) one.before?.delete(id);
    }
  }
}

/** Whether a create after a removal may have made what is listed under its id: one that made nothing else that is listed. */
function mayFollow<Item>(place: Place<Item>, removal: Removal, items: readonly Item[]): boolean {
  const accepted = place.since(removal).filter((one) => place.isAccepted(one));
  const ids = (looks: typeof place.looks) => looks.flatMap((look) => place.idsIn(look));
  const earlier = new Set(ids(place.looks.slice(0, removal.looks)));
  const since = [...ids(place.looks.slice(removal.looks)), ...items.map(place.kind.idOf)];
  const others = new Set(since.filter((id) => !earlier.has(id)));
  return accepted.length > others.size;
}

/**
 * What is newer than this run's own of the same id, whose removal was not asked for: another client has removed that, and
 * made this. Not where times are set again, as of several at once.
 */
function takenIn<Item>(
  items: readonly Item[] | undefined,
  places: readonly Place<Item>[],
): ReadonlySet<Item> {
  const newer = newerIn("another", items, places);
  const earlier = places.flatMap((place) => place.othersBy("given again"));
  const isSet = places.some((one) => one.setsTimes) || newer.length + earlier.length > 1;
  return new Set(isSet ? [] : newer);
}

function newerIn<Item>(
  what: "another" | "the same",
  items: readonly Item[] = [],
  places: readonly Place<Item>[],
): readonly Item[] {
  return items.filter((item) =>
    places.some((place) => {
      const id = place.kind.idOf(item);
      const earlier = place.isAsked(id) ? [] : place.sightsOf(id);
      return earlier.length > 0 && place.kind.again?.newer?.(item, earlier) === what;
    }),
  );
}
