import { poll } from "../../../engine/attempts.ts";
import { NotReachable } from "../../../engine/errors.ts";
import { fieldOf } from "../../../engine/seen.ts";
import { placeAt, STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import { createAs, ownConfiguration } from "../situations.ts";
import type { Persona } from "../target.ts";
import { lifeRule } from "./life-rule.ts";
import { sightsAt, type Life } from "./life.ts";
import type { Rules } from "./trial.ts";

const PENDING = "deleteWireguardConfig/422/config-pending";

/** How many deletions have to be accepted too early, and how many creates that may take: jobs may outrun some. */
const [EARLY, MOST_TRIES] = [2, 4];

export const waitingRules: Rules = {
  // The variant takes anything that is pending: here it is the creation, and the job has to go on.
  "pending-creation-is-not-deleted": {
    title: "A configuration that is pending creation cannot be deleted.",
    source: "WireGuard Configuration (DELETE), tab 4; WireGuard Configurations, tab 1",
    alone: true,
    async check({ session, found }) {
      const as = session.firstOf("other", "active");
      const { configurations: tracker } = session;
      // What the active account's creates do elsewhere has to be seen before another account
      // creates.
      if (as === "other" && session.target.personas.active) await ownConfiguration(session);
      const place = tracker.at(placeAt(as, session.server("wireguard")));
      /** Milliseconds from a look at what was pending to the answer that its deletion is dispatched. */
      const gaps: number[] = [];
      let least: number | undefined;
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        if (!(await createAs(session, as, { anew: true }))) break;
        const look = await tracker.look(place.name);
        const pending = place.ownAmong(look.items).find(isPendingCreation);
        if (!pending && !isEverPending(session)) break;
        if (!pending) continue;
        const call = { as, parameters: { config_id: pending.id } };
        const exchange = await session.send("deleteWireguardConfig", call);
        const breaches = session.breachesOf(PENDING, exchange);
        if (!place.kind.isAccepted(exchange)) return found(...breaches);
        const { answers } = session;
        gaps.push(answers.timeOf(exchange).answered - answers.timeOf(look.exchange).sent);
        if (gaps.length < EARLY) continue;
        // A job may end between a look and the next request: not twice in a row where the next one
        // takes far longer.
        const longest = Math.max(...gaps.slice(-EARLY));
        least ??= await jobTime(session, as);
        if (longest * 3 < least) return found(...breaches);
      }
      throw new NotReachable("none was seen pending creation for long enough", { code: "outrun" });
    },
  },
  // The vendor's page gives a number to what waits for its job: an app shows it, and does not ask
  // again.
  "waiting-configurations-are-listed": lifeRule({
    title: "A configuration is listed while it waits for its creation or deletion.",
    source: 'WireGuard Configurations, "0 - Pending creation, 1 - Active, 2 - Pending deletion"',
    check(life, { session, found, must }) {
      const { second } = life;
      const isPending =
        second && session.breachesOf("deleteWireguardConfig/422/config-pending", second.exchange);
      if (second && isPending?.length === 0) {
        must({ value: "not listed", exchange: second.exchange }, second.isListed, "status 2", {
          "pending-deletion-is-listed":
            "A deleted configuration is not listed, and by the answer to a second deletion it is pending.",
        });
      }
      const sights = life.seen(life.sights());
      if (sights.some(({ value }) => isPendingCreation(value))) return found();
      for (const sight of life.appeared()) {
        const hidden = hiddenFrom(session, life, sight.value);
        if (!hidden) continue;
        must(fieldOf(sight, "created_at"), false, "listed with status 0 since it was created", {
          "pending-creation-is-listed": `Configuration ${sight.value.id} was missing from a list read after its creation, and no list has shown one that is pending creation.`,
        });
        return;
      }
    },
  }),
};

/**
 * Whether a look lacked a configuration that existed: at first sight it is older, by its own two
 * times, than that look.
 */
function hiddenFrom({ answers }: VpnScriptSession, { place }: Life, one: Configuration): boolean {
  const index = place.looks.findIndex((look) => look.items.some(({ id }) => id === one.id));
  const [before, sight] = [place.looks[index - 1], place.looks[index]];
  if (!before || !sight) return false;
  const [created, updated] = [Date.parse(one.created_at), Date.parse(one.updated_at)];
  // Times in whole seconds may be one more apart than they say.
  const isExact = created % 1000 !== 0 && updated % 1000 !== 0;
  const age = updated - created - (isExact ? 0 : 1000);
  const { answered } = answers.timeOf(sight.exchange);
  return age > 0 && answers.timeOf(before.exchange).sent > answered - age;
}

function isPendingCreation(one: Configuration): boolean {
  return stateOf(one) === STATE.pendingCreation;
}

/** Whether any list of the run has shown one: where jobs are done at once, none ever does. */
function isEverPending({ configurations: { places } }: VpnScriptSession): boolean {
  return places.some(({ looks }) => looks.some(({ items }) => items.some(isPendingCreation)));
}

/** For how long another one is seen pending creation, in ms; 0 if it is not. */
async function jobTime(session: VpnScriptSession, as: Persona): Promise<number> {
  const { configurations: tracker, answers, target } = session;
  const place = tracker.at(placeAt(as, session.server("wireguard")));
  const from = place.looks.length;
  if (!(await createAs(session, as, { anew: true }))) return 0;
  const isPending = (one: Configuration) => isPendingCreation(one) && place.own.has(String(one.id));
  await poll(target.jobTimeout, async () => {
    const { items } = await tracker.look(place.name);
    return items.some(isPending) ? undefined : true;
  });
  const times = sightsAt(place, from)
    .filter(({ value }) => isPending(value))
    .map(({ exchange }) => answers.timeOf(exchange));
  return times.length > 0 ? times.at(-1)!.sent - times[0]!.answered : 0;
}
