import { purgedAt } from "../whose/foreign.ts";
import type { Leftover } from "../kind.ts";
import type { Create } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";

/** What would be left at a place if nothing more were done, for a run that ends at once. */
export function mayBeLeft<Item>(place: Place<Item>): string[] {
  const names = [...place.own, ...place.made.flatMap(({ asks }) => asks ?? [])];
  const there = [...new Set(names)].filter((id) => !place.isRemoved(id));
  const open = place.open.filter(({ asks }) => asks === undefined);
  return [...named(place, there, () => ""), ...unnamed(place, open, "")].map(({ what }) => what);
}

/** This run's own that was removed at a place. */
export function removedAt<Item>(place: Place<Item>): string[] {
  const ids = [...new Set(place.ownRemovals.map(({ id }) => id))];
  return named(place, ids, () => "").map(({ what }) => what);
}

/** Every name or id that this run's own may have, as far as is known without a list: a refusal may lie. */
export function namesAt<Item>({ own, retired, creates, others }: Place<Item>): string[] {
  const names = new Set([...own, ...creates.flatMap(({ asks }) => asks ?? [])]);
  return [...names].filter((id) => !retired.has(id) && others.get(id) !== "taken over");
}

export function unread<Item>(
  place: Place<Item>,
  { message }: Error,
  names: readonly string[],
): Leftover[] {
  const why = `perhaps left: ${message}`;
  const open = place.open.filter(({ asks }) => asks === undefined);
  const others = unnamed(place, open, why);
  const isNone = names.length + others.length === 0;
  return [
    ...named(place, names, () => why),
    ...(isNone ? unnamed(place, [undefined], why) : others),
  ];
}

export function unclear<Item>(place: Place<Item>, listed?: readonly string[]): Leftover[] {
  const { appeared, doubtful, asked } = place;
  const isThere = (id: string) => listed?.includes(id) ?? true;
  const ids = [...new Set([...appeared, ...doubtful])].filter(isThere);
  const taken = perhapsOthers(place);
  const removed = taken.length > 0 ? ` and removed ${taken.join(", ")}, perhaps another's` : "";
  const why = `one of ${ids.length} that are there, and were not before, where this run ${asked}${removed}; left as it is, since it may not be this run's`;
  const sure = [...place.own].filter((id) => place.isSure(id) && isThere(id));
  const still = "its removal is not over, or was not possible; verify --clean-up looks again";
  return [...named(place, ids, () => why), ...named(place, sure, () => still)];
}

/** Ids that this run has removed as its own, where more had come by the end than it had created. */
function perhapsOthers<Item>(place: Place<Item>): string[] {
  if (!place.isUnclear) return [];
  return [...place.appeared].filter((id) => place.own.has(id) && place.isRemoved(id));
}

/** Those of some ids at a place as left over. */
export function named<Item>(
  { kind, name }: Place<Item>,
  ids: readonly string[],
  why: (id: string) => string,
): Leftover[] {
  const called = (id: string) => (/^\d+$/.test(id) ? id : JSON.stringify(id));
  const where = kind.whereIs(name);
  return ids.map((id) => ({ what: `${kind.what} ${called(id)}${where}`, why: why(id) }));
}

/** What some creates may have left over, of which nobody knows more than when they were sent. */
export function unnamed<Item>(
  { kind, name }: Place<Item>,
  creates: readonly (Create | undefined)[],
  why: string,
): Leftover[] {
  return creates.map((create) => {
    const when = create ? `, asked for at ${new Date(create.at).toISOString()}` : "";
    return { what: `perhaps a ${kind.what}${kind.whereIs(name)}${when}`, why };
  });
}

/**
 * What a reader should know of what may be another's, or gone: what was left though it has a name that this run gave, and
 * what went without a removal.
 */
export function notesOn<Item>(places: readonly Place<Item>[]): string[] {
  const gone = places.flatMap((place) => named(place, purgedAt(place, places), () => ""));
  const names = gone.map(({ what }) => what).join(", ");
  const why = `Gone, though this run had not asked for its removal or that was not confirmed: ${names}.`;
  const notes = places.flatMap((place) => [...takenOver(place), ...ofOthers(place)]);
  return gone.length > 0 ? [...notes, why] : notes;
}

function ofOthers<Item>(place: Place<Item>): string[] {
  const { kind, name, appeared, asked } = place;
  const ids = perhapsOthers(place).join(", ");
  const why = `since ${appeared.size} had come there by the end, where this run ${asked}`;
  return ids === "" ? [] : [`Removed, and perhaps another's: ${ids}${kind.whereIs(name)}, ${why}.`];
}

function takenOver<Item>(place: Place<Item>): string[] {
  const { kind, name } = place;
  const names = place.othersBy("taken over").map((id) => JSON.stringify(id));
  const what = `made its own ${kind.what} of that name${kind.whereIs(name)}`;
  const why = `Another client has removed what this run had created, and ${what}, which was left as it is`;
  return names.length > 0 ? [`${why}: ${names.join(", ")}.`] : [];
}
