import type { WaverosRule } from "../session.ts";
import { createdIsListed, givenIsKept, limitsAreKept } from "./creating.ts";
import { guestsCountForward } from "./guests.ts";
import {
  anyOrderIsAccepted,
  presetApplies,
  restIsInvented,
  validAtOnce,
  validityIsDocumented,
} from "./inventing.ts";
import { keyIsNeverTold, keyTravelsInTheBody, onlyTheKeyOpens } from "./keys.ts";
import { idsStay, namesAreUnique, newIsUnused, vouchersStay } from "./listing.ts";
import { disabledMethodIsRefused, methodsAnswerAlike } from "./methods.ts";
import {
  duplicateChangesNothing,
  oddUsernameIsAnswered,
  refusedLeavesNothing,
  unknownActionIsRefused,
} from "./refusing.ts";
import { onlyTheNameRemoves, removedIsGone } from "./removing.ts";

/**
 * The truths of a WaverOS router across exchanges, in the order that takes the fewest requests:
 * first what is to be refused, then one look at the list for all that was created and refused.
 */
export const rules: readonly WaverosRule[] = [
  onlyTheKeyOpens,
  keyTravelsInTheBody,
  unknownActionIsRefused,
  disabledMethodIsRefused,
  oddUsernameIsAnswered,
  validityIsDocumented,
  onlyTheNameRemoves,
  anyOrderIsAccepted,
  createdIsListed,
  givenIsKept,
  limitsAreKept,
  restIsInvented,
  presetApplies,
  validAtOnce,
  newIsUnused,
  duplicateChangesNothing,
  refusedLeavesNothing,
  removedIsGone,
  namesAreUnique,
  idsStay,
  vouchersStay,
  methodsAnswerAlike,
  guestsCountForward,
  keyIsNeverTold,
];
