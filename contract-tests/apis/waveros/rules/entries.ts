import { canonical } from "../../../engine/exchange/canonical.ts";
import type { OperationName } from "../../../../generated/waveros/catalogue.ts";
import schemas from "../../../../generated/waveros/schemas.json" with { type: "json" };
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { readAs } from "../../../engine/judgement/reading.ts";
import { each, type Seen } from "../../../engine/judgement/seen.ts";
import { listIn, OTHER_LISTS, type Row } from "../answers.ts";
import type { WaverosSession } from "../session.ts";

interface Shown {
  readonly variant: string;
  readonly list: string;
  /** The documented fields, and whether guests move them. */
  readonly fields: Readonly<Record<string, Motion>>;
}

type Motion = "stays" | "moves";

/** A documented field without a motion is an error of types. */
type Motions<Properties> = Readonly<Record<keyof Properties, Motion>>;

function all<Field extends string>(motion: Motion, ...fields: readonly Field[]) {
  return Object.fromEntries(fields.map((field) => [field, motion])) as Record<Field, Motion>;
}

/** The lists whose entries the vendor's page shows. */
const SHOWN: Readonly<Partial<Record<string, Shown>>> = {
  get_voucher_users: {
    variant: "vouchers",
    list: "users",
    fields: {
      ...all("stays", "id", "username", "password", "fullname", "created_at"),
      ...all("stays", "valid_for", "valid_from", "download_limit", "upload_limit"),
      ...all("moves", "last_modified", "first_login", "last_login", "MAC"),
    } satisfies Motions<typeof schemas.Voucher.properties>,
  },
  get_email_users: {
    variant: "email-users",
    list: "users",
    fields: {
      ...all("stays", "id", "email", "created_at", "comments", "comments1", "comments2"),
      ...all("stays", "marketing", "verified"),
      ...all("moves", "last_modified", "last_login", "visits", "MAC"),
    } satisfies Motions<typeof schemas.EmailUser.properties>,
  },
  get_active_guests: {
    variant: "active-guests",
    list: "data",
    fields: {
      ...all("stays", "logins", "address", "mac-address"),
      ...all("moves", "uptime", "idle-time", "bytes-out", "bytes-in"),
    } satisfies Motions<typeof schemas.ActiveGuest.properties>,
  },
};

/** What names an entry where entries are not documented, and others may move. */
const NAMING =
  /^(id|mac|mac-address|address|email|login|user|username|mobile|name|time|created_at)$/i;

export const LISTS: readonly OperationName[] = ["get_voucher_users", ...OTHER_LISTS];

export function isShown(operation: string): boolean {
  return operation in SHOWN;
}

/**
 * The entries of a list; undefined for one that the vendor's page does not show, and that is none.
 * @throws Broken if one that it shows is none
 */
export function rowsIn(
  session: WaverosSession,
  exchange: Exchange,
): readonly Seen<Row>[] | undefined {
  const { operation } = exchange.request;
  const { variant, list = "" } = SHOWN[operation] ?? {};
  if (variant === undefined) {
    const { rows, at = "" } = listIn(exchange) ?? {};
    return rows && each({ value: rows, at, exchange });
  }
  const body = readAs(session, `${operation}/${variant}`, exchange);
  const { [list]: value = [] } = body as Readonly<Record<string, readonly Row[]>>;
  return each({ value, at: `/${list}`, exchange });
}

/** The documented fields of an entry, or those that name it: the members of an object have no order. */
export function fieldsOf(operation: string, row: Row): readonly string[] {
  const { fields } = SHOWN[operation] ?? {};
  return fields ? Object.keys(fields) : sorted(row).filter((field) => NAMING.test(field));
}

/** All its fields, in one order. */
export const sorted = (row: Row) => Object.keys(row).toSorted();

/** The same without those that guests move. */
export function lastingOf(operation: string, row: Row): readonly string[] {
  const { fields } = SHOWN[operation] ?? {};
  return fieldsOf(operation, row).filter((field) => fields?.[field] !== "moves");
}

/** What an entry is called. */
export function nameOf(operation: string, row: Row): string {
  if (operation === "get_voucher_users") return String(row["username"]);
  const naming = fieldsOf(operation, row).filter((field) => NAMING.test(field));
  return naming.map((field) => String(row[field])).join(" ");
}

/** Without the fields that guests move, or with others, unless the entry is this run's own. */
export function textOf(
  { vouchers }: WaverosSession,
  operation: string,
  row: Row,
  by = lastingOf,
): string {
  const isOwn = vouchers.place.kind.bears!(row, vouchers.mark);
  const some = isOwn ? [] : by(operation, row);
  const fields = some.length === 0 ? sorted(row) : some;
  return canonical(fields.map((field) => [field, row[field]]));
}

/** The texts of all entries; undefined where there is no list. */
export function textsIn(session: WaverosSession, exchange: Exchange, by = lastingOf) {
  const { operation } = exchange.request;
  const rows = rowsIn(session, exchange);
  return rows && new Set(rows.map(({ value }) => textOf(session, operation, value, by)));
}

/** The entries in which some fields are as in an earlier one. */
export function repeated(rows: readonly Seen<Row>[], fields: readonly string[]) {
  const seen = new Set<string>();
  const textOf = ({ value }: Seen<Row>) => canonical(fields.map((field) => value[field]));
  return rows.filter((row) => seen.size === seen.add(textOf(row)).size);
}

/** Each with the next. */
export function inPairs<T>(all: readonly T[]): readonly (readonly [was: T, now: T])[] {
  return all.slice(1).map((now, nth) => [all[nth]!, now]);
}
