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
  return [...target.variants, ...target.rules]
    .filter(counts)
    .flatMap(({ id, findings }) =>
      merged(findings).map((finding) => ({ target: target.name, id, finding })),
    );
}

/** True for a rule and a documented variant: only they can be violated. */
export function counts(one: VariantReport | RuleReport): boolean {
  return !("provenance" in one) || one.provenance === "documented";
}

/** The findings, each of them once, with all the tools that saw it. */
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

const SAYS = ["check", "message", "at", "expected", "actual"] as const;

/** True if two findings say the same, whichever request showed it. */
export function sameFinding(one: ReportedFinding, other: ReportedFinding): boolean {
  return SAYS.every((field) => one[field] === other[field]);
}

/** What was not exercised on a target, by reason, the one that keeps most from being checked first. */
export function unexercisedOf({ variants, rules }: TargetReport) {
  const missed = [...variants, ...rules].filter(({ verdict }) => verdict === "not-exercised");
  return [...Map.groupBy(missed, ({ reason = "no reason given" }) => reason)]
    .map(([reason, all]) => {
      const ids = all.filter(counts).map(({ id }) => id);
      /** How many variants besides that the page doesn't document. */
      return { reason, ids, others: all.length - ids.length };
    })
    .toSorted((a, b) => b.ids.length - a.ids.length || b.others - a.others);
}
