import { NotReachable } from "../../engine/exchange/errors.ts";
import { lagOf } from "../../engine/tracker/left/behind.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import type { Configuration } from "./calls.ts";
import { ownPlace } from "./creating.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

// Removes configurations of this run, which another client may remove first.

const DELETED = "deleteWireguardConfig/200/delete-dispatched";

/** Asks for it, by an id in whatever form. */
export function deletion(
  session: VpnScriptSession,
  as: Persona,
  config_id: number | string,
): Promise<Exchange> {
  return session.send("deleteWireguardConfig", { as, parameters: { config_id } });
}

/** @throws NotReachable if it is not found, and not listed any more; Broken if it is not dispatched */
export async function remove(session: VpnScriptSession, id: number): Promise<void> {
  const exchange = await deletion(session, "active", id);
  if (session.isReadableAs(DELETED, exchange)) return;
  const place = ownPlace(session);
  const isListed = place.holds(String(id));
  const isGone = async () => !isListed(await session.configurations.look(place.name));
  if (place.kind.isAbsent(exchange) && (await isGone()))
    throw new NotReachable(...goneWhile("deleted"));
  throw session.broken(DELETED, exchange);
}

/** Why something is not there any more that this run has not removed: another client may have. */
export function goneWhile(what: string): ConstructorParameters<typeof NotReachable> {
  return [`what this run had created has gone before it was ${what}`, { code: "outrun" }];
}

/** Whether a list has lacked what was created. */
export function isUnseen({ open, looks, kind }: Place<Configuration>): boolean {
  return open.some(
    (one) => one.exchange && kind.isAccepted(one.exchange) && looks.length > one.looks!,
  );
}

/** Whether a configuration still has its status. A list that lags, as one that lacks what was created, may show what is over. */
export async function isStill(
  session: VpnScriptSession,
  { id, status }: Configuration,
): Promise<boolean> {
  const place = ownPlace(session);
  const { items } = await session.configurations.look(place.name);
  const isCurrent = lagOf(place) === 0 && !isUnseen(place);
  return isCurrent && items.some((one) => one.id === id && one.status === status);
}

/** The same, or whether it is the second that was refused: so many others do not remove just before this run does. */
export async function isNotTaken(session: VpnScriptSession, one: Configuration): Promise<boolean> {
  const { id } = session.api.catalogue.variants[DELETED]!;
  const refused = session.answers
    .exchanges("deleteWireguardConfig")
    .filter(({ request, answer }) => request.judgedAs === id && answer.status >= 400);
  return refused.length > 1 || isStill(session, one);
}
