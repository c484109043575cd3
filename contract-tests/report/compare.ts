import { UsageError } from "../engine/exchange/errors.ts";
import { causeOf, counts, judgedOf, sameFinding, withoutOwn } from "./findings.ts";
import { operationIn, variantOf, wasAsked, type Catalogues } from "./ids.ts";
import { printable } from "./printable.ts";
import type { Conditions, Judged, Report, ReportedFinding, Suite, TargetReport } from "./report.ts";
import { isUntried } from "./standing.ts";
import { plural } from "./words.ts";

/**
 * What is behind a change: the server answers otherwise; the description documents otherwise;
 * what checks it is written otherwise; or only what could be exercised is another, by a persona more or a glob less.
 */
type Mover = "server" | "description" | "reach" | "suite";

/** What each kind of change is called, worst first. */
export const KINDS = {
  "newly-violates": "✗ Newly violates",
  "violates-otherwise": "✗ Violates, and otherwise than before",
  "not-fixed": "! Violated before, and not executed this time: not fixed",
  unsure: "! No longer violates, and was not judged alike: not known to be fixed",
  fixed: "✓ Fixed",
  "gone-from-suite": "! Gone from the suite of checks",
  "no-longer-exercised": "○ No longer exercised",
  "asserts-less": "! Asserts less than half of what it did",
  "fewer-claims": "! As before, by a check that can fail at fewer places",
  rewritten: "~ As before, by a check that is written otherwise",
  "newly-exercised": "✓ Newly exercised, and conforms",
  added: "+ New in the description, or not part of the earlier run",
  removed: "- Gone from the description",
} as const;

export type ChangeKind = keyof typeof KINDS;

/** What has become of one variant or rule since the earlier report; and why it is not exercised, or the first finding. */
export type Change = ReturnType<typeof changesOf>[number];

export type Comparison = ReturnType<typeof compareReports>;

/**
 * What has changed between two reports, target by target of the same name.
 * With the catalogues of today, a variant that the later report lacks and the description still
 * has is told from one that the description has lost; the later run itself tells which rules its suite
 * had. Where both runs were held against the same description, what one of them lacks was not part of that run.
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
  const pairs = later.targets.flatMap((target) => {
    const old = before.get(target.name);
    return old ? [{ old, target }] : [];
  });
  const runs = runsOf(earlier, later, catalogues);
  const those = (are: (old: TargetReport, target: TargetReport) => boolean) =>
    pairs.filter(({ old, target }) => are(old, target)).map(({ target }) => target.name);
  const tried = pairs.filter(({ target }) => !isUntried(target));
  const changes = tried.flatMap(({ old, target }) => changesOf(old, target, runs));
  const changed = new Set(changes.map(({ target }) => target));
  return {
    /** When each of the two runs began. */
    from: earlier.startedAt,
    to: later.startedAt,
    /** True if the two runs are known to have been held against different descriptions. */
    isRedescribed: areOther(earlier.contract, later.contract),
    /** True if the two runs are known to have been judged by different checks. */
    isRejudged: runs.isRejudged,
    /** The files that all checks rest on and that have changed between the two runs, as far as it is known. */
    below: changedBelow(earlier.suite, later.suite),
    /** Which command each of them was of. */
    tools: [earlier.tool, later.tool],
    /** True if there is more than one target in them. */
    isOfMany: new Set([...before.keys(), ...after]).size > 1,
    /** True if no target is in both. */
    isOfOthers: pairs.length === 0,
    changes,
    /** Targets of which the same is known as before. */
    unchanged: tried.flatMap(({ target: { name } }) => (changed.has(name) ? [] : [name])),
    /** Targets that the two runs have judged by different overlays. */
    overlaid: those(isOverlaid),
    /** Targets that have another address than before. */
    moved: those((old, target) => old.baseUrl !== target.baseUrl),
    /** Targets that the later run could not verify: nothing can be said of them. */
    unverified: later.targets.filter(({ error }) => error !== undefined),
    targetsAdded: [...after].filter((name) => !before.has(name)),
    targetsRemoved: [...before.keys()].filter((name) => !after.has(name)),
  };
}

