import { cameAs, findingsOf, judgedOf, type LocatedFinding } from "./findings.ts";
import type { Report } from "./report.ts";

/** A known finding that is accepted for a while. */
export interface Deviation {
  /** Glob of target names; any target without it. */
  readonly target?: string;
  /** Whole id of the variant or rule. */
  readonly id: string;
  /** Whether it is accepted in any other variant or rule, too. */
  readonly everywhere?: boolean;
  readonly check: string;
  /** Where in the answer; `*` stands for any one name or index. Anywhere without it. */
  readonly at?: string;
  /** What came, numbers and ids apart. Whatever came without it. */
  readonly came?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** What a file of deviations makes of a report. */
export type Applied = ReturnType<typeof applyDeviations>;

/**
 * Holds a report against the accepted deviations.
 * @param today `YYYY-MM-DD`; a deviation holds until the end of the day on which it expires
 */
export function applyDeviations(report: Report, deviations: readonly Deviation[], today: string) {
  const inForce = deviations.filter(({ expires }) => expires >= today);
  const found = report.targets.flatMap(findingsOf);
  const accepting = (one: LocatedFinding) => inForce.find((deviation) => accepts(deviation, one));
  return {
    accepted: found.flatMap((one) => {
      const deviation = accepting(one);
      return deviation ? [{ ...one, deviation }] : [];
    }),
    /** Findings that no deviation in force accepts: only these break a run. */
    fresh: found.filter((one) => !accepting(one)),
    expired: deviations.filter(({ expires }) => expires < today),
    /**
     * In force, but no longer true: what they speak of was exercised, and nothing matched.
     * Two deviations may speak of the same finding; neither is untrue then.
     */
    untrue: inForce.filter(
      (one) => wasExercised(report, one) && !found.some((other) => accepts(one, other)),
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
function accepts(
  { target, id, everywhere = false, check, at, came }: Deviation,
  found: LocatedFinding,
): boolean {
  return (
    (everywhere || id === found.id) &&
    check === found.finding.check &&
    (came === undefined || cameAs(came) === cameAs(found.finding.actual)) &&
    (target === undefined || globOf(target, ".*").test(found.target)) &&
    (at === undefined || globOf(at, "[^/]*").test(found.finding.at ?? ""))
  );
}

/** True if everything that the deviation speaks of was exercised: what was not may be broken still. */
function wasExercised({ targets }: Report, { target = "*", id }: Deviation): boolean {
  const spokenOf = targets
    .filter(({ name }) => globOf(target, ".*").test(name))
    .flatMap((one) => judgedOf(one).filter((judged) => judged.id === id));
  return spokenOf.length > 0 && spokenOf.every(({ verdict }) => verdict !== "not-exercised");
}

/** A pattern in which `*` stands for what `star` matches, and nothing else is special. */
function globOf(glob: string, star: string): RegExp {
  const literal = glob.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", star)}$`, "s");
}
