import { isElsewhere, lacksBeside, purgedAt } from "../whose/foreign.ts";
import { createOf } from "../seen/gone.ts";
import type { Leftover } from "../kind.ts";
import { named } from "./leftovers.ts";
import type { Create } from "../seen/look.ts";
import type { Place } from "../seen/place.ts";
import { newNamesOf } from "../whose/renamed.ts";
import { lostBy, takenAt, takesOwn } from "../harm/taken.ts";

/**
 * What has gone without a removal, as perhaps left, where there is more of it than one: that one may
 * have been removed by staff. Another installation may have answered since, or an older state of this one:
 * then no answer but that a removal is done says that a thing is gone.
 */
export function vanished<Item>(places: readonly Place<Item>[]): Leftover[] {
  const why =
    "perhaps left: what was created is not listed any more, though no removal of it was confirmed; another installation may be answering now";
  const other =
    "perhaps left: something else has its id now, which is left as it is: a backup was restored, or another installation may be answering now";
  const isForeign = places.some((place) => place.isForeign || isElsewhere(place));
  const gone = places.map((place) => ({ place, ids: vanishedAt(place, places, isForeign) }));
  const unexplained = gone.flatMap(({ place, ids }) => ids.filter((id) => !isExplained(place, id)));
  if (!isForeign && unexplained.length < 2) return [];
  return gone.flatMap(({ place, ids }) =>
    named(place, ids, (id) => (isListed(place, id) ? other : why)),
  );
}

function isListed<Item>(place: Place<Item>, id: string): boolean {
  return place.looks.slice(-1).some(place.holds(id));
}

function vanishedAt<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  isForeign: boolean,
): string[] {
  const { kind, own, looks, showsOwn, removedBefore } = place;
  const purged = new Set(purgedAt(place, places));
  const isChanged = lacksBeside(place);
  // A list of the same installation says what is there.
  const isStillHere = place.beside.size > 0 && !isChanged;
  return [...own].filter((id) => {
    const isPromised = isPromisedAt(place, id) && (showsOwn || kind.keyOf !== undefined);
    const wasThere = looks.some(place.holds(id)) || isPromised || isForeign;
    const isRemoved = place.isRemoved(id) || removedBefore.has(id);
    const isTold = isRemoved || purged.has(id) || newNamesOf(place, id).length > 0;
    const isThere = !place.isHeld(id) && isListed(place, id);
    const isMissing = wasThere || (isChanged && place.promised.has(id));
    const isWhy = !isForeign && (isStillHere || takenAt(place).takesInVain || isTaken(place, id));
    return isMissing && !isTold && !isThere && !isWhy;
  });
}

function isPromisedAt<Item>(place: Place<Item>, id: string): boolean {
  const { kind, creates } = place;
  const idsIn = ({ exchange }: Create) => (exchange && kind.idsAnswered?.(exchange)) ?? [];
  // One that is answered under another name than it asked for has that.
  return creates.some((one) => place.isAccepted(one) && (idsIn(one)[0] ?? one.asks) === id);
}

/**
 * Whether it went when its removal was asked for; not where that found nothing, though removals are answered otherwise
 * here, unless the installation has removed others after that, nor where the answer told nothing, and it had gone before.
 */
function isExplained<Item>(place: Place<Item>, id: string): boolean {
  const { inVain, ownRemovals, looks, named } = place;
  const { answeredAt: made = 0 } = createOf(place, id) ?? {};
  const vain = inVain.find((one) => one.id === id && one.answeredAt >= made);
  const isSince = ownRemovals.some((one) => vain && one.answeredAt > vain.answeredAt);
  const isInVain = vain !== undefined && ownRemovals.length > 0 && !isSince;
  const before = looks.slice(0, named.get(id) ?? 0).map(place.holds(id));
  const hadGone = before.includes(true) && !before.at(-1)!;
  return place.isDoubtful(id) ? !hadGone : wentWhenAsked(place, id) && !isInVain;
}

/** Whether it went where removals take what they do not name: at one, or with an answer that it was not found. */
function isTaken<Item>(place: Place<Item>, id: string): boolean {
  if (!takesOwn(place)) return false;
  const isLost = place.ownRemovals.some((one) => lostBy(place, one).includes(id));
  return isLost || takenAt(place).explained.has(id) || place.inVain.some((one) => one.id === id);
}

/** Whether it went when its removal was first asked for, whatever the answer to that says. */
function wentWhenAsked<Item>(place: Place<Item>, id: string): boolean {
  const at = place.named.get(id) ?? 0;
  const around = place.looks.slice(Math.max(at - 1, 0), at + 1).map(place.holds(id));
  return around.length === 2 && around[0]! && !around[1]!;
}
