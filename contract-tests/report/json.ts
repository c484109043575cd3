import type { Leftover } from "../engine/kind.ts";
import { printableJson } from "./printable.ts";
import type {
  Report,
  ReportedFinding,
  RuleReport,
  Summary,
  TargetReport,
  VariantReport,
} from "./report.ts";

type Field =
  | keyof Report
  | keyof TargetReport
  | keyof Summary
  | keyof VariantReport
  | keyof RuleReport
  | keyof ReportedFinding
  | keyof Leftover;

/** The order of the fields, whatever they are in; the compiler says if one is missing. */
const FIELDS = {
  ...{ schemaVersion: 1, tool: 1, startedAt: 1, targets: 1 },
  ...{ name: 1, api: 1, baseUrl: 1, error: 1, durationMs: 1, requests: 1, summary: 1 },
  ...{ documented: 1, conforms: 1, violates: 1, notExercised: 1 },
  ...{ variants: 1, rules: 1, notes: 1, leftovers: 1 },
  ...{ what: 1, why: 1 },
  ...{ id: 1, title: 1, provenance: 1, verdict: 1, reason: 1 },
  ...{ check: 1, message: 1, at: 1, expected: 1, actual: 1, curl: 1, by: 1, findings: 1 },
} satisfies Record<Field, 1>;

/**
 * The text of `report.json`: the same report is the same text, byte by byte.
 * Invisible and control characters stand there as JSON escapes, so that it can be shown as it is.
 */
export function jsonReport(report: Report): string {
  return `${printableJson(JSON.stringify(report, Object.keys(FIELDS), 2))}\n`;
}
