import type { WireRequest } from "../../exchange/exchange.ts";
import type { Place } from "../seen/place.ts";

/**
 * Takes creates for those of a place at which they are proven to make something, whatever their answers and wherever
 * they were to make it. Where no more has appeared there than all creates make, the next look tells it for this run's
 * own; else only what was seen to come of one, and of nothing else, is.
 */
export function adopt<Item>(
  place: Place<Item>,
  places: readonly Place<Item>[],
  alike: readonly WireRequest[],
  /** Ids that were seen to come of creates, which are among those alike. */
  seen: ReadonlyMap<WireRequest, string>,
): void {
  const { appeared, doubtful, own, made, creates } = place;
  const known = [...own].filter((id) => !appeared.has(id)).length;
  const isAll = appeared.size === made.length - known + alike.length;
  const taken = new Set(isAll ? alike : seen.keys());
  for (const one of places) {
    const its = one.creates.filter(({ request }) => request !== undefined && taken.has(request));
    for (const create of its) {
      create.outcome = isAll ? "unknown" : "made";
      one.creates.splice(one.creates.indexOf(create), 1);
      creates.push(create);
      for (const changed of [one, place]) changed.version++;
    }
  }
  for (const id of isAll ? appeared : seen.values()) doubtful.delete(id);
  for (const id of isAll ? [] : seen.values()) {
    place.appear(id, false);
    place.claim(id);
  }
}
