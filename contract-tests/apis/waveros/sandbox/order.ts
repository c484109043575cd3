import { randomInt } from "node:crypto";
import { textOf, type Call, type Router } from "./answers.ts";
import type { Has } from "./faults.ts";
import { isTime, momentOf, timeText, type Voucher } from "./voucher.ts";

export type Order = NonNullable<ReturnType<typeof readOrder>>;

const FULLNAME = /^[^\p{C}]{1,128}$/u;
const ASCII_NAME = /^[ -~]{1,128}$/;

/** What each parameter may hold, and the fault that ignores it. */
const FORMS = {
  // The vendor's page does not say what a username may hold: this is what a guest can type on any
  // phone.
  username: [
    (text, has) =>
      (has("names-ascii") ? ASCII_NAME : /^[\p{L}\p{N} '._@+-]{1,64}$/u).test(text) &&
      !(has("usernames-with-letters") && /^\d+$/.test(text)),
    "create-ignores-username",
  ],
  passcode: [
    (text, has) =>
      /^[\x21-\x7e]{1,64}$/.test(text) &&
      !(has("passcodes-to-16") && text.length > 16) &&
      !(has("passcodes-plain") && !/^[a-z\d]{4,12}$/i.test(text)),
    "create-ignores-passcode",
  ],
  fullname: [
    (text, has) => (has("names-ascii") ? ASCII_NAME : FULLNAME).test(text),
    "create-ignores-fullname",
  ],
  valid_for: [isValidity, "create-replaces-valid-for"],
  valid_from: [isTime, "create-ignores-valid-from"],
} satisfies Record<
  string,
  readonly [fits: (text: string, has: Has) => boolean, Parameters<Has>[0]]
>;

/** What a faulty router does not do without over GET. */
const NEEDED = [
  ["create-get-needs-username", "username"],
  ["create-get-needs-validity", "valid_for"],
] as const;

export function readOrder(call: Call) {
  const { router, has, method, parameters } = call;
  const given: { [Name in keyof typeof FORMS]?: string } = {};
  for (const name of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    const [fits, ignoring] = FORMS[name];
    const text = textOf(call, name);
    if (text === undefined) continue;
    // Vouchers are answered, so none holds the key.
    if (text === null || !fits(text, has) || text.includes(router.apiKey)) return undefined;
    if (!has(ignoring)) given[name] = text;
  }
  for (const [fault, name] of NEEDED) {
    if (method === "GET" && !given[name] && has(fault)) return undefined;
  }
  const isPast = given.valid_from !== undefined && momentOf(given.valid_from) < Date.now();
  if (isPast && has("create-refuses-past-starts")) return undefined;
  if (given.valid_for === "1 hour" && has("create-one-hour-is-a-day")) given.valid_for = "1 day";
  if (has("create-takes-hours-for-days"))
    given.valid_for &&= given.valid_for.replace("hours", "days");
  if (has("create-drops-zeros")) given.username &&= given.username.replace(/^0+(?=\d+$)/, "");
  if (has("create-replaces-spaces")) given.username &&= given.username.replaceAll(" ", "_");
  if (has("create-cuts-username")) given.username &&= given.username.split(" ")[0]!;
  if (!given.username && has("create-nameless-ignores-fullname")) delete given.fullname;
  const begun = ({ valid_from: from }: Voucher) => from !== null && momentOf(from) < Date.now();
  if (has("create-repeats-start")) {
    given.valid_from ??= router.vouchers.findLast(begun)?.valid_from ?? "";
  }
  const { username, passcode, fullname, valid_for, valid_from } = given;
  const isIgnoring = method === "GET" && has("create-get-ignores-limits");
  const limits = ["download_limit", "upload_limit"].map((name) =>
    readLimit(isIgnoring ? undefined : parameters.get(name), has),
  );
  if (has("limits-swapped")) limits.reverse();
  if (has("limits-only-together") && limits[0] === 0) limits[1] = 0;
  const namesake = router.removed.find((one) => one.username === username);
  if (namesake && has("limits-of-removed")) limits[1] ||= namesake.upload_limit;
  const [download_limit = 0, upload_limit = 0] = limits;
  const isEndless = download_limit + upload_limit > 0 && has("create-limited-without-end");
  const last = has("create-repeats-validity") ? router.vouchers.at(-1) : undefined;
  const usual = isEndless ? "always" : (last?.valid_for ?? PRESET);
  const leftOut = has("create-leaves-validity-empty") ? "" : usual;
  const isKeptEmpty = parameters.get("username") === "" && has("create-keeps-username-empty");
  return {
    username: isKeptEmpty ? "" : (username ?? freeUsername(router)),
    password: storedPasscode(passcode, fullname, call),
    fullname: storedFullname(fullname, has),
    valid_for: valid_for ?? leftOut,
    valid_from: storedStart(valid_from, has, method),
    download_limit,
    upload_limit,
  };
}

function freeUsername(router: Router): string {
  const { has, nextId } = router;
  if (has("create-repeats-random-username")) return "guest";
  if (has("create-counts-usernames")) return `guest${router.vouchers.length + 1}`;
  let username = `guest${nextId}`;
  if (!has("usernames-counted")) {
    do username = randomText("abcdefghjkmnpqrstuvwxyz23456789", 8);
    while (findVoucher(router, username));
  }
  return username;
}

const DIGITS = "0123456789";

function storedPasscode(
  passcode: string | undefined,
  fullname: string | undefined,
  { has, method, router }: Call,
): string {
  if (passcode !== undefined) {
    if (has("create-lowers-passcode-over-get") && method === "GET") return passcode.toLowerCase();
    return has("create-escapes-passcode") ? passcode.replaceAll("&", "&amp;") : passcode;
  }
  if (has("create-leaves-passcode-empty")) return "";
  if (has("create-repeats-fullname") && fullname) return fullname;
  if (has("create-repeats-last-passcode")) return router.vouchers.at(-1)?.password ?? "";
  if (has("create-repeats-passcode-over-get") && method === "GET") return "12345678";
  return randomText(DIGITS, has("passcodes-short") ? 4 : 8);
}

function storedFullname(fullname: string | undefined, has: Has): string {
  if (fullname === undefined) return `Guest ${randomText(DIGITS, 4)}`;
  if (has("create-escapes-fullname")) {
    return fullname.replaceAll("&", "&amp;").replaceAll("'", "&#039;");
  }
  const [cut] = CUTS.filter(([fault]) => has(fault));
  return cut ? fullname.replace(cut[1], "") : fullname;
}

/** What a faulty router leaves out of a full name. */
const CUTS = [
  ["names-bare", /[^\p{L}\d ]/gu],
  ["create-truncates-fullname", / .*$/],
  ["create-cuts-fullname-at-emoji", /[\u{10000}-\u{10FFFF}].*$/u],
  ["create-cuts-long-fullname", /(?<=^.{64}).*$/],
  ["create-strips-tags-of-fullname", /<.*?>/g],
  ["create-strips-backslashes-of-fullname", /\\/g],
] as const;

const A_DAY = 86_400_000;

/** In ms; time zones are whole quarters of an hour apart. */
const LATER = 100 * 60_000;

function storedStart(validFrom: string | undefined, has: Has, method: string): string | null {
  if (validFrom === undefined) {
    const late = has("create-starts-later") ? LATER : 0;
    const start = Date.now() + (has("create-starts-the-day-before") ? -A_DAY : late);
    return has("null-for-none") ? null : timeText(start);
  }
  // 32 bits end there.
  if (validFrom >= "2038-01-19" && has("create-starts-in-32-bits")) return "1901-12-13 20:45:52";
  const overGet = method === "GET" && has("create-get-starts-at-once");
  const atOnce = overGet || has("create-starts-at-once-instead-of-before");
  if (atOnce && momentOf(validFrom) < Date.now()) return timeText(Date.now());
  return has("create-drops-time-of-day") ? `${validFrom.slice(0, 10)} 00:00:00` : validFrom;
}

export function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}

const HIGHEST = 9_437_184;

/** In MB; 0 is unlimited, as is whatever is not a whole number from 1 to 9437184. */
function readLimit(value: unknown, has: Has): number {
  if (has("limits-ignored") || !/^-?\d+$/.test(typeof value === "object" ? "" : String(value)))
    return 0;
  const limit = Number(value);
  const highest = has("limits-exclude-highest") ? HIGHEST - 1 : HIGHEST;
  if (has("limits-clamped")) return Math.min(Math.max(limit, 1), highest);
  return limit >= 1 && limit <= highest ? limit : 0;
}

/** Of vouchers that are ordered without a validity. */
export const PRESET = "1 day";

export const validities: readonly string[] = [
  "always",
  "1 hour",
  ...range(2, 23).map((hours) => `${hours} hours`),
  "1 day",
  ...range(2, 30).map((days) => `${days} days`),
  ...[35, 40, 45, 50, 55, 60, 90, 120, 150, 180, 365].map((days) => `${days} days`),
];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isValidity(text: string, has: Has): boolean {
  if (has("create-accepts-any-validity")) return true;
  if (text === "1 hour" && has("create-refuses-a-validity")) return false;
  const isLong = validities.indexOf(text) > validities.indexOf("30 days");
  if (isLong && has("create-refuses-long-validities")) return false;
  return validities.includes(text);
}

export function findVoucher({ vouchers, has }: Router, username: string): Voucher | undefined {
  const form = (name: string) => (has("usernames-any-case") ? name.toLowerCase() : name);
  return vouchers.find((voucher) => form(voucher.username) === form(username));
}
