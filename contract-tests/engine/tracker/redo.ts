import { notAnswered } from "../exchange/errors.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import type { Look } from "./seen/look.ts";
import type { Place } from "./seen/place.ts";

/**
 * What to send in place of a write whose answer was lost, or says nothing: the very same values may be why. Undefined
 * where no list tells what became of it.
 */
export async function redoAt<Item>(
  place: Place<Item>,
  request: WireRequest,
  look: (name: string) => Promise<Look<Item>>,
): Promise<WireRequest | undefined> {
  const { bears, patience, idOf, removedId, likeOf } = place.kind;
  // What happens later, a list does not show yet.
  if (!bears || patience > 0) return undefined;
  const shown = await look(place.name).catch(notAnswered);
  if (!shown) return undefined;
  const ids = shown.items.map(idOf);
  if (request.effect === "deletes") {
    const removed = removedId(request) ?? "";
    return place.own.has(removed) && !ids.includes(removed) ? undefined : request;
  }
  const others = place.creates.filter((one) => one.request !== request);
  const known = others.flatMap(({ asks, named }) => [asks, named]);
  const asked = place.askedBy(request);
  // Which of them has made it, no list shows.
  if (asked !== undefined && known.includes(asked)) return undefined;
  const isIts = (item: Item) => [...place.marks].some((mark) => bears(item, mark));
  const isMade = shown.items.some((item, at) => isIts(item) && !known.includes(ids[at]));
  return isMade ? likeOf?.(request) : request;
}
