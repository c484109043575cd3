import type { WaverosRule } from "../session.ts";
import { changingRules } from "./changing.ts";
import { creatingRules } from "./creating.ts";
import { guestsCountForward } from "./guests.ts";
import { keyIsNeverTold, keyRules } from "./keys.ts";
import { listingRules } from "./listing.ts";
import { refusingRules } from "./refusing.ts";

/**
 * The truths of a WaverOS router across exchanges, in the order that takes the fewest requests:
 * first what is to be refused, then one look at the list for all that was created and refused.
 */
export const rules: readonly WaverosRule[] = [
  ...keyRules,
  ...refusingRules,
  ...creatingRules,
  ...changingRules,
  ...listingRules,
  guestsCountForward,
  // After all others: it looks at every answer.
  keyIsNeverTold,
];
