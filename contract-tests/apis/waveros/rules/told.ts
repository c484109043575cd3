import type { ReportBreach } from "../../../engine/finding.ts";
import type { Look } from "../../../engine/look.ts";
import { fieldOf, must, type Seen, type Words } from "../../../engine/seen.ts";
import type { Row } from "../answers.ts";
import { isDamaged } from "../damaged.ts";
import type { Placed } from "../placed.ts";

/** The fields of a voucher by their names in an order and its answer, with their names in the list. */
export const LISTED_AS = {
  username: "username",
  passcode: "password",
  fullname: "fullname",
  valid_for: "valid_for",
  valid_from: "valid_from",
} as const;

/** What a router has answered to an order and listed of it, with the claims about that. */
export function toldOf(placed: Placed, found: ReportBreach) {
  const [answer, row] = [userOf(placed), rowOf(placed)];
  const mustBe = (expected: unknown, seen: Seen<unknown>, claim: typeof must, words: Words) => {
    // A router need not take all characters, but must not damage those it takes.
    const strictly = isDamaged(expected, seen.value) ? must : claim;
    strictly(found, seen, seen.value === expected, JSON.stringify(expected), words);
  };
  return {
    ...placed,
    answer,
    row,
    /** A field that the answer lacks is not a breach. */
    mustBeAnswered(field: string, expected: unknown, claim: typeof must) {
      if (!(field in answer.value)) return;
      const message = `The ${field} of a new voucher comes back changed.`;
      mustBe(expected, fieldOf(answer, field), claim, message);
    },
    /** Only where the voucher is listed once. */
    mustBeListed(field: string, expected: unknown, claim: typeof must) {
      if (!row || placed.listed?.rows.length !== 1) return;
      const message = { "listed-as-created": `The list has another ${field} for a new voucher.` };
      mustBe(expected, fieldOf(row, field), claim, message);
    },
  };
}

export function userOf({ user, exchange }: Placed): Seen<Row> {
  return { value: user, at: "/user", exchange };
}

export function rowOf({ listed }: Placed): Seen<Row> | undefined {
  const row = listed?.rows[0];
  return listed && row && rowIn(listed.look, row);
}

export function rowIn({ items, exchange }: Look<Row>, row: Row): Seen<Row> {
  return { value: row, at: `/users/${items.indexOf(row)}`, exchange };
}
