import { lagOf } from "../../../engine/tracker/left/behind.ts";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import { clockOf, type Exchange } from "../../../engine/exchange/exchange.ts";
import { Broken, notDone } from "../../../engine/judgement/finding.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import { fieldOf } from "../../../engine/judgement/seen.ts";
import type { Configuration } from "../calls.ts";
import { isActive, isPendingDeletion, STATE } from "../configurations.ts";
import { deletion } from "../removing.ts";
import type { VpnScriptSession } from "../session.ts";
import { activeOne } from "../situations.ts";
import { holdRemoved } from "./kept.ts";
import { sightsAt, type Lifecycle } from "./lifecycle.ts";
import { firstTime, type Rules, type Trial } from "./trial.ts";

/** In ms. Two clocks of one installation are less apart; time zones more. */
const CLOCKS_APART = 10 * 60_000;

export const creationRules: Rules = {
  // The vendor's page: the job "will be completed shortly", and status 1 "means that it was created
  // on the server".
  "created-configuration-becomes-active": {
    title:
      "Each create makes one configuration on the server that it names, and within the job's time it is active.",
    source:
      "WireGuard Configuration (POST), row server_id; WireGuard Configuration (POST), tab 1; WireGuard Configurations, tab 1; inferred from WireGuard Configurations, tab 1",
    follow(life, trial) {
      const { end, overdue, unended } = life.followed;
      holdCount(life, trial);
      holdJobs(life, trial);
      holdMoment(life, trial);
      if (end instanceof Broken) throw end;
      if (overdue) throw overdue;
      if (life.surplus.length === 0 && !unended) life.seen(life.appeared());
    },
  },
  // The vendor's page: with status 1 "it will set "config" data". Its example of status 2 has null;
  // it does not say when the file goes.
  "config-is-there-while-active": {
    title: "A configuration has its file once it is active, and null before and after.",
    source: "WireGuard Configurations, tab 1; inferred from WireGuard Configurations, tab 1",
    tellsOnce: "message",
    follow(life, { session, must }) {
      const isNew = firstTime();
      life.seen(sightsAt(life.place));
      // Of this run's own first, then of whatever its accounts have.
      const { places } = session.configurations;
      const all = [life.place, ...places.filter((place) => place !== life.place)];
      for (const sight of all.flatMap((place) => sightsAt(place))) {
        const { id, status, config } = sight.value;
        const isWanted = isActive(sight.value);
        const isThere = Boolean(config);
        // The same of another configuration has the same cause.
        if (!isNew(status, isThere)) continue;
        const value = isThere ? "a file" : config;
        const inferred = isPendingDeletion(sight.value);
        must(
          { ...fieldOf(sight, "config"), value, inferred },
          isWanted === isThere,
          isWanted ? "a file" : "null",
          {
            "config-goes-with-the-status": `Configuration ${id} has status ${status} and ${isThere ? "a file" : "no file"}.`,
          },
        );
      }
    },
  },
};

const lastOf = ({ place }: Lifecycle) => ({ at: "/data", exchange: place.looks.at(-1)!.exchange });

/** A create that is refused makes none, and each other one. */
function holdCount(life: Lifecycle, { must }: Trial): void {
  const { surplus } = life;
  const { isRepeated = false, refusal } = life.followed;
  if (refusal) {
    must({ value: "a new configuration", exchange: refusal }, false, "none", {
      "refused-create-left-nothing":
        "Each time this create is refused, there is a new configuration in the list of personas.active right after it.",
    });
  } else if (life.place.looks.length > 0) {
    const value = `configurations ${surplus.map(({ id }) => id).join(", ")}`;
    // Seen once, another client may have created one at the same moment.
    const shown = { value, ...lastOf(life), inferred: !isRepeated };
    must(shown, surplus.length === 0, "one for each create", {
      "one-create-makes-one": isRepeated
        ? "More configurations have appeared than were created, at the moment of each create."
        : "More configurations have appeared than were created, as where another client creates at the same moment.",
    });
  }
}

/** Jobs that were waited for in vain. */
function holdJobs(life: Lifecycle, { session, must }: Trial): void {
  const { jobTimeout } = session.target;
  const { missing = 0, unfinished = [] } = life.followed.unended ?? {};
  const lacks = unfinished
    .filter((one) => !isPendingDeletion(one) && !life.isDeleted(one))
    .map(({ id, status, fail_reason: reason }) => {
      const why = reason ? ` Its fail_reason is: ${reason}` : "";
      return `Configuration ${id} has status ${status}.${why}`;
    });
  if (missing > 0) lacks.push(`${missing} of those created had not appeared.`);
  for (const lack of lacks) {
    must(lastOf(life), false, "a new configuration with status 1", {
      "create-job-ends": `Twice the jobTimeout of ${jobTimeout} s after a create was dispatched its configuration is not active. ${lack}`,
    });
  }
}

/** `created_at` is in UTC on the vendor's page, which does not say that it is the moment of the create. */
function holdMoment(life: Lifecycle, { session, should }: Trial): void {
  const [first] = life.appeared();
  if (!first) return;
  const moments = life.creates.map(clockOf);
  const created = Date.parse(first.value.created_at);
  const most = CLOCKS_APART + session.target.jobTimeout * 1000;
  const isNow = !moments.every((moment) => Math.abs(created - moment) > most);
  const now = new Date(moments.at(-1) ?? 0).toISOString();
  should(fieldOf(first, "created_at"), isNow || moments.length === 0, now, {
    "created-at-is-when-it-was-created": `Configuration ${first.value.id} was created just now, and created_at says another time.`,
  });
}

const PENDING = "deleteWireguardConfig/422/config-pending";

