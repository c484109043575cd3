import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { ReportBreach } from "../../../engine/judgement/finding.ts";
import { isOfAnyRun } from "../../../engine/tracker/kind.ts";
import { fieldOf, must, should } from "../../../engine/judgement/seen.ts";
import { given, QUARTER, timeOf, ZONE_SLACK } from "../answers.ts";
import { isValidity, type Order } from "../orders.ts";
import type { toldOf } from "./told.ts";

/** How far two readings of a clock for one creation may differ, in seconds. */
const CLOCK_SLACK = 2;

const A_YEAR = 366 * 86_400;

export interface OrderRule {
  readonly title: string;
  readonly source: string;
  each(order: Told, found: ReportBreach, before: Map<unknown, unknown>): void;
}

type Told = ReturnType<typeof toldOf> & {
  /** No order was carried out from it on, and some were before. */
  readonly isLast: boolean;
};

/** What a router fills in where an order leaves it out. */
export const filledRules: Readonly<Record<string, OrderRule>> = {
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
        // No random text has the mark of a run.
        const isCopied = isOfAnyRun(value) && !isGivenIn(order, String(value));
        const isName = field === "passcode" && known !== undefined;
        // How random a passcode or a name is, is not documented: a short one may come twice, but
        // not three times, and not another as well.
        const isRepeated = repeats > 1 || (times > 0 && isLong(value));
        const isSure = field === "passcode" && (isRepeated || (isName && given(order[known])));
        const claim = field === "username" || isSure || isCopied ? must : should;
        const isNew = times === 0 && !isName && !isCopied;
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
      const told = answered("valid_for");
      // Whether the answer has the preset, or a word for it, is not documented; that it has a validity is.
      const tellings = [
        ...(inList ? [inList] : []),
        [told, given(told.value) ? should : must] as const,
      ];
      for (const [validity, claim] of tellings) {
        if (validity.value === undefined) continue;
        const where = validity === told ? "answered" : "listed";
        const preset = before.get(where) ?? validity.value;
        before.set(where, preset);
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
    each({ order, isDone, exchange, answered, row }, found, before) {
      if (!isDone || !row || given(order.valid_from)) return;
      const told = answered("valid_from");
      const isTold = (told.value ?? null) === null || !Number.isNaN(timeOf(told.value));
      // How the answer says at once is not documented.
      const said = "The valid_from of a new voucher is neither a time nor null.";
      should(found, told, isTold, "a time, or null", said);
      const { valid_from, created_at } = row.value;
      const start = fieldOf(row, "valid_from");
      const isOthers = given(valid_from) && before.has(`valid_from ${valid_from}`);
      const other = "A voucher without a start has that of another order.";
      must(found, start, !isOthers, String(created_at), other);
      if (isOthers) return;
      const late = timeOf(valid_from) - timeOf(created_at);
      if (isTimeOf(exchange, valid_from) && !isTimeOf(exchange, created_at)) {
        const now = `about ${new Date(exchange.startedAt).toISOString()}`;
        const message = "The created_at of a new voucher is not the time of its creation.";
        return must(found, fieldOf(row, "created_at"), false, now, message);
      }
      const expected = `created_at, ${String(created_at)}`;
      const isSo = Number.isNaN(late) || late <= CLOCK_SLACK;
      // The vendor's page names no time zone.
      const rest = Math.abs(late - QUARTER * Math.round(late / QUARTER));
      const isOfZone = late <= ZONE_SLACK && (late < QUARTER || rest <= CLOCK_SLACK);
      const claim = isOfZone ? should : must;
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
    title:
      "A new voucher was created when it was ordered, has no login and no device, and was not modified before.",
    source: "inferred from 3. Fetch Vouchers List",
    each({ order, row, exchange }, found) {
      if (!row) return;
      const { created_at } = row.value;
      const isStart = created_at === order.valid_from && !isTimeOf(exchange, created_at);
      const start = "The created_at of a new voucher is its valid_from.";
      must(found, fieldOf(row, "created_at"), !isStart, "the time of its creation", start);
      for (const field of ["first_login", "last_login", "MAC"]) {
        const value = row.value[field];
        // How no login is written is for the variants. MySQL writes a missing time in zeros.
        const isZero = field !== "MAC" && !/[1-9]/.test(String(value));
        const isUnused = !given(value) || isZero;
        const message = `A voucher that nobody has used has a ${field}.`;
        must(found, fieldOf(row, field), isUnused, null, message);
        if (!isUnused) return;
      }
      const created = String(created_at);
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

/** Whether an order gives a text, or a part of it. */
function isGivenIn(order: Order, text: string): boolean {
  return Object.values(order).some((one) => given(one) && text.includes(one));
}

/** Whether two that are drawn at random are never the same. */
export function isLong(value: unknown): boolean {
  return typeof value === "string" && value.length >= 8;
}

/** Whether a time is that of an exchange, whatever the time zone. */
function isTimeOf({ startedAt }: Exchange, time: unknown): boolean {
  return Math.abs(timeOf(time) - startedAt / 1000) <= ZONE_SLACK;
}
