import { given, isPlain, limitOf } from "../orders.ts";
import type { WaverosRule } from "../session.ts";
import { LISTED_AS, wrongAnswer, wrongRow } from "./comparing.ts";

export const createdIsListed: WaverosRule = {
  id: "created-voucher-is-listed",
  title: "A created voucher is in the list once, with the values that its creation has answered.",
  alone: true,
  async check({ vouchers, validities }, found) {
    const check = "created-voucher-is-listed";
    for (const placed of await vouchers.stock()) {
      const { order, name, user, listed } = placed;
      // How a validity or a start that was left out, or is none, is answered is not shown.
      const open = new Set([
        ...(validities.some((one) => one === order.valid_for) ? [] : ["valid_for"]),
        ...(given(order.valid_from) ? [] : ["valid_from"]),
      ]);
      if (listed && listed.rows.length !== 1) {
        found({
          check,
          message: "A created voucher is not in the list once.",
          expected: `"${name}" once`,
          actual: `"${name}" ${listed.rows.length} times`,
          exchange: listed.look.exchange,
        });
      }
      for (const [field, inList] of Object.entries({ id: "id", ...LISTED_AS })) {
        if (!(field in user)) continue;
        wrongRow(placed, {
          check,
          field: inList,
          expected: user[field],
          inferred: open.has(field) || !isPlain(user[field]),
        }).forEach(found);
      }
    }
  },
};

export const givenIsKept: WaverosRule = {
  id: "given-values-come-back",
  title: "Each value that a new voucher was given comes back as it was, answered and listed.",
  alone: true,
  async check({ vouchers, validities }, found) {
    const check = "given-values-come-back";
    for (const placed of await vouchers.stock()) {
      if (placed.outcome !== "done") continue;
      for (const [field, inList] of Object.entries(LISTED_AS)) {
        const value = placed.order[field as keyof typeof LISTED_AS];
        // A validity that is none need not be kept: another rule sees to that.
        if (!given(value) || (field === "valid_for" && !validities.includes(value))) continue;
        // Which characters a name may hold is not said.
        const comparison = { check, expected: value, inferred: !isPlain(value) };
        wrongAnswer(placed, { ...comparison, field }).forEach(found);
        wrongRow(placed, { ...comparison, field: inList }).forEach(found);
      }
    }
  },
};

export const limitsAreKept: WaverosRule = {
  id: "limits-are-kept",
  title:
    "A limit from 1 to 9437184 MB is kept for its direction; any other, and none, is listed as 0, unlimited.",
  alone: true,
  async check({ vouchers }, found) {
    const check = "limits-are-kept";
    for (const placed of await vouchers.stock()) {
      if (placed.outcome !== "done") continue;
      for (const field of ["download_limit", "upload_limit"] as const) {
        const limit = limitOf(placed.order[field]);
        wrongRow(placed, { check, field, expected: limit ?? 0 }).forEach(found);
        const expected = String(limit ?? 0);
        // How the answer says unlimited is not shown.
        wrongAnswer(placed, { check, field, expected, inferred: limit === undefined }).forEach(
          found,
        );
      }
    }
  },
};
