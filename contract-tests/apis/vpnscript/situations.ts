import { NotReachable } from "../../engine/errors.ts";
import { poll } from "../../engine/attempts.ts";
import { placeAt, STATE, stateOf, type Configuration } from "./configurations.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

// What must be so before a variant or rule is tried: configurations of this run's own, in a known state.

/** Asks for a new configuration. @throws Broken if it is not dispatched. */
export async function create(
  session: VpnScriptSession,
  persona: Persona,
  server: number,
): Promise<void> {
  await session.expect("createWireguardConfig/200/create-dispatched", {
    as: persona,
    parameters: { server_id: server },
  });
}

/** Asks for the deletion of one of this run's own. @throws Broken if it is not dispatched. */
export async function remove(
  session: VpnScriptSession,
  persona: Persona,
  id: number,
): Promise<void> {
  await session.expect("deleteWireguardConfig/200/delete-dispatched", {
    as: persona,
    parameters: { config_id: id },
  });
}

/**
 * Sees to it that something is listed there. What is created for that counts from the moment of
 * its create; where it is not listed so soon, another call waits for it.
 */
export async function someListed(
  session: VpnScriptSession,
  persona: Persona,
  server: number,
): Promise<void> {
  const { configurations } = session;
  const name = placeAt(persona, server);
  await configurations.prepare(name);
  const place = configurations.at(name);
  if (place.before!.size > 0) return;
  if (place.made.length <= place.removals.length) return create(session, persona, server);
  const isThere = ({ id }: Configuration) =>
    place.own.has(String(id)) && !place.isAsked(String(id));
  if (place.looks.at(-1)?.items.some(isThere)) return;
  await waitFor(session, name, "listed", (own) => own[0]);
}

/** An active one of this run's own, created if there is none. */
export async function activeOne(
  session: VpnScriptSession,
  persona: Persona,
  server: number,
): Promise<Configuration> {
  const name = placeAt(persona, server);
  const isActive = (one: Configuration) => stateOf(one) === STATE.active;
  const own = await session.configurations.own(name);
  const ready = own.find(isActive);
  if (ready) return ready;
  if (!own.some((one) => stateOf(one) === STATE.pendingCreation)) {
    await create(session, persona, server);
  }
  return waitFor(session, name, "active", (list) => list.find(isActive));
}

/** One of this run's own whose job is not done. @throws NotReachable if none can be seen in time. */
export async function pendingOne(
  session: VpnScriptSession,
  persona: Persona,
  server: number,
): Promise<Configuration> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const own = await session.configurations.own(placeAt(persona, server));
    const pending = own.find((one) => stateOf(one) !== STATE.active);
    if (pending) return pending;
    if (own.length < 2) await create(session, persona, server);
    else await remove(session, persona, own[0]!.id);
  }
  throw new NotReachable("jobs are done before the next request: nothing is ever seen pending");
}

/** Looks at this run's own until `wanted` finds something in them. @throws NotReachable once a job has taken too long. */
async function waitFor<T>(
  session: VpnScriptSession,
  place: string,
  state: string,
  wanted: (own: Configuration[]) => T | undefined,
): Promise<T> {
  const { jobTimeout } = session.target;
  // Once a job has not ended in its time, the next ones are not waited for.
  const found = await poll(session.isStuck ? 0 : jobTimeout, async () =>
    wanted(await session.configurations.own(place)),
  );
  if (found !== undefined) return found;
  session.isStuck = true;
  throw new NotReachable(`a created configuration was not ${state} within ${jobTimeout} s`);
}
