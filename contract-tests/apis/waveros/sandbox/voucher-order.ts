import { randomInt } from "node:crypto";
import { textOf, type Parameters } from "./input.ts";
import type { Has } from "./liberties.ts";
import { readLimit } from "./limits.ts";
import { isTime, isValidity, timeText } from "./validity.ts";

/** What `create_voucher` was asked to make, with everything that was left out filled in. */
export interface VoucherOrder {
  readonly username: string;
  readonly passcode: string;
  readonly fullname: string;
  readonly validFor: string;
  readonly validFrom: string | null;
  readonly downloadLimit: number;
  readonly uploadLimit: number;
}

/** What a router knows when it reads an order. */
export interface OrderContext {
  readonly preset: string;
  readonly now: Date;
  /** Kept out of every voucher, since vouchers are answered. */
  readonly apiKey: string;
  /** The id that the voucher will have. */
  readonly id: number;
  readonly taken: (username: string) => boolean;
  readonly has: Has;
}

// The page does not say what a username may hold: these are what a guest can type on any phone.
const USERNAME = /^[A-Za-z0-9._@+-]{1,64}$/;
const PASSCODE = /^[\x21-\x7e]{1,64}$/;
const FULLNAME = /^[^\p{C}]{1,128}$/u;
const ASCII_NAME = /^[ -~]{1,128}$/;

const DIGITS = "0123456789";

/** The order in the parameters, or undefined when one of them makes no sense. */
export function readOrder(parameters: Parameters, context: OrderContext): VoucherOrder | undefined {
  const { has, apiKey, now, preset } = context;
  const text = (name: string) => textOf(parameters, name, has);
  const username = text("username");
  const passcode = text("passcode");
  const fullname = text("fullname");
  const validFor = text("valid_for");
  const validFrom = text("valid_from");
  const shows = (form: RegExp) => (value: string) => form.test(value) && !value.includes(apiKey);
  if (!fits(username, shows(USERNAME)) || !fits(passcode, shows(PASSCODE))) return undefined;
  if (!fits(fullname, shows(has("names-ascii") ? ASCII_NAME : FULLNAME))) return undefined;
  if (!fits(validFor, (value) => isValidity(value, has)) || !fits(validFrom, isTime)) {
    return undefined;
  }
  const limits = ["download_limit", "upload_limit"].map((name) =>
    readLimit(parameters.get(name), has),
  );
  if (has("limits-swapped")) limits.reverse();
  const [downloadLimit = 0, uploadLimit = 0] = limits;
  return {
    username: (has("create-ignores-username") ? undefined : username) ?? freeUsername(context),
    passcode: (has("create-ignores-passcode") ? undefined : passcode) ?? randomPasscode(has),
    fullname: storedFullname(fullname, has),
    validFor:
      (has("create-replaces-valid-for") ? undefined : validFor) ??
      (has("create-leaves-validity-empty") ? "" : preset),
    validFrom: storedStart(validFrom, now, has),
    downloadLimit,
    uploadLimit,
  };
}

function fits(
  text: string | undefined | null,
  allowed: (text: string) => boolean,
): text is string | undefined {
  return text === undefined || (text !== null && allowed(text));
}

function freeUsername({ id, taken, has }: OrderContext): string {
  if (has("create-repeats-random-username")) return "guest";
  let username = `guest${id}`;
  if (!has("usernames-counted")) {
    do username = randomText("abcdefghjkmnpqrstuvwxyz23456789", 8);
    while (taken(username));
  }
  return username;
}

function randomPasscode(has: Has): string {
  if (has("create-leaves-passcode-empty")) return "";
  return randomText(DIGITS, has("passcodes-short") ? 4 : 8);
}

function storedFullname(fullname: string | undefined, has: Has): string {
  if (fullname === undefined || has("create-ignores-fullname")) {
    return `Guest ${randomText(DIGITS, 4)}`;
  }
  return has("create-truncates-fullname") ? fullname.replace(/ .*$/, "") : fullname;
}

function storedStart(validFrom: string | undefined, now: Date, has: Has): string | null {
  if (validFrom === undefined && has("null-for-none")) return null;
  if (validFrom === undefined || has("create-ignores-valid-from")) return timeText(now);
  return has("create-drops-time-of-day") ? `${validFrom.slice(0, 10)} 00:00:00` : validFrom;
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
