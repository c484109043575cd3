import type { Secrets } from "../../engine/secrets/secrets.ts";
import { NO_ROUTERS_KEY } from "./target.ts";

/** The key in the examples of the vendor's page. */
const OF_THE_PAGE = "your-api-key";

/**
 * Texts that equal a key compared loosely, or that match it as a pattern, in the order of the
 * actions that try them.
 */
const ALMOST: readonly ((key: string) => string)[] = [
  (key) => key.slice(0, -1),
  (key) => `${key}0`,
  otherCase,
  () => "%",
  (key) => key.slice(1),
  (key) => `${key.slice(0, 2)}-${key.slice(2)}`,
  (key) => ".".repeat(key.length),
  () => OF_THE_PAGE,
  () => "null",
  (key) => "?".repeat(key.length),
];

/** Another for each index; one that is nobody's where a key is too short. */
export function almostKey(key: string, index: number, secrets: Secrets): string {
  const almost = ALMOST[index % ALMOST.length]!(key);
  if (almost === key || almost === "") return NO_ROUTERS_KEY;
  const isPublic = almost === OF_THE_PAGE || almost === "null" || isPattern(almost);
  if (!isPublic) secrets.add(`WAVEROS_KEY_ALMOST_${(index % ALMOST.length) + 1}`, almost);
  return almost;
}

/** Whether a key is such as a firewall may take for an attack. */
export function isPattern(key: unknown): boolean {
  return typeof key === "string" && /^[.?%]+$/.test(key);
}

export function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
