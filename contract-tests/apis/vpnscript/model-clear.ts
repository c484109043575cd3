import { LAG } from "../../engine/tracker/left/behind.ts";
import { NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { takesMore } from "../../engine/tracker/harm/taken.ts";
import type { Configuration } from "./calls.ts";
import { isActive, whereOf } from "./configurations.ts";
import { creation, ownPlace } from "./creating.ts";
import { deletion } from "./removing.ts";
import { devicesOf } from "./doubts.ts";
import type { VpnScriptSession } from "./session.ts";
import { inGrace, inJobTime } from "./situations.ts";
import type { Persona } from "./target.ts";

/**
 * Deletes what this run has created on an account, as a sequence needs room for two. Says what is
 * wrong if that never ends.
 */
export async function clear(session: VpnScriptSession, as: Persona): Promise<string | undefined> {
  const { configurations } = session;
  const place = ownPlace(session, as);
  let left: readonly Configuration[] = [];
  let back: string | undefined;
  await configurations.prepare(place.name);
  const isClear = await inTime(session, async () => {
    left = await configurations.own(place.name);
    for (const one of left.filter(isActive)) {
      // What has come back is seen once more before it goes.
      if (place.isRemoved(String(one.id))) await configurations.look(place.name);
      back = cameBack(place);
      if (back !== undefined) return true;
      await remove(session, as, one.id);
    }
    // By then even a list that lags shows what was created.
    const isShown = ({ answeredAt = 0 }) => performance.now() - answeredAt > LAG;
    return left.length === 0 && place.open.every(isShown);
  });
  const pending = left.find((one) => !isActive(one));
  if (isClear || !pending) return back;
  return neverEnded(session, `The job of configuration ${pending.id}`);
}

export function remove(session: VpnScriptSession, as: Persona, id: number): Promise<Exchange> {
  if (takesMore(ownPlace(session, as))) {
    throw new NotReachable("deleting a configuration has taken others, so no more are deleted");
  }
  return deletion(session, as, id);
}

/** @throws NotReachable once a job has taken too long */
export async function inTime(
  session: VpnScriptSession,
  isSo: () => Promise<boolean>,
): Promise<boolean> {
  const soon = async () => (await isSo()) || undefined;
  const wasStuck = session.isStuck;
  if (await inJobTime(session, soon)) return true;
  if (!wasStuck && !(await inGrace(session, soon))) return false;
  throw session.overdue("the job of a create or delete did not end");
}

export function neverEnded({ target }: VpnScriptSession, job: string): string {
  return `${job} has not ended within twice the jobTimeout of ${target.jobTimeout} s.`;
}

/**
 * Whether one was deleted and gone, and has come back to stay. More than its id has to be the same:
 * that may be given again.
 */
export function cameBack({
  looks,
  removals,
  ownRemovals,
  traits,
  kind,
  isForeign,
}: Place<Configuration>): string | undefined {
  const back = ownRemovals.find(({ id, looks: from, answeredAt }) => {
    const next = removals.find((one) => one.id === id && one.answeredAt > answeredAt);
    const later = looks.slice(from, next?.looks);
    const rows = later.map(({ items }) => items.find((item) => kind.idOf(item) === id));
    const gone = rows.indexOf(undefined);
    const first = gone < 0 ? -1 : rows.findIndex((row, index) => index > gone && row);
    // Two installations that answer by turns show it and lack it by turns.
    const isOnce = first > gone + 1 && !rows.slice(first).includes(undefined);
    if (!isOnce || rows.length < first + 2) return false;
    const time = (index: number) => later[index]!.exchange.startedAt;
    const known = traits.get(id) ?? [];
    const shown = new Set(kind.traitsOf?.(rows[first]!));
    return time(first) > time(gone) + LAG && known.some((one) => shown.has(one));
  });
  if (!back || isForeign) return undefined;
  return `Configuration ${back.id} was gone after its deletion, and is listed again.`;
}

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
  const places = session.configurations.places.filter(({ name }) => whereOf(name).persona === as);
  const counts = places.map((place) => {
    const given = place.creates.filter((create) => place.isAccepted(create)).length;
    const items = place.looks.at(-1)?.items ?? [];
    return given + items.filter(({ id }) => !place.own.has(String(id))).length;
  });
  return counts.reduce((sum, one) => sum + one, 0) === devices;
}
