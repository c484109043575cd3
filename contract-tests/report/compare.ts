import { UsageError } from "../engine/errors.ts";
import { hanging, wrapped } from "./columns.ts";
import { causeOf, counts, judgedOf, sameFinding } from "./findings.ts";
import { shortId, variantOf, type Catalogues } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import type { Judged, Report, ReportedFinding, TargetReport } from "./report.ts";
import { named } from "./sections.ts";
import { isUntried } from "./standing.ts";
import { withoutOwn } from "./target-outline.ts";

/**
 * What is behind a change: the server answers otherwise; the description documents otherwise;
 * or only what could be exercised is another, by a persona more or a glob less.
 */
type Mover = "server" | "description" | "reach";

/** What each kind of change is called, worst first. */
const KINDS = {
  "newly-violates": "✗ Newly violates",
  "violates-otherwise": "✗ Violates, and otherwise than before",
  fixed: "✓ Fixed",
  "no-longer-exercised": "○ No longer exercised",
  "newly-exercised": "✓ Newly exercised, and conforms",
  added: "+ New in the description, or not part of the earlier run",
  removed: "- Gone from the description",
} as const;

type ChangeKind = keyof typeof KINDS;

/** What has become of one variant or rule since the earlier report; and why it is not exercised, or the first finding. */
export type Change = ReturnType<typeof changesOf>[number];

export type Comparison = ReturnType<typeof compareReports>;

/**
 * What has changed between two reports, target by target of the same name.
 * With the catalogues of today, a variant that the later report lacks and the description still
 * has is told from one that the description has lost. Where both runs were held against the same
 * description, what one of them lacks was not part of that run.
 * @throws UsageError if the earlier report is the later one
 */
export function compareReports(earlier: Report, later: Report, catalogues: Catalogues = {}) {
  if (earlier.startedAt > later.startedAt) {
    throw new UsageError(
      `the run to compare with began ${printable(earlier.startedAt)}, after this one, ${printable(later.startedAt)}; give --compare the earlier report, and --report the folder of the later one`,
    );
  }
  const before = new Map(earlier.targets.map((target) => [target.name, target]));
  const after = new Set(later.targets.map(({ name }) => name));
  const isSame = earlier.contract !== undefined && earlier.contract === later.contract;
  const isDescribed = (id: string) => isSame || variantOf(id, catalogues) !== undefined;
  return {
    /** When each of the two runs began. */
    from: earlier.startedAt,
    to: later.startedAt,
    /** True if the two runs are known to have been held against different descriptions. */
    isRedescribed: !isSame && earlier.contract !== undefined && later.contract !== undefined,
    changes: later.targets.flatMap((target) => {
      const old = before.get(target.name);
      return old && !isUntried(target) ? changesOf(old, target, isDescribed, isSame) : [];
    }),
    /** Targets that the later run could not verify: nothing can be said of them. */
    unverified: later.targets.flatMap(({ name, error }) =>
      error === undefined ? [] : [{ target: name, why: error }],
    ),
    targetsAdded: [...after].filter((name) => !before.has(name)),
    targetsRemoved: [...before.keys()].filter((name) => !after.has(name)),
  };
}

function changesOf(
  before: TargetReport,
  after: TargetReport,
  isDescribed: (id: string) => boolean,
  isSame: boolean,
) {
  const old = byId(before);
  const now = byId(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id) ?? (isSame ? NOT_PART : undefined), now.get(id)];
    const [kind, mover, why] = changeOf(was, is, isDescribed(id)) ?? [];
    const finding = causeOfChange(was, is);
    const cause = finding === undefined ? id : withoutOwn(after, finding);
    const { name: target, api } = after;
    return kind && mover ? [{ target, api, id, kind, mover, why, cause }] : [];
  });
}

/** What an earlier run says of what it was not asked for. */
const NOT_PART = { verdict: "not-exercised", findings: [] } as const;

type Known = Pick<Judged, "verdict" | "reason" | "findings">;

function byId(target: TargetReport): Map<string, Judged> {
  return new Map(judgedOf(target).map((one) => [one.id, one]));
}

type Told = readonly [ChangeKind, Mover, why?: string | undefined];

/** What a change from one verdict to another is. */
const CHANGES: Readonly<Record<string, Told>> = {
  "conforms, violates": ["newly-violates", "server"],
  "not-exercised, violates": ["newly-violates", "reach"],
  "violates, conforms": ["fixed", "server"],
  "not-exercised, conforms": ["newly-exercised", "reach"],
  "conforms, not-exercised": ["no-longer-exercised", "reach"],
  "violates, not-exercised": ["no-longer-exercised", "reach"],
};