type Runs = ReturnType<typeof runsOf>;

/** What is known of two runs beside what they have found. */
function runsOf(earlier: Report, later: Report, catalogues: Catalogues) {
  const [had, has] = [earlier, later].map(
    ({ suite }) => suite && new Map(suite.rules.map((rule) => [rule.id, rule])),
  );
  const isSame = earlier.contract !== undefined && earlier.contract === later.contract;
  return {
    ...{ earlier, later },
    /** Whether both were held against the same description. */
    isSame,
    isRejudged: earlier.tool !== later.tool || areOther(earlier.suite?.digest, later.suite?.digest),
    /** Whether the description, or the suite, still has what the later run lacks. */
    isThere: (id: string) =>
      has && isRule(id) ? has.has(id) : isSame || variantOf(id, catalogues) !== undefined,
    /** A rule as the suite of each of them has it. */
    ruleOf: (id: string) => [had?.get(id), has?.get(id)] as const,
  };
}

/** The files below all rules that came, went or are others. */
function changedBelow({ below: had }: Partial<Suite> = {}, { below: has }: Partial<Suite> = {}) {
  if (!had || !has) return [];
  const written = (files: typeof had) =>
    new Set(files.map(({ file, digest }) => `${digest} ${file}`));
  const [before, now] = [written(had), written(has)];
  const other = [...before, ...now].filter((one) => !before.has(one) || !now.has(one));
  return [...new Set(other.map((one) => one.slice(one.indexOf(" ") + 1)))];
}

