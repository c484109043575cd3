import { NotReachable } from "../../../engine/errors.ts";
import { clockOf, type Exchange } from "../../../engine/exchange.ts";
import { Broken, type Breach } from "../../../engine/finding.ts";
import type { Look } from "../../../engine/place.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import { lifeOf, seen, type Life } from "./life.ts";

/** The page: the job "will be completed shortly", and status 1 "means that it was created on the server". */
export const createdConfigurationBecomesActive: VpnScriptRule = {
  id: "created-configuration-becomes-active",
  title:
    "Each create makes one configuration on the server that it names, and within the job's time it is active.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const { looks } = life.place;
    const { appeared, creates, surplus } = life;
    if (surplus.length > 1) several(life, surplus, found);
    if (life.late) {
      const pending = life.unfinished.filter(
        (one) => stateOf(one) !== STATE.pendingDeletion && !life.isDeleted(one),
      );
      for (const { id, status, fail_reason: reason } of pending) {
        const why = reason ? ` Its fail_reason is: ${reason}` : "";
        notActive(session, `Configuration ${id} has status ${status}.${why}`, looks.at(-1)!, found);
      }
      const missing = creates.length - appeared.size;
      if (missing > 0) {
        const what = `Of ${creates.length} created, ${missing} never appeared.`;
        notActive(session, what, looks.at(-1)!, found);
      }
    }
    const [first] = appeared;
    if (first) createdNow(session, life, ...first, found);
    if (life.end instanceof Broken) throw life.end;
    if (surplus.length === 0 && !life.late) seen(life, [...appeared]);
  },
};

/** The most that two clocks of one installation are apart, in milliseconds: a time zone is more. */
const CLOCKS_APART = 10 * 60_000;

/** The page's `created_at` are in UTC; that they are of the moment of the create it does not say. */
function createdNow(
  session: VpnScriptSession,
  { creates }: Life,
  id: number,
  { items: list, exchange }: Look<Configuration>,
  found: (breach: Breach) => void,
): void {
  const index = list.findIndex((one) => one.id === id);
  const { created_at } = list[index]!;
  const created = Date.parse(created_at);
  const moments = creates.map(clockOf);
  const most = CLOCKS_APART + session.target.jobTimeout * 1000;
  if (!moments.every((moment) => Math.abs(created - moment) > most)) return;
  found({
    check: "created-at-is-when-it-was-created",
    message: `Configuration ${id} was created just now, and created_at says another time.`,
    at: `/data/${index}/created_at`,
    expected: new Date(moments.at(-1)!).toISOString(),
    actual: created_at,
    exchange,
    inferred: true,
  });
}

function notActive(
  session: VpnScriptSession,
  what: string,
  { exchange }: Look<Configuration>,
  found: (breach: Breach) => void,
): void {
  found({
    check: "create-job-ends",
    message: `${session.target.jobTimeout} s after a create was dispatched its configuration is not active. ${what}`,
    at: "/data",
    expected: "a new configuration with status 1",
    exchange,
  });
}

function several(
  { place }: Life,
  fresh: readonly Configuration[],
  found: (breach: Breach) => void,
): void {
  found({
    check: "one-create-makes-one",
    message: "More configurations have appeared than were created, at the moment of a create.",
    at: "/data",
    expected: "one for each create",
    actual: `configurations ${fresh.map(({ id }) => id).join(", ")}`,
    exchange: place.looks.at(-1)!.exchange,
  });
}

/** Status 2 is documented: "Pending deletion". Whether it is seen depends on how fast the job is; that it ends does not. */
export const deletedConfigurationGoes: VpnScriptRule = {
  id: "deleted-configuration-goes",
  title: "A deleted configuration is pending deletion until it is gone, within the job's time.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const { looks, removals } = life.place;
    for (const { id, looks: from } of seen(life, removals)) {
      for (const { items: list, exchange } of looks.slice(from)) {
        const index = list.findIndex((one) => String(one.id) === id);
        const status = list[index]?.status;
        if (status === undefined || stateOf({ status }) === STATE.pendingDeletion) continue;
        found({
          check: "deleted-is-pending-deletion",
          message: `Configuration ${id} is listed after its deletion was dispatched, and is not pending deletion.`,
          at: `/data/${index}/status`,
          expected: STATE.pendingDeletion,
          actual: status,
          exchange,
        });
        break;
      }
      const last = looks.slice(from).at(-1);
      if (life.late && last?.items.some((one) => String(one.id) === id)) {
        stays(session, id, last.exchange, found);
      }
    }
  },
};

/** A delete names one id, and whatever else is there stays. */
export const deletingTakesOne: VpnScriptRule = {
  id: "deleting-takes-one",
  title: "Deleting a configuration leaves the account's others as they are.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const { looks, removals } = life.place;
    let isTried = false;
    for (const { id, looks: from, exchange } of seen(life, removals)) {
      const before = looks[from - 1]?.items ?? [];
      for (const other of before) {
        // Until its own deletion is asked for, too.
        const to = removals.find((one) => one.id === String(other.id))?.looks ?? looks.length;
        if (stateOf(other) === STATE.pendingDeletion || to <= from) continue;
        isTried = true;
        const states = looks
          .slice(from, to)
          .map(({ items }) => items.find((one) => one.id === other.id)?.status);
        const isKept = (status: Configuration["status"] | undefined) =>
          status !== undefined && stateOf({ status }) !== STATE.pendingDeletion;
        if (states.every(isKept)) continue;
        const became = states.find((status) => !isKept(status));
        found({
          check: "others-stay",
          message: `Configuration ${id} was deleted, and configuration ${other.id} went with it.`,
          expected: `configuration ${other.id} still there`,
          actual: became === undefined ? "gone" : `status ${became}`,
          exchange,
        });
      }
    }
    if (!isTried) throw new NotReachable("no other configuration was there when one was deleted");
  },
};

function stays(
  session: VpnScriptSession,
  id: string,
  exchange: Exchange,
  found: (breach: Breach) => void,
): void {
  found({
    check: "delete-job-ends",
    message: `Configuration ${id} is still listed ${session.target.jobTimeout} s after its deletion was dispatched.`,
    at: "/data",
    expected: `no configuration ${id}`,
    exchange,
  });
}
