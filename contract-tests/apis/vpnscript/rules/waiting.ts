import { fieldOf } from "../../../engine/judgement/seen.ts";
import type { Configuration } from "../calls.ts";
import { isPendingCreation } from "../configurations.ts";
import { deletedTooEarly, goneAllTheSame } from "../pending.ts";
import type { VpnScriptSession } from "../session.ts";
import { sightsAt, type Lifecycle } from "./lifecycle.ts";
import type { Rules } from "./trial.ts";

export const waitingRules: Rules = {
  // The variant takes anything that is pending: here it is the creation, and the job has to go on.
  "pending-creation-is-not-deleted": {
    title:
      "A configuration that is pending creation cannot be deleted, least of all by another account.",
    source: "WireGuard Configuration (DELETE), tab 4; WireGuard Configurations, tab 1",
    alone: true,
    async check({ session, found }) {
      const { breaches, refused } = await deletedTooEarly(session);
      found(...breaches, ...(refused ? await goneAllTheSame(session, refused) : []));
    },
  },
  // The vendor's page gives a number to what waits for its job: an app shows it, and does not ask
  // again.
  "waiting-configurations-are-listed": {
    title: "A configuration is listed while it waits for its creation or deletion.",
    source: 'WireGuard Configurations, "0 - Pending creation, 1 - Active, 2 - Pending deletion"',
    follow(life, { session, found, must }) {
      const { second } = life.followed;
      const isPending =
        second && session.breachesOf("deleteWireguardConfig/422/config-pending", second.exchange);
      if (second && isPending?.length === 0) {
        must({ value: "not listed", exchange: second.exchange }, second.isListed, "status 2", {
          "pending-deletion-is-listed":
            "A deleted configuration is not listed, and by the answer to a second deletion it is pending.",
        });
      }
      const sights = life.seen(sightsAt(life.place));
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
  },
};

/**
 * Whether a look lacked a configuration that existed: at first sight it is older, by its own two
 * times, than that look.
 */
function hiddenFrom(
  { answers }: VpnScriptSession,
  { place }: Lifecycle,
  one: Configuration,
): boolean {
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
