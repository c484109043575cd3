import type { Verdict } from "../engine/outcome.ts";
import { findingsOf, sameFinding, type LocatedFinding } from "./findings.ts";
import { variantOf, type Catalogues } from "./ids.ts";
import type { Report, RuleReport, TargetReport, VariantReport } from "./report.ts";
import { isUntried } from "./standing.ts";

/**
 * What is behind a change: the server answers otherwise; the description documents otherwise;
 * or only what could be exercised is another, by a persona more or a glob less.
 */
export type Mover = "server" | "description" | "reach";

export type ChangeKind =
  | "newly-violates"
  | "violates-otherwise"
  | "fixed"
  | "no-longer-exercised"
  | "newly-exercised"
  | "added"
  | "removed";

/** What has become of one variant or rule since the earlier report. */
export interface Change {
  readonly target: string;
  readonly id: string;
  readonly kind: ChangeKind;
  readonly mover: Mover;
  /** Absent in the earlier report. */
  readonly was?: Verdict;
  /** Absent in the later one. */
  readonly is?: Verdict;
  /** Why it is not exercised, or the first finding. */
  readonly why?: string;
}

export interface Comparison {
  /** When each of the two runs began. */
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
  /** Targets that the later run could not verify: nothing can be said of them. */
  readonly unverified: readonly { readonly target: string; readonly why: string }[];
  readonly targetsAdded: readonly string[];
  readonly targetsRemoved: readonly string[];
}

/**
 * What has changed between two reports, target by target of the same name.
 * With the catalogues of today, a variant that the later report lacks and the description still
 * has is told from one that the description has lost.
 */
export function compareReports(
  earlier: Report,
  later: Report,
  catalogues: Catalogues = {},
): Comparison {
  const before = new Map(earlier.targets.map((target) => [target.name, target]));
  const after = new Map(later.targets.map((target) => [target.name, target]));
  return {
    from: earlier.startedAt,
    to: later.startedAt,
    changes: later.targets.flatMap((target) => {
      const old = before.get(target.name);
      return old && !isUntried(target) ? changesOf(old, target, catalogues) : [];
    }),
    unverified: later.targets.flatMap(({ name, error }) =>
      error === undefined ? [] : [{ target: name, why: error }],
    ),
    targetsAdded: [...after.keys()].filter((name) => !before.has(name)),
    targetsRemoved: [...before.keys()].filter((name) => !after.has(name)),
  };
}

type Judged = VariantReport | RuleReport;

function changesOf(before: TargetReport, after: TargetReport, catalogues: Catalogues): Change[] {
  const old = judgedIn(before);
  const now = judgedIn(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const change = changeOf(old.get(id), now.get(id), variantOf(id, catalogues) !== undefined);
    return change ? [{ target: after.name, id, ...change }] : [];
  });
}

interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string | undefined;
  readonly found: readonly LocatedFinding[];
}

function judgedIn(target: TargetReport): Map<string, Judgement> {
  const found = Map.groupBy(findingsOf(target), ({ id }) => id);
  const all: readonly Judged[] = [...target.variants, ...target.rules];
  return new Map(
    all.map(({ id, verdict, reason }) => [id, { verdict, reason, found: found.get(id) ?? [] }]),
  );
}

/** What a change from one verdict to another is called. */
const CHANGES: Readonly<Record<string, readonly [ChangeKind, Mover]>> = {
  "conforms, violates": ["newly-violates", "server"],
  "not-exercised, violates": ["newly-violates", "reach"],
  "violates, conforms": ["fixed", "server"],
  "not-exercised, conforms": ["newly-exercised", "reach"],
  "conforms, not-exercised": ["no-longer-exercised", "reach"],
  "violates, not-exercised": ["no-longer-exercised", "reach"],
};

function changeOf(
  old: Judgement | undefined,
  now: Judgement | undefined,
  isDescribed: boolean,
): Omit<Change, "target" | "id"> | undefined {
  if (!old) return now && { kind: "added", mover: "description", is: now.verdict };
  const was = old.verdict;
  if (!now) {
    return isDescribed
      ? { kind: "no-longer-exercised", mover: "reach", why: "not part of this run" }
      : { kind: "removed", mover: "description", was };
  }
  const is = now.verdict;
  const [kind, mover] = CHANGES[`${was}, ${is}`] ?? otherwise(old, now) ?? [];
  if (!kind || !mover) return undefined;
  const why = now.reason ?? now.found[0]?.finding.message;
  return { kind, mover, was, is, ...(why === undefined ? {} : { why }) };
}

/** What has changed where the verdict has not: something else is violated, or nothing has. */
function otherwise(old: Judgement, now: Judgement): [ChangeKind, Mover] | undefined {
  if (now.verdict !== "violates" || sameFindings(old, now, sameFinding)) return undefined;
  return ["violates-otherwise", sameFindings(old, now, sameCame) ? "description" : "server"];
}

function sameFindings(old: Judgement, now: Judgement, same: typeof sameFinding): boolean {
  return (
    old.found.length === now.found.length &&
    old.found.every((a) => now.found.some((b) => same(a.finding, b.finding)))
  );
}

/** True if the same came, whatever was documented. */
function sameCame(...[one, other]: Parameters<typeof sameFinding>): boolean {
  return one.actual !== undefined && one.actual === other.actual && one.at === other.at;
}
