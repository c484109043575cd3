import type { Verdict } from "../engine/exercise.ts";
import { findingsOf, sameFinding, type LocatedFinding } from "./findings.ts";
import { isUntried, variantOf, type Catalogues } from "./outline.ts";
import type { Report, RuleReport, TargetReport, VariantReport } from "./report.ts";

/**
 * Who is behind a change: the server answers otherwise; the description documents otherwise;
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
  const old = new Map<string, Judged>(
    [...before.variants, ...before.rules].map((one) => [one.id, one]),
  );
  const now = new Map<string, Judged>(
    [...after.variants, ...after.rules].map((one) => [one.id, one]),
  );
  const was = Map.groupBy(findingsOf(before), ({ id }) => id);
  const is = Map.groupBy(findingsOf(after), ({ id }) => id);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const change = changeOf(old.get(id), now.get(id), was.get(id) ?? [], is.get(id) ?? []);
    if (!change) return [];
    const still = change.kind === "removed" && variantOf(id, catalogues) !== undefined;
    const moved = still
      ? {
          kind: "no-longer-exercised" as const,
          mover: "reach" as const,
          why: "not part of this run",
        }
      : change;
    return [{ target: after.name, id, ...moved }];
  });
}

function changeOf(
  old: Judged | undefined,
  now: Judged | undefined,
  was: readonly LocatedFinding[],
  is: readonly LocatedFinding[],
): Omit<Change, "target" | "id"> | undefined {
  if (!old) return now && { kind: "added", mover: "description", is: now.verdict };
  if (!now) return { kind: "removed", mover: "description", was: old.verdict };
  const verdicts = { was: old.verdict, is: now.verdict };
  const why = now.reason ?? is[0]?.finding.message;
  const because = why === undefined ? {} : { why };
  if (now.verdict === "violates") {
    if (old.verdict !== "violates") {
      const mover = old.verdict === "not-exercised" ? "reach" : "server";
      return { kind: "newly-violates", mover, ...verdicts, ...because };
    }
    if (sameFindings(was, is)) return undefined;
    const mover = sameFindings(was, is, true) ? "description" : "server";
    return { kind: "violates-otherwise", mover, ...verdicts, ...because };
  }
  if (now.verdict === old.verdict) return undefined;
  if (now.verdict === "not-exercised") {
    return { kind: "no-longer-exercised", mover: "reach", ...verdicts, ...because };
  }
  return old.verdict === "violates"
    ? { kind: "fixed", mover: "server", ...verdicts }
    : { kind: "newly-exercised", mover: "reach", ...verdicts };
}

/** True if the same was found; with `onlyWhatCame`, if the same came, whatever was documented. */
function sameFindings(
  one: readonly LocatedFinding[],
  other: readonly LocatedFinding[],
  onlyWhatCame = false,
): boolean {
  const same = ({ finding: a }: LocatedFinding, { finding: b }: LocatedFinding) =>
    onlyWhatCame
      ? a.actual !== undefined && a.actual === b.actual && a.at === b.at
      : sameFinding(a, b);
  return one.length === other.length && one.every((a) => other.some((b) => same(a, b)));
}
