import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { answerOf } from "../../../engine/judgement/seen.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { isActive } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Trial } from "./trial.ts";

/** Tells what the clean-up could not remove where others went, though each list before and after shows it as active. */
export function holdRemoved({ session, must }: Trial): void {
  const { places } = session.configurations;
  for (const place of places.filter((one) => isTold(one) && hasGone(one))) {
    const there = place.ownAmong(place.looks.at(-1)!.items).filter(isActive);
    for (const { id } of there) {
      const asked = session.answers
        .exchanges("deleteWireguardConfig")
        .filter(({ request }) => place.kind.removesAt(request, place.name))
        .filter(({ request }) => place.kind.removedId(request) === String(id))
        .filter((exchange) => isActiveAround(session, place, id, exchange));
      const dispatched = asked.find((one) => place.kind.isAccepted(one));
      const refused = asked.filter((one) => session.nameOf(one) === "config-pending");
      const exchange = dispatched ?? refused[1];
      if (!exchange) continue;
      const where = `${id}${place.kind.whereIs(place.name)}`;
      return must(answerOf(exchange), false, "dispatched, and carried out", {
        "active-is-deleted": dispatched
          ? `The deletion of configuration ${where} was dispatched, and it stayed active, while others went.`
          : `Each deletion of configuration ${where} is refused as pending, while lists show it as active.`,
      });
    }
  }
}

function isTold({ isUndone, catchesUp, isUnclear }: Place<Configuration>): boolean {
  return isUndone && !catchesUp && !isUnclear;
}

function hasGone(place: Place<Configuration>): boolean {
  const [last] = place.looks.slice(-1);
  return last !== undefined && place.ownRemovals.some(({ id }) => !place.holds(id)(last));
}

/** Whether something is listed as active before a deletion and in all lists after it, more than two. */
function isActiveAround(
  { answers }: VpnScriptSession,
  { looks }: Place<Configuration>,
  id: number,
  exchange: Exchange,
): boolean {
  const later = looks.findIndex((look) => answers.isLater(look.exchange, exchange));
  const around = later > 0 ? looks.slice(later - 1) : [];
  return (
    around.length > 3 &&
    around.every(({ items }) => items.some((one) => one.id === id && isActive(one)))
  );
}
