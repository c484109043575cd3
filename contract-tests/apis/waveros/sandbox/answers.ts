import { randomBytes } from "node:crypto";
import type { Answer } from "../../../sandbox/server.ts";
import type { Has } from "./faults.ts";
import { STORED, type Voucher } from "./voucher.ts";

/** What the API Access page of a router's admin panel holds, and its vouchers. */
export type Router = ReturnType<typeof createRouter>;

/** With both methods enabled, unless `state` says otherwise. */
export function createRouter(
  path: string,
  has: Has,
  state: { readonly post?: boolean; readonly get?: boolean; readonly failing?: boolean } = {},
) {
  return {
    path,
    /** With neither, the API is not enabled. */
    post: true,
    get: true,
    /** Its storage fails, so no action can be carried out. */
    failing: false,
    ...state,
    has,
    apiKey: randomKey(),
    started: Date.now(),
    vouchers: STORED,
    earlier: STORED,
    removed: [] as Voucher[],
    /**
     * Refused duplicates, usernames that were removed twice, and what is not listed yet: only
     * faulty routers look at these.
     */
    refused: [] as Voucher[],
    removedAgain: new Set<string>(),
    unlisted: undefined as Voucher | undefined,
    isAfterRemoval: false,
    emailUsers: Array.from(
      { length: 16 },
      (_, index) => EMAILS[index] ?? `guest${index}@example.org`,
    ),
    guests: [] as string[],
    mobileUsers: 30,
    nextId: 44,
    madeAt: Date.now(),
    reads: 0,
    emailVisits: 0,
    emailReadAt: undefined as number | undefined,
    loginReads: 0,
    mobileReads: 0,
  };
}

const EMAILS = ["ada@example.com", "ben@example.org"];

/** With at least one letter, so that case can matter. */
function randomKey(): string {
  let key: string;
  do key = randomBytes(16).toString("hex");
  while (!/[a-f]/.test(key));
  return key;
}

export interface Call {
  readonly router: Router;
  readonly has: Has;
  /** HEAD is GET to PHP; the body is dropped on the wire. */
  readonly method: "GET" | "POST";
  readonly parameters: ReadonlyMap<string, unknown>;
}

export const messages = {
  notEnabled: "API is not enabled",
  keyIncorrect: "API Key is incorrect",
  keyNotSet: "API Key not set or method not allowed",
  usernameExists: "Username already exists",
  userAdded: "User added successfully",
  usernameUnknown: "Username doesn't exist",
  noUsername: "No username set",
  userRemoved: "User removed successfully",
  errorOccurred: "An error occurred",
};

export function json(reply: Readonly<Record<string, unknown>>, status = 200): Answer {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(reply) };
}

export function page(status: number, title: string): Answer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
    body: `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  };
}

/** Undefined when absent or empty, null when not a text. */
export function textOf({ has, parameters }: Call, name: string): string | undefined | null {
  const value = parameters.get(name);
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  return Array.isArray(value) && has("lists-taken") ? value.join(",") : null;
}

/** With what was made between message and flag. */
export function succeed({ has }: Call, message: string, made = {}): Answer {
  const told = { message, ...made };
  if (has("success-without-error-flag")) return json(told);
  return json({ ...told, error: has("success-error-flag-zero") ? 0 : false });
}

/** The vendor's page documents no status, so it is 200 as well. */
export function refuse(
  { has, parameters }: Call,
  message: string,
  { ownStatus = 400, more = {} } = {},
): Answer {
  const echo = has("key-echoed-in-error") ? { request: Object.fromEntries(parameters) } : {};
  const list = has("errors-list-nothing") ? { users: [] } : {};
  return json(
    { ...refusal(message, has), ...list, ...more, ...echo },
    has("error-status") ? ownStatus : 200,
  );
}

export function refusal(message: string, has: Has) {
  const error = has("error-flag-string") ? "true" : !has("error-flag-false");
  if (message === messages.usernameUnknown && has("remove-unknown-reworded")) {
    return { message: "Username does not exist", error };
  }
  if (message === messages.usernameUnknown && has("remove-unknown-fails")) {
    return { message: messages.errorOccurred, error };
  }
  const isLower = message.startsWith("Username") && has("error-message-lower-case");
  return { message: isLower ? message.replace("Username", "username") : message, error };
}
