import { acceptedBy, type Applied } from "./deviations.ts";
import { causeOf, counts, type LocatedFinding } from "./findings.ts";
import { nameInOperation, operationIn, shortId, variantOf, type Catalogues } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import type {
  CauseReport,
  Judged,
  Report,
  ReportedFinding,
  TargetReport,
  VariantReport,
} from "./report.ts";
import { accepted, deviationsToLookAt, leftBehind, named, notes, unexercised } from "./sections.ts";
import { countsOf, isUntried, standingOf, tallyOf } from "./standing.ts";
import { duration, plural, present } from "./words.ts";

export interface OutlineOptions {
  readonly catalogues?: Catalogues | undefined;
  /** What the accepted deviations make of the report, if there are any. */
  readonly applied?: Applied | undefined;
}

export type Outline = ReturnType<typeof outlineOf>;
export type TargetOutline = ReturnType<typeof targetOutline>;
export type Group = ReturnType<typeof groupOf>;
export type Row = ReturnType<typeof rowOf>;
export type FindingOutline = Pick<Row["findings"][number], "id" | "about" | "message"> & {
  readonly parts: readonly FindingPart[];
};

/**
 * What a report says, in the order in which it is said; a rendering only gives it a look.
 * Every text in it is printable, and what a server said is cut to a length that can be read.
 */
export function outlineOf({ tool, startedAt, targets }: Report, options: OutlineOptions = {}) {
  const { fresh, accepted: known } = options.applied ?? {};
  return {
    tool: printable(tool),
    startedAt: printable(startedAt),
    targets: targets.map((target) => targetOutline(target, options)),
    /** How many findings are new, and how many accepted; undefined without a file of deviations. */
    applied: fresh && `${plural(causeCount(fresh), "new finding")}, ${causeCount(known!)} accepted`,
    deviations: deviationsToLookAt(options.applied),
    /** True if the targets have variants that are not documented. */
    goesBeyond: targets.some(({ variants }) => !variants.every(counts)),
  };
}

function causeCount(found: readonly LocatedFinding[]): number {
  return new Set(found.map(({ target, finding }) => `${target} ${causeOf(finding)}`)).size;
}

/** A target on which nothing could be tried has an error, leftovers and notes, and nothing else. */
function targetOutline(target: TargetReport, options: OutlineOptions) {
  const { name, api, error, leftovers } = target;
  const untried = isUntried(target);
  const rowsOf = (all: readonly Judged[]) =>
    untried ? [] : all.map((one) => rowOf(one, name, options));
  const [variants, rules] = [rowsOf(target.variants), rowsOf(target.rules)];
  const findings = [...variants, ...rules].flatMap((row) => (row.beyond ? [] : row.findings));
  const tallies = countsOf(target);
  return {
    name: printable(name),
    api: printable(api),
    title: printable(options.catalogues?.[api]?.title ?? api),
    baseUrl: excerpt(target.baseUrl),
    standing: standingOf(target),
    /** The answer for the whole target, in a line. */
    answer: present(
      error !== undefined && "could not be verified",
      ...tallies.map(({ text }) => text),
      leftovers.length > 0 && plural(leftovers.length, "leftover"),
    ).join(" · "),
    /** Why it could not be verified, if it could not. */
    error: error === undefined ? undefined : excerpt(error),
    /** Of the variants, and then of the rules if there are any. */
    counts: tallies,
    summary: target.summary,
    requests: plural(target.requests, "request"),
    duration: duration(target.durationMs),
    leftovers: leftBehind(leftovers),
    /** Those that no deviation accepts, one for each cause. */
    findings: causes(
      findings.filter((one) => !one.accepted),
      target.findings,
    ),
    /** None of them empty. */
    sections: present(
      accepted(findings),
      !untried && unexercised(target),
      notes(target.notes),
    ).filter(({ items }) => items.length > 0),
    operations: [...Map.groupBy(variants, ({ id }) => operationIn(id))].map(groupOf),
    rules: groupOf(["rules", rules]),
  };
}

/** The first finding of each cause, where else it showed, and what it kept from being exercised. */
function causes(findings: Row["findings"], known: readonly CauseReport[] = []) {
  return [...Map.groupBy(findings, ({ cause }) => cause)].map(([cause, [first, ...rest]]) => {
    const { id, parts, ...finding } = first!;
    const others = [...new Set(rest.map((one) => one.id))].filter((one) => one !== id);
    const { keptFrom = [] } = known.find((one) => causeOf(one) === cause) ?? {};
    const more = present(
      others.length > 0 && { label: "also in" as const, text: named(others) },
      keptFrom.length > 0 && { label: "not tried" as const, text: named(keptFrom.map(shown)) },
    );
    return { ...finding, id, parts: [...parts, ...more] as FindingPart[] };
  });
}

function shown(id: string): string {
  return printable(shortId(id));
}

/** The variants of an operation, the documented ones first; or the rules. */
function groupOf([name, rows]: readonly [string, readonly Row[]]) {
  const documented = rows.filter(({ beyond }) => !beyond);
  const { documented: all, conforms } = tallyOf(documented);
  /** How many of the documented ones conform. */
  const share = all > 0 ? `${conforms}/${all}` : "";
  return { name, rows: [...documented, ...rows.filter(({ beyond }) => beyond)], share };
}

/** A variant or rule, and what became of it. */
function rowOf(one: Judged, target: string, options: OutlineOptions) {
  const { id, verdict, reason } = one;
  const summary = variantOf(id, options.catalogues)?.summary;
  const about = printable(summary ?? ("title" in one ? one.title : ""));
  const findings = one.findings.map((finding) => ({
    id: printable(shortId(id)),
    about,
    cause: causeOf(finding),
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
    /** Not exercised, and the page only implies it: no news. */
    isQuiet: !counts(one) && verdict === "not-exercised",
    reason: excerpt(reason ?? "not exercised"),
    findings,
  };
}

export type Label =
  | "documented"
  | "came"
  | "where"
  | "check"
  | "request"
  | "also in"
  // What was not exercised because of it.
  | "not tried";

interface FindingPart {
  readonly label: Label;
  readonly text: string;
}

const TOOLS = { vitest: "Vitest", dredd: "Dredd" };

function findingOutline({ check, message, at, expected, actual, curl, by }: ReportedFinding) {
  const seenBy = by.map((tool) => TOOLS[tool]).join(" and ");
  const part = (label: Label, text: string | undefined, show = excerpt) =>
    text === undefined ? undefined : { label, text: show(text) };
  return {
    check: excerpt(check),
    message: excerpt(message),
    at: at === undefined ? undefined : excerpt(at),
    /** All but the message, in the one order in which a finding is read. */
    parts: present(
      part("documented", expected),
      part("came", actual),
      part("where", at),
      part("check", `${check}, seen by ${seenBy}`),
      // Never cut: it must run.
      part("request", curl, printable),
    ),
  };
}
