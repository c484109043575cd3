import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { must, mustAnswer } from "../../../engine/seen.ts";
import { given, isPlain, limitOf } from "../orders.ts";
import { messageOf } from "../messages.ts";
import type { WaverosRule } from "../session.ts";
import type { Placed } from "../placed.ts";
import { answerOf, LISTED_AS, mustAnswerAs, mustListAs, rowOf } from "./comparing.ts";

/** Seconds by which two readings of a clock for one creation may differ. */
const CLOCK_SLACK = 2;

/** Seconds by which clocks of different time zones may differ, and a little more. */
const ZONE_SLACK = 27 * 3600;

/** What must be so of each order that a run has placed. */
interface OrderRule extends Pick<WaverosRule, "id" | "title"> {
  /** `before` holds what the rule has noted of the orders before it. */
  each(
    placed: Placed,
    found: ReportBreach,
    validities: readonly unknown[],
    before: Map<unknown, unknown>,
  ): void;
}

const ORDER_RULES: readonly OrderRule[] = [
  {
    id: "documented-orders-are-accepted",
    title: "A voucher is created from any documented values, and whichever of them are left out.",
    each({ order, sound, outcome, exchange }, found) {
      mustAnswer(found, exchange, !sound || outcome === "done", messageOf("UserAdded"), {
        message: "A voucher of documented values was not created.",
        inferred: !isPlain(order.fullname),
      });
    },
  },
  {
    id: "created-voucher-is-listed",
    title: "A created voucher is in the list once, with the values that its creation has answered.",
    each(placed, found, validities) {
      const { order, name, user, listed } = placed;
      if (listed) {
        const times = listed.rows.length;
        mustAnswer(found, listed.look.exchange, times === 1, `"${name}" once`, {
          message: "A created voucher is not in the list once.",
          actual: `"${name}" ${times} times`,
        });
      }
      // How a validity or a start that was left out, or is none, is answered is not shown.
      const isShown = {
        valid_for: validities.includes(order.valid_for),
        valid_from: given(order.valid_from),
      };
      for (const [field, inList] of Object.entries({ id: "id", ...LISTED_AS })) {
        if (!(field in user)) continue;
        const isOpen = isShown[field as keyof typeof isShown] === false;
        mustListAs(found, placed, inList, user[field], isOpen || !isPlain(user[field]));
      }
    },
  },
  {
    id: "given-values-come-back",
    title: "Each value that a new voucher was given comes back as it was, answered and listed.",
    each(placed, found, validities) {
      if (placed.outcome !== "done") return;
      for (const [field, inList] of Object.entries(LISTED_AS)) {
        const value = placed.order[field as keyof typeof LISTED_AS];
        // A validity that is none need not be kept: another rule sees to that.
        if (!given(value) || (field === "valid_for" && !validities.includes(value))) continue;
        // Which characters a name may hold is not said.
        mustAnswerAs(found, placed, field, value, !isPlain(value));
        mustListAs(found, placed, inList, value, !isPlain(value));
      }
    },
  },
  {
    id: "limits-are-kept",
    title:
      "A limit from 1 to 9437184 MB is kept for its direction; any other, and none, is listed as 0, unlimited.",
    each(placed, found) {
      if (placed.outcome !== "done") return;
      for (const field of ["download_limit", "upload_limit"] as const) {
        const limit = limitOf(placed.order[field]);
        mustListAs(found, placed, field, limit ?? 0);
        // How the answer says unlimited is not shown.
        mustAnswerAs(found, placed, field, String(limit ?? 0), limit === undefined);
      }
    },
  },
  {
    id: "left-out-values-are-invented",
    title:
      "A username, passcode or name that is left out or empty is invented, and the username anew each time.",
    each(placed, found, _, before) {
      const { order, outcome, user } = placed;
      for (const field of ["username", "passcode", "fullname"] as const) {
        if (outcome !== "done" || given(order[field]) || !(field in user)) continue;
        const value = user[field];
        const isThere = value !== "" && value !== null;
        must(found, answerOf(placed), field, isThere, "a text that is not empty", {
          message: `The ${field} that was left out stays empty.`,
        });
        const isTaken = before.has(value) || (field === "passcode" && value === user["username"]);
        const isNew = field === "fullname" || !isTaken;
        must(found, answerOf(placed), field, isNew, "a new one for each voucher", {
          message: `The ${field} that was left out is one that is taken.`,
          // How random a passcode is, is not said.
          inferred: field === "passcode",
        });
        before.set(value, field);
      }
    },
  },
  {
    id: "left-out-validity-is-the-preset",
    title: "Vouchers that were given no validity all have the same documented one, the preset.",
    each(placed, found, validities, before) {
      if (placed.outcome !== "done" || given(placed.order.valid_for)) return;
      const answered = "valid_for" in placed.user ? answerOf(placed) : undefined;
      // Whether the answer has the preset, or what was asked for, is not shown.
      for (const [place, seen] of Object.entries({ listed: rowOf(placed), answered })) {
        if (!seen) continue;
        const value = seen.value["valid_for"];
        const preset = before.get(place) ?? value;
        before.set(place, preset);
        const isOne = validities.includes(value);
        const expected = isOne ? String(preset) : "one of the 65 documented validities";
        must(found, seen, "valid_for", isOne && value === preset, expected, {
          message: "The validity that was left out is not the preset.",
          inferred: place === "answered",
        });
      }
    },
  },
  {
    id: "voucher-without-start-is-valid-at-once",
    title: "A voucher that was given no start is valid from its creation on.",
    each(placed, found) {
      const row = rowOf(placed);
      if (!row || given(placed.order.valid_from)) return;
      const { valid_from: start, created_at: created } = row.value;
      const late = secondsOf(start) - secondsOf(created);
      const ahead = secondsOf(start) - clockOf(placed.exchange);
      const isSo = Number.isNaN(late) || late <= CLOCK_SLACK;
      must(found, row, "valid_from", isSo, `no later than created_at, ${String(created)}`, {
        message: "A voucher without a start begins after its creation.",
        // The page names no time zone, and does not say what else created_at may be.
        inferred: late <= ZONE_SLACK || ahead <= ZONE_SLACK,
      });
    },
  },
  {
    // The page does not explain these fields: their names do.
    id: "new-voucher-is-unused",
    title: "A new voucher has no login and no device, and was not modified before it was created.",
    each(placed, found) {
      const row = rowOf(placed);
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
];

export const creatingRules: readonly WaverosRule[] = ORDER_RULES.map(({ id, title, each }) => ({
  id,
  title,
  alone: true,
  async check({ vouchers, validities }, found) {
    const before = new Map<unknown, unknown>();
    for (const placed of await vouchers.stock()) each(placed, found, validities, before);
  },
}));

function secondsOf(time: unknown): number {
  return Date.parse(`${String(time).replace(" ", "T")}Z`) / 1000;
}

/** The router's own time when it answered, in seconds; this machine's where it does not say. */
function clockOf({ answer }: Exchange): number {
  const date = Date.parse(answer.headers["date"] ?? "");
  return (Number.isNaN(date) ? Date.now() : date) / 1000;
}
