import { printableJson } from "./printable.ts";
import type { Report } from "./report.ts";

/** The order of the fields, whatever they are in; a field that is not named here is not written. */
export const FIELDS = [
  "schemaVersion tool startedAt contract shard index count cutShort targets",
  "name api baseUrl error durationMs requests summary",
  "documented conforms violates notExercised",
  "variants rules findings notes leftovers what why",
  "id title provenance verdict reason code check message at expected actual curl by showedIn methods keptFrom",
].flatMap((names) => names.split(" "));

/**
 * The text of `report.json`: the same report is the same text, byte by byte.
 * Invisible and control characters are written as JSON escapes: it can be shown as it is.
 */
export function jsonReport(report: Report): string {
  return `${printableJson(JSON.stringify(report, FIELDS, 2))}\n`;
}
