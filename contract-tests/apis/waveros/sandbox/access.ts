import { createHash, timingSafeEqual } from "node:crypto";
import type { Method, Parameters } from "./input.ts";
import type { Has } from "./liberties.ts";
import { messages } from "./messages.ts";

/** What the API Access page of a router's admin panel holds. */
export interface Settings {
  /** Whether POST is enabled. */
  readonly post: boolean;
  /** Whether GET is enabled; with neither, the API is not enabled. */
  readonly get: boolean;
  readonly apiKey: string;
  /** The `valid_for` of vouchers that were ordered without one. */
  readonly preset: string;
}

/** A request, as far as access to the API depends on it. */
export interface Visit {
  readonly method: Method;
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
}

/** The message that refuses a request, or undefined when it may act. */
export function refusedAccess(visit: Visit, settings: Settings, has: Has): string | undefined {
  return refusedMethod(visit.method, settings, has) ?? refusedKey(visit, settings, has);
}

function refusedMethod(method: Method, { post, get }: Settings, has: Has): string | undefined {
  if (!post && !get) {
    if (has("api-disabled-answers")) return undefined;
    return has("api-disabled-says-not-set") ? messages.keyNotSet : messages.notEnabled;
  }
  if (method === "POST" ? post : get || has("get-disabled-answers")) return undefined;
  return messages.keyNotSet;
}

function refusedKey(
  { method, query, parameters }: Visit,
  { apiKey }: Settings,
  has: Has,
): string | undefined {
  const action = parameters.get("action");
  if (action === "get_active_guests" && has("key-unchecked-on-active-guests")) return undefined;
  let key = parameters.get("api-key");
  if (has("key-in-query-of-post")) key ??= query.get("api-key");
  if (key === undefined || key === null || key === "") {
    if (method === "GET" && has("key-missing-over-get")) return undefined;
    return has("key-missing-says-incorrect") ? messages.keyIncorrect : messages.keyNotSet;
  }
  const lists = typeof action === "string" && action.startsWith("get_");
  if (lists && has("key-any-on-lists")) return undefined;
  if (typeof key === "string" && opens(key, apiKey, has)) return undefined;
  return has("key-wrong-says-not-set") ? messages.keyNotSet : messages.keyIncorrect;
}

function opens(key: string, apiKey: string, has: Has): boolean {
  if (has("key-by-prefix")) return key.slice(0, 8) === apiKey.slice(0, 8);
  if (has("key-ignores-case")) return equal(key.toLowerCase(), apiKey.toLowerCase());
  return equal(key, apiKey);
}

/** Compares digests, so that the time taken tells neither a common beginning nor the length. */
function equal(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
