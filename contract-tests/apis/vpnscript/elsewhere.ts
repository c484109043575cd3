import { clockOf, type Exchange, type WireRequest } from "../../engine/exchange/exchange.ts";
import type { Leftover } from "../../engine/tracker/kind.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { dataIn, type Configuration, type Panel, type Server } from "./calls.ts";
import { placeAt } from "./configurations.ts";
import { SERVED, type VpnScriptTarget } from "./target.ts";

// Other servers and accounts, for which this run asks nothing: it looks whether its requests change them.

/** How many further WireGuard servers are looked at: each look is a request. */
const MOST_OTHERS = 3;

/** How far a `created_at` may be from the answer to a request that has made it, in ms. What is told by it is named, and not removed. */
export const SAME_MOMENT = 2000;

/** WireGuard servers beside the one on which this run creates, the first and the last of the list among them. */
export async function otherServers(session: Panel): Promise<number[]> {
  const { wireguard, wireguardFull, disabled } = session.target.servers;
  const data = await session.once("listServers", { as: "active" }).then(
    (exchange) => dataIn<readonly Server[]>(exchange),
    () => undefined,
  );
  const listed = Array.isArray(data) ? data : [];
  const ids = listed.flatMap((one: Server) => (one?.protocol === "wireguard" ? one.id : []));
  const others = ids.filter((id) => id !== wireguard && id !== wireguardFull && id !== disabled);
  const ends = [wireguardFull, others[0], others.at(-1), ...others];
  return [...new Set(ends.filter((id) => id !== undefined))].slice(0, MOST_OTHERS);
}

/** Where what is there before a run is compared with what is there after it. */
export async function comparedPlaces(session: Panel): Promise<string[]> {
  const { personas, servers } = session.target;
  const { wireguard } = servers;
  if (wireguard === undefined) return [];
  const others = personas.active ? await otherServers(session) : [];
  return [
    ...SERVED.filter((one) => personas[one]).map((persona) => placeAt(persona, wireguard)),
    ...others.map((id) => placeAt("active", id)),
    ...(personas.other ? others.slice(-1).map((id) => placeAt("other", id)) : []),
  ];
}

/** Names a configuration once, even if the lists of several accounts show it. */
export function eachOnce(left: readonly Leftover[]): Leftover[] {
  const first = new Map<string, Leftover>();
  for (const one of left) {
    const thing = one.what.replace(/(?<=^WireGuard configuration \d+) of personas\.\w+/, "");
    if (!first.has(thing)) first.set(thing, one);
  }
  return [...first.values()];
}

/** A login is sent without an account, and names one. */
export function personaOf({ personas }: VpnScriptTarget, { persona, body = "" }: WireRequest) {
  const isNamed = (username: string) => body.includes(`"username":${JSON.stringify(username)}`);
  const named = Object.entries(personas).find(([, one]) => isNamed(one.username));
  return persona ?? named?.[0];
}

/** Ids that the lists of several accounts or servers show, or of groups of them: such lists do not say whose they are. */
export function idsInSeveral(
  places: readonly Place<Configuration>[],
  groupOf = ({ name }: Place<Configuration>): unknown => name,
): ReadonlySet<string> {
  const idsAt = (place: Place<Configuration>) => place.looks.flatMap((look) => place.idsIn(look));
  const groups = [...Map.groupBy(places, groupOf).values()];
  const all = groups.flatMap((one) => [...new Set(one.flatMap(idsAt))]);
  return new Set(all.filter((id, index) => all.indexOf(id) < index));
}

export function isAt({ created_at }: Configuration, exchange: Exchange, patience = 0): boolean {
  const later = Date.parse(created_at) - clockOf(exchange);
  return later >= -SAME_MOMENT && later <= SAME_MOMENT + patience * 1000;
}
