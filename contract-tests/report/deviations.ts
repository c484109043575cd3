import { findingsOf, type LocatedFinding } from "./findings.ts";
import type { Report } from "./report.ts";

/** A known finding that is accepted for a while. */
export interface Deviation {
  /** Glob of target names; any target without it. */
  readonly target?: string;
  /** Whole id of the variant or rule. */
  readonly id: string;
  readonly check: string;
  /** Where in the answer; `*` stands for any one name or index. Anywhere without it. */
  readonly at?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

export interface AcceptedFinding extends LocatedFinding {
  readonly deviation: Deviation;
}

/** What a file of deviations makes of a report. */
export interface Applied {
  readonly accepted: readonly AcceptedFinding[];
  /** Findings that no deviation in force accepts: only these break a run. */
  readonly fresh: readonly LocatedFinding[];
  readonly expired: readonly Deviation[];
  /** In force, but no longer true: what they speak of was exercised, and nothing matched. */
  readonly untrue: readonly Deviation[];
}

/**
 * Holds a report against the accepted deviations.
 * @param today `YYYY-MM-DD`; a deviation holds until the end of the day on which it expires
 */
export function applyDeviations(
  report: Report,
  deviations: readonly Deviation[],
  today: string,
): Applied {
  const inForce = deviations.filter(({ expires }) => expires >= today);
  const accepted: AcceptedFinding[] = [];
  const fresh: LocatedFinding[] = [];
  for (const found of report.targets.flatMap(findingsOf)) {
    const deviation = inForce.find((one) => accepts(one, found));
    if (deviation) accepted.push({ ...found, deviation });
    else fresh.push(found);
  }
  return {
    accepted,
    fresh,
    expired: deviations.filter(({ expires }) => expires < today),
    untrue: inForce.filter(
      (one) =>
        wasExercised(report, one) &&
        // Two deviations may speak of the same finding; neither is untrue then.
        !accepted.some((found) => accepts(one, found)),
    ),
  };
}

/** The deviation that accepts a finding, if any does. */
export function acceptedBy(
  applied: Applied | undefined,
  found: LocatedFinding,
): Deviation | undefined {
  return applied?.accepted.find(({ deviation }) => accepts(deviation, found))?.deviation;
}

/** True if the deviation speaks of the finding. */
function accepts({ target, id, check, at }: Deviation, found: LocatedFinding): boolean {
  return (
    id === found.id &&
    check === found.finding.check &&
    (target === undefined || globOf(target, ".*").test(found.target)) &&
    (at === undefined || globOf(at, "[^/]*").test(found.finding.at ?? ""))
  );
}

/** True if everything that the deviation speaks of was exercised: what was not may be broken still. */
function wasExercised({ targets }: Report, { target, id }: Deviation): boolean {
  const glob = globOf(target ?? "*", ".*");
  const spokenOf = targets
    .filter(({ name }) => glob.test(name))
    .flatMap(({ variants, rules }) => [...variants, ...rules].filter((one) => one.id === id));
  return spokenOf.length > 0 && spokenOf.every(({ verdict }) => verdict !== "not-exercised");
}

function globOf(glob: string, star: string): RegExp {
  const parts = glob.split("*").map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(star)}$`, "s");
}
