import { type LocatedFinding, causeOf, causeUnverified, counts, withoutOwn } from "./findings.ts";
import { headlineOf, worstFirst } from "./lines.ts";
import { excerpt, printable } from "./printable.ts";
import type { Report } from "./report.ts";
import {
  MOST_NAMES,
  type Item,
  type Section,
  deviationsToLookAt,
  named,
  placesIn,
} from "./sections.ts";
import {
  type FindingPart,
  type OutlineOptions,
  type TargetOutline,
  targetOutline,
} from "./target-outline.ts";
import { runsIn, trendText } from "./plots.ts";
import { type Mark, plural, present } from "./words.ts";

export type Outline = ReturnType<typeof outlineOf>;
export type FindingOutline = Outline["findings"][number];

/** The most targets that are described one by one; of more, only what they have in common is readable. */
const FEW = 5;

/**
 * What a report says, in the order in which it is said; a rendering only gives it a look.
 * Every text in it is printable, and what a server said is cut to a length that can be read.
 * What several targets have in common is said once; no target is outlined for longer than it is read.
 */
export function outlineOf(report: Report, options: OutlineOptions = {}) {
  const { tool, startedAt, cutShort, targets } = report;
  const { fresh, accepted: known } = options.applied ?? {};
  const outlines = targets.map((target) => () => targetOutline(target, options));
  const fleet = fleetOf(outlines);
  const runs = runsIn(report, fresh);
  const { isCutShort, ...headline } = headlineOf(fleet.summaries, cutShort !== undefined);
  return {
    tool: printable(tool),
    startedAt: printable(startedAt),
    /** Says that and why the run ended before it was through, if it did. */
    cutShort: cutShort === undefined ? undefined : `The run was cut short: ${excerpt(cutShort)}`,
    /** The earlier runs that are known, and this one; none if none are. */
    runs,
    /** How many targets violated anything in them. */
    trend: trendText(runs),
    ...fleet,
    ...headline,
    /** The exit status of the run: that of its headline, or the signal's where that ended it. */
    status: isCutShort ? (options.interrupted ?? headline.status) : headline.status,
    /** All about one target, made when it is called, in the order of the report. */
    outlines,
    /** True if each target is described by itself, too. */
    few: targets.length <= FEW,
    /** How many findings are new, and how many accepted; undefined without a file of deviations. */
    applied: fresh && `${plural(causeCount(fresh), "new finding")}, ${causeCount(known!)} accepted`,
    deviations: deviationsToLookAt(options.applied),
    /** True if the targets have variants that are not documented. */
    goesBeyond: targets.some(({ variants }) => !variants.every(counts)),
  };
}

/** What a shell needs before the requests of some findings run in it, for each target that they went to. */
export function shellsOf(findings: readonly FindingOutline[]) {
  const first = [...Map.groupBy(findings, ({ targets }) => targets[0]!).values()];
  return first.flatMap(([one]) => {
    const { shell, targets, who } = one!;
    const target = targets[0]!;
    const title = `Before the requests${who === "" ? "" : ` to ${target}`}, in a shell`;
    return shell.length > 0 ? [{ target, title, lines: shell.map(printable) }] : [];
  });
}

function causeCount(found: readonly LocatedFinding[]): number {
  return new Set(found.map(({ finding }) => causeOf(finding))).size;
}

/** One thing, and all targets that it is true of. */
interface Shared<T> {
  readonly first: T;
  readonly targets: string[];
  /** The ids that it is about, on any of them. */
  readonly ids: Set<string>;
  readonly keptFrom: Set<string>;
}

