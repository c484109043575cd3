import type { Differences } from "../../../sandbox/switches.ts";
import type { FaultName } from "./faults.ts";

/** The ways in which a conforming router may differ where the vendor's page is silent, beyond the form of its answers. */
export const LIBERTIES = {
  "error-status": { title: "errors have a status of their own: 401 about the key, else 400" },
  "own-unknown-action": { title: "an unknown action is answered with a 404 of another form" },

  "usernames-any-case": { title: "usernames are the same in capitals and in small letters" },
  "usernames-counted": { title: "a username that was left out becomes guest and a number" },
  "passcodes-short": { title: "a passcode that was left out becomes four digits" },
  "names-ascii": { title: "full names beyond ASCII are refused" },
  "lists-taken": {
    title: "a list that is sent for a text is taken, and the removal of one always succeeds",
  },
  "null-for-none": {
    title: "limits and starts that were left out are answered as null, and such starts listed so",
  },

  "one-moment": { title: "every voucher was created at one and the same moment" },
  "rows-reversed": { title: "the newest voucher is listed first" },
  "ids-skip": { title: "ids of vouchers have gaps" },
  "lists-empty": { title: "the lists whose rows the page does not show are empty" },
  "guests-stand-still": { title: "the figures of active guests are always the same" },
  "guests-count-down": { title: "the bytes of active guests grow fewer" },
} as const satisfies Differences;

export type LibertyName = keyof typeof LIBERTIES;

/** Whether the sandbox was started with a fault or a liberty. */
export type Has = (name: FaultName | LibertyName) => boolean;
