import { randomInt } from "node:crypto";
import type { Fault } from "./faults.ts";
import { textOf, type Parameters } from "./input.ts";
import { readLimit } from "./limits.ts";
import { isTime, isValidity, timeText } from "./validity.ts";

/** What `create_voucher` was asked to make, with everything that was left out filled in. */
export interface VoucherOrder {
  readonly username: string;
  readonly passcode: string;
  readonly fullname: string;
  readonly validFor: string;
  readonly validFrom: string;
  readonly downloadLimit: number;
  readonly uploadLimit: number;
}

/** What a router knows when it reads an order. */
export interface OrderContext {
  readonly preset: string;
  readonly now: Date;
  /** Kept out of every voucher, since vouchers are answered. */
  readonly apiKey: string;
  readonly taken: (username: string) => boolean;
  readonly fault: Fault;
}

// The page does not say what a username may hold: these are what a guest can type on any phone.
const USERNAME = /^[A-Za-z0-9._@+-]{1,64}$/;
const PASSCODE = /^[\x21-\x7e]{1,64}$/;
const FULLNAME = /^[^\p{C}]{1,128}$/u;

/** The order in the parameters, or undefined when one of them makes no sense. */
export function readOrder(parameters: Parameters, context: OrderContext): VoucherOrder | undefined {
  const { fault } = context;
  const username = textOf(parameters, "username");
  const passcode = textOf(parameters, "passcode");
  const fullname = textOf(parameters, "fullname");
  const validFor = textOf(parameters, "valid_for");
  const validFrom = textOf(parameters, "valid_from");
  if (!fits(username, (text) => USERNAME.test(text) && !text.includes(context.apiKey))) return;
  if (!fits(passcode, (text) => PASSCODE.test(text) && !text.includes(context.apiKey))) return;
  if (!fits(fullname, (text) => FULLNAME.test(text) && !text.includes(context.apiKey))) return;
  if (!fits(validFor, (text) => isValidity(text, fault))) return;
  if (!fits(validFrom, isTime)) return;
  const download = readLimit(parameters.get("download_limit"), fault);
  const upload = readLimit(parameters.get("upload_limit"), fault);
  const swapped = fault === "limits-swapped";
  return {
    username: unless(fault === "create-ignores-username", username) ?? freeUsername(context),
    passcode: unless(fault === "create-ignores-passcode", passcode) ?? randomPasscode(fault),
    fullname: storedFullname(fullname, fault),
    validFor: unless(fault === "create-replaces-valid-for", validFor) ?? presetOf(context),
    validFrom: storedValidFrom(validFrom, context),
    downloadLimit: swapped ? upload : download,
    uploadLimit: swapped ? download : upload,
  };
}

function fits(
  text: string | undefined | null,
  allowed: (text: string) => boolean,
): text is string | undefined {
  return text === undefined || (text !== null && allowed(text));
}

function unless(ignored: boolean, text: string | undefined): string | undefined {
  return ignored ? undefined : text;
}

function freeUsername({ taken, fault }: OrderContext): string {
  if (fault === "create-repeats-random-username") return "guest";
  let username: string;
  do username = randomText("abcdefghjkmnpqrstuvwxyz23456789", 8);
  while (taken(username));
  return username;
}

function randomPasscode(fault: Fault): string {
  return fault === "create-leaves-passcode-empty" ? "" : randomText("0123456789", 8);
}

function presetOf({ preset, fault }: OrderContext): string {
  return fault === "create-leaves-validity-empty" ? "" : preset;
}

function storedFullname(fullname: string | undefined, fault: Fault): string {
  if (fullname === undefined || fault === "create-ignores-fullname") {
    return `Guest ${randomText("0123456789", 4)}`;
  }
  return fault === "create-truncates-fullname" ? fullname.replace(/ .*$/, "") : fullname;
}

function storedValidFrom(validFrom: string | undefined, { now, fault }: OrderContext): string {
  if (validFrom === undefined || fault === "create-ignores-valid-from") return timeText(now);
  return fault === "create-drops-time-of-day" ? `${validFrom.slice(0, 10)} 00:00:00` : validFrom;
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
