import { creation } from "./creating.ts";
import { clear } from "./model-clear.ts";
import { devicesOf } from "./room.ts";
import type { VpnScriptSession } from "./session.ts";
import type { Persona } from "./target.ts";

/** The largest plan that is used up on purpose, in devices. */
const MOST_DEVICES = 20;

const KNOWN = new WeakMap<VpnScriptSession, Promise<boolean>>();

/**
 * Whether deleted configurations still count as devices. Other clients' connections count as well,
 * and no request shows them, so two accounts must be refused from the very create on that used up
 * their plans, with nothing of this run left.
 */
export async function deletedStillCount(session: VpnScriptSession, as: Persona): Promise<boolean> {
  const second = as === "active" ? "other" : "active";
  if (!session.target.personas[second] || !(await isUsedUp(session, as))) return false;
  const known = KNOWN.get(session) ?? areBothRefused(session, [as, second]);
  KNOWN.set(session, known);
  return known;
}

async function areBothRefused(
  session: VpnScriptSession,
  [first, second]: readonly [Persona, Persona],
): Promise<boolean> {
  const isRefused = async (as: Persona) => {
    await clear(session, as);
    return session.nameOf(await creation(session, as)) === "device-limit";
  };
  for (let creates = 0; creates <= MOST_DEVICES; creates++) {
    if (!(await isRefused(second))) continue;
    const areUsedUp = (await isUsedUp(session, first)) && (await isUsedUp(session, second));
    return areUsedUp && (await isRefused(first)) && isRefused(second);
  }
  return false;
}

/** Whether what others have on an account and what it was given add up to what its plan allows. */
async function isUsedUp(session: VpnScriptSession, as: Persona): Promise<boolean> {
  const devices = await devicesOf(session, as);
  const places = session.configurations.places.filter(({ name }) => name.startsWith(`${as}@`));
  const counts = places.map((place) => {
    const given = place.creates.filter((create) => place.isAccepted(create)).length;
    const items = place.looks.at(-1)?.items ?? [];
    return given + items.filter(({ id }) => !place.own.has(String(id))).length;
  });
  return counts.reduce((sum, one) => sum + one, 0) === devices;
}