function changeOf(
  old: Known | undefined,
  now: Judged | undefined,
  isDescribed: boolean,
): Told | undefined {
  if (!old) return ["added", "description"];
  if (!now) {
    return isDescribed
      ? ["no-longer-exercised", "reach", "not part of this run"]
      : ["removed", "description"];
  }
  const change = CHANGES[`${old.verdict}, ${now.verdict}`] ?? otherwise(old, now);
  return change && [change[0], change[1], now.reason ?? countedIn(now)[0]?.message];
}

/** What has changed where the verdict has not: something else is violated, or nothing has. */
function otherwise(old: Known, now: Judged): Told | undefined {
  if (now.verdict !== "violates" || allAlike(old, now, sameFinding)) return undefined;
  return ["violates-otherwise", allAlike(old, now, sameCame) ? "description" : "server"];
}

/** What one change has in common with others: the finding that came or went, or why it is not exercised. */
function causeOfChange(old?: Known, now?: Judged): string | undefined {
  const [came, went] = [now, old].map((one) => one && countedIn(one)[0]);
  const finding = now?.verdict === "conforms" ? went : came;
  return finding ? causeOf(finding) : now?.reason;
}

function countedIn(one: Known): readonly ReportedFinding[] {
  return counts(one as Judged) ? one.findings : [];
}

function allAlike(before: Known, after: Judged, alike: typeof sameFinding): boolean {
  const [old, now] = [countedIn(before), countedIn(after)];
  return old.length === now.length && old.every((a) => now.some((b) => alike(a, b)));
}

/** True if the same came, whatever was documented. */
const sameCame: typeof sameFinding = (one, other) =>
  one.actual !== undefined && one.actual === other.actual && one.at === other.at;

/** What is behind a change, where the title of its kind does not say it already. */
function moverOf({ kind, mover }: Change): string {
  if (mover === "server") return " (the server moved)";
  if (kind === "violates-otherwise") return " (the description moved)";
  return kind === "newly-violates" ? " (not exercised before)" : "";
}

/** Targets of one change that are named. */
const MOST_NAMES = 3;

/** What has changed, for a reader: by kind, worst first, what is behind it, and what changed alike. */
export function comparisonText(comparison: Comparison, width = 100): string {
  const { from, to, isRedescribed, changes, unverified, targetsAdded, targetsRemoved } = comparison;
  const many = new Set(changes.map(({ target }) => target)).size > 1;
  const linesOf = ([first, ...rest]: readonly Change[]) => {
    const { target, id, why } = first!;
    const targets = [...new Set([target, ...rest.map((change) => change.target)])].map(printable);
    const where = many ? `${named(targets, MOST_NAMES)}  ` : "";
    const reason = why === undefined ? "" : `: ${excerpt(why)}`;
    const line = `${where}${shortId(printable(id))}${moverOf(first!)}${reason}`;
    const others = new Set(rest.map((change) => shortId(printable(change.id))));
    others.delete(shortId(printable(id)));
    const also = others.size > 0 ? hanging("    ", `also ${[...others].join(", ")}`, width, 6) : [];
    return [...hanging("  ", line, width, 4), ...also];
  };
  const told = (mark: string, names: readonly string[], what: string) =>
    names.length === 0 ? [] : [wrapped(`${mark} ${named(names.map(printable))}: ${what}`, width)];
  const blocks = [
    ...(isRedescribed ? [["! The description has changed between the two runs."]] : []),
    ...(Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => {
      const all = changes.filter((change) => change.kind === kind);
      if (all.length === 0) return [];
      const alike = Map.groupBy(all, ({ api, mover, cause }) => `${api} ${mover} ${cause}`);
      return [[`${KINDS[kind]} (${all.length})`, ...[...alike.values()].flatMap(linesOf)]];
    }),
    ...unverified.map(({ target, why }) =>
      wrapped(`! ${printable(target)} could not be verified: ${excerpt(why)}`, width),
    ),
    ...told("+", targetsAdded, "not in the earlier report"),
    ...told("-", targetsRemoved, "not in this report"),
  ];
  if (blocks.length === 0) blocks.push(["✓ Nothing has changed."]);
  const head = `Compared with the run of ${printable(from)}; this one began ${printable(to)}.`;
  return [[head], ...blocks].map((lines) => `${lines.join("\n")}\n`).join("\n");
}
