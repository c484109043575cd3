import type { ReportBreach } from "../../../engine/finding.ts";
import type { Look } from "../../../engine/place.ts";
import { must, type Seen } from "../../../engine/seen.ts";
import type { Row } from "../answers.ts";
import type { Placed } from "../placed.ts";

/** The fields of a voucher as an order and the answer to it name them, and as the list does. */
export const LISTED_AS = {
  username: "username",
  passcode: "password",
  fullname: "fullname",
  valid_for: "valid_for",
  valid_from: "valid_from",
} as const;

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

/** Reports an answer to a create that has another value than it must have; it may have no such field. */
export function mustAnswerAs(
  found: ReportBreach,
  placed: Placed,
  field: string,
  expected: unknown,
  inferred = false,
): void {
  const { user } = placed;
  const isSo = !(field in user) || user[field] === expected;
  const message = `The ${field} of a new voucher is not answered as it was given.`;
  must(found, answerOf(placed), field, isSo, expected, { message, inferred });
}

/** Reports a list that has another value for a new voucher than it must have; only where it is listed once. */
export function mustListAs(
  found: ReportBreach,
  placed: Placed,
  field: string,
  expected: unknown,
  inferred = false,
): void {
  const row = placed.listed?.rows.length === 1 ? rowOf(placed) : undefined;
  const message = `The list has another ${field} for a new voucher.`;
  if (row) must(found, row, field, row.value[field] === expected, expected, { message, inferred });
}