/** What targets have in common, each thing told once, and each target in short. */
export function fleetOf(outlines: readonly (() => TargetOutline)[]) {
  const summaries: TargetSummary[] = [];
  const findings = new Map<string, Shared<TargetOutline["findings"][number]>>();
  const items = new Map<Mark, Map<string, Shared<Item>>>();
  for (const [index, outline] of outlines.entries()) {
    const target = outline();
    summaries.push(summaryOf(target));
    for (const one of target.findings) add(findings, one.cause, one, target);
    for (const [mark, own] of Object.entries(target.items) as [Mark, readonly Item[]][]) {
      // What is left behind is never the same as what is left elsewhere.
      const isOwn = outlines.length === 1 || mark === "attention";
      const known = items.get(mark) ?? new Map<string, Shared<Item>>();
      items.set(mark, known);
      for (const [nth, item] of own.entries()) {
        add(known, isOwn ? `${index} ${nth}` : keyOf(mark, item, target), item, target);
      }
    }
  }
  const isAlone = summaries.length === 1;
  const ofApi = Map.groupBy(summaries, ({ api }) => api);
  const apiOf = new Map(summaries.map(({ name, api }) => [name, api]));
  const on = (targets: readonly string[]) => {
    const { length } = targets;
    if (length <= MOST_NAMES) return targets.join(", ");
    if (length === summaries.length) return `all ${length}`;
    const apis = new Set(targets.map((name) => apiOf.get(name)!));
    const [own] = [...apis].map((api) => ofApi.get(api)!);
    return apis.size === 1 && own!.length === length
      ? `all ${length} of the ${own![0]!.title}`
      : named(targets, MOST_NAMES);
  };
  const sectionOf = (mark: Mark, title: string): Section => ({
    mark,
    title,
    items: byTargets(items.get(mark)).map(({ first, ids, targets }) => ({
      ...first,
      ...(first.ids && { ids: [...ids] }),
      ...(!isAlone && { on: on(targets) }),
    })),
  });
  return {
    summaries,
    /** The places of the targets, the worst first. */
    worstFirst: worstFirst(summaries),
    /** Those that no deviation accepts, each once, first what is found on most targets. */
    findings: byTargets(findings).map(({ first, targets, ids, keptFrom }) => ({
      ...first,
      /** The first is the one whose request is shown. */
      targets,
      /** Of several targets, `38 of 40: ` or the only one that it was found on. */
      who: isAlone
        ? ""
        : `${targets.length > 1 ? `${targets.length} of ${ofApi.get(first.api)!.length}` : targets[0]!}: `,
      parts: present<FindingPart>(
        targets.length > 1 && { label: "on", text: on(targets) },
        ...first.parts,
        ids.size > 1 && { label: "also in", text: placesIn([...ids].slice(1)) },
        keptFrom.size > 0 && { label: "not tried", text: named([...keptFrom]) },
      ),
    })),
    unverified: sectionOf("unverified", "Could not be verified"),
    // Some are perhaps another client's, and must not be removed.
    leftovers: sectionOf(
      "attention",
      `up to ${plural(items.get("attention")?.size ?? 0, "thing")} of this run. Check each, and remove by hand what is its own.`,
    ),
    accepted: sectionOf("accepted", "Accepted deviations"),
    sections: [sectionOf("not-exercised", "Not exercised"), sectionOf("note", "Notes")],
  };
}

type TargetSummary = ReturnType<typeof summaryOf>;

/** A target without its rows and findings: of thousands, each is kept. */
function summaryOf(target: TargetOutline) {
  const { operations, rules, findings: _, items: __, tally: ___, ...line } = target;
  const groups = [...operations, rules].filter(({ rows }) => rows.length > 0);
  /** Its operations, and its rules if it has any. */
  const columns = groups.map(({ name }) => name);
  return { ...line, columns };
}

function add<T extends { readonly ids?: readonly string[]; readonly keptFrom?: readonly string[] }>(
  known: Map<string, Shared<T>>,
  key: string,
  one: T,
  { name }: TargetOutline,
): void {
  const shared = known.get(key) ?? { first: one, targets: [], ids: new Set(), keptFrom: new Set() };
  known.set(key, shared);
  if (shared.targets.at(-1) !== name) shared.targets.push(name);
  for (const id of one.ids ?? []) shared.ids.add(id);
  for (const id of one.keptFrom ?? []) shared.keptFrom.add(id);
}

/** First what is true of most targets. */
function byTargets<T>(known: ReadonlyMap<string, Shared<T>> = new Map()): Shared<T>[] {
  return [...known.values()].toSorted((a, b) => b.targets.length - a.targets.length);
}

/** What an item has in common with the same of other targets. */
function keyOf(mark: Mark, { id, text, detail }: Item, target: TargetOutline): string {
  const said = [id, text, detail].join(" ");
  return mark === "unverified" ? causeUnverified(target, said) : withoutOwn(target, said);
}
