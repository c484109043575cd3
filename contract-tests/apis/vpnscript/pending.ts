import { poll } from "../../engine/exchange/attempts.ts";
import { NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Found } from "../../engine/judgement/finding.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import type { Configuration } from "./calls.ts";
import { isPendingCreation } from "./configurations.ts";
import { ownPlace } from "./creating.ts";
import { deletion, isUnseen } from "./removing.ts";
import type { VpnScriptSession } from "./session.ts";
import { createAs, ownConfiguration } from "./situations.ts";
import type { Persona } from "./target.ts";

// Whether a configuration can be deleted while it is pending creation.

const PENDING = "deleteWireguardConfig/422/config-pending";
const ABSENT = "deleteWireguardConfig/404/config-not-found";

/** How many deletions have to be accepted too early, and how many creates that may take: jobs may outrun some. */
const [EARLY, MOST_TRIES] = [2, 4];

/** What is wrong with the answers, and what was refused as documented, by which answer. */
interface Tried {
  readonly breaches: readonly Found[];
  readonly refused?: { readonly pending: Configuration; readonly exchange: Exchange };
}

const known = new WeakMap<VpnScriptSession, Promise<Tried>>();

/**
 * What is wrong with the answer to such a deletion, of the other account if there is one. It is tried
 * once in a run, before the active account first deletes: then what that takes of the other account's
 * shows, too. @throws NotReachable if none was seen pending for long enough
 */
export function deletedTooEarly(session: VpnScriptSession): Promise<Tried> {
  const tried = known.get(session) ?? tryToDelete(session);
  known.set(session, tried);
  // What was not answered is tried again.
  tried.catch((error: unknown) => error instanceof NotReachable || known.delete(session));
  return tried;
}

async function tryToDelete(session: VpnScriptSession): Promise<Tried> {
  const as = session.firstOf("other", "active");
  const { configurations: tracker } = session;
  // What the active account's creates do elsewhere has to be seen before another account
  // creates.
  if (as === "other" && session.target.personas.active) await ownConfiguration(session);
  const place = ownPlace(session, as);
  /** Milliseconds from a look at what was pending to the answer that its deletion is dispatched. */
  const gaps: number[] = [];
  let least: number | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const created = await createPending(session, as);
    if (!created) break;
    const { look, pending } = created;
    // One that is listed nowhere may be anyone's; two show whose.
    const isLost = tries > 0 && isUnseen(place);
    if (!pending && (isLost || !isEverPending(session))) break;
    if (!pending) continue;
    const { exchange, foreign, breaches } = await askToDelete(session, as, pending);
    // It was there a moment ago, and nobody but the stranger has asked for its deletion.
    const isLess = async () => (await tracker.look(place.name)).items.length < look.items.length;
    const isSuspect = foreign && (place.kind.isAccepted(foreign) || place.kind.isAbsent(exchange));
    if (isSuspect && (await isLess())) {
      place.maybeRemoved(String(pending.id));
      return { breaches: [cancelled(foreign, pending)] };
    }
    if (!place.kind.isAccepted(exchange)) {
      // Later looks tell of a refusal that is not one.
      const isRefused = session.breachesOf(PENDING, exchange).length === 0;
      if (isRefused) return { breaches, refused: { pending, exchange } };
      await holdCreated(session, place, pending.id);
      return { breaches };
    }
    const { answers } = session;
    gaps.push(answers.timeOf(exchange).answered - answers.timeOf(look.exchange).sent);
    if (gaps.length < EARLY) continue;
    // A job may end between a look and the next request: not twice in a row where the next one
    // takes far longer.
    const longest = Math.max(...gaps.slice(-EARLY));
    least ??= await jobTime(session, as);
    if (longest * 3 < least) return { breaches };
  }
  throw new NotReachable("none was seen pending creation for long enough", { code: "outrun" });
}

/** Creates one more, and looks for what is pending creation; undefined if no create was accepted. */
async function createPending(session: VpnScriptSession, as: Persona) {
  if (!(await createAs(session, as, { another: true }))) return undefined;
  const place = ownPlace(session, as);
  const look = await session.configurations.look(place.name);
  return { look, pending: place.ownAmong(look.items).find(isPendingCreation) };
}

