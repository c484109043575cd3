import { isDeepStrictEqual } from "node:util";
import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { eachApart } from "../../../engine/reading.ts";
import { answerOf, fieldOf, must, should } from "../../../engine/seen.ts";
import { given, messageOf } from "../answers.ts";
import { isOrdinary, isPlain, isValidity, limitOf } from "../orders.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { timeOf, ZONE_SLACK } from "../times.ts";
import { isGiven, LISTED_AS, toldOf } from "./told.ts";

/** How far two readings of a clock for one creation may differ, in seconds. */
const CLOCK_SLACK = 2;

const LIMITS = ["download_limit", "upload_limit"] as const;

const A_YEAR = 366 * 86_400;

interface OrderRule {
  readonly title: string;
  readonly source: string;
  each(order: Told, found: ReportBreach, before: Map<unknown, unknown>): void;
}

const ORDER_RULES: Readonly<Record<string, OrderRule>> = {
  "documented-orders-are-accepted": {
    title: "A voucher is created from any documented values, with any of them left out.",
    source: '1.1 - Create a new voucher; 4. API Messages, "User added successfully"',
    each({ order, sound, isDone, exchange, isLast }, found) {
      // A router that takes no more orders at all is not choosy.
      const isSo = !sound || isDone || isLast;
      const message = "A voucher with documented values was not created.";
      const claim = isOrdinary(order) ? must : should;
      claim(found, answerOf(exchange), isSo, messageOf("UserAdded"), message);
    },
  },
  "created-voucher-is-listed": {
    title: "A created voucher is listed once, with the values in the answer to its creation.",
    source: "1.3 - Fetch vouchers list; 1. Create a New Voucher; 3. Fetch Vouchers List",
    each(
      { order, isDone, name, rows, listed, answered, mustBeListed, isAnsweredOtherwise },
      found,
    ) {
      if (listed) {
        const times = rows.length;
        const shown = { exchange: listed.look.exchange, value: `"${name}" ${times} times` };
        const message = "A created voucher is not in the list once.";
        must(found, shown, times === 1, "it once", message);
      }
      if (!isDone) return;
      for (const [field, inList] of Object.entries({ id: "id", ...LISTED_AS })) {
        const { value } = answered(field);
        if (value === undefined) continue;
        // Those that were given are another rule's concern, and so is an answer that changes them.
        if (isGiven(order, field) || isAnsweredOtherwise(field)) continue;
        // How a left-out validity or start is answered is not documented; an answered validity has
        // to be one.
        const isOpen = field === "valid_from" || (field === "valid_for" && !isValidity(value));
        mustBeListed(inList, value, isOpen ? should : claimOn(value));
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
    each({ order, isDone, exchange, answered, row }, found) {
      if (!isDone) return;
      const limits = LIMITS.map((field) => [field, limitOf(order[field])] as const);
      const asked = limits.filter(([, limit]) => limit !== undefined);
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
      if (!row || !isSo) return;
      const stored = Object.fromEntries(limits.map(([field, limit = 0]) => [field, limit]));
      const value = Object.fromEntries(LIMITS.map((field) => [field, fieldOf(row, field).value]));
      const words = { "listed-as-created": "The list has other limits for a new voucher." };
      must(found, { ...row, value }, isDeepStrictEqual(value, stored), stored, words);
    },
  },
  "left-out-values-are-invented": {
    title:
      "A username, passcode or name that is left out or empty is invented each time, and no passcode is the username or the fullname.",
    source:
      "1.1 - Create a new voucher, row username; 1.1 - Create a new voucher, row passcode; 1.1 - Create a new voucher, row fullname; inferred from 1.1 - Create a new voucher, row passcode",
    each({ order, isDone, answered }, found, before) {
      for (const field of ["username", "passcode", "fullname"] as const) {
        if (!isDone || given(order[field])) continue;
        const seen = answered(field);
        const { value } = seen;
        const which = `The ${field} that was left out`;
        const isThere = value !== "" && value !== null;
        must(found, seen, isThere, "a text that is not empty", `${which} stays empty.`);
        const key = `${field} ${String(value)}`;
        const times = Number(before.get(key) ?? 0);
        before.set(key, times + 1);
        const repeats = Number(before.get(field) ?? 0) + Math.min(times, 1);
        before.set(field, repeats);
        const known = (["username", "fullname"] as const).find(
          (one) => given(value) && value === answered(one).value,
        );
        const isName = field === "passcode" && known !== undefined;
        // How random a passcode or a name is, is not documented: a short one may come twice, but
        // not three times, and not another as well.
        const isRepeated = repeats > 1 || (times > 0 && isLong(value));
        const isSure = field === "passcode" && (isRepeated || (isName && given(order[known])));
        const claim = field === "username" || isSure ? must : should;
        const isNew = times === 0 && !isName;
        claim(found, seen, isNew, "a new one for each voucher", `${which} is one that is taken.`);
      }
    },
  },
  "left-out-validity-is-the-preset": {
    title: "Vouchers without a validity all get the same documented one, the preset.",
    source: "1.1 - Create a new voucher, row valid_for; inferred from 1. Create a New Voucher",
    each({ order, isDone, answered, row }, found, before) {
      if (!isDone || given(order.valid_for)) return;
      const inList = row && ([fieldOf(row, "valid_for"), must] as const);
      // Whether the answer has the preset, or what was asked for, is not documented.
      const tellings = [...(inList ? [inList] : []), [answered("valid_for"), should] as const];
      for (const [validity, claim] of tellings) {
        if (validity.value === undefined) continue;
        const preset = before.get(claim) ?? validity.value;
        before.set(claim, preset);
        const isOne = isValidity(validity.value);
        const expected = isOne ? JSON.stringify(preset) : "one of the 65 documented validities";
        const message = "The validity that was left out is not the preset.";
        claim(found, validity, isOne && validity.value === preset, expected, message);
      }
    },
  },
  "voucher-without-start-is-valid-at-once": {
    title: "A voucher without a start is valid from its creation on.",
    source: "1.1 - Create a new voucher, row valid_from; inferred from 3. Fetch Vouchers List",
    each({ order, isDone, exchange, answered, row }, found) {
      if (!isDone || !row || given(order.valid_from)) return;
      const told = answered("valid_from");
      const isTold = (told.value ?? null) === null || !Number.isNaN(timeOf(told.value));
      // How the answer says at once is not documented.
      const said = "The valid_from of a new voucher is neither a time nor null.";
      should(found, told, isTold, "a time, or null", said);
      const { valid_from, created_at } = row.value;
      const start = fieldOf(row, "valid_from");
      const late = timeOf(valid_from) - timeOf(created_at);
      if (isTimeOf(exchange, valid_from) && !isTimeOf(exchange, created_at)) {
        const now = `about ${new Date(exchange.startedAt).toISOString()}`;
        const message = "The created_at of a new voucher is not the time of its creation.";
        return must(found, fieldOf(row, "created_at"), false, now, message);
      }
      const expected = `created_at, ${String(created_at)}`;
      const isSo = Number.isNaN(late) || late <= CLOCK_SLACK;
      // The vendor's page names no time zone.
      const claim = late <= ZONE_SLACK ? should : must;
      claim(found, start, isSo, expected, "A voucher without a start begins after its creation.");
      // A moment long past means that there is none; one just before shortens the validity.
      const isPast = late < -ZONE_SLACK && late > -A_YEAR;
      const message = "A voucher without a start begins before the day of its creation.";
      must(found, start, !isPast, expected, message);
    },
  },
  // The vendor's page does not explain these fields: their names do, and its example of an unused
  // voucher.
  "new-voucher-is-unused": {
    title: "A new voucher has no login and no device, and was not modified before it was created.",
    source: "inferred from 3. Fetch Vouchers List",
    each({ row, exchange }, found) {
      if (!row) return;
      for (const field of ["first_login", "last_login", "MAC"]) {
        // How no login is written is for the variants. MySQL writes a missing time in zeros.
        const isUnused = !given(row.value[field]) || !/[1-9A-F]/i.test(String(row.value[field]));
        const message = `A voucher that nobody has used has a ${field}.`;
        must(found, fieldOf(row, field), isUnused, null, message);
      }
      const created = String(row.value["created_at"]);
      const modified = fieldOf(row, "last_modified");
      // Both are YYYY-MM-DD HH:MM:SS, which sorts as it is.
      const isSo = String(modified.value) >= created;
      const isFar = isTimeOf(exchange, created) && !isTimeOf(exchange, modified.value);
      const message = "A new voucher was modified at another time than it was created.";
      const claim = isFar ? must : should;
      claim(found, modified, isSo && !isFar, `${created}, or soon after`, message);
    },
  },
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
        await eachApart(all.entries(), ([index, placed]) => {
          const isLast = index > last && last >= 0;
          each({ ...toldOf(session, placed, found), isLast }, found, before);
        });
        vouchers.requireAnswers();
      },
    },
  ]),
);

type Told = ReturnType<typeof toldOf> & {
  /** No order was carried out from it on, and some were before. */
  readonly isLast: boolean;
};

/** Whether two that are drawn at random are never the same. */
function isLong(value: unknown): boolean {
  return typeof value === "string" && value.length >= 8;
}

/** The passcodes that orders gave and that others have, each as seen once. */
function takenIn({ vouchers: { placed, place } }: WaverosSession): Map<unknown, unknown> {
  const [first] = place.looks;
  const own = placed.map(({ order }) => order.passcode);
  const others = (first?.items ?? []).filter(({ username }) => !place.own.has(String(username)));
  const taken = [...own, ...others.map(({ password }) => password)].filter(isLong);
  return new Map(taken.map((passcode) => [`passcode ${String(passcode)}`, 1]));
}

/** Whether a time is that of an exchange, whatever the time zone. */
function isTimeOf({ startedAt }: Exchange, time: unknown): boolean {
  return Math.abs(timeOf(time) - startedAt / 1000) <= ZONE_SLACK;
}

function claimOn(name: unknown): typeof must {
  return isPlain(name) ? must : should;
}
