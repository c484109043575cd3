import type { Secrets } from "../../engine/secrets.ts";
import { NO_ROUTERS_KEY } from "./target.ts";

/** Texts that equal a key compared loosely, in the order of the actions that try them. */
const ALMOST: readonly ((key: string) => string)[] = [
  (key) => key.slice(0, -1),
  (key) => `${key}0`,
  otherCase,
  (key) => Array.from(key).toReversed().join(""),
  (key) => key.slice(1),
  (key) => `0${key}`,
  (key) => key.slice(0, Math.ceil(key.length / 2)),
  () => NO_ROUTERS_KEY,
  (key) => key.slice(0, -1) + (key.endsWith("0") ? "1" : "0"),
  (key) => key.slice(-Math.ceil(key.length / 2)),
];

/** Another for each index; one that is nobody's where a key is too short. */
export function almostKey(key: string, index: number, secrets: Secrets): string {
  const almost = ALMOST[index % ALMOST.length]!(key);
  if (almost === key || almost === "" || almost === NO_ROUTERS_KEY) return NO_ROUTERS_KEY;
  secrets.add(`WAVEROS_KEY_ALMOST_${(index % ALMOST.length) + 1}`, almost);
  return almost;
}

export function otherCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
