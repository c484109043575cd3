import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { ReportBreach } from "../../../engine/judgement/finding.ts";
import type { Look } from "../../../engine/tracker/seen/look.ts";
import { readAs } from "../../../engine/judgement/reading.ts";
import { fieldOf, must, should, type Seen, type Words } from "../../../engine/judgement/seen.ts";
import { given, timeOf, type Row } from "../answers.ts";
import { fromHtml, isDamaged } from "../damaged.ts";
import { isOrdinary, isValidity, LIMITS, limitOf, type Order } from "../orders.ts";
import type { Placed } from "../placed.ts";
import type { WaverosSession } from "../session.ts";
import type { Vouchers } from "../vouchers.ts";
import { rowsIn } from "./entries.ts";

const ADDED = "create_voucher/user-added";

/** The fields of a voucher by their names in an order and its answer, with their names in the list. */
export const LISTED_AS = {
  username: "username",
  passcode: "password",
  fullname: "fullname",
  valid_for: "valid_for",
  valid_from: "valid_from",
} as const;

/** The same with the limits, which have one name. */
export const FIELDS = [
  ...Object.entries(LISTED_AS),
  ...LIMITS.map((field) => [field, field] as const),
] as readonly (readonly [keyof Order, string])[];

const isLimit = (field: string) => LIMITS.some((one) => one === field);

const bare = (text: unknown) => String(text).replace(/[^\p{L}\d ]/gu, "");

const PASSCODE = /\/(passcode|password)$/;

/** Where texts are that people choose. */
const NAMES = /\/(username|passcode|password|fullname)$/;

/**
 * What a router has answered to an order and listed of it, with the claims about that: of the list, only where no other
 * client edits it.
 */
export function toldOf(
  session: WaverosSession,
  placed: Placed,
  found: ReportBreach,
  isEdited: boolean,
) {
  const { exchange, listed } = placed;
  const { status, body } = exchange.answer;
  // A firewall may refuse what it takes for an attack, but not by a success in another form.
  const isRouters = isOrdinary(placed.order) || (body.json !== undefined && status < 400);
  const said = isRouters ? session.said(ADDED, exchange) : placed.outcome;
  const isDone = said === "done";
  const rows = listed ? namedIn(session, listed.look, listed.name) : [];
  const { placed: all } = session.vouchers;
  const isExcused = session.vouchers.isExcused(placed);
  const later = all.filter((one) => one.again && one.order.username === placed.name);
  // What an order for a name that is taken has changed is another rule's concern.
  const isKept = ({ value }: Seen<Row>) => !later.some((one) => overwrittenIn(value, placed, one));
  // Of several with the name, nobody knows which it is.
  const row = rows.length === 1 ? rows.find(isKept) : undefined;
  const answered = (field: string): Seen<unknown> =>
    isLeftOpen(placed.order, field)
      ? { value: placed.user[field], at: `/user/${field}`, exchange }
      : fieldOf(userIn(session, exchange), field);
  const isHtml = isInHtml(all);
  const mustBe = (expected: unknown, seen: Seen<unknown>, claim: typeof must, words: Words) => {
    const { value, at } = seen;
    const isInOtherCase = String(value).toLowerCase() === String(expected).toLowerCase();
    // A router need not take all characters, but must not damage those it takes.
    const isOther = isDamaged(expected, value) || (PASSCODE.test(at) && isInOtherCase);
    // Of what a guest does not log in with, it may keep letters, figures and spaces alone.
    const isBare = at.endsWith("/fullname") && value === bare(expected);
    const isWritten = isHtml && typeof value === "string" && fromHtml(value) === expected;
    const sure = isBare || isWritten ? should : NAMES.test(at) && isOther ? must : claim;
    sure(found, seen, value === expected, JSON.stringify(expected), words);
  };
  const mustBeListed = (field: string, expected: unknown, claim: typeof must) => {
    const message = { "listed-as-created": `The list has another ${field} for a new voucher.` };
    if (row && !isEdited) mustBe(expected, fieldOf(row, field), claim, message);
  };
  return {
    ...placed,
    isDone,
    /** How to report what may be another client's doing, or for unusual texts: not where the key is said to be missing or wrong. */
    unlessExcused: isExcused && !session.nameOf(exchange)?.startsWith("key-") ? should : must,
    rows,
    row,
    isEdited,
    /** A field of the answer, only where the order was carried out; undefined if it may be missing, and is. */
    answered,
    /** Whether some answer has another value than was given. */
    isAnsweredOtherwise: (field: string) =>
      all.some(({ order, outcome, user }) => {
        const isTold = outcome === "done" && isGiven(order, field) && user[field] !== undefined;
        return isTold && user[field] !== order[field as keyof Order];
      }),
    /** Only where the voucher is listed once. */
    mustBeListed,
    /** Where neither the answer nor the list has a given value, that is one breach. */
    mustComeBack(field: string, inList: string, value: unknown, claim: typeof must) {
      const seen = answered(field);
      mustBe(value, seen, claim, `The ${field} of a new voucher comes back changed.`);
      if (seen.value === value || (row && fieldOf(row, inList).value === value)) {
        mustBeListed(inList, value, claim);
      }
    },
  };
}

