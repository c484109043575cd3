import { printableJson } from "./printable.ts";
import type { Report } from "./report.ts";

/** The order of the fields, whatever they are in; a field that is not named here is not written. */
export const FIELDS = [
  "schemaVersion tool startedAt contract suite digest claims below shard index count cutShort history targets",
  "name api baseUrl docs error id title source provenance verdict assertions durationMs requests timeline summary",
  "perMinute spanMs answered throttled",
  "violate unchecked documented conforms violates notExercised",
  "variants rules findings shell notes leftovers what why",
  "undocumented fields types optional whole pattern overlay file digest asked only failed chance",
  "seed tries",
  "reason code check message at expected actual curl steps by partOf showedIn methods keptFrom",
].flatMap((names) => names.split(" "));

/**
 * The text of `report.json`, target by target: the same report is the same text, byte by byte.
 * Invisible and control characters are written as JSON escapes: it can be shown as it is.
 */
export function* jsonReport(report: Report): Generator<string> {
  const whole = JSON.stringify({ ...report, targets: [] }, FIELDS, 2);
  const [head, end] = whole.split('"targets": []') as [string, string];
  yield printableJson(head);
  yield '"targets": [';
  for (const [index, target] of report.targets.entries()) {
    const text = printableJson(JSON.stringify(target, FIELDS, 2)).replace(/^/gm, "    ");
    yield `${index > 0 ? "," : ""}\n${text}`;
  }
  yield `${report.targets.length > 0 ? "\n  " : ""}]${end}\n`;
}
