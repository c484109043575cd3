import {
  CLEAN,
  clean,
  findingOf,
  met,
  partly,
  type Condition,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import { conditionsOf, ERROR } from "../../../../sandbox/conditions/things.ts";
import type { Front } from "../../../../sandbox/front.ts";
import {
  altered,
  answered,
  changed,
  headed,
  json,
  jsonOf,
  listed,
  oneIn,
  textAltered,
  type Json,
  type Which,
} from "../../../../sandbox/fronts.ts";
import { textOf, withBody, type Answer } from "../../../../sandbox/server.ts";
import { messages } from "../answers.ts";

export function doing(action: string): Which {
  return ({ path, ...passing }) => {
    const { searchParams } = new URL(path, "http://router");
    return (searchParams.get("action") ?? jsonOf(passing)?.["action"]) === action;
  };
}

const LISTS = doing("get_voucher_users");

export function vouchers(change: Parameters<typeof listed>[2]): () => Front {
  return listed(LISTS, "users", change);
}

function named(change: (fullname: string) => string): () => Front {
  return vouchers((rows) =>
    rows.map((row) => ({ ...row, fullname: change(String(row["fullname"])) })),
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

/** Made once: it takes a while. */
function manyGuests(): string {
  return (guests ??= Array.from({ length: 25_000 }, (_, n) => JSON.stringify(guest(n))).join());
}

/** The answers to one action, refusals excepted, are others. */
function broken(title: string, action: string, change: (own: Answer) => Answer): Condition {
  const isRefusal = (reply: Answer) => jsonOf(reply)?.["error"] === true;
  return met(findingOf(new RegExp(action)))(title, {
    front: altered(doing(action), (own) => (isRefusal(own) ? undefined : change(own))),
    unreadable: action === "get_voucher_users",
  });
}

const FAILS = json(200, { message: messages.errorOccurred, error: true });

const REFUSED = json(200, { message: messages.keyIncorrect, error: true });

function hours(ahead: number, row: Json): Json {
  const shifted = (field: string) => {
    const time = Date.parse(`${String(row[field]).replace(" ", "T")}Z`) + ahead * 3_600_000;
    return new Date(time).toISOString().slice(0, 19).replace("T", " ");
  };
  return { ...row, created_at: shifted("created_at"), last_modified: shifted("last_modified") };
}

export const ANSWERS: Conditions = {
  ...conditionsOf({
    what: "voucher",
    lists: LISTS,
    creates: doing("create_voucher"),
    removes: doing("remove_voucher"),
    rows: "users",
    listing: /get_voucher_users/,
    removing: /remove_voucher/,
  }),
  "busy-now-and-then": met({ ...CLEAN, note: new RegExp(messages.errorOccurred) })(
    "the router fails at each tenth request, as at a database that is locked",
    answered(oneIn(10), FAILS),
  ),
  "flash-full": partly(
    "after some creations the router can't store one more",
    answered(doing("create_voucher"), (_, nth) => (nth > 12 ? FAILS : undefined)),
  ),
  "many-vouchers": clean(
    "25,000 more vouchers are in the list",
    textAltered(LISTS, (text) => text.replace('"users":[', () => `"users":[${manyGuests()},`)),
  ),
  "time-zone": clean(
    "the router's clock is in another time zone",
    vouchers((rows) => rows.map((row) => hours(5.5, row))),
  ),
  "idle-in-milliseconds": clean(
    "a guest's idle time is given in milliseconds",
    listed(doing("get_active_guests"), "data", (rows) =>
      rows.map((row) => ({ ...row, "idle-time": "470ms" })),
    ),
  ),
  "html-media-type": met({ ...CLEAN, note: /text\/html|media type|content-type/i })(
    "JSON is sent as text/html",
    headed({ "content-type": "text/html; charset=UTF-8" }),
  ),
  "created-is-201": met({ ...CLEAN, note: /status/ })(
    "a voucher that was created is answered with 201",
    altered(doing("create_voucher"), (reply) =>
      jsonOf(reply)?.["error"] === false ? { ...reply, status: 201 } : undefined,
    ),
  ),
  "names-escaped": met(findingOf(/fullname/))(
    "names are stored as HTML has them, with &amp; for &",
    named((fullname) => fullname.replaceAll("&", "&amp;")),
  ),
  "texts-in-html": met({ ...CLEAN, note: /comes back changed/ })(
    "usernames, passcodes and full names are all kept as HTML has them",
    changed((passing) => {
      passing.body = passing.body.replaceAll("&", "&amp;").replaceAll("'", "&#039;");
      passing.path = passing.path.replaceAll("%26", "%26amp%3B").replaceAll("%27", "%26%23039%3B");
    }),
  ),
  "names-in-capitals": met(findingOf(/created-voucher-is-listed/))(
    "full names are listed in capitals",
    named((fullname) => fullname.toUpperCase()),
  ),
  "lists-empty-later": met(findingOf(/created-voucher-is-listed/))(
    "lists of vouchers are empty after the fifth",
    vouchers((rows, reads) => (reads > 5 ? [] : rows)),
  ),
  "list-cut": met(findingOf(/get_voucher_users|rules/))(
    "lists of vouchers end after the third row",
    { front: vouchers((rows) => rows.slice(0, 3)), unreadable: true },
  ),
  "list-refuses": broken(
    "the list of vouchers alone refuses the right key",
    "get_voucher_users",
    () => REFUSED,
  ),
  "one-action-refuses": broken(
    "one action alone refuses the right key",
    "get_logins",
    () => REFUSED,
  ),
  "guests-behind-repeater": met({ ...CLEAN, note: /mac-address/ })(
    "all active guests are behind a repeater, which has one device for all",
    listed(doing("get_active_guests"), "data", ([row]) =>
      [201, 202, 203].map((n) => ({ ...row, logins: `1555555${n}`, address: `192.168.0.${n}` })),
    ),
  ),
  "undocumented-list-cut": broken(
    "the answer of an action whose body the vendor's page does not show is cut short",
    "get_mobile_users",
    (reply) => withBody(reply, textOf(reply).slice(0, -3)),
  ),
  "undocumented-list-empty": broken(
    "the answer of an action whose body the vendor's page does not show is empty",
    "get_guest_hosts",
    (reply) => withBody(reply, ""),
  ),
  "undocumented-list-null": met({ ...CLEAN, note: /get_fb_users.*null/ })(
    "a list without entries, whose body the vendor's page does not show, is answered as null",
    altered(doing("get_fb_users"), (reply) =>
      jsonOf(reply)?.["error"] === true ? undefined : withBody(reply, '{"users":null}'),
    ),
  ),
  "undocumented-list-fails": broken(
    "an action whose body the vendor's page does not show answers 500",
    "get_mobile_users",
    () => ERROR,
  ),
};
