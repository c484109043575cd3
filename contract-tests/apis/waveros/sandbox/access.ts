import { createHash, timingSafeEqual } from "node:crypto";
import type { Fault } from "./faults.ts";
import type { Parameters } from "./input.ts";
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
  readonly method: "GET" | "POST";
  readonly query: URLSearchParams;
  readonly parameters: Parameters;
}

/** The message that refuses a request, or undefined when it may act. */
export function refusedAccess(visit: Visit, settings: Settings, fault: Fault): string | undefined {
  return refusedMethod(visit.method, settings, fault) ?? refusedKey(visit, settings, fault);
}

function refusedMethod(
  method: "GET" | "POST",
  { post, get }: Settings,
  fault: Fault,
): string | undefined {
  if (!post && !get) {
    if (fault === "api-disabled-answers") return undefined;
    return fault === "api-disabled-says-not-set" ? messages.keyNotSet : messages.notEnabled;
  }
  if (method === "POST" ? post : get) return undefined;
  return fault === "get-disabled-answers" && method === "GET" ? undefined : messages.keyNotSet;
}

function refusedKey(visit: Visit, { apiKey }: Settings, fault: Fault): string | undefined {
  const { method, query, parameters } = visit;
  const action = parameters.get("action");
  if (fault === "key-unchecked-on-active-guests" && action === "get_active_guests") return;
  let key = parameters.get("api-key");
  if (fault === "key-in-query-of-post") key ??= query.get("api-key");
  if (key === undefined || key === null || key === "") {
    if (fault === "key-missing-over-get" && method === "GET") return;
    return fault === "key-missing-says-incorrect" ? messages.keyIncorrect : messages.keyNotSet;
  }
  const lists = typeof action === "string" && action.startsWith("get_");
  if (fault === "key-any-on-lists" && lists) return;
  if (typeof key === "string" && opens(key, apiKey, fault)) return;
  return fault === "key-wrong-says-not-set" ? messages.keyNotSet : messages.keyIncorrect;
}

function opens(key: string, apiKey: string, fault: Fault): boolean {
  if (fault === "key-by-prefix") return key.slice(0, 8) === apiKey.slice(0, 8);
  if (fault === "key-ignores-case") return equal(key.toLowerCase(), apiKey.toLowerCase());
  return equal(key, apiKey);
}

/** Compares digests, so that the time taken tells neither a common beginning nor the length. */
function equal(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
