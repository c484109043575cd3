import { acceptedBy, type Applied } from "./deviations.ts";
import { counts, merged } from "./findings.ts";
import { nameInOperation, operationIn, shortId, variantOf, type Catalogues } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import type { Report, ReportedFinding, RuleReport, TargetReport, VariantReport } from "./report.ts";
import { accepted, deviationsToLookAt, leftBehind, notes, unexercised } from "./sections.ts";
import { countsOf, isUntried, standingOf, tallyOf } from "./standing.ts";
import { duration, plural, toolName } from "./words.ts";

export interface OutlineOptions {
  readonly catalogues?: Catalogues | undefined;
  /** What the accepted deviations make of the report, if there are any. */
  readonly applied?: Applied | undefined;
}

export type Outline = ReturnType<typeof outlineOf>;
export type TargetOutline = ReturnType<typeof targetOutline>;
export type Group = ReturnType<typeof groupOf>;
export type Row = ReturnType<typeof rowOf>;
export type FindingOutline = Row["findings"][number];

/**
 * What a report says, in the order in which it is said; a rendering only gives it a look.
 * Every text in it is printable, and what a server said is cut to a length that can be read.
 */
export function outlineOf(report: Report, options: OutlineOptions = {}) {
  const { applied } = options;
  const { targets } = report;
  return {
    tool: printable(report.tool),
    startedAt: printable(report.startedAt),
    targets: targets.map((target) => targetOutline(target, options)),
    /** How many findings are new, and how many accepted; undefined without a file of deviations. */
    applied:
      applied &&
      `${plural(applied.fresh.length, "new finding")}, ${applied.accepted.length} accepted`,
    deviations: deviationsToLookAt(applied),
    /** True if the targets have variants that are not documented. */
    goesBeyond: targets.some(({ variants }) => !variants.every(counts)),
  };
}

/** A target on which nothing could be tried has an error, leftovers and notes, and nothing else. */
function targetOutline(target: TargetReport, options: OutlineOptions) {
  const { error, leftovers } = target;
  const untried = isUntried(target);
  const rowsOf = (all: readonly (VariantReport | RuleReport)[]) =>
    untried ? [] : all.map((one) => rowOf(one, target.name, options));
  const variants = rowsOf(target.variants);
  const rules = rowsOf(target.rules);
  const findings = [...variants, ...rules].flatMap((row) => (row.beyond ? [] : row.findings));
  const standings = countsOf(target);
  return {
    name: printable(target.name),
    api: printable(target.api),
    title: printable(options.catalogues?.[target.api]?.title ?? target.api),
    baseUrl: excerpt(target.baseUrl),
    standing: standingOf(target),
    /** The answer for the whole target, in a line. */
    answer: [
      ...(error === undefined ? [] : ["could not be verified"]),
      ...standings.map(({ text }) => text),
      ...(leftovers.length > 0 ? [plural(leftovers.length, "leftover")] : []),
    ].join(" · "),
    /** Why it could not be verified, if it could not. */
    error: error === undefined ? undefined : excerpt(error),
    /** Of the variants, and then of the rules if there are any. */
    counts: standings,
    summary: target.summary,
    requests: plural(target.requests, "request"),
    duration: duration(target.durationMs),
    leftovers: leftBehind(leftovers),
    /** Those that no deviation accepts. */
    findings: findings.filter((one) => !one.accepted),
    /** None of them empty. */
    sections: [
      accepted(findings),
      ...(untried ? [] : [unexercised(target)]),
      notes(target.notes),
    ].filter(({ items }) => items.length > 0),
    operations: [...Map.groupBy(variants, ({ id }) => operationIn(id))].map(groupOf),
    rules: groupOf(["rules", rules]),
  };
}

/** The variants of an operation, the documented ones first; or the rules. */
function groupOf([name, rows]: readonly [string, readonly Row[]]) {
  const documented = rows.filter((row) => !row.beyond);
  return {
    name,
    documented,
    beyond: rows.filter((row) => row.beyond),
    conforms: tallyOf(documented).conforms,
  };
}

/** A variant or rule, and what became of it. */
function rowOf(one: VariantReport | RuleReport, target: string, options: OutlineOptions) {
  const { id, verdict, reason } = one;
  const summary = variantOf(id, options.catalogues)?.summary;
  const about = printable(summary ?? ("title" in one ? one.title : ""));
  const findings = merged(one.findings).map((finding) => ({
    id: printable(shortId(id)),
    about,
    ...findingOutline(finding),
    accepted: acceptedBy(options.applied, { target, id, finding }),
  }));
  const isAccepted = findings.length > 0 && findings.every((found) => found.accepted);
  return {
    id: printable(id),
    name: printable(nameInOperation(id)),
    about,
    verdict,
    /** The verdict, or accepted if all of its findings are. */
    mark: isAccepted ? ("accepted" as const) : verdict,
    /** Why a variant does not count: the page only implies it, or names it without a body. */
    beyond: counts(one) ? undefined : (one as VariantReport).provenance,
    reason: reason === undefined ? undefined : excerpt(reason),
    findings,
  };
}

export type Label = "documented" | "came" | "where" | "check" | "request";

function findingOutline({ check, message, at, expected, actual, curl, by }: ReportedFinding) {
  const part = (label: Label, text: string | undefined, show = excerpt) =>
    text === undefined ? [] : [{ label, text: show(text) }];
  return {
    check: excerpt(check),
    message: excerpt(message),
    at: at === undefined ? undefined : excerpt(at),
    /** All but the message, in the one order in which a finding is read. */
    parts: [
      ...part("documented", expected),
      ...part("came", actual),
      ...part("where", at),
      ...part("check", `${check}, seen by ${by.map(toolName).join(" and ")}`),
      // Never cut: it must run.
      ...part("request", curl, printable),
    ],
  };
}
