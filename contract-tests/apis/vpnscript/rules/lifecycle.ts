import { NotReachable } from "../../../engine/errors.ts";
import { clockOf } from "../../../engine/exchange.ts";
import { Broken } from "../../../engine/finding.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { Rules } from "../session.ts";
import { fieldOf, must, should } from "./answers.ts";
import { lifeRule } from "./life.ts";

/** The most that two clocks of one installation are apart, in milliseconds: a time zone is more. */
const CLOCKS_APART = 10 * 60_000;

/** What happens to a configuration at a create. */
export const creationRules: Rules = {
  // The page: the job "will be completed shortly", and status 1 "means that it was created on the server".
  "created-configuration-becomes-active": lifeRule({
    title:
      "Each create makes one configuration on the server that it names, and within the job's time it is active.",
    check(life, found, session) {
      const { creates, surplus } = life;
      const appeared = life.appeared();
      const last = () => ({ at: "/data", exchange: life.place.looks.at(-1)!.exchange });
      if (surplus.length > 1) {
        const value = `configurations ${surplus.map(({ id }) => id).join(", ")}`;
        must(found, { value, ...last() }, false, "one for each create", {
          "one-create-makes-one":
            "More configurations have appeared than were created, at the moment of a create.",
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
        must(found, last(), false, "a new configuration with status 1", {
          "create-job-ends": `${jobTimeout} s after a create was dispatched its configuration is not active. ${lack}`,
        });
      }
      const [first] = appeared;
      if (first) {
        // The page's `created_at` are in UTC; that they are of the moment of the create it does not say.
        const created = Date.parse(first.value.created_at);
        const moments = creates.map(clockOf);
        const most = CLOCKS_APART + jobTimeout * 1000;
        const isNow = !moments.every((moment) => Math.abs(created - moment) > most);
        const now = new Date(moments.at(-1) ?? 0).toISOString();
        should(found, fieldOf(first, "created_at"), isNow || moments.length === 0, now, {
          "created-at-is-when-it-was-created": `Configuration ${first.value.id} was created just now, and created_at says another time.`,
        });
      }
      if (life.end instanceof Broken) throw life.end;
      if (surplus.length === 0 && !life.late) life.seen(appeared);
    },
  }),
};

/** What happens to configurations at a delete. */
export const deletionRules: Rules = {
  // Status 2 is documented: "Pending deletion". Whether it is seen depends on how fast the job is; that it ends does not.
  "deleted-configuration-goes": lifeRule({
    title: "A deleted configuration is pending deletion until it is gone, within the job's time.",
    check(life, found, session) {
      for (const { id, looks: from } of life.seen(life.place.removals)) {
        const sights = life.sights(from).filter(({ value }) => String(value.id) === id);
        const wrong = sights.find(({ value }) => isKept(value));
        if (wrong) {
          must(found, fieldOf(wrong, "status"), false, STATE.pendingDeletion, {
            "deleted-is-pending-deletion": `Configuration ${id} is listed after its deletion was dispatched, and is not pending deletion.`,
          });
        }
        const exchange = sights.at(-1)?.exchange;
        if (!life.late || !exchange || exchange !== life.place.looks.at(-1)?.exchange) continue;
        must(found, { at: "/data", exchange }, false, `no configuration ${id}`, {
          "delete-job-ends": `Configuration ${id} is still listed ${session.target.jobTimeout} s after its deletion was dispatched.`,
        });
      }
    },
  }),
  // A delete names one id, and whatever else is there stays.
  "deleting-takes-one": lifeRule({
    title: "Deleting a configuration leaves the account's others as they are.",
    check(life, found) {
      const { looks, removals } = life.place;
      let isTried = false;
      for (const { id, looks: from, exchange } of life.seen(removals)) {
        for (const other of looks[from - 1]?.items ?? []) {
          // Until its own deletion is asked for, too.
          const to = removals.find((one) => one.id === String(other.id))?.looks ?? looks.length;
          if (stateOf(other) === STATE.pendingDeletion || to <= from) continue;
          isTried = true;
          const later = looks
            .slice(from, to)
            .map(({ items }) => items.find((one) => one.id === other.id));
          const status = later.find((one) => !isKept(one))?.status;
          const value = status === undefined ? "gone" : `status ${status}`;
          const areKept = later.every(isKept);
          must(found, { value, exchange }, areKept, `configuration ${other.id} still there`, {
            "others-stay": `Configuration ${id} was deleted, and configuration ${other.id} went with it.`,
          });
        }
      }
      if (!isTried) throw new NotReachable("no other configuration was there when one was deleted");
    },
  }),
};

/** Whether a configuration is listed, and not pending deletion. */
function isKept(one: Configuration | undefined): boolean {
  return one?.status !== undefined && stateOf(one) !== STATE.pendingDeletion;
}
