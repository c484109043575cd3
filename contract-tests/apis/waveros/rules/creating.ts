import { clockOf } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import type { Look } from "../../../engine/place.ts";
import { must, mustAnswer, type Seen } from "../../../engine/seen.ts";
import type { Row } from "../answers.ts";
import { given, isPlain, isValidity, limitOf } from "../orders.ts";
import { messageOf } from "../messages.ts";
import type { WaverosRules } from "../session.ts";
import type { Placed } from "../placed.ts";

/** The fields of a voucher as an order and the answer to it name them, and as the list does. */
export const LISTED_AS = {
  username: "username",
  passcode: "password",
  fullname: "fullname",
  valid_for: "valid_for",
  valid_from: "valid_from",
} as const;

/** Seconds by which two readings of a clock for one creation may differ. */
const CLOCK_SLACK = 2;

/** Seconds by which clocks of different time zones may differ, and a little more. */
const ZONE_SLACK = 27 * 3600;

/** What must be so of each order that a run has placed. */
interface OrderRule {
  readonly title: string;
  /** `before` holds what the rule has noted of the orders before it. */
  each(order: Told, found: ReportBreach, before: Map<unknown, unknown>): void;
}

const ORDER_RULES: Readonly<Record<string, OrderRule>> = {
  "documented-orders-are-accepted": {
    title: "A voucher is created from any documented values, and whichever of them are left out.",
    each({ order, sound, outcome, exchange }, found) {
      mustAnswer(found, exchange, !sound || outcome === "done", messageOf("UserAdded"), {
        message: "A voucher of documented values was not created.",
        inferred: !isPlain(order.fullname),
      });
    },
  },
  "created-voucher-is-listed": {
    title: "A created voucher is in the list once, with the values that its creation has answered.",
    each({ order, name, user, listed, mustBeListed }, found) {
      if (listed) {
        const times = listed.rows.length;
        mustAnswer(found, listed.look.exchange, times === 1, `"${name}" once`, {
          message: "A created voucher is not in the list once.",
          actual: `"${name}" ${times} times`,
        });
      }
      for (const [field, inList] of Object.entries({ id: "id", ...LISTED_AS })) {
        if (!(field in user)) continue;
        // How a validity or a start that was left out, or is none, is answered is not shown.
        const isOpen =
          (field === "valid_for" && !isValidity(order.valid_for)) ||
          (field === "valid_from" && !given(order.valid_from));
        mustBeListed(inList, user[field], isOpen || !isPlain(user[field]));
      }
    },
  },
  "given-values-come-back": {
    title: "Each value that a new voucher was given comes back as it was, answered and listed.",
    each({ order, outcome, mustBeAnswered, mustBeListed }) {
      if (outcome !== "done") return;
      for (const [field, inList] of Object.entries(LISTED_AS)) {
        const value = order[field as keyof typeof LISTED_AS];
        // A validity that is none need not be kept: another rule sees to that.
        if (!given(value) || (field === "valid_for" && !isValidity(value))) continue;
        // Which characters a name may hold is not said.
        mustBeAnswered(field, value, !isPlain(value));
        mustBeListed(inList, value, !isPlain(value));
      }
    },
  },
  "limits-are-kept": {
    title:
      "A limit from 1 to 9437184 MB is kept for its direction; any other, and none, is listed as 0, unlimited.",
    each({ order, outcome, mustBeAnswered, mustBeListed }) {
      if (outcome !== "done") return;
      for (const field of ["download_limit", "upload_limit"] as const) {
        const limit = limitOf(order[field]);
        mustBeListed(field, limit ?? 0);
        // How the answer says unlimited is not shown.
        mustBeAnswered(field, String(limit ?? 0), limit === undefined);
      }
    },
  },
  "left-out-values-are-invented": {
    title:
      "A username, passcode or name that is left out or empty is invented, and the username anew each time.",
    each({ order, outcome, user, answer }, found, before) {
      for (const field of ["username", "passcode", "fullname"] as const) {
        if (outcome !== "done" || given(order[field]) || !(field in user)) continue;
        const value = user[field];
        const isThere = value !== "" && value !== null;
        must(found, answer, field, isThere, "a text that is not empty", {
          message: `The ${field} that was left out stays empty.`,
        });
        const isTaken = before.has(value) || (field === "passcode" && value === user["username"]);
        must(found, answer, field, field === "fullname" || !isTaken, "a new one for each voucher", {
          message: `The ${field} that was left out is one that is taken.`,
          // How random a passcode is, is not said.
          inferred: field === "passcode",
        });
        before.set(value, field);
      }
    },
  },
  "left-out-validity-is-the-preset": {
    title: "Vouchers that were given no validity all have the same documented one, the preset.",
    each({ order, outcome, user, answer, row }, found, before) {
      if (outcome !== "done" || given(order.valid_for)) return;
      const answered = "valid_for" in user ? answer : undefined;
      for (const [place, seen] of Object.entries({ listed: row, answered })) {
        if (!seen) continue;
        const value = seen.value["valid_for"];
        const preset = before.get(place) ?? value;
        before.set(place, preset);
        const isOne = isValidity(value);
        const expected = isOne ? String(preset) : "one of the 65 documented validities";
        must(found, seen, "valid_for", isOne && value === preset, expected, {
          message: "The validity that was left out is not the preset.",
          // Whether the answer has the preset, or what was asked for, is not shown.
          inferred: seen === answer,
        });
      }
    },
  },
  "voucher-without-start-is-valid-at-once": {
    title: "A voucher that was given no start is valid from its creation on.",
    each({ order, exchange, row }, found) {
      if (!row || given(order.valid_from)) return;
      const { valid_from: start, created_at: created } = row.value;
      const late = secondsOf(start) - secondsOf(created);
      const ahead = secondsOf(start) - clockOf(exchange) / 1000;
      const isSo = Number.isNaN(late) || late <= CLOCK_SLACK;
      must(found, row, "valid_from", isSo, `no later than created_at, ${String(created)}`, {
        message: "A voucher without a start begins after its creation.",
        // The page names no time zone, and does not say what else created_at may be.
        inferred: late <= ZONE_SLACK || ahead <= ZONE_SLACK,
      });
    },
  },
  // The page does not explain these fields: their names do.
  "new-voucher-is-unused": {
    title: "A new voucher has no login and no device, and was not modified before it was created.",
    each({ row }, found) {
      if (!row) return;
      for (const field of ["first_login", "last_login", "MAC"]) {
        const message = `A voucher that nobody has used has a ${field}.`;
        const isUnused = (row.value[field] ?? null) === null;
        must(found, row, field, isUnused, null, { message, inferred: true });
      }
      const { created_at: created, last_modified: modified } = row.value;
      // Both are YYYY-MM-DD HH:MM:SS, which sorts as it is.
      const isSo = String(modified) >= String(created);
      must(found, row, "last_modified", isSo, `no earlier than ${String(created)}`, {
        message: "A new voucher was modified before it was created.",
        inferred: true,
      });
    },
  },
};

