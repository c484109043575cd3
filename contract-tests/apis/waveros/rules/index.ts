import { answerOf, must } from "../../../engine/seen.ts";
import type { WaverosRules } from "../session.ts";
import { creatingRules } from "./creating.ts";
import { guestRules } from "./guests.ts";
import { listingRules } from "./listing.ts";
import { refusingRules } from "./refusing.ts";

/** Leaks that a report lists; more of them say nothing new. */
const MOST_LEAKS = 3;

/** After all others: it looks at every answer. */
const lastRules: WaverosRules = {
  "answers-never-tell-the-key": {
    title: "No answer repeats the API key, neither on success nor on refusal.",
    async check(session, found) {
      // Alone in a run, it has seen no refusal yet.
      const parameters = { action: "get_nothing" };
      if (!session.refused) await session.ask("get_voucher_users", { parameters });
      for (const exchange of session.leaks.slice(0, MOST_LEAKS)) {
        must(found, answerOf(exchange), false, "no API key", "The answer repeats the API key.");
      }
    },
  },
};

/**
 * The truths of a WaverOS router across exchanges, in the order that takes the fewest requests:
 * first what is to be refused, then one look at the list for all that was created and refused.
 */
export const rules = Object.entries({
  ...refusingRules,
  ...creatingRules,
  ...listingRules,
  ...guestRules,
  ...lastRules,
}).map(([id, rule]) => ({ id, ...rule }));
