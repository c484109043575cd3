import type { Place } from "../seen/place.ts";

// What is listed under another id than it was created by.

/** Whether an item shares something that stays of a thing. */
export function isAlike<Item>({ kind }: Place<Item>, item: Item, traits: readonly string[]) {
  return kind.traitsOf?.(item).some((one) => traits.includes(one)) === true;
}

/** The same; or where things bear no mark, and another client's may be made at the same time, all that is known of it. */
function isIt<Item>(place: Place<Item>, item: Item, id: string): boolean {
  const traits = place.traits.get(id) ?? [];
  const now = new Set(place.kind.traitsOf?.(item));
  return (
    isAlike(place, item, traits) && (!!place.kind.bears || traits.every((one) => now.has(one)))
  );
}

/** Under what ids the last look lists what was created under another, which it doesn't list. */
export function newNamesOf<Item>(place: Place<Item>, id: string): readonly string[] {
  const [last] = place.looks.slice(-1);
  if (!last || place.holds(id)(last) || place.isRemoved(id)) return [];
  const { before, older, own } = place;
  const isKnown = (one: string) => own.has(one) || before?.has(one) || older?.has(one);
  const alike = last.items.filter((one) => isIt(place, one, id)).map(place.kind.idOf);
  return [...new Set(alike)].filter((one) => !isKnown(one));
}
