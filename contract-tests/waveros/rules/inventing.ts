import type { Rule } from "../../engine/api.ts";
import { given } from "../orders.ts";
import type { WaverosSession } from "../session.ts";
import { placeOf, validitiesOf } from "./comparing.ts";

type WaverosRule = Rule<WaverosSession>;

/** Near to documented validities, and none of them. */
const UNDOCUMENTED_VALIDITY = "31 days";

/** Seconds by which two readings of a clock for one creation may differ. */
const CLOCK_SLACK = 2;

export const validityIsDocumented: WaverosRule = {
  id: "validity-is-a-documented-one",
  title: "A validity that is none of the 65 documented ones is refused or replaced, never kept.",
  alone: true,
  async check(session, found) {
    const { vouchers } = session;
    const odd = { ...vouchers.fresh(), valid_for: UNDOCUMENTED_VALIDITY };
    await session.ask("create_voucher", { parameters: odd }, session.turn());
    for (const { order, outcome, user, listed, exchange } of await vouchers.stock()) {
      if (outcome !== "done" || !given(order.valid_for)) continue;
      const kept = [user["valid_for"], listed?.rows[0]?.["valid_for"]].find(
        (value) => value !== undefined && !validitiesOf(session).includes(String(value)),
      );
      if (kept === undefined) continue;
      found({
        check: "validity-is-a-documented-one",
        message: "The validity of a new voucher is none of the documented ones.",
        at: "/user/valid_for",
        expected: "one of the 65 documented validities",
        actual: kept,
        exchange,
      });
    }
  },
};

export const anyOrderIsAccepted: WaverosRule = {
  id: "documented-orders-are-accepted",
  title: "A voucher is created from any documented values, and whichever of them are left out.",
  alone: true,
  async check({ vouchers }, found) {
    for (const { sound, outcome, exchange } of await vouchers.stock()) {
      if (!sound || outcome === "done") continue;
      found({
        check: "documented-orders-are-accepted",
        message: "A voucher of documented values was not created.",
        expected: "User added successfully",
        actual: exchange.answer.body.text,
        exchange,
      });
    }
  },
};

export const restIsInvented: WaverosRule = {
  id: "left-out-values-are-invented",
  title:
    "A username, passcode or name that is left out or empty is invented, usernames and passcodes anew each time.",
  alone: true,
  async check({ vouchers }, found) {
    const taken = new Set<unknown>();
    for (const { order, outcome, user, exchange } of await vouchers.stock()) {
      if (outcome !== "done") continue;
      for (const field of ["username", "passcode", "fullname"] as const) {
        const value = user[field];
        if (given(order[field]) || !(field in user)) continue;
        const guessed = taken.has(value) || (field === "passcode" && value === user["username"]);
        const again = field !== "fullname" && guessed;
        taken.add(value);
        if (given(value) && !again) continue;
        found({
          check: "left-out-values-are-invented",
          message: again
            ? `The ${field} that was left out is one that is taken.`
            : `The ${field} that was left out stays empty.`,
          at: `/user/${field}`,
          expected: again ? "a new one for each voucher" : "a text that is not empty",
          actual: value,
          exchange,
        });
      }
    }
  },
};

export const presetApplies: WaverosRule = {
  id: "left-out-validity-is-the-preset",
  title: "Vouchers that were given no validity all have the same documented one, the preset.",
  alone: true,
  async check(session, found) {
    let preset: unknown;
    for (const placed of await session.vouchers.stock()) {
      const { order, outcome, user, exchange } = placed;
      if (outcome !== "done" || given(order.valid_for) || !("valid_for" in user)) continue;
      const documented = validitiesOf(session).includes(String(user["valid_for"]));
      preset ??= user["valid_for"];
      if (documented && user["valid_for"] === preset) continue;
      found({
        check: "left-out-validity-is-the-preset",
        message: "The validity that was left out is not the preset.",
        at: "/user/valid_for",
        expected: documented ? preset : "one of the 65 documented validities",
        actual: user["valid_for"],
        exchange,
      });
    }
  },
};

export const validAtOnce: WaverosRule = {
  id: "voucher-without-start-is-valid-at-once",
  title: "A voucher that was given no start is valid from its creation on.",
  alone: true,
  async check({ vouchers }, found) {
    for (const { order, listed } of await vouchers.stock()) {
      const [row] = listed?.rows ?? [];
      if (!listed || !row || given(order.valid_from)) continue;
      const late = secondsOf(row["valid_from"]) - secondsOf(row["created_at"]);
      if (Number.isNaN(late) || late <= CLOCK_SLACK) continue;
      found({
        check: "voucher-without-start-is-valid-at-once",
        message: "A voucher without a start begins after its creation.",
        at: placeOf(listed.look, row, "valid_from"),
        expected: `no later than created_at, ${String(row["created_at"])}`,
        actual: row["valid_from"],
        exchange: listed.look.exchange,
      });
    }
  },
};

function secondsOf(time: unknown): number {
  return Date.parse(`${String(time).replace(" ", "T")}Z`) / 1000;
}
