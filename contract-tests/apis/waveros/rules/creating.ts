import { isDeepStrictEqual } from "node:util";
import { eachApart } from "../../../engine/judgement/reading.ts";
import { answerOf, fieldOf, must, should } from "../../../engine/judgement/seen.ts";
import { given, messageOf } from "../answers.ts";
import { isPlain, LIMITS, isValidity, limitOf } from "../orders.ts";
import type { Placed } from "../placed.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { filledRules, isLong, type OrderRule } from "./filled.ts";
import { EDITED, isEditedByOthers, isGiven, LISTED_AS, toldOf } from "./told.ts";

const MISSING = "A created voucher is not in the list.";
const TWICE = "A created voucher is in the list more than once.";

const ORDER_RULES: Readonly<Record<string, OrderRule>> = {
  "documented-orders-are-accepted": {
    title: "A voucher is created from any documented values, with any of them left out.",
    source: '1.1 - Create a new voucher; 4. API Messages, "User added successfully"',
    each({ sound, isDone, unlessExcused, exchange, isLast }, found) {
      // A router that takes no more orders at all is not choosy.
      const isSo = !sound || isDone || isLast;
      const message = "A voucher with documented values was not created.";
      unlessExcused(found, answerOf(exchange), isSo, messageOf("UserAdded"), message);
    },
  },
  "created-voucher-is-listed": {
    title: "A created voucher is listed once, with the values in the answer to its creation.",
    source: "1.3 - Fetch vouchers list; 1. Create a New Voucher; 3. Fetch Vouchers List",
    each(told, found) {
      const { order, isDone, name, rows, listed, answered } = told;
      if (listed) {
        const { exchange } = listed.look;
        const named = rows.length === 0 && isDone ? renamedIn(told) : undefined;
        const [value, expected, message] =
          named === undefined
            ? [`"${name}" ${rows.length} times`, "it once", rows.length === 0 ? MISSING : TWICE]
            : [`"${named}"`, `"${name}"`, "A created voucher is listed under another username."];
        told.unlessExcused(found, { exchange, value }, rows.length === 1, expected, message);
      }
      if (!isDone) return;
      for (const [field, inList] of Object.entries({ id: "id", ...LISTED_AS })) {
        const { value } = answered(field);
        if (value === undefined) {
          // That the limits are missing is said with them.
          const message = "The answer to a creation has no id, which the vendor's example shows.";
          if (field === "id") should(found, answered(field), false, "an id", message);
          continue;
        }
        // Those that were given are another rule's concern, and so is an answer that changes them.
        if (isGiven(order, field) || told.isAnsweredOtherwise(field)) continue;
        // How a left-out validity or start is answered is not documented; an answered validity has
        // to be one.
        const isOpen = field === "valid_from" || (field === "valid_for" && !isValidity(value));
        told.mustBeListed(inList, value, isOpen ? should : claimOn(value));
      }
    },
  },
  "given-values-come-back": {
    title: "Each value of a new voucher comes back unchanged, in the answer and in the list.",
    source:
      '1.1 - Create a new voucher; 1. Create a New Voucher; 3. Fetch Vouchers List; 4. API Messages, "username, passcode, fullname, valid_for, and valid_from"',
    each({ order, isDone, mustComeBack }) {
      if (!isDone) return;
      for (const [field, inList] of Object.entries(LISTED_AS)) {
        const value = order[field as keyof typeof LISTED_AS];
        if (isGiven(order, field)) mustComeBack(field, inList, value, claimOn(value));
      }
    },
  },
  "limits-are-kept": {
    title:
      "A limit from 1 to 9437184 MB is kept for its direction; any other, or a missing one, is listed as 0, unlimited.",
    source:
      "1.1 - Create a new voucher, row download_limit; 1.1 - Create a new voucher, row upload_limit; 1. Create a New Voucher; inferred from 3. Fetch Vouchers List",
    each({ order, isDone, exchange, answered, row, isEdited }, found) {
      if (!isDone) return;
      const limits = LIMITS.map((field) => [field, limitOf(order[field])] as const);
      const isShown = ([field, limit]: (typeof limits)[number]) =>
        limit !== undefined && answered(field).value !== undefined;
      const asked = limits.filter(isShown);
      const wanted = Object.fromEntries(asked.map(([field, limit]) => [field, String(limit)]));
      const came = Object.fromEntries(asked.map(([field]) => [field, answered(field).value]));
      const isSo = isDeepStrictEqual(came, wanted);
      const shown = { value: came, at: "/user", exchange };
      must(found, shown, isSo, wanted, "The limits of a new voucher come back changed.");
      for (const [field] of limits.filter((one) => !asked.includes(one))) {
        const message = "The answer to an order without a limit does not say 0.";
        const seen = answered(field);
        should(found, seen, seen.value === "0", "0", message);
      }
      if (!row || !isSo || isEdited) return;
      const stored = Object.fromEntries(limits.map(([field, limit = 0]) => [field, limit]));
      const value = Object.fromEntries(LIMITS.map((field) => [field, fieldOf(row, field).value]));
      const words = { "listed-as-created": "The list has other limits for a new voucher." };
      must(found, { ...row, value }, isDeepStrictEqual(value, stored), stored, words);
    },
  },
  ...filledRules,
};

export const creatingRules: WaverosRules = Object.fromEntries(
  Object.entries(ORDER_RULES).map(([id, { each, ...rule }]) => [
    id,
    {
      ...rule,
      alone: true,
      async check(session, found) {
        const { vouchers } = session;
        const all = await vouchers.stock();
        const before = takenIn(session);
        const last = all.findLastIndex(({ outcome }) => outcome === "done");
        const isEdited = isEditedByOthers(vouchers);
        if (isEdited && all.length > 0) session.transport.note(EDITED);
        await eachApart(all.entries(), ([index, placed]) => {
          const isLast = index > last && last >= 0;
          each({ ...toldOf(session, placed, found, isEdited), isLast }, found, before);
        });
        vouchers.requireAnswers();
      },
    },
  ]),
);

/** The username under which a list has what an order has made, where it does not have it under its own. */
function renamedIn({ listed, order, user }: Placed): string | undefined {
  const { passcode, fullname } = order;
  const row = listed?.look.items.find(
    (one) =>
      one["id"] === user["id"] && one["fullname"] === fullname && one["password"] === passcode,
  );
  return row && given(fullname) ? String(row["username"]) : undefined;
}

/** The passcodes that orders gave and that others have, and the starts that orders gave, each as seen once. */
function takenIn({ vouchers: { placed, place } }: WaverosSession): Map<unknown, unknown> {
  const [first] = place.looks;
  const own = placed.map(({ order }) => order.passcode);
  const others = (first?.items ?? []).filter(({ username }) => !place.own.has(String(username)));
  const taken = [...own, ...others.map(({ password }) => password)].filter(isLong);
  const starts = placed.map(({ order }) => `valid_from ${String(order.valid_from)}`);
  return new Map(
    [...starts, ...taken.map((one) => `passcode ${String(one)}`)].map((is) => [is, 1]),
  );
}

function claimOn(name: unknown): typeof must {
  return isPlain(name) ? must : should;
}