export const deletionRules: Rules = {
  // Status 2 is documented: "Pending deletion". Whether it is seen depends on how fast the job is;
  // that it ends does not.
  "deleted-configuration-goes": {
    title:
      "A deleted configuration is pending deletion until it is gone, within the job's time, and then it is not found.",
    source:
      'WireGuard Configuration (DELETE), tab 1; WireGuard Configuration (DELETE), tab 3; WireGuard Configurations, "0 - Pending creation, 1 - Active, 2 - Pending deletion"',
    async follow(life, { session, found, must, hold }) {
      const { overdue, second, unended } = life.followed;
      // Lists that lag say nothing of what a deletion has done.
      const isSlow = lagOf(life.place) > 0;
      let isToTry = life.place.catchesUp;
      for (const { id, looks: from } of life.seen(life.place.removals)) {
        const sights = sightsAt(life.place, from).filter(({ value }) => String(value.id) === id);
        const kept = sights.find(({ value }) => isKept(value));
        const wrong = isSlow ? undefined : kept;
        isToTry ||= kept !== wrong;
        must(wrong ? fieldOf(wrong, "status") : {}, !wrong, STATE.pendingDeletion, {
          "deleted-is-pending-deletion": `Configuration ${id} is listed after its deletion was dispatched, but not as pending deletion.`,
        });
        const exchange = sights.at(-1)?.exchange;
        if (!unended || !exchange || exchange !== life.place.looks.at(-1)?.exchange) continue;
        must({ at: "/data", exchange }, false, `no configuration ${id}`, {
          "delete-job-ends": `Configuration ${id} is still listed twice the jobTimeout of ${session.target.jobTimeout} s after its deletion was dispatched.`,
        });
      }
      const listed = life.place.looks.at(-1)?.items.map(({ id }) => String(id)) ?? [];
      const gone = life.place.ownRemovals.find(
        ({ id }) => isFinite(Number(id)) && !listed.includes(id),
      );
      const key = "deleteWireguardConfig/404/config-not-found";
      const twice = isToTry ? await deletedTwice(session).catch(notDone) : undefined;
      must(twice ? { exchange: twice } : {}, !twice, "422, pending deletion, or 404", {
        "deleted-is-pending-deletion":
          "A configuration that was deleted is listed as active, and its deletion is accepted once more.",
      });
      if (second && session.breachesOf(PENDING, second.exchange).length > 0) {
        found(...session.breachesOf(key, second.exchange));
      } else if (gone && !unended) {
        await hold(key, { as: "active", parameters: { config_id: Number(gone.id) } });
      }
      if (overdue) throw overdue;
    },
  },
  // A delete names one id, and everything else stays. Others' configurations are only their owners'
  // business.
  "deleting-takes-one": {
    title:
      "Deleting a configuration takes it, and leaves all others as they are, of the account and of any other.",
    source: "WireGuard Configuration (DELETE); WireGuard Configuration (DELETE), row config_id",
    last: true,
    follow(life, trial) {
      const { session, found, must } = trial;
      holdRemoved(trial);
      const { looks, removals } = life.place;
      const { configurations: tracker } = session;
      const taken = tracker.removals.taken(tracker.places);
      // What one has taken for certain, another has not lost to another client.
      const isSure = taken.some((one) => one.isSure);
      for (const { removal, things } of taken) {
        const all = things
          .map(({ id, place }) => `configuration ${id}${place.kind.whereIs(place.name)}`)
          .join(", ");
        const shown = { value: "gone, or pending deletion", inferred: !isSure };
        const open = isSure
          ? ""
          : " Another client may have deleted it at that moment, or another request of this run.";
        // What goes as well without a deletion of its own is not taken by the refusal of one.
        const isAlone = things.length === 1 && !tracker.removals.takenAgain.has(removal.id);
        const refused = isAlone ? refusalOf(session, things[0]!) : undefined;
        if (refused) {
          must({ ...shown, exchange: refused }, false, "still there", {
            "refused-deletion-does-nothing": `The deletion of ${all} was refused, and it went all the same, when configuration ${removal.id} was deleted.${open}`,
          });
          continue;
        }
        must({ ...shown, exchange: removal.exchange }, false, `${all} still there`, {
          "others-stay": `Configuration ${removal.id} was deleted, and ${all} went with it.${open}`,
        });
      }
      const isTried = life.seen(removals).some((removal) => {
        const others = looks[removal.looks - 1]?.items.filter(
          (one) => String(one.id) !== removal.id,
        );
        return others?.some(isActive);
      });
      if (isTried) return found();
      throw new NotReachable("no other configuration was there when one was deleted");
    },
  },
};

interface Thing {
  readonly id: string;
  readonly place: Place<Configuration>;
}

/** The refusal of a deletion that named it, and found it. */
function refusalOf({ answers }: VpnScriptSession, { id, place }: Thing): Exchange | undefined {
  const isIts = (exchange: Exchange) =>
    place.kind.removesAt(exchange.request, place.name) &&
    place.kind.removedId(exchange.request) === id &&
    exchange.answer.status >= 400 &&
    !place.kind.isAbsent(exchange);
  return answers.exchanges("deleteWireguardConfig").find(isIts);
}

/** The answer to a deletion that comes right after another of the same, if both are accepted: not where only the lists lag. */
async function deletedTwice(session: VpnScriptSession): Promise<Exchange | undefined> {
  const { id } = await activeOne(session);
  const isAccepted = ({ answer }: Exchange) => answer.status < 300;
  if (!isAccepted(await deletion(session, "active", id))) return undefined;
  const second = await deletion(session, "active", id);
  return isAccepted(second) ? second : undefined;
}

function isKept(one: Configuration | undefined): boolean {
  return one?.status !== undefined && !isPendingDeletion(one);
}