/** Asks for the deletion of what is pending creation, as another account first, and says what is wrong with the answers. */
async function askToDelete(session: VpnScriptSession, as: Persona, { id }: Configuration) {
  const isForeign = as === "other" && session.target.personas.active !== undefined;
  const foreign = isForeign ? await deletion(session, "active", id) : undefined;
  const exchange = await deletion(session, as, id);
  // The vendor's page does not say that it does not exist for another account.
  const told = foreign ? session.breachesOf(ABSENT, foreign) : [];
  const remarks = told.map((one) => ({ ...one, inferred: true }));
  return { exchange, foreign, breaches: [...session.breachesOf(PENDING, exchange), ...remarks] };
}

/**
 * What is wrong if what was refused is gone: so is one more right after its refusal, and one whose deletion nobody has
 * asked for stays. Another client would take that, too, as would the job of a create.
 */
export async function goneAllTheSame(
  session: VpnScriptSession,
  { pending, exchange }: NonNullable<Tried["refused"]>,
): Promise<readonly Found[]> {
  const { configurations: tracker } = session;
  const as = session.firstOf("other", "active");
  const place = ownPlace(session, as);
  const isListed = place.holds(String(pending.id));
  if (isListed(await tracker.current(place.name))) return [];
  const again = (await createPending(session, as))?.pending;
  const refusal = again && (await deletion(session, as, again.id));
  if (!refusal || session.breachesOf(PENDING, refusal).length > 0) return [];
  if (place.holds(String(again.id))(await tracker.look(place.name))) return [];
  const spared = (await createPending(session, as))?.pending;
  if (!spared) return [];
  await holdCreated(session, place, spared.id);
  for (const { id } of [pending, again]) place.maybeRemoved(String(id));
  const what = `configuration ${pending.id} of personas.${as} was refused, as it was pending creation`;
  return [
    {
      check: "refused-deletion-does-nothing",
      message: `The deletion of ${what}, and it went all the same. So did configuration ${again.id}, and one that nobody asked to delete stayed.`,
      actual: "gone",
      expected: "still there",
      exchange,
    },
  ];
}

/** @throws NotReachable if it is gone once its creation is over: what goes after the refusal is not for it */
async function holdCreated(session: VpnScriptSession, place: Place<Configuration>, id: number) {
  const isKept = await poll(session.target.jobTimeout, async () => {
    const { items } = await session.configurations.look(place.name);
    const one = items.find((item) => item.id === id);
    return one && isPendingCreation(one) ? undefined : one !== undefined;
  });
  if (isKept !== false) return;
  const why = `configuration ${id} was not listed any more when its creation was over`;
  throw new NotReachable(why, { code: "because-of" });
}

function cancelled(exchange: Exchange, { id }: Configuration): Found {
  return {
    check: "only-its-owner-deletes",
    message: `personas.active asked for the deletion of a configuration of personas.other that was pending creation, and configuration ${id} is gone.`,
    actual: "gone",
    expected: "still there",
    exchange,
  };
}

/** Whether any list of the run has shown one: where jobs are done at once, none ever does. */
function isEverPending({ configurations: { places } }: VpnScriptSession): boolean {
  return places.some(({ looks }) => looks.some(({ items }) => items.some(isPendingCreation)));
}

/** For how long another one is seen pending creation, in ms; 0 if it is not. */
async function jobTime(session: VpnScriptSession, as: Persona): Promise<number> {
  const { configurations: tracker, answers, target } = session;
  const place = ownPlace(session, as);
  const from = place.looks.length;
  if (!(await createAs(session, as, { another: true }))) return 0;
  const isPending = (one: Configuration) => isPendingCreation(one) && place.own.has(String(one.id));
  await poll(target.jobTimeout, async () => {
    const { items } = await tracker.look(place.name);
    return items.some(isPending) ? undefined : true;
  });
  const times = place.looks
    .slice(from)
    .filter(({ items }) => items.some(isPending))
    .map(({ exchange }) => answers.timeOf(exchange));
  return times.length > 0 ? times.at(-1)!.sent - times[0]!.answered : 0;
}
