import { NotReachable } from "../../engine/exchange/errors.ts";
import { poll } from "../../engine/exchange/attempts.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { Broken, notDone } from "../../engine/judgement/finding.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { placeAt, STATE, stateOf, type Configuration } from "./configurations.ts";
import { otherServers } from "./elsewhere.ts";
import { changed, otherPlan, removedServer } from "./meanwhile.ts";
import { read, roomProblem } from "./premises.ts";
import { goneWhile, isUnseen, mainPlace, remove } from "./removing.ts";
import type { VpnScriptCall } from "./calls.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

// Brings about what a variant or rule needs: configurations of this run in a known state, of the
// active account on the WireGuard server.

type Row = Readonly<Record<string, unknown>>;

const DISPATCHED = "createWireguardConfig/200/create-dispatched";

/** How often what another client removes while it is waited for is created again. */
const AGAIN = 2;

/** @throws Broken if it is not dispatched; TargetError if the target file is to blame */
export async function create(session: VpnScriptSession, as: Persona = "active"): Promise<void> {
  const parameters = { server_id: session.server("wireguard") };
  if (as === "active") await untilListed(session);
  const exchange = await session.send("createWireguardConfig", { as, parameters });
  if (session.isReadableAs(DISPATCHED, exchange)) return;
  changed(session, await removedServer(session, "wireguard", exchange));
  if (as === "active") changed(session, await refusalProblem(session, exchange));
  const broken = session.broken(DISPATCHED, exchange);
  const deleted = session.configurations.at(placeAt(as, parameters.server_id)).ownRemovals.length;
  if (deleted === 0 || session.nameOf(exchange) !== "device-limit") throw broken;
  const what = `A create finds no device left: what was deleted as personas.${as} (${deleted} so far) may still be counted as a device.`;
  const found = broken.findings.map((one) => ({ ...one, message: `${what} ${one.message}` }));
  throw new Broken(found, exchange);
}

/** What a refused create contradicts, if what can be read confirms it. */
export async function refusalProblem(
  session: VpnScriptSession,
  exchange: Exchange,
): Promise<string | undefined> {
  const refusal = session.nameOf(exchange);
  if (refusal === "server-full")
    return (await roomProblem(session, "wireguard")) ?? filled(session);
  if (refusal !== "device-limit") return undefined;
  const changedPlan = await otherPlan(session, "active");
  if (changedPlan !== undefined) return changedPlan;
  const login = await session.once("getOpenvpnAuth", { as: "active" });
  const { devices } = ((login.answer.body.json ?? {}) as { readonly data?: Row }).data ?? {};
  const servers = [session.server("wireguard"), ...(await otherServers(session))];
  let [listed, own] = [0, 0];
  for (const id of servers) {
    const place = session.configurations.at(placeAt("active", id));
    const { items = [] } = (await session.configurations.look(place.name).catch(notDone)) ?? {};
    listed += items.length;
    own += items.filter((one) => place.own.has(String(one.id))).length;
  }
  if (typeof devices !== "number" || listed < devices) return undefined;
  if (own >= 2) {
    throw new NotReachable("the plan of personas.active has no room beside what this run created");
  }
  return `personas.active is to be an account with room for two more configurations, and the installation lists ${listed} where its plan allows ${devices} devices; give another account, or make room`;
}

/** A list that says otherwise may count the slots of no one, or not at once. */
function filled({ configurations, target }: VpnScriptSession): string | undefined {
  const { wireguard } = target.servers;
  const isThere = ({ name }: Place<Configuration>) => name.endsWith(placeAt(undefined, wireguard));
  const made = configurations.places.filter(isThere).flatMap((place) => place.made).length;
  if (made === 0) return undefined;
  return `servers.wireguard (${wireguard}) is to be a server with room for two configurations of each account, and it is full with ${made} that this run has created; give another id`;
}

/**
 * Unless this run has asked for one of that account before; undefined if it was refused: the
 * account may have no room.
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

/** Nothing more is created where a list has lacked what was created before: it may be anywhere. */
async function untilListed(session: VpnScriptSession): Promise<void> {
  const place = mainPlace(session);
  const isMissing = () => isUnseen(place);
  const isElsewhere = session.configurations.places.some(({ isUnclear }) => isUnclear);
  if (isElsewhere || !isMissing()) return;
  await waitFor(session, "listed", () => !isMissing() || undefined);
}

/** What a login changes shows beside what was read before it. */
export async function loginAgain(session: VpnScriptSession): Promise<VpnScriptCall> {
  const as = session.firstOf("other", "active");
  await read(session, "getAccount", { as });
  return session.loginOf(session.credentials(as));
}

/** A place seen empty, or not seen yet: the answer shows whether it is. */
export function emptyPlace(session: VpnScriptSession): VpnScriptCall {
  const { personas, servers } = session.target;
  for (const fixture of ["wireguardFull", "wireguard"] as const) {
    for (const persona of ["active", "other", "deviceLimited"] as const) {
      const server = servers[fixture];
      if (server === undefined || !personas[persona]) continue;
      const { made, looks } = session.configurations.at(placeAt(persona, server));
      if (made.length > 0 || (looks.at(-1)?.items.length ?? 0) > 0) continue;
      return { as: persona, parameters: { server_id: server } };
    }
  }
  session.server("wireguard");
  throw new NotReachable("every account given has a configuration on every WireGuard server given");
}