export const creatingRules: WaverosRules = Object.fromEntries(
  Object.entries(ORDER_RULES).map(([id, { title, each }]) => [
    id,
    {
      title,
      alone: true,
      async check({ vouchers }, found) {
        const before = new Map<unknown, unknown>();
        for (const placed of await vouchers.stock()) each(toldOf(placed, found), found, before);
      },
    },
  ]),
);

type Told = ReturnType<typeof toldOf>;

/** What a router has told of an order, and what must be so of that. */
function toldOf(placed: Placed, found: ReportBreach) {
  const { user, listed } = placed;
  const [answer, row] = [answerOf(placed), rowOf(placed)];
  return {
    ...placed,
    answer,
    row,
    /** Reports an answer that has another value than it must have; it may have no such field. */
    mustBeAnswered(field: string, expected: unknown, inferred: boolean) {
      const message = `The ${field} of a new voucher is not answered as it was given.`;
      const isSo = !(field in user) || user[field] === expected;
      must(found, answer, field, isSo, expected, { message, inferred });
    },
    /** Reports a list that has another value than it must have; only where the voucher is listed once. */
    mustBeListed(field: string, expected: unknown, inferred = false) {
      const message = `The list has another ${field} for a new voucher.`;
      if (!row || listed?.rows.length !== 1) return;
      must(found, row, field, row.value[field] === expected, expected, { message, inferred });
    },
  };
}

/** The answer's new voucher; no fields where there is none. */
export function answerOf({ user, exchange }: Placed): Seen<Row> {
  return { value: user, at: "/user", exchange };
}

/** The first row that the list has for a new voucher. */
export function rowOf({ listed }: Placed): Seen<Row> | undefined {
  const row = listed?.rows[0];
  return listed && row && rowIn(listed.look, row);
}

export function rowIn({ items, exchange }: Look<Row>, row: Row): Seen<Row> {
  return { value: row, at: `/users/${items.indexOf(row)}`, exchange };
}

function secondsOf(time: unknown): number {
  return Date.parse(`${String(time).replace(" ", "T")}Z`) / 1000;
}
