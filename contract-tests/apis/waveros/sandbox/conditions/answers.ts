import {
  CLEAN,
  findingOf,
  PARTLY,
  type Condition,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import type { Front, Passing, Replied, Reply } from "../../../../sandbox/front.ts";
import {
  altered,
  json,
  jsonAltered,
  jsonOf,
  withHeaders,
  type Json,
  type Which,
} from "../../../../sandbox/fronts.ts";

/** Requests for an action, by either method. */
export function doing(action: string): Which {
  return (passing) => parameter(passing, "action") === action;
}

function parameter(passing: Passing, name: string): unknown {
  return new URL(passing.path, "http://router").searchParams.get(name) ?? jsonOf(passing)?.[name];
}

/** The rows of every list of vouchers, changed. */
export function vouchers(
  change: (rows: readonly Json[], reads: number) => readonly Json[],
): () => Front {
  return jsonAltered(doing("get_voucher_users"), ({ users, ...rest }, reads) =>
    Array.isArray(users) ? { ...rest, users: change(users as Json[], reads) } : undefined,
  );
}

export function guest(n: number): Json {
  const now = "2026-01-02 10:20:30";
  return {
    id: 100_000 + n,
    username: `guest-${n}`,
    password: `pw${n}`,
    fullname: `Conference guest number ${n}`,
    created_at: now,
    last_modified: now,
    first_login: null,
    last_login: null,
    valid_for: "1 day",
    valid_from: now,
    MAC: null,
    download_limit: 0,
    upload_limit: 0,
  };
}

let guests: string | undefined;

/** 25,000 rows, made once: it takes a while. */
function manyGuests(): string {
  return (guests ??= Array.from({ length: 25_000 }, (_, n) => JSON.stringify(guest(n))).join());
}

const ERROR = json(500, { message: "Server Error" });

/** The answers to one action are broken. */
function broken(
  title: string,
  action: string,
  reply: (own: Reply, nth: number) => Replied | undefined,
): Condition {
  return {
    title,
    truth: findingOf(new RegExp(action)),
    front: altered(doing(action), reply),
    unreadable: action === "get_voucher_users",
  };
}

function hours(ahead: number, row: Json): Json {
  const shifted = (field: string) => {
    const time = Date.parse(`${String(row[field]).replace(" ", "T")}Z`) + ahead * 3_600_000;
    return new Date(time).toISOString().slice(0, 19).replace("T", " ");
  };
  return { ...row, created_at: shifted("created_at"), last_modified: shifted("last_modified") };
}

function escaped(text: unknown): unknown {
  return typeof text === "string"
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
    : text;
}

/** Other answers of the router's, or of something that is before one action. */
export const ANSWERS: Conditions = {
  "many-vouchers": {
    title: "25,000 more vouchers are in the list",
    truth: CLEAN,
    front: altered(doing("get_voucher_users"), (reply) => ({
      ...reply,
      body: reply.body.toString().replace('"users":[', () => `"users":[${manyGuests()},`),
    })),
  },
  "time-zone": {
    title: "the router's clock is in another time zone",
    truth: CLEAN,
    front: vouchers((rows) => rows.map((row) => hours(5.5, row))),
  },
  "names-escaped": {
    title: "names are listed as HTML has them, with &amp; for &",
    truth: CLEAN,
    front: vouchers((rows) => rows.map((row) => ({ ...row, fullname: escaped(row["fullname"]) }))),
  },
  "idle-in-milliseconds": {
    title: "a guest's idle time is given in milliseconds",
    truth: CLEAN,
    front: jsonAltered(doing("get_active_guests"), ({ data, ...rest }) =>
      Array.isArray(data)
        ? { ...rest, data: (data as Json[]).map((row) => ({ ...row, "idle-time": "470ms" })) }
        : undefined,
    ),
  },
  "html-media-type": {
    title: "JSON is sent as text/html",
    truth: { says: "clean", note: /text\/html|media type|content-type/i },
    front: withHeaders({ "content-type": "text/html; charset=UTF-8" }),
  },
  "list-fails": broken("the list of vouchers alone answers 500", "get_voucher_users", () => ERROR),
  "first-lists-fail": broken(
    "the first three lists of vouchers answer 500",
    "get_voucher_users",
    (_, nth) => (nth <= 3 ? ERROR : undefined),
  ),
  "lists-fail-later": broken(
    "every list of vouchers after the tenth answers 500",
    "get_voucher_users",
    (_, nth) => (nth > 10 ? ERROR : undefined),
  ),
  "undocumented-list-cut": broken(
    "the answer of an action whose body the page does not show is cut short",
    "get_mobile_users",
    (reply) => ({ ...reply, body: reply.body.toString().slice(0, -3) }),
  ),
  "undocumented-list-empty": broken(
    "the answer of an action whose body the page does not show is empty",
    "get_guest_hosts",
    (reply) => ({ ...reply, body: "" }),
  ),
  "undocumented-list-fails": broken(
    "an action whose body the page does not show answers 500",
    "get_mobile_users",
    () => ERROR,
  ),
  "creates-lost": {
    title: "the answer to every creation is lost after it was done",
    truth: PARTLY,
    front: altered(doing("create_voucher"), "closed"),
  },
  "removals-lost": {
    title: "the answer to every removal is lost after it was done",
    truth: PARTLY,
    front: altered(doing("remove_voucher"), "closed"),
  },
};
