import { NotReachable, TargetError } from "../../engine/errors.ts";
import { poll } from "../../engine/attempts.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { variantOf } from "../../engine/judge.ts";
import type { Place } from "../../engine/place.ts";
import { placeAt, STATE, stateOf, type Configuration } from "./configurations.ts";
import { otherServers } from "./elsewhere.ts";
import { roomProblem } from "./premises.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

// What must be so before a variant or rule is tried: configurations of this run's own in a known
// state, all of them the active account's on the WireGuard server.

type Row = Readonly<Record<string, unknown>>;

const DISPATCHED = "createWireguardConfig/200/create-dispatched";

/** The place where they are listed. */
export function mainPlace(session: VpnScriptSession): Place<Configuration> {
  return session.configurations.at(placeAt("active", session.server("wireguard")));
}

/** Asks for a new configuration. @throws Broken if it is not dispatched; TargetError if that is for the target file. */
export async function create(session: VpnScriptSession, as: Persona = "active"): Promise<void> {
  const parameters = { server_id: session.server("wireguard") };
  const exchange = await session.send("createWireguardConfig", { as, parameters });
  if (session.isReadableAs(DISPATCHED, exchange)) return;
  const why = as === "active" && (await refusalProblem(session, exchange));
  if (why) throw new TargetError(`target "${session.target.name}": ${why}`);
  throw session.broken(DISPATCHED, exchange);
}

/** What a refused create says of the server or the plan, if what can be read says the same. */
export async function refusalProblem(
  session: VpnScriptSession,
  exchange: Exchange,
): Promise<string | undefined> {
  const refusal = variantOf(session.api, exchange)?.name;
  if (refusal === "server-full") return roomProblem(session, "wireguard");
  if (refusal !== "device-limit") return undefined;
  const login = await session.once("getOpenvpnAuth", { as: "active" });
  const { devices } = ((login.answer.body.json ?? {}) as { readonly data?: Row }).data ?? {};
  const servers = [session.server("wireguard"), ...(await otherServers(session))];
  let listed = 0;
  for (const id of servers) {
    const look = await session.configurations.look(placeAt("active", id)).catch(() => undefined);
    listed += look?.items.length ?? 0;
  }
  if (typeof devices !== "number" || listed < devices) return undefined;
  return `personas.active is to be an account with room for two more configurations, and the installation lists ${listed} where its plan allows ${devices} devices; give another account, or make room`;
}

/**
 * Asks for a new configuration of an account on the same server, unless it has asked for one before.
 * Gives back the answer; undefined if it was refused: the account may have no room.
 */
export async function createAs(
  session: VpnScriptSession,
  as: Persona,
  { anew } = { anew: false },
): Promise<Exchange | undefined> {
  const server_id = session.server("wireguard");
  const { made, name } = session.configurations.at(placeAt(as, server_id));
  if (made.length > 0 && !anew) return made.at(-1)?.exchange;
  await session.configurations.prepare(name);
  const exchange = await session.send("createWireguardConfig", { as, parameters: { server_id } });
  return exchange.answer.status < 300 ? exchange : undefined;
}

/** Asks for the deletion of one. @throws Broken if it is not dispatched. */
export async function remove(session: VpnScriptSession, id: number): Promise<void> {
  const parameters = { config_id: id };
  await session.expect("deleteWireguardConfig/200/delete-dispatched", { as: "active", parameters });
}

/**
 * Sees to it that something is listed. What is created for that counts from the moment of its
 * create; where it is not listed so soon, another call waits for it.
 */
export async function someListed(session: VpnScriptSession): Promise<void> {
  const place = mainPlace(session);
  await session.configurations.prepare(place.name);
  if (place.before!.size > 0) return;
  if (place.made.length <= place.removals.length) return create(session);
  const ids = place.looks.at(-1)?.items.map(({ id }) => String(id)) ?? [];
  if (ids.some((id) => place.own.has(id) && !place.isAsked(id))) return;
  await waitFor(session, "listed", (own) => own[0]);
}

/** An active one, created if there is none. */
export async function activeOne(session: VpnScriptSession): Promise<Configuration> {
  const isActive = (one: Configuration) => stateOf(one) === STATE.active;
  const own = await ownNow(session);
  const ready = own.find(isActive);
  if (ready) return ready;
  if (!own.some((one) => stateOf(one) === STATE.pendingCreation)) await create(session);
  return waitFor(session, "active", (list) => list.find(isActive));
}

/** A configuration of this run's own: one that it knows of, or else one that is active. */
export async function ownConfiguration(session: VpnScriptSession): Promise<Configuration> {
  const place = mainPlace(session);
  const own = place.ownAmong(place.looks.at(-1)?.items ?? []);
  return own.find(({ id }) => !place.isAsked(String(id))) ?? activeOne(session);
}

/** One whose job is not done. @throws NotReachable if none can be seen in time. */
export async function pendingOne(session: VpnScriptSession): Promise<Configuration> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const own = await ownNow(session);
    const pending = own.find((one) => stateOf(one) !== STATE.active);
    if (pending) return pending;
    if (own.length < 2) await create(session);
    else await remove(session, own[0]!.id);
  }
  throw new NotReachable(
    "whatever was created or deleted was active, or gone, when it was first listed: none was seen pending",
    { code: "outrun" },
  );
}

function ownNow(session: VpnScriptSession): Promise<Configuration[]> {
  return session.configurations.own(mainPlace(session).name);
}

/** Looks again until `wanted` finds something. @throws NotReachable once a job has taken too long. */
async function waitFor<T>(
  session: VpnScriptSession,
  state: string,
  wanted: (own: Configuration[]) => T | undefined,
): Promise<T> {
  const { jobTimeout } = session.target;
  // Once a job has not ended in its time, the next ones are not waited for.
  const seconds = session.isStuck ? 0 : jobTimeout;
  const found = await poll(seconds, async () => wanted(await ownNow(session)));
  if (found !== undefined) return found;
  session.isStuck = true;
  throw new NotReachable(session.overdue(`a created configuration was not ${state}`), {
    code: "budget",
  });
}