/** True if both are known, and are not the same. */
function areOther(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

const isRule = (id: string) => operationIn(id) === "rules";
const byId = (target: TargetReport) => new Map(judgedOf(target).map((one) => [one.id, one]));

/** Why what was violated before, and conforms now, is not known to be fixed; undefined if all was judged alike. */
function doubtIn(before: Conditions, after: Conditions): string | undefined {
  const [had, has] = [before.suite?.digest, after.suite?.digest];
  const [asked, again] = [before.chance, after.chance];
  if (before.baseUrl !== after.baseUrl) return "the target has another address";
  if (isOverlaid(before, after)) return "it is judged by another overlay";
  if (!had || !has) return "it is not known by what suite one of them was judged";
  if (before.tool !== after.tool || had !== has) return "it is judged by another suite";
  const isLess =
    asked && again ? asked.seed !== again.seed || again.tries < asked.tries : asked !== again;
  if (isLess) return "it was not asked as much, from the same seed";
  const isMissed = before.by?.some((tool) => !after.by?.includes(tool));
  return isMissed ? "not all tools that had exercised it have again" : undefined;
}

/** Whether two runs have judged a target by different overlays. */
function isOverlaid(one: Pick<TargetReport, "overlay">, other: typeof one): boolean {
  return one.overlay?.digest !== other.overlay?.digest;
}

/** What an earlier run says of what it was not asked for. */
const NOT_PART = { verdict: "not-exercised", findings: [] } as const;

function changesOf(before: TargetReport, after: TargetReport, runs: Runs) {
  const [old, now] = [byId(before), byId(after)];
  const { name: target, api } = after;
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((id) => {
    const isNew = !runs.isSame && wasAsked(before, id);
    const [was, is] = [old.get(id) ?? (isNew ? undefined : NOT_PART), now.get(id)];
    const change = changeOf(id, was, is, runs);
    if (!change) return [];
    const earlier = { ...runs.earlier, ...before, ...was };
    const doubt = change[0] === "fixed" && doubtIn(earlier, { ...runs.later, ...after, ...is });
    const [kind, moved, why] = doubt ? (["unsure", "reach", doubt] as const) : change;
    const mover = moved === "server" && isOverlaid(before, after) ? "description" : moved;
    const finding = causeOfChange(was, is);
    const cause = finding === undefined ? id : withoutOwn(after, finding);
    return [{ target, api, id, kind, mover, why, cause }];
  });
}

type Past = Pick<Judged, "verdict" | "reason" | "findings" | "assertions">;
type Told = readonly [ChangeKind, Mover, why?: string | undefined];

/** What a change from one verdict to another is. */
const CHANGES: Readonly<Record<string, Told>> = {
  "conforms, violates": ["newly-violates", "server"],
  "not-exercised, violates": ["newly-violates", "reach"],
  "violates, conforms": ["fixed", "server"],
  "not-exercised, conforms": ["newly-exercised", "reach"],
  "conforms, not-exercised": ["no-longer-exercised", "reach"],
  "violates, not-exercised": ["not-fixed", "reach"],
};

function changeOf(
  id: string,
  old: Past | undefined,
  now: Judged | undefined,
  runs: Runs,
): Told | undefined {
  if (!old) {
    const kind = now?.verdict === "violates" ? "newly-violates" : "added";
    return [kind, "description", now && countedIn(now)[0]?.message];
  }
  if (!now) {
    const [kind, mover, why] = goneOf(id, runs);
    return old.verdict === "violates"
      ? ["not-fixed", mover, why ?? KINDS[kind]]
      : [kind, mover, why];
  }
  const change = CHANGES[`${old.verdict}, ${now.verdict}`] ?? otherwise(old, now);
  const less = lessIn(old, now);
  if (change?.[0] === "fixed" && less) return ["unsure", "suite", less];
  if (change) return [change[0], change[1], now.reason ?? countedIn(now)[0]?.message];
  if (now.verdict !== "conforms") return undefined;
  if (less) return ["asserts-less", "suite", less];
  const [was, is] = runs.ruleOf(id);
  if (!areOther(was?.digest, is?.digest)) return undefined;
  const [before = 0, claims = before] = [was?.claims, is?.claims];
  if (claims >= before) return ["rewritten", "suite"];
  return ["fewer-claims", "suite", `${claims} places, ${before} before`];
}

function goneOf(id: string, { isThere }: Runs): Told {
  if (isThere(id)) return ["no-longer-exercised", "reach", "not part of this run"];
  return isRule(id) ? ["gone-from-suite", "suite"] : ["removed", "description"];
}

/** How many assertions there were, if those are less than half of those before. */
function lessIn({ assertions: before = 0 }: Past, { assertions }: Judged): string | undefined {
  const isLess = assertions !== undefined && assertions * 2 < before;
  return isLess ? `${plural(assertions, "assertion")}, ${before} before` : undefined;
}

/** What has changed where the verdict has not: something else is violated, or nothing has. */
function otherwise(old: Past, now: Judged): Told | undefined {
  if (now.verdict !== "violates" || allAlike(old, now, sameFinding)) return undefined;
  // Where the same came, whatever was documented, it is the description that is another.
  const isSame: typeof sameFinding = (one, other) =>
    one.actual !== undefined && one.actual === other.actual && one.at === other.at;
  return ["violates-otherwise", allAlike(old, now, isSame) ? "description" : "server"];
}

/** What one change has in common with others: the finding that came or went, or why it is not exercised. */
function causeOfChange(old?: Past, now?: Judged): string | undefined {
  const [came, went] = [now, old].map((one) => one && countedIn(one)[0]);
  const finding = now?.verdict === "conforms" ? went : came;
  return finding ? causeOf(finding) : now?.reason;
}

function countedIn(one: Past): readonly ReportedFinding[] {
  return counts(one as Judged) ? one.findings : [];
}

function allAlike(before: Past, after: Judged, alike: typeof sameFinding): boolean {
  const [old, now] = [countedIn(before), countedIn(after)];
  return old.length === now.length && old.every((a) => now.some((b) => alike(a, b)));
}