/** Whether texts of every kind come back with the escapes of HTML: a router has what it takes in that form, whatever it is. */
function isInHtml(all: readonly Placed[]): boolean {
  const texts = all.flatMap(({ order, user, outcome }) =>
    (["username", "passcode", "fullname"] as const).flatMap((field) => {
      const [sent, came] = [order[field], user[field]];
      const isMarked = outcome === "done" && given(sent) && /[&<>"']/.test(sent);
      return isMarked ? { field, isEscaped: sent !== came && fromHtml(String(came)) === sent } : [];
    }),
  );
  const fields = new Set(texts.map(({ field }) => field));
  return fields.size > 1 && texts.every((one) => one.isEscaped);
}

/** The name in the list of a field in which a voucher's entry has what a later order gave, and its own answer had not. */
export function overwrittenIn(row: Row, { order: first, user }: Placed, { order: later }: Placed) {
  const isLater = ([field, name]: (typeof FIELDS)[number]) =>
    later[field] !== undefined &&
    later[field] === row[name] &&
    ![first[field], user[field]].includes(later[field]);
  return FIELDS.find(isLater)?.[1];
}

export const EDITED =
  "Vouchers of this run were modified after their creation, as by staff: what the list says of them was not compared with their orders.";

/** Whether another client edits this run's vouchers: some that nobody has used were modified after their creation, and others not. */
export function isEditedByOthers({ place: { looks, own } }: Vouchers): boolean {
  const rows = looks
    .flatMap(({ items }) => items)
    .filter((row) => own.has(String(row["username"])) && !given(row["last_login"]));
  return rows.some(isEdited) && !rows.every(isEdited);
}

function isEdited({ last_modified, created_at }: Row): boolean {
  return timeOf(last_modified) > timeOf(created_at);
}

/** Whether a voucher was modified after its creation, and is listed with another value than its order gave. */
export function isEditedSince(row: Row, order: Order): boolean {
  const isOther = ([field, name]: (typeof FIELDS)[number]) => {
    const limit = order[field] === undefined ? undefined : (limitOf(order[field]) ?? 0);
    const due = isLimit(field) ? limit : isGiven(order, field) ? order[field] : undefined;
    return due !== undefined && row[name] !== due;
  };
  return isEdited(row) && FIELDS.some(isOther);
}

/** Whether an order says what a field has to be; an undocumented validity is another rule's concern. */
export function isGiven(order: Order, field: string): boolean {
  const value = order[field as keyof Order];
  return field in LISTED_AS && given(value) && (field !== "valid_for" || isValidity(value));
}

/** Whether the vendor's page does not show how a router answers with a field that an order leaves to it. */
function isLeftOpen(order: Order, field: string): boolean {
  if (field === "valid_for") return !isValidity(order.valid_for);
  if (field === "valid_from") return !given(order.valid_from);
  return isLimit(field) && limitOf(order[field as keyof Order]) === undefined;
}

/** The voucher in the answer to an order that was carried out. */
export function userIn(session: WaverosSession, exchange: Exchange): Seen<Row> {
  const { user } = readAs(session, ADDED, exchange) as { readonly user: Row };
  return { value: user, at: "/user", exchange };
}

/** The usernames of a list. @throws Broken if one is malformed: what seems to be gone may be there under it */
export function usernamesIn(session: WaverosSession, { exchange }: Look<Row>): string[] {
  return rowsIn(session, exchange)!.map(({ value }) => String(value["username"]));
}

/** The entries of a username. Where a list has none, that of each entry is read: one may be malformed. */
export function namedIn(
  session: WaverosSession,
  { items, exchange }: Look<Row>,
  name: unknown,
): readonly Seen<Row>[] {
  const rows = rowsIn(session, exchange)!;
  const own = rows.filter((_, index) => items[index]!["username"] === name);
  return own.length > 0 ? own : rows.filter(({ value }) => value["username"] === name);
}
