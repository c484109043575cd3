import type { Create, Removal } from "./look.ts";
import type { Place } from "./place.ts";

/** How long a list from a replica or a cache may lag behind, in milliseconds. */
export const LAG = 2000;

/** The pause before a list that lags is asked for again, in milliseconds. */
export const AGAIN = 250;

/** What a reader of the report should know of it. */
export const BEHIND =
  "Lists show what was created or removed only after a moment, as those of a replica or a cache do; this run looked again.";

/**
 * Whether a list does not show yet what was done a moment ago: it says nothing of what is there now.
 * Once that has lasted for too long, lists of the place are taken as they are.
 */
export function isBehind<Item>(place: Place<Item>, items: readonly Item[]): boolean {
  const { kind, creates, removals, looks } = place;
  const listed = new Map(items.map((item) => [kind.idOf(item), item]));
  const isLacking = (create: Create) => {
    const { asks } = create;
    const isDone = asks !== undefined && place.own.has(asks) && place.isAccepted(create);
    return isDone && create.looks === looks.length && !listed.has(asks) && !place.isRemoved(asks);
  };
  const isStillThere = ({ id, looks: from, answeredAt }: Removal) => {
    const item = listed.get(id);
    const isAgain = creates.some(
      (create) => create.asks === id && (create.isUnderWay || create.answeredAt! > answeredAt),
    );
    const isNew = from === looks.length && !isAgain;
    return isNew && item !== undefined && kind.isRemovable?.(item) !== false;
  };
  const undone = [...creates.filter(isLacking), ...removals.filter(isStillThere)];
  if (undone.length === 0 || place.isLate) return false;
  place.isLate = undone.every(({ answeredAt = 0 }) => performance.now() - answeredAt > LAG);
  return !place.isLate;
}
