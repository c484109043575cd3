import { NotReachable } from "../../engine/exchange/errors.ts";
import { poll } from "../../engine/exchange/attempts.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { Broken, notDone } from "../../engine/judgement/finding.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import type { Configuration, VpnScriptCall } from "./calls.ts";
import {
  isActive,
  isKnownState,
  isPendingCreation,
  isPendingDeletion,
  placeAt,
} from "./configurations.ts";
import { creation, ownPlace } from "./creating.ts";
import { changed, removedServer } from "./meanwhile.ts";
import { read } from "./premises.ts";
import { goneWhile, isUnseen, remove } from "./removing.ts";
import { refusalProblem } from "./room.ts";
import type { VpnScriptSession } from "./session.ts";
import { SERVED, type Persona } from "./target.ts";

// Brings about what a variant or rule needs: configurations of this run in a known state, of the
// active account on the WireGuard server.

const DISPATCHED = "createWireguardConfig/200/create-dispatched";

/** How often what another client removes while it is waited for is created again. */
const AGAIN = 2;

/** @throws Broken if it is not dispatched; TargetError if the target file is to blame */
export async function create(session: VpnScriptSession, as: Persona = "active"): Promise<void> {
  const place = ownPlace(session, as);
  if (as === "active") await untilListed(session);
  const exchange = await creation(session, as);
  if (session.isReadableAs(DISPATCHED, exchange)) return;
  changed(session, await removedServer(session, "wireguard", exchange));
  if (as === "active") changed(session, await refusalProblem(session, exchange));
  const broken = session.broken(DISPATCHED, exchange);
  const deleted = place.ownRemovals.length;
  if (deleted === 0 || session.nameOf(exchange) !== "device-limit") throw broken;
  const what = `A create finds no device left: what was deleted as personas.${as} (${deleted} so far) may still be counted as a device.`;
  const found = broken.findings.map((one) => ({ ...one, message: `${what} ${one.message}` }));
  throw new Broken(found, exchange);
}

/**
 * Unless this run has asked for one of that account before; undefined if it was refused: the
 * account may have no room.
 */
export async function createAs(
  session: VpnScriptSession,
  as: Persona,
  { another } = { another: false },
): Promise<Exchange | undefined> {
  const { made, name } = ownPlace(session, as);
  if (made.length > 0 && !another) return made.at(-1)?.exchange;
  await session.configurations.prepare(name);
  const exchange = await creation(session, as);
  return exchange.answer.status < 300 ? exchange : undefined;
}

/** Nothing more is created where a list has lacked what was created before: it may be anywhere. */
async function untilListed(session: VpnScriptSession): Promise<void> {
  const place = ownPlace(session);
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
    for (const persona of SERVED) {
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
  const place = ownPlace(session);
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
  const own = await ownNow(session);
  const ready = own.find(isActive);
  if (ready) return ready;
  if (!own.some(isPendingCreation)) await create(session);
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
  const isStaying = (one: Configuration) => !isPendingDeletion(one);
  const older = async () => {
    const place = ownPlace(session);
    const { items } = await session.configurations.current(place.name);
    const staying = place.ownAmong(items).filter(isStaying);
    for (let due = 2 - staying.length; due > 0; due--) await create(session);
    return waitFor(session, "active", (own) => {
      const [first, ...others] = own.filter(isStaying).toSorted((a, b) => a.id - b.id);
      return first && others.length > 0 && isActive(first) ? first : undefined;
    });
  };
  return (await older().catch(notDone)) ?? activeOne(session);
}

/** One that this run knows of, or else one that is active. */
export async function ownConfiguration(session: VpnScriptSession): Promise<Configuration> {
  const place = ownPlace(session);
  const own = place.ownAmong(place.looks.at(-1)?.items ?? []);
  return own.find(({ id }) => !place.isAsked(String(id))) ?? activeOne(session);
}

export async function pendingOne(session: VpnScriptSession): Promise<Configuration> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const own = await ownNow(session);
    const place = ownPlace(session);
    // What is listed as leaving though nobody has asked for that may be at anything.
    const isAtIt = (one: Configuration) => isPendingCreation(one) || place.isAsked(String(one.id));
    const pending = own.find((one) => !isActive(one) && isAtIt(one));
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

/** @throws Broken if this run's own is in a state that the vendor's page does not know: its job is waited for in vain */
export function holdStates(session: VpnScriptSession, place: Place<Configuration>): void {
  const look = place.looks.at(-1);
  if (!look || place.ownAmong(look.items).every(isKnownState)) return;
  throw session.broken("listWireguardConfigs/200/configs", look.exchange);
}

function ownNow(session: VpnScriptSession): Promise<Configuration[]> {
  return session.configurations.own(ownPlace(session).name);
}

async function waitFor<T>(
  session: VpnScriptSession,
  state: string,
  wanted: (own: Configuration[]) => T | undefined,
): Promise<T> {
  const place = ownPlace(session);
  let idle = 0;
  const found = await inJobTime(session, async (isFirst) => {
    const known = isFirst && place.current;
    const own = known ? place.ownAmong(known.items) : await ownNow(session);
    const isDue = (one: Configuration) => !isActive(one) && !place.isAsked(String(one.id));
    const result = wanted(own);
    if (result === undefined) holdStates(session, place);
    // Where lists are not all alike, the next one may show it.
    idle = place.open.length > 0 || own.some(isDue) ? 0 : idle + 1;
    if (result === undefined && idle > 1) throw new NotReachable(...goneWhile(state));
    return result;
  });
  if (found !== undefined) return found;
  throw session.overdue(`a created configuration was not ${state}`);
}

type Looking<T> = Parameters<typeof poll<T>>[1];

/** Looks for as long as the target file gives a job: once one has not ended in its time, the next ones are not waited for. */
export async function inJobTime<T>(session: VpnScriptSession, look: Looking<T>) {
  const found = await poll(session.isStuck ? 0 : session.target.jobTimeout, look);
  session.isStuck ||= found === undefined;
  return found;
}

/** How long a late job is waited for again at least, in seconds. */
const LEAST_GRACE = 2;

/** Looks for as long again: a late job is slower than the target file says; only one that never ends is broken. */
export function inGrace<T>({ target }: VpnScriptSession, look: Looking<T>, lag = 0) {
  return poll(Math.max(target.jobTimeout, LEAST_GRACE, 2 * lag), look);
}
