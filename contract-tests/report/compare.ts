import { hanging, wrapped } from "./columns.ts";
import { causeOf, counts, judgedOf, sameFinding } from "./findings.ts";
import { shortId, variantOf, type Catalogues } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import type { Judged, Report, ReportedFinding, TargetReport } from "./report.ts";
import { isUntried } from "./standing.ts";

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
  added: "+ New in the description",
  removed: "- Gone from the description",
} as const;

type ChangeKind = keyof typeof KINDS;

/** What has become of one variant or rule since the earlier report; and why it is not exercised, or the first finding. */
export type Change = ReturnType<typeof changesOf>[number];

export type Comparison = ReturnType<typeof compareReports>;

/**
 * What has changed between two reports, target by target of the same name.
 * With the catalogues of today, a variant that the later report lacks and the description still
 * has is told from one that the description has lost.
 */
export function compareReports(earlier: Report, later: Report, catalogues: Catalogues = {}) {
  const before = new Map(earlier.targets.map((target) => [target.name, target]));
  const after = new Set(later.targets.map(({ name }) => name));
  return {
    /** When each of the two runs began. */
    from: earlier.startedAt,
    to: later.startedAt,
    changes: later.targets.flatMap((target) => {
      const old = before.get(target.name);
      return old && !isUntried(target) ? changesOf(old, target, catalogues) : [];
    }),
    /** Targets that the later run could not verify: nothing can be said of them. */
    unverified: later.targets.flatMap(({ name, error }) =>
      error === undefined ? [] : [{ target: name, why: error }],
    ),
    targetsAdded: [...after].filter((name) => !before.has(name)),
    targetsRemoved: [...before.keys()].filter((name) => !after.has(name)),
  };
}

function changesOf(before: TargetReport, after: TargetReport, catalogues: Catalogues) {
  const old = byId(before);
  const now = byId(after);
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const isDescribed = variantOf(id, catalogues) !== undefined;
    const [was, is] = [old.get(id), now.get(id)];
    const [kind, mover, why] = changeOf(was, is, isDescribed) ?? [];
    const cause = causeOfChange(was, is) ?? id;
    return kind && mover ? [{ target: after.name, id, kind, mover, why, cause }] : [];
  });
}

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
  old: Judged | undefined,
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
function otherwise(old: Judged, now: Judged): Told | undefined {
  if (now.verdict !== "violates" || allAlike(old, now, sameFinding)) return undefined;
  return ["violates-otherwise", allAlike(old, now, sameCame) ? "description" : "server"];
}

/** What one change has in common with others: the finding that came or went, or why it is not exercised. */
function causeOfChange(old?: Judged, now?: Judged): string | undefined {
  const [came, went] = [now, old].map((one) => one && countedIn(one)[0]);
  const finding = now?.verdict === "conforms" ? went : came;
  return finding ? causeOf(finding) : now?.reason;
}

function countedIn(one: Judged): readonly ReportedFinding[] {
  return counts(one) ? one.findings : [];
}

function allAlike(before: Judged, after: Judged, alike: typeof sameFinding): boolean {
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

/** What has changed, for a reader: by kind, worst first, what is behind it, and what changed alike. */
export function comparisonText(comparison: Comparison, width = 100): string {
  const { from, to, changes, unverified, targetsAdded, targetsRemoved } = comparison;
  const many = new Set(changes.map(({ target }) => target)).size > 1;
  const linesOf = ([first, ...rest]: readonly Change[]) => {
    const { target, id, why } = first!;
    const where = many ? `${printable(target)}  ` : "";
    const reason = why === undefined ? "" : `: ${excerpt(why)}`;
    const line = `${where}${shortId(printable(id))}${moverOf(first!)}${reason}`;
    const others = rest.map((change) => shortId(printable(change.id))).join(", ");
    const also = rest.length > 0 ? hanging("    ", `also ${others}`, width, 6) : [];
    return [...hanging("  ", line, width, 4), ...also];
  };
  const blocks = [
    ...(Object.keys(KINDS) as ChangeKind[]).flatMap((kind) => {
      const all = changes.filter((change) => change.kind === kind);
      if (all.length === 0) return [];
      const alike = Map.groupBy(all, ({ target, mover, cause }) => `${target} ${mover} ${cause}`);
      return [[`${KINDS[kind]} (${all.length})`, ...[...alike.values()].flatMap(linesOf)]];
    }),
    ...unverified.map(({ target, why }) =>
      wrapped(`! ${printable(target)} could not be verified: ${excerpt(why)}`, width),
    ),
    ...targetsAdded.map((name) => [`+ ${printable(name)}: not in the earlier report`]),
    ...targetsRemoved.map((name) => [`- ${printable(name)}: not in this report`]),
  ];
  if (blocks.length === 0) blocks.push(["✓ Nothing has changed."]);
  const head = `Compared with the run of ${printable(from)}; this one began ${printable(to)}.`;
  return [[head], ...blocks].map((lines) => `${lines.join("\n")}\n`).join("\n");
}
