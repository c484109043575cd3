import type { Exchange } from "../../../engine/exchange.ts";
import { given, isPlain } from "../orders.ts";
import type { WaverosRule } from "../session.ts";
import { placeOf } from "./comparing.ts";

/** Near to documented validities, and none of them. */
const UNDOCUMENTED_VALIDITY = "31 days";

/** Seconds by which two readings of a clock for one creation may differ. */
const CLOCK_SLACK = 2;

/** Seconds by which clocks of different time zones may differ, and a little more. */
const ZONE_SLACK = 27 * 3600;

export const validityIsDocumented: WaverosRule = {
  id: "validity-is-a-documented-one",
  title: "A validity that is none of the 65 documented ones is refused or replaced, never kept.",
  alone: true,
  async check(session, found) {
    const { vouchers, validities } = session;
    const odd = { ...vouchers.fresh(), valid_for: UNDOCUMENTED_VALIDITY };
    const exchange = await session.ask("create_voucher", { parameters: odd }, session.turn());
    const { outcome, user } = vouchers.of(exchange) ?? {};
    if (outcome !== "done") return;
    const kept = user?.["valid_for"] === UNDOCUMENTED_VALIDITY;
    if (kept) {
      found({
        check: "validity-is-a-documented-one",
        message: "The validity of a new voucher is none of the documented ones.",
        at: "/user/valid_for",
        expected: "one of the 65 documented validities",
        actual: UNDOCUMENTED_VALIDITY,
        exchange,
        // The page says what the value must be, and not what becomes of another.
        inferred: true,
      });
    }
    await vouchers.retire(validities);
  },
};

export const anyOrderIsAccepted: WaverosRule = {
  id: "documented-orders-are-accepted",
  title: "A voucher is created from any documented values, and whichever of them are left out.",
  alone: true,
  async check({ vouchers }, found) {
    for (const { order, sound, outcome, exchange } of await vouchers.stock()) {
      if (!sound || outcome === "done") continue;
      found({
        check: "documented-orders-are-accepted",
        message: "A voucher of documented values was not created.",
        expected: "User added successfully",
        actual: exchange.answer.body.text,
        exchange,
        inferred: !isPlain(order.fullname),
      });
    }
  },
};

export const restIsInvented: WaverosRule = {
  id: "left-out-values-are-invented",
  title:
    "A username, passcode or name that is left out or empty is invented, and the username anew each time.",
  alone: true,
  async check({ vouchers }, found) {
    const check = "left-out-values-are-invented";
    const taken = new Set<unknown>();
    for (const { order, outcome, user, exchange } of await vouchers.stock()) {
      if (outcome !== "done") continue;
      for (const field of ["username", "passcode", "fullname"] as const) {
        const value = user[field];
        if (given(order[field]) || !(field in user)) continue;
        const breach = { check, at: `/user/${field}`, actual: value, exchange };
        if (value === "" || value === null) {
          const message = `The ${field} that was left out stays empty.`;
          found({ ...breach, message, expected: "a text that is not empty" });
        }
        const guessed = taken.has(value) || (field === "passcode" && value === user["username"]);
        if (field !== "fullname" && guessed) {
          const message = `The ${field} that was left out is one that is taken.`;
          // How random a passcode is, is not said.
          const inferred = field === "passcode";
          found({ ...breach, message, expected: "a new one for each voucher", inferred });
        }
        taken.add(value);
      }
    }
  },
};

export const presetApplies: WaverosRule = {
  id: "left-out-validity-is-the-preset",
  title: "Vouchers that were given no validity all have the same documented one, the preset.",
  alone: true,
  async check({ vouchers, validities }, found) {
    const check = "left-out-validity-is-the-preset";
    const message = "The validity that was left out is not the preset.";
    const presets: { answered?: unknown; listed?: unknown } = {};
    for (const { order, outcome, user, exchange, listed } of await vouchers.stock()) {
      if (outcome !== "done" || given(order.valid_for)) continue;
      const [row] = listed?.rows ?? [];
      if (listed && row) {
        presets.listed ??= row["valid_for"];
        const expected = expectedOf(row["valid_for"], presets.listed, validities);
        const at = placeOf(listed.look, row, "valid_for");
        const actual = row["valid_for"];
        if (expected)
          found({ check, message, at, expected, actual, exchange: listed.look.exchange });
      }
      if (!("valid_for" in user)) continue;
      presets.answered ??= user["valid_for"];
      const expected = expectedOf(user["valid_for"], presets.answered, validities);
      const at = "/user/valid_for";
      // Whether the answer has the preset, or what was asked for, is not shown.
      const breach = { check, message, at, actual: user["valid_for"], exchange, inferred: true };
      if (expected) found({ ...breach, expected });
    }
  },
};

export const validAtOnce: WaverosRule = {
  id: "voucher-without-start-is-valid-at-once",
  title: "A voucher that was given no start is valid from its creation on.",
  alone: true,
  async check({ vouchers }, found) {
    for (const { order, listed, exchange } of await vouchers.stock()) {
      const [row] = listed?.rows ?? [];
      if (!listed || !row || given(order.valid_from)) continue;
      const start = secondsOf(row["valid_from"]);
      const late = start - secondsOf(row["created_at"]);
      if (Number.isNaN(late) || late <= CLOCK_SLACK) continue;
      const ahead = start - clockOf(exchange);
      found({
        check: "voucher-without-start-is-valid-at-once",
        message: "A voucher without a start begins after its creation.",
        at: placeOf(listed.look, row, "valid_from"),
        expected: `no later than created_at, ${String(row["created_at"])}`,
        actual: row["valid_from"],
        exchange: listed.look.exchange,
        // The page names no time zone, and does not say what else created_at may be.
        inferred: late <= ZONE_SLACK || ahead <= ZONE_SLACK,
      });
    }
  },
};

/** What a validity should have been; undefined if all is well. */
function expectedOf(
  validity: unknown,
  preset: unknown,
  validities: readonly string[],
): string | undefined {
  if (!validities.some((one) => one === validity)) return "one of the 65 documented validities";
  return validity === preset ? undefined : String(preset);
}

function secondsOf(time: unknown): number {
  return Date.parse(`${String(time).replace(" ", "T")}Z`) / 1000;
}

/** The router's own time when it answered, in seconds; this machine's where it does not say. */
function clockOf({ answer }: Exchange): number {
  const date = Date.parse(answer.headers["date"] ?? "");
  return (Number.isNaN(date) ? Date.now() : date) / 1000;
}
