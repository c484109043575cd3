import type { ReportedFinding, RuleReport, TargetReport, VariantReport } from "./report.ts";

/** A finding with what it was found on. */
export interface LocatedFinding {
  readonly target: string;
  /** Whole id of the variant or rule. */
  readonly id: string;
  readonly finding: ReportedFinding;
}

/**
 * The findings of a target that count, in the order of its variants and then its rules.
 * What a target answers otherwise than a page merely implies breaks nothing, so it is left out.
 */
export function findingsOf(target: TargetReport): LocatedFinding[] {
  return [...target.variants.filter(counts), ...target.rules].flatMap(({ id, findings }) =>
    merged(findings).map((finding) => ({ target: target.name, id, finding })),
  );
}

/** True if a variant is documented: only such a one can be violated. */
export function counts({ provenance }: VariantReport): boolean {
  return provenance === "documented";
}

/** Findings of which each stands once, with all the tools that saw it. */
export function merged(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const once: ReportedFinding[] = [];
  for (const one of findings) {
    const index = once.findIndex(
      (other) =>
        sameFinding(one, other) &&
        // The same tool saying it twice means two requests, a GET and a POST for one.
        (one.curl === other.curl || !one.by.some((tool) => other.by.includes(tool))),
    );
    if (index < 0) once.push(one);
    else once[index] = { ...once[index]!, by: [...new Set([...once[index]!.by, ...one.by])] };
  }
  return once;
}

/** True if two findings say the same, whichever request showed it. */
export function sameFinding(one: ReportedFinding, other: ReportedFinding): boolean {
  return (
    one.check === other.check &&
    one.message === other.message &&
    one.at === other.at &&
    one.expected === other.expected &&
    one.actual === other.actual
  );
}

/** What was not exercised for one reason. */
export interface Unexercised {
  readonly reason: string;
  /** Documented variants, and rules. */
  readonly ids: readonly string[];
  /** How many variants besides that the page doesn't document. */
  readonly others: number;
}

/** What was not exercised on a target, by reason, the one that keeps most from being checked first. */
export function unexercisedOf({ variants, rules }: TargetReport): Unexercised[] {
  const byReason = new Map<string, { ids: string[]; others: number }>();
  for (const one of [...variants, ...rules]) {
    if (one.verdict !== "not-exercised") continue;
    const reason = one.reason ?? "no reason given";
    const group = byReason.get(reason) ?? { ids: [], others: 0 };
    byReason.set(reason, group);
    if (isVariant(one) && !counts(one)) group.others++;
    else group.ids.push(one.id);
  }
  return [...byReason]
    .map(([reason, group]) => ({ reason, ...group }))
    .toSorted((a, b) => b.ids.length - a.ids.length || b.others - a.others);
}

function isVariant(one: VariantReport | RuleReport): one is VariantReport {
  return "provenance" in one;
}
