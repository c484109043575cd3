import type { Leftover } from "../engine/session.ts";
import { printableJson } from "./printable.ts";
import type { Report, ReportedFinding, RuleReport, TargetReport, VariantReport } from "./report.ts";

/**
 * The text of `report.json`: the same report is the same text, byte by byte.
 * Invisible and control characters stand there as JSON escapes, so that it can be shown as it is.
 */
export function jsonReport({ schemaVersion, tool, startedAt, targets }: Report): string {
  const ordered = { schemaVersion, tool, startedAt, targets: targets.map(targetOf) };
  return `${printableJson(JSON.stringify(ordered, null, 2))}\n`;
}

function targetOf(target: TargetReport): TargetReport {
  const { name, api, baseUrl, error, durationMs, requests, summary, variants, rules } = target;
  const { documented, conforms, violates, notExercised } = summary;
  return {
    name,
    api,
    baseUrl,
    ...(error === undefined ? {} : { error }),
    durationMs,
    requests,
    summary: { documented, conforms, violates, notExercised },
    variants: variants.map(variantOf),
    rules: rules.map(ruleOf),
    notes: target.notes,
    leftovers: target.leftovers.map(({ what, why }: Leftover) => ({ what, why })),
  };
}

function variantOf({ id, provenance, verdict, reason, by, findings }: VariantReport) {
  return {
    id,
    provenance,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    by,
    findings: findings.map(findingOf),
  };
}

function ruleOf({ id, title, verdict, reason, findings }: RuleReport): RuleReport {
  return {
    id,
    title,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    findings: findings.map(findingOf),
  };
}

function findingOf({ check, message, at, expected, actual, curl, by }: ReportedFinding) {
  return {
    check,
    message,
    ...(at === undefined ? {} : { at }),
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(curl === undefined ? {} : { curl }),
    by,
  };
}
