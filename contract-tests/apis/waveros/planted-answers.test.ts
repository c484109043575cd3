import { expect, test } from "vitest";
import type { SandboxOptions } from "../../sandbox/sandbox.ts";
import { remarksIn, runOver, withVerdict } from "./verify-sandbox.support.ts";

/** The logins of a voucher that was there before the run, in use or not. */
const LOGINS =
  /(?<="created_at":"2025[^}]*)"first_login":(?:null|"[^"]*"),"last_login":(?:null|"[^"]*")/g;

/**
 * Breaches that no fault of the sandbox commits, planted on the wire; a remark where the vendor's
 * page only implies the rule.
 */
const COUSINS: Readonly<Record<string, readonly [rule: string, Replace, remark?: true]>> = {
  "a new voucher was used before": [
    "new-voucher-is-unused",
    (text) => text.replaceAll('"MAC":null', '"MAC":"02:00:5E:10:00:99"'),
  ],
  "a removed voucher comes back": [
    "vouchers-stay-as-they-are",
    (text, seen) =>
      seen.lists > 7 ? text.replace(/"users":\[/, `"users":[${seen.own ?? ""}`) : text,
  ],
  "one of the run's own is dropped": [
    "vouchers-stay-as-they-are",
    (text, { lists }) =>
      lists > 3 ? text.replace(/,\{"id":\d+,"username":"ct-[0-9a-f]+-1-Room23[^}]*\}/, "") : text,
  ],
  "created_at moves with the clock": [
    "vouchers-stay-as-they-are",
    // The lists of users stay as they are.
    (text, { lists }) =>
      text.includes('"ct-')
        ? text.replaceAll(/"created_at":"\d{4}/g, `"created_at":"${String(2000 + lists)}`)
        : text,
    true,
  ],
  "created_at is the start": [
    "new-voucher-is-unused",
    (text) =>
      text.replaceAll(
        /"created_at":"[^"]*"(.*?"valid_from":("20[34][^"]*"))/g,
        '"created_at":$2$1',
      ),
  ],
  "valid_from moves with the clock": [
    "vouchers-stay-as-they-are",
    (text, { lists }) =>
      text.replaceAll(/"valid_from":"20(?!25)\d\d/g, `"valid_from":"${String(2000 + lists)}`),
  ],
  "all have logged in at each reading": [
    "reading-changes-no-voucher",
    (text) => {
      const now = new Date().toISOString().slice(0, 19).replace("T", " ");
      return text.replaceAll(/("last_login":)(null|"[^"]*")/g, `$1"${now}"`);
    },
  ],
  "a passcode that was left out is the username": [
    "left-out-values-are-invented",
    (text) => text.replace(/("username":"(CT-[^"]*)","passcode":")[^"]*/, "$1$2"),
  ],
  "the passcode that was left out is always the same": [
    "left-out-values-are-invented",
    (text) => text.replace(/("passcode":")\d{8}"/, '$1123456"'),
  ],
  "the answer and the list disagree about the preset": [
    "created-voucher-is-listed",
    (text) => text.replace(/("user":.*-(?:5 Empty|7 Z).*"valid_for":")1 day/, "$12 days"),
  ],
  "without a start, a voucher begins tomorrow": [
    "voucher-without-start-is-valid-at-once",
    (text) => text.replaceAll(/"valid_from":"20(?!3)\d\d/g, '"valid_from":"2050'),
  ],
  "without a start, a voucher begins in an hour": [
    "voucher-without-start-is-valid-at-once",
    (text) =>
      text.replaceAll(/("created_at":")([^"]*)/g, (_, key: string, at: string) => {
        const before = Date.parse(`${at.replace(" ", "T")}Z`) - 3_600_000;
        return key + new Date(before).toISOString().slice(0, 19).replace("T", " ");
      }),
    true,
  ],
  "the preset is another each time": [
    "left-out-validity-is-the-preset",
    (text, { creates }) =>
      text.replace('"valid_for":"1 day"', `"valid_for":"${2 + (creates % 8)} days"`),
    true,
  ],
  "an answer has no validity where the preset was used": [
    "left-out-validity-is-the-preset",
    (text) => text.replace(/("user":.*-5 Empty.*"valid_for":")1 day/, "$1"),
  ],
  "all vouchers were used before they were created": [
    "users-and-guests-have-addresses",
    (text) =>
      text.replaceAll(
        LOGINS,
        '"first_login":"2019-01-01 00:00:00","last_login":"2025-03-01 00:00:00"',
      ),
    true,
  ],
  "all vouchers have a last login and no first": [
    "users-and-guests-have-addresses",
    (text) => text.replaceAll(LOGINS, '"first_login":null,"last_login":"2025-03-01 00:00:00"'),
    true,
  ],
  "each voucher without a validity has another": [
    "left-out-validity-is-the-preset",
    (text) => text.replaceAll(/(-5 Empty".*?"valid_for":")1 day/g, "$12 days"),
  ],
  "the username becomes lower case": [
    "given-values-come-back",
    (text) => text.replaceAll(/ct-[0-9a-f-]+Room/g, (name) => name.toLowerCase()),
  ],
  "a passcode loses its zeros": [
    "given-values-come-back",
    (text) => text.replaceAll(/"(passcode|password)":"00/g, '"$1":"'),
  ],
  "a full name loses what is not ASCII": [
    "given-values-come-back",
    (text) => text.replaceAll(/[^ -~]/g, "?"),
  ],
  "a full name loses its accents": [
    "given-values-come-back",
    (text) => text.replaceAll("é", "e"),
    true,
  ],
  "no two readings have a guest in common": [
    "reading-changes-nothing",
    (text, { guests }) => text.replaceAll('"192.168.0.20', `"192.168.${guests}.20`),
  ],
  "a list of which the vendor's page shows nothing is cut short": [
    "unshown-lists-keep-the-protocol",
    (text) => text.replace(/(?<="mobile":.*)..$/s, ""),
  ],
  "a list of which the vendor's page shows nothing is the success of another action": [
    "unshown-lists-keep-the-protocol",
    (text) =>
      text.includes('"mobile"') ? '{"message":"User removed successfully","error":false}' : text,
  ],
  "a list of which the vendor's page shows nothing is an object": [
    "unshown-lists-keep-the-protocol",
    (text) => text.replace(/\[(\{[^}]*"mobile"[^}]*\})\]/, '{"1":$1}'),
    true,
  ],
  "a list of which the vendor's page shows nothing is the whole answer": [
    "unshown-lists-keep-the-protocol",
    (text) => text.replace(/^\{"\w+":(\[\{[^}]*"mobile"[^}]*\}.*\])\}$/s, "$1"),
  ],
  "each reading of the active guests has one less": [
    "reading-changes-nothing",
    (text, { guests }) =>
      text.replace(/\{"logins":[^}]*\}(?=,)/, (row) =>
        Array.from({ length: Math.max(1, 20 - guests) }, (_, nth) =>
          row.replace(/:01"/, `:${String(10 + nth)}"`),
        ).join(","),
      ),
  ],
  "several vouchers were first used after their last use": [
    "users-and-guests-have-addresses",
    (text) =>
      text.replaceAll(
        LOGINS,
        '"first_login":"2025-03-09 10:00:00","last_login":"2025-03-07 10:00:00"',
      ),
  ],
  "several vouchers were first used hours after their last use": [
    "users-and-guests-have-addresses",
    (text) =>
      text.replaceAll(
        LOGINS,
        '"first_login":"2025-03-07 12:00:00","last_login":"2025-03-07 10:00:00"',
      ),
    true,
  ],
  "two e-mail users have the same id": [
    "users-and-guests-are-listed-once",
    (text) => text.replace('"id":2,"email"', '"id":1,"email"'),
  ],
};

test.concurrent.each<[what: string, remarks: string[], (text: string, lists: number) => string]>([
  [
    "another's voucher that goes once is a note, as it may be a coincidence",
    ["others-stay-as-they-are"],
    (text, lists) => (lists > 6 ? text.replace(/\{"id":41,[^}]*\},/, "") : text),
  ],
  [
    "an undocumented field that changes in each list does not count as a change of a voucher",
    [],
    (text, lists) => text.replaceAll(/("username":"ct-)/g, `"qr":${lists},$1`),
  ],
])("%s", async (_, remarks, change) => {
  let lists = 0;
  const alter: SandboxOptions["alter"] = ({ url, body }, answer) => {
    if (url.pathname !== "/api/" || !`${url.search}${body}`.includes("get_voucher_users")) {
      return answer;
    }
    return { ...answer, body: change(String(answer.body), ++lists) };
  };
  const run = await runOver({ alter });
  expect(lists).toBeGreaterThan(7);
  expect([withVerdict(run, "violates"), remarksIn(run)]).toEqual([[], remarks]);
});

type Replace = (text: string, seen: Seen) => string;

interface Seen {
  readonly lists: number;
  readonly creates: number;
  readonly guests: number;
  readonly own?: string;
}

test.concurrent.each(Object.entries(COUSINS))("%s is found", async (_, [rule, replace, remark]) => {
  let seen: Seen = { lists: 0, creates: 0, guests: 0 };
  const options: SandboxOptions = {
    alter: (asked, answer) => {
      if (asked.url.pathname !== "/api/") return answer;
      const text = `${asked.url.search} ${asked.body}`;
      const own = /\{"id":\d+,"username":"ct-[^}]*\},/.exec(String(answer.body))?.[0];
      seen = {
        lists: seen.lists + Number(text.includes("get_voucher_users")),
        creates: seen.creates + Number(text.includes("create_voucher")),
        guests: seen.guests + Number(text.includes("get_active_guests")),
        ...((seen.own ?? own) ? { own: seen.own ?? own! } : {}),
      };
      return { ...answer, body: replace(String(answer.body), seen) };
    },
  };
  const run = await runOver(options);
  expect(withVerdict(run, "violates").includes(rule)).toBe(!remark);
  if (remark) expect(remarksIn(run)).toContain(rule);
});
