import type { Secrets } from "../engine/secrets/secrets.ts";

/** The fields of a report that may hold a secret. */
const TEXTS: ReadonlySet<string> = new Set([
  ...["baseUrl", "error", "notes", "reason", "what", "why"],
  ...["message", "at", "expected", "actual", "curl", "steps", "shell", "evidence", "partOf"],
]);

/** A report with secrets masked that became known only after it was made. */
export function masked<T>(report: T, secrets: Secrets): T {
  const mask = (text: unknown) => (typeof text === "string" ? secrets.mask(text) : text);
  const replace = (key: string, value: unknown) => {
    if (!TEXTS.has(key)) return value;
    return Array.isArray(value) ? value.map(mask) : mask(value);
  };
  return JSON.parse(JSON.stringify(report, replace)) as T;
}
