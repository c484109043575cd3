import type { Found } from "../../engine/finding.ts";
import type { Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";
import type { Look } from "../removals.ts";
import type { Placed } from "../vouchers.ts";

/** The fields of a voucher as an order and the answer to it name them, and as the list does. */
export const LISTED_AS = {
  username: "username",
  passcode: "password",
  fullname: "fullname",
  valid_for: "valid_for",
  valid_from: "valid_from",
} as const;

/** Every documented `valid_for`. */
export function validitiesOf({ api }: WaverosSession): readonly string[] {
  return (api.schemas["ValidFor"] as { readonly enum: readonly string[] }).enum;
}

/** A breach if the answer to a create has another value than it must have; none where it has no such field. */
export function wrongAnswer(
  check: string,
  { user, exchange }: Placed,
  field: string,
  expected: unknown,
): Found[] {
  if (!(field in user) || user[field] === expected) return [];
  return [
    {
      check,
      message: `The ${field} of a new voucher is not answered as it was given.`,
      at: `/user/${field}`,
      expected,
      actual: user[field],
      exchange,
    },
  ];
}

/** A breach if the list has another value for a new voucher than it must have; none where it is not listed once. */
export function wrongRow(
  check: string,
  { listed }: Placed,
  field: string,
  expected: unknown,
): Found[] {
  const [row, another] = listed?.rows ?? [];
  if (!listed || !row || another || row[field] === expected) return [];
  return [
    {
      check,
      message: `The list has another ${field} for a new voucher.`,
      at: placeOf(listed.look, row, field),
      expected,
      actual: row[field],
      exchange: listed.look.exchange,
    },
  ];
}

/** JSON pointer of a field in a look. */
export function placeOf({ rows }: Look, row: Row, field: string): string {
  return `/users/${rows.indexOf(row)}/${field}`;
}
