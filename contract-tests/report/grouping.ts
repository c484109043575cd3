import type { Causes } from "../engine/description/catalogue.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import { CHECKS } from "../engine/judgement/judge.ts";
import { causeOf, foundIn } from "./findings.ts";
import { shortId } from "./ids.ts";
import type { Judged, ReportedFinding } from "./report.ts";

/** A finding with what it is evidence of, until it is part of a report. */
type Evident = ReportedFinding & Pick<Finding, "evidence">;

/** Findings that say the same, in the order of variants and then rules. */
interface Told {
  readonly cause: string;
  readonly order: number;
  readonly evidence: ReadonlySet<string>;
  /** The check, the evidence, and the rule or the name of the variant. */
  readonly names: ReadonlySet<string>;
}

/**
 * The cause of which each finding is a part: the first that rests on the same evidence, or the one
 * that by the API's table shows in it. Nothing for a cause that is told by itself.
 */
export function partsOf(all: readonly Told[], follows: Causes = {}): ReadonlyMap<string, string> {
  const heads = new Map(all.map((one) => [one, one]));
  const headOf = (one: Told): Told => {
    const head = heads.get(one)!;
    return head === one ? one : headOf(head);
  };
  const join = (one: Told, other: Told) => heads.set(headOf(other), headOf(one));
  const known = new Map<string, Told>();
  for (const one of all) {
    for (const what of one.evidence) {
      const first = known.get(what);
      if (!first) known.set(what, one);
      else if (headOf(first).order < headOf(one).order) join(first, one);
      else join(one, first);
    }
  }
  for (const one of all) {
    for (const what of one.evidence) {
      const whole = known.get(what.replace(/^in (?=answer )/, ""))!;
      if (whole && headOf(whole) !== headOf(one)) join(whole, one);
    }
  }
  for (const [name, followers] of Object.entries(follows)) {
    for (const leader of all.filter(({ names }) => names.has(name))) {
      const isLed = (one: Told) => followers.some((each) => one.names.has(each));
      for (const follower of all.filter(isLed)) join(leader, follower);
      // What shows in another is not told first, though both rest on the same evidence.
      const head = headOf(leader);
      if (head === leader || !isLed(head)) continue;
      heads.set(leader, leader);
      heads.set(head, leader);
    }
  }
  return new Map(
    all.flatMap((one) => {
      const head = headOf(one);
      return head === one ? [] : [[one.cause, head.cause] as const];
    }),
  );
}

/** The findings that count, each that is said once. */
export function toldIn(judged: readonly Judged[]): Told[] {
  const alike = Map.groupBy(foundIn(judged), ({ finding }) => causeOf(finding));
  return [...alike].map(([cause, same], order) => ({
    cause,
    order,
    evidence: new Set(same.flatMap(({ finding }: { finding: Evident }) => finding.evidence ?? [])),
    names: new Set(same.flatMap(({ id, finding }) => namesOf(id, finding))),
  }));
}

/** What was judged, its findings with the causes that they are part of, and no more with their evidence. */
export function withParts<T extends Judged>(one: T, parts: ReadonlyMap<string, string>): T {
  const findings = one.findings.map((whole: Evident) => {
    const { evidence: _, ...finding } = whole;
    const partOf = parts.get(causeOf(finding));
    return partOf === undefined ? finding : { ...finding, partOf };
  });
  return { ...one, findings };
}

function namesOf(id: string, finding: Evident): string[] {
  const short = shortId(id);
  const isRule = short.startsWith("rules/");
  const { check, message, evidence = [] } = finding;
  const own = check in CHECKS ? [] : [check, `${check}: ${message}`];
  return [...evidence, ...own, isRule ? short : short.slice(short.lastIndexOf("/") + 1)];
}
