import { causeOf, counts, type LocatedFinding } from "./findings.ts";
import { fleetOf } from "./fleet.ts";
import { headlineOf } from "./lines.ts";
import { excerpt, printable } from "./printable.ts";
import type { Report } from "./report.ts";
import { deviationsToLookAt } from "./sections.ts";
import { targetOutline, type OutlineOptions } from "./target-outline.ts";
import { runsIn, trendText } from "./trend.ts";
import { plural } from "./words.ts";

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
  const runs = runsIn(report);
  const { isCutShort, ...headline } = headlineOf(
    fleet.lines,
    (cutShort ?? options.interrupted) !== undefined,
  );
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
    /** All about one target, in the order of the report. */
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
