import type { Rule } from "../../engine/api.ts";
import { Broken, type Found } from "../../engine/finding.ts";
import { clockOf, STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import { breachesOf, throwAll } from "./answers.ts";
import { lifeOf, seen, type Creation, type Life, type Look } from "./life.ts";

/** The page: the job "will be completed shortly", and status 1 "means that it was created on the server". */
export const createdConfigurationBecomesActive: Rule<VpnScriptSession> = {
  id: "created-configuration-becomes-active",
  title:
    "Each create makes one configuration on the server that it names, and within the job's time it is active.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    if (life.surplus.length > 1) several(life, life.surplus, found);
    for (const { status, id } of life.stuck) {
      if (stateOf({ status }) === STATE.pendingDeletion) continue;
      notActive(
        session,
        `Configuration ${id} is still pending creation.`,
        life.looks.at(-1)!,
        found,
      );
    }
    for (const creation of life.creations) {
      const { fresh, active, look } = creation;
      if (fresh.length > 1 && life.surplus.length <= 1) several(life, fresh, found);
      if (active) createdNow(session, creation, active, found);
      else if (fresh.length === 0) notActive(session, "Nothing has appeared.", look, found);
      else {
        const reason = fresh[0]!.fail_reason;
        const why = reason ? ` Its fail_reason is: ${reason}` : "";
        notActive(session, `What has appeared is not active.${why}`, look, found);
      }
    }
    if (life.end instanceof Broken) throw life.end;
    if (life.surplus.length === 0) seen(life, [...life.creations, ...life.stuck]);
  },
};

/** The most that two clocks of one installation are apart, in milliseconds: a time zone is more. */
const CLOCKS_APART = 10 * 60_000;

function createdNow(
  session: VpnScriptSession,
  { asked, look }: Creation,
  { id, created_at }: Configuration,
  found: (breach: Found) => void,
): void {
  const off = Date.parse(created_at) - clockOf(asked.answer);
  const most = CLOCKS_APART + session.target.jobTimeout * 1000;
  if (!(Math.abs(off) > most)) return;
  found({
    check: "created-at-is-when-it-was-created",
    message: `Configuration ${id} was created just now, and created_at says another time.`,
    at: "/data",
    expected: new Date(clockOf(asked.answer)).toISOString(),
    actual: created_at,
    exchange: look.exchange,
  });
}

function notActive(
  session: VpnScriptSession,
  what: string,
  { exchange }: { readonly exchange: Creation["asked"] },
  found: (breach: Found) => void,
): void {
  found({
    check: "create-job-ends",
    message: `${session.target.jobTimeout} s after a create was dispatched there is no new active configuration. ${what}`,
    at: "/data",
    expected: "a new configuration with status 1",
    exchange,
  });
}

function several(
  life: Life,
  fresh: readonly Configuration[],
  found: (breach: Found) => void,
): void {
  found({
    check: "one-create-makes-one",
    message: "More configurations have appeared than were created, at the moment of a create.",
    at: "/data",
    expected: "one for each create",
    actual: `configurations ${fresh.map(({ id }) => id).join(", ")}`,
    exchange: life.looks.at(-1)!.exchange,
  });
}

/** Status 2 is documented: "Pending deletion". Whether it is seen depends on how fast the job is; that it ends does not. */
export const deletedConfigurationGoes: Rule<VpnScriptSession> = {
  id: "deleted-configuration-goes",
  title:
    "A deleted configuration is pending deletion until it is gone, within the job's time, and its id means nothing any more.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    for (const { id, status } of life.stuck) {
      if (stateOf({ status }) === STATE.pendingDeletion)
        stays(session, id, life.looks.at(-1)!.exchange, found);
    }
    for (const { id, asked, looks, gone } of seen(life, life.deletions)) {
      if (!gone) stays(session, id, looks.at(-1)?.exchange ?? asked, found);
      for (const { list, exchange } of looks) {
        const index = list.findIndex((configuration) => configuration.id === id);
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
      if (gone) await means(session, life, id, looks.at(-1)!, found);
    }
  },
};

/** A delete names one id, and whatever else is active stays as it is. */
export const deletingTakesOne: Rule<VpnScriptSession> = {
  id: "deleting-takes-one",
  title: "Deleting a configuration leaves the account's others as they are.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    for (const { id, before, looks, asked } of seen(life, life.deletions)) {
      for (const other of before) {
        if (other.id === id || stateOf(other) !== STATE.active) continue;
        const states = looks.map(({ list }) => list.find((one) => one.id === other.id));
        const changed = states.find((one) => !one || stateOf(one) !== STATE.active);
        if (states.every((one) => one && stateOf(one) === STATE.active)) continue;
        found({
          check: "others-stay-active",
          message: `Configuration ${id} was deleted, and configuration ${other.id} went with it.`,
          expected: `configuration ${other.id} still active`,
          actual: changed === undefined ? "gone" : `status ${changed.status}`,
          exchange: asked,
        });
      }
    }
  },
};

/** Reports what a deleted configuration's id still means: given to another, or good for a second delete. */
async function means(
  session: VpnScriptSession,
  life: Life,
  id: number,
  lastLook: Look,
  found: (breach: Found) => void,
): Promise<void> {
  const later = life.looks.slice(life.looks.indexOf(lastLook) + 1);
  const again = later.find(({ list }) => list.some((configuration) => configuration.id === id));
  if (again) {
    found({
      check: "ids-are-not-given-twice",
      message:
        "The id of a deleted configuration was given to a new one: whoever still has it deletes the wrong one.",
      at: "/data",
      expected: "an id that nothing has had",
      actual: id,
      exchange: again.exchange,
    });
    return;
  }
  const exchange = await session.send("deleteWireguardConfig", {
    as: "active",
    parameters: { config_id: id },
  });
  throwAll(breachesOf(session, "deleteWireguardConfig/404/config-not-found", exchange));
}

function stays(
  session: VpnScriptSession,
  id: number,
  exchange: Creation["asked"],
  found: (breach: Found) => void,
): void {
  found({
    check: "delete-job-ends",
    message: `Configuration ${id} is still listed ${session.target.jobTimeout} s after its deletion was dispatched.`,
    at: "/data",
    expected: `no configuration ${id}`,
    exchange,
  });
}
