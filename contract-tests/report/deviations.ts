import { cameAs, findingsOf, judgedOf, type LocatedFinding } from "./findings.ts";
import { printable } from "./printable.ts";
import type { Deviation, Report, ReportedFinding } from "./report.ts";

/** What a file of deviations makes of a report. */
export type Applied = ReturnType<typeof applyDeviations>;

/**
 * Holds a report against the accepted deviations.
 * @param today `YYYY-MM-DD`; a deviation holds until the end of the day on which it expires
 */
export function applyDeviations(report: Report, deviations: readonly Deviation[], today: string) {
  const inForce = deviations.filter(({ expires }) => expires >= today);
  const found = report.targets.flatMap(findingsOf);
  const acceptedBy = new Map<ReportedFinding, Deviation>();
  for (const one of found) {
    const deviation = inForce.find((each) => accepts(each, one));
    if (deviation) acceptedBy.set(one.finding, deviation);
  }
  return {
    /** The deviation that accepts a finding of the report, if one does. */
    acceptedBy: acceptedBy as ReadonlyMap<ReportedFinding, Deviation>,
    accepted: found.filter(({ finding }) => acceptedBy.has(finding)),
    /** Findings that no deviation in force accepts: only these break a run. */
    fresh: found.filter(({ finding }) => !acceptedBy.has(finding)),
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

/** True if the deviation speaks of the finding. */
function accepts(
  { target, id, everywhere = false, check, at, came }: Deviation,
  found: LocatedFinding,
): boolean {
  return (
    (everywhere || id === found.id) &&
    check === found.finding.check &&
    isOn(target, found.target) &&
    (came === undefined || heldAs(came) === heldAs(found.finding.actual)) &&
    (at === undefined || globOf(at, "[^/]*").test(found.finding.at ?? ""))
  );
}

/** What came, in the form in which a deviation holds it. */
export function heldAs(actual = ""): string {
  return cameAs(printable(actual));
}

/** True if everything that the deviation speaks of was exercised: what was not may be broken still. */
function wasExercised({ targets }: Report, { target, id }: Deviation): boolean {
  const spokenOf = targets
    .filter(({ name }) => isOn(target, name))
    .flatMap((one) => judgedOf(one).filter((judged) => judged.id === id));
  return spokenOf.length > 0 && spokenOf.every(({ verdict }) => verdict !== "not-exercised");
}

/** Whether a glob of a deviation, any name by default, matches a target's. */
function isOn(globs: Deviation["target"] = "*", name: string): boolean {
  return [globs]
    .flat()
    .some((glob) => glob === name || (glob.includes("*") && globOf(glob, ".*").test(name)));
}

/** A pattern in which `*` stands for what `star` matches, and nothing else is special. */
function globOf(glob: string, star: string): RegExp {
  const literal = glob.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", star)}$`, "s");
}
