import type { Found } from "../../../engine/finding.ts";
import type { Row } from "../answers.ts";
import type { Look } from "../../../engine/place.ts";
import type { Placed } from "../vouchers.ts";

/** The fields of a voucher as an order and the answer to it name them, and as the list does. */
export const LISTED_AS = {
  username: "username",
  passcode: "password",
  fullname: "fullname",
  valid_for: "valid_for",
  valid_from: "valid_from",
} as const;

/** A check of one field, and whether the page only implies what it expects. */
export interface Comparison {
  readonly check: string;
  readonly field: string;
  readonly expected: unknown;
  readonly inferred?: boolean;
}

/** A breach if the answer to a create has another value than it must have; none where it has no such field. */
export function wrongAnswer(
  { user, exchange }: Placed,
  { check, field, expected, inferred = false }: Comparison,
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
      inferred,
    },
  ];
}

/** A breach if the list has another value for a new voucher than it must have; none where it is not listed once. */
export function wrongRow(
  { listed }: Placed,
  { check, field, expected, inferred = false }: Comparison,
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
      inferred,
    },
  ];
}

/** JSON pointer of a field in a look. */
export function placeOf({ items }: Look<Row>, row: Row, field: string): string {
  return `/users/${items.indexOf(row)}/${field}`;
}