/**
 * Creates if nothing is listed; a create that was answered counts at once, and where it is not listed yet, a later call
 * waits for it.
 */
export async function someListed(session: VpnScriptSession): Promise<void> {
  const place = mainPlace(session);
  await session.configurations.prepare(place.name);
  // Staff may have deleted what was there before.
  if (place.looks.at(-1)?.items.some(({ id }) => place.before!.has(String(id)))) return;
  const answered = place.made.length - place.unanswered.length;
  if (answered <= place.removals.length) return create(session);
  const ids = place.looks.at(-1)?.items.map(({ id }) => String(id)) ?? [];
  if (ids.some((id) => place.own.has(id) && !place.isAsked(id))) return;
  await waitFor(session, "listed", (own) => own[0]);
}

export async function activeOne(session: VpnScriptSession, times = AGAIN): Promise<Configuration> {
  const isActive = (one: Configuration) => stateOf(one) === STATE.active;
  const own = await ownNow(session);
  const ready = own.find(isActive);
  if (ready) return ready;
  if (!own.some((one) => stateOf(one) === STATE.pendingCreation)) await create(session);
  try {
    return await waitFor(session, "active", (list) => list.find(isActive));
  } catch (error) {
    const isGone = error instanceof NotReachable && error.code === "outrun";
    if (isGone && times > 0) return activeOne(session, times - 1);
    throw error;
  }
}

/**
 * The older of two, if there is room for two: whether a deletion takes what it names, or the oldest or newest in
 * its place, shows only where there are others, and none of them a customer's. The other may wait for its job still:
 * a deletion must not take that either.
 */
export async function olderOne(session: VpnScriptSession): Promise<Configuration> {
  const isStaying = (one: Configuration) => stateOf(one) !== STATE.pendingDeletion;
  const older = async () => {
    const place = mainPlace(session);
    const { items } = await session.configurations.current(place.name);
    const staying = place.ownAmong(items).filter(isStaying);
    for (let due = 2 - staying.length; due > 0; due--) await create(session);
    return waitFor(session, "active", (own) => {
      const [first, ...others] = own.filter(isStaying).toSorted((a, b) => a.id - b.id);
      return first && others.length > 0 && stateOf(first) === STATE.active ? first : undefined;
    });
  };
  return (await older().catch(notDone)) ?? activeOne(session);
}

/** One that this run knows of, or else one that is active. */
export async function ownConfiguration(session: VpnScriptSession): Promise<Configuration> {
  const place = mainPlace(session);
  const own = place.ownAmong(place.looks.at(-1)?.items ?? []);
  return own.find(({ id }) => !place.isAsked(String(id))) ?? activeOne(session);
}

export async function pendingOne(session: VpnScriptSession): Promise<Configuration> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const own = await ownNow(session);
    const place = mainPlace(session);
    // What is listed as leaving though nobody has asked for that may be at anything.
    const isAtIt = (one: Configuration) =>
      stateOf(one) === STATE.pendingCreation || place.isAsked(String(one.id));
    const pending = own.find((one) => stateOf(one) !== STATE.active && isAtIt(one));
    if (pending) return pending;
    const [first] = own;
    // A list that lags still shows what was deleted.
    if (own.some(({ id }) => place.isRemoved(String(id)))) break;
    const deletion = (one: Configuration) => remove(session, one.id);
    if (first && own.length >= 2) await deletion(first);
    // Where no removal has told yet whether it works, nothing more is created.
    else
      await create(session).catch((error: unknown) => {
        if (first && error instanceof NotReachable) return deletion(first);
        throw error;
      });
  }
  throw new NotReachable(
    "whatever was created or deleted was active, or gone, when it was first listed: none was seen pending",
    { code: "outrun" },
  );
}

function ownNow(session: VpnScriptSession): Promise<Configuration[]> {
  return session.configurations.own(mainPlace(session).name);
}

async function waitFor<T>(
  session: VpnScriptSession,
  state: string,
  wanted: (own: Configuration[]) => T | undefined,
): Promise<T> {
  const { jobTimeout } = session.target;
  // Once a job has not ended in its time, the next ones are not waited for.
  const seconds = session.isStuck ? 0 : jobTimeout;
  const place = mainPlace(session);
  let idle = 0;
  const found = await poll(seconds, async (isFirst) => {
    const known = isFirst && place.current;
    const own = known ? place.ownAmong(known.items) : await ownNow(session);
    const isDue = (one: Configuration) =>
      stateOf(one) !== STATE.active && !place.isAsked(String(one.id));
    const result = wanted(own);
    // Where lists are not all alike, the next one may show it.
    idle = place.open.length > 0 || own.some(isDue) ? 0 : idle + 1;
    if (result === undefined && idle > 1) throw new NotReachable(...goneWhile(state));
    return result;
  });
  if (found !== undefined) return found;
  session.isStuck = true;
  throw new NotReachable(session.overdue(`a created configuration was not ${state}`), {
    code: "budget",
  });
}
