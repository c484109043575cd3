import { NotReachable } from "../../../engine/errors.ts";
import { clockOf } from "../../../engine/exchange.ts";
import { Broken } from "../../../engine/finding.ts";
import { must, mustAnswer } from "../../../engine/seen.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptRule } from "../session.ts";
import { lifeOf, seen } from "./life.ts";

/** The most that two clocks of one installation are apart, in milliseconds: a time zone is more. */
const CLOCKS_APART = 10 * 60_000;

/** The page: the job "will be completed shortly", and status 1 "means that it was created on the server". */
export const createdConfigurationBecomesActive: VpnScriptRule = {
  id: "created-configuration-becomes-active",
  title:
    "Each create makes one configuration on the server that it names, and within the job's time it is active.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const { appeared, creates, surplus } = life;
    const last = () => ({ at: "/data", exchange: life.place.looks.at(-1)!.exchange });
    if (surplus.length > 1) {
      found({
        check: "one-create-makes-one",
        message: "More configurations have appeared than were created, at the moment of a create.",
        expected: "one for each create",
        actual: `configurations ${surplus.map(({ id }) => id).join(", ")}`,
        ...last(),
      });
    }
    const { jobTimeout } = session.target;
    const lacks = life.unfinished
      .filter((one) => stateOf(one) !== STATE.pendingDeletion && !life.isDeleted(one))
      .map(({ id, status, fail_reason: reason }) => {
        const why = reason ? ` Its fail_reason is: ${reason}` : "";
        return `Configuration ${id} has status ${status}.${why}`;
      });
    const missing = creates.length - appeared.length;
    if (missing > 0) lacks.push(`Of ${creates.length} created, ${missing} never appeared.`);
    for (const lack of life.late ? lacks : []) {
      const message = `${jobTimeout} s after a create was dispatched its configuration is not active. ${lack}`;
      const expected = "a new configuration with status 1";
      found({ check: "create-job-ends", message, expected, ...last() });
    }
    const [first] = appeared;
    if (first) {
      // The page's `created_at` are in UTC; that they are of the moment of the create it does not say.
      const created = Date.parse(first.value.created_at);
      const moments = creates.map(clockOf);
      const most = CLOCKS_APART + jobTimeout * 1000;
      const isNow = !moments.every((moment) => Math.abs(created - moment) > most);
      const now = new Date(moments.at(-1) ?? 0).toISOString();
      must(found, first, "created_at", isNow || moments.length === 0, now, {
        check: "created-at-is-when-it-was-created",
        message: `Configuration ${first.value.id} was created just now, and created_at says another time.`,
        inferred: true,
      });
    }
    if (life.end instanceof Broken) throw life.end;
    if (surplus.length === 0 && !life.late) seen(life, appeared);
  },
};

/** What happens to configurations at a delete. */
export const deletionRules: readonly VpnScriptRule[] = [
  {
    // Status 2 is documented: "Pending deletion". Whether it is seen depends on how fast the job is; that it ends does not.
    id: "deleted-configuration-goes",
    title: "A deleted configuration is pending deletion until it is gone, within the job's time.",
    alone: true,
    async check(session, found) {
      const life = await lifeOf(session);
      for (const { id, looks: from } of seen(life, life.place.removals)) {
        const sights = life.sights(from).filter(({ value }) => String(value.id) === id);
        const [wrong] = sights.filter(
          ({ value }) => value.status !== undefined && stateOf(value) !== STATE.pendingDeletion,
        );
        if (wrong) {
          must(found, wrong, "status", false, STATE.pendingDeletion, {
            check: "deleted-is-pending-deletion",
            message: `Configuration ${id} is listed after its deletion was dispatched, and is not pending deletion.`,
          });
        }
        const last = sights.at(-1);
        if (!life.late || !last || last.exchange !== life.place.looks.at(-1)?.exchange) continue;
        found({
          check: "delete-job-ends",
          message: `Configuration ${id} is still listed ${session.target.jobTimeout} s after its deletion was dispatched.`,
          at: "/data",
          expected: `no configuration ${id}`,
          exchange: last.exchange,
        });
      }
    },
  },
  {
    // A delete names one id, and whatever else is there stays.
    id: "deleting-takes-one",
    title: "Deleting a configuration leaves the account's others as they are.",
    alone: true,
    async check(session, found) {
      const life = await lifeOf(session);
      const { looks, removals } = life.place;
      const isKept = (one: Configuration | undefined) =>
        one?.status !== undefined && stateOf(one) !== STATE.pendingDeletion;
      let isTried = false;
      for (const { id, looks: from, exchange } of seen(life, removals)) {
        for (const other of looks[from - 1]?.items ?? []) {
          // Until its own deletion is asked for, too.
          const to = removals.find((one) => one.id === String(other.id))?.looks ?? looks.length;
          if (stateOf(other) === STATE.pendingDeletion || to <= from) continue;
          isTried = true;
          const later = looks
            .slice(from, to)
            .map(({ items }) => items.find((one) => one.id === other.id));
          const status = later.find((one) => !isKept(one))?.status;
          const expected = `configuration ${other.id} still there`;
          mustAnswer(found, exchange, later.every(isKept), expected, {
            check: "others-stay",
            message: `Configuration ${id} was deleted, and configuration ${other.id} went with it.`,
            actual: status === undefined ? "gone" : `status ${status}`,
          });
        }
      }
      if (!isTried) throw new NotReachable("no other configuration was there when one was deleted");
    },
  },
];
