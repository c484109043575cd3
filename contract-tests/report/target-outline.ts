import { CHECKS } from "../engine/judgement/judge.ts";
import { linkedPlaces, type LinkedPlace } from "../engine/description/source.ts";
import type { Applied } from "./deviations.ts";
import { factsOf, stepsOf } from "./lines.ts";
import { causeIn, counts, judgedOf, LITERAL, whyUnverified } from "./findings.ts";
import { operationIn, shortId, variantOf, type Catalogues } from "./ids.ts";
import { excerpt, printable } from "./printable.ts";
import type { Judged, ReportedFinding, TargetReport, VariantReport } from "./report.ts";
import { acceptedItems, overlayNotes, placeIn, unexercisedItems } from "./sections.ts";
import { countOf, isUntried, tallyOf, type Tally } from "./standing.ts";
import { duration, plural, present } from "./words.ts";

export interface OutlineOptions {
  readonly catalogues?: Catalogues | undefined;
  /** What the accepted deviations make of the report, if there are any. */
  readonly applied?: Applied | undefined;
  /** Whether a documented variant that was not exercised is a failure. */
  readonly complete?: boolean | undefined;
  /** The exit status of a run that was interrupted. */
  readonly interrupted?: number | undefined;
}

export type TargetOutline = ReturnType<typeof targetOutline>;
export type Group = ReturnType<typeof groupOf>;
export type Row = ReturnType<typeof rowOf>;

/** A target on which nothing could be tried has an error, leftovers and notes, and nothing else. */
export function targetOutline(target: TargetReport, options: OutlineOptions) {
  const { name, api, error, leftovers, overlay } = target;
  const untried = isUntried(target);
  const rowsOf = (all: readonly Judged[]) =>
    untried ? [] : all.map((one) => rowOf(one, target, options));
  const [variants, rules] = [rowsOf(target.variants), rowsOf(target.rules)];
  const findings = [...variants, ...rules].flatMap((row) => (row.beyond ? [] : row.findings));
  const [tally, ruleTally] = [variants, rules].map((rows) =>
    tallyOf(rows.flatMap(({ beyond, mark }) => (beyond ? [] : [mark]))),
  ) as [Tally, Tally];
  const facts = factsOf(target, [tally, ruleTally], options);
  const isAny = judgedOf(target).some(({ verdict }) => verdict !== "not-exercised");
  const nothing = `nothing${isAny ? " documented" : ""} was exercised`;
  const counts = untried
    ? []
    : facts.isExercised
      ? present(
          tally.documented > 0 && countOf(tally, "documented variants"),
          rules.length > 0 && countOf(ruleTally, "rules"),
        )
      : [{ standing: "not-exercised" as const, text: nothing }];
  const why = error && excerpt(whyUnverified(target));
  const down = present(facts.isUnverified && "could not be verified");
  const others = present(
    facts.isUnchecked && !facts.isUnverified && "could not be checked in full",
    leftovers.length > 0 && `up to ${leftovers.length} left behind`,
  );
  return {
    name: printable(name),
    api: printable(api),
    title: printable(options.catalogues?.[api]?.catalogue.title ?? api),
    /** What it was judged by beside the description, if by anything. */
    beside: overlay ? `, judged with the overlay ${excerpt(overlay.file)}` : "",
    ...facts,
    standing: stepsOf(facts)[0]!.mark,
    /** The answer for the whole target, in a line. */
    answer: [...down, ...counts.map(({ text }) => text), ...others].join(" · "),
    /** What the target's line says after the counts. */
    besides: present(...down, ...others, facts.part && `a run of a part: ${facts.part.text}`),
    requests: plural(target.requests, "request"),
    duration: duration(target.durationMs),
    baseUrl: excerpt(target.baseUrl),
    durationMs: target.durationMs,
    timeline: target.timeline,
    /** Why it could not be verified, if it could not. */
    error: why,
    /** Of the variants and the rules, as far as there are any. */
    counts,
    tally,
    /** Those that no deviation accepts, one for each cause. */
    findings: causes(
      findings.filter((one) => !one.accepted),
      target,
    ),
    /** The entries of its sections, by their marks. */
    items: {
      unverified: present(why).map((text) => ({ text })),
      attention: leftovers.map(({ what, why }) => ({ text: excerpt(what), detail: excerpt(why) })),
      accepted: acceptedItems(findings),
      "not-exercised": untried ? [] : unexercisedItems(target),
      note: [...overlayNotes(overlay), ...target.notes].map((text) => ({ text: excerpt(text) })),
    },
    operations: [...Map.groupBy(variants, ({ id }) => operationIn(id))].map(groupOf),
    rules: groupOf(["rules", rules]),
  };
}

/** The first finding of each cause, the ids of all that it showed in, and of what it kept from being exercised. */
function causes(findings: Row["findings"], target: TargetReport) {
  const known = new Map(target.findings?.map((one) => [causeIn(target, one), one.keptFrom]));
  return [...Map.groupBy(findings, ({ cause }) => cause)].map(([cause, same]) => {
    const head = same.find(({ isPart }) => !isPart) ?? same[0]!;
    // What else another variant or rule says of it is in the report.
    const isFirst = ({ id }: (typeof same)[number], nth: number) =>
      id === head.id || same.findIndex((one) => one.id === id) === nth;
    const places = [head, ...same.filter(isFirst)].map((one) => placeIn(one, head));
    return {
      ...head,
      api: printable(target.api),
      ids: [...new Set(places)],
      keptFrom: (known.get(cause) ?? []).map((id) => printable(shortId(id))),
      /** What a shell needs before the requests to the target run in it. */
      shell: target.shell ?? [],
    };
  });
}

/** The variants of an operation, the documented ones first; or the rules. */
function groupOf([name, rows]: readonly [string, readonly Row[]]) {
  const documented = rows.filter(({ beyond }) => !beyond);
  const { documented: all, conforms } = tallyOf(documented.map(({ verdict }) => verdict));
  /** How many of the documented ones conform. */
  const share = all > 0 ? `${conforms}/${all}` : "";
  return { name, rows: [...documented, ...rows.filter(({ beyond }) => beyond)], share };
}

/** A variant or rule, and what became of it. */
function rowOf(one: Judged, target: TargetReport, options: OutlineOptions) {
  const { id, verdict, reason } = one;
  const summary = variantOf(id, options.catalogues)?.summary;
  const about = printable(summary ?? ("title" in one ? one.title : ""));
  const source = sourceOf(one, target, options);
  const findings = one.findings.map((finding) => {
    const own = finding.source && excerpt(finding.source);
    const from = own ? { label: "source" as const, text: own, places: [{ text: own }] } : source;
    return {
      id: printable(shortId(id)),
      about,
      source: from,
      cause: causeIn(target, finding),
      isPart: finding.partOf !== undefined,
      ...findingOutline(finding, from),
      accepted: options.applied?.acceptedBy.get(finding),
    };
  });
  const isAccepted = findings.length > 0 && findings.every((found) => found.accepted);
  return {
    id: printable(id),
    /** Without API and operation: `422/invalid-data`. */
    name: printable(id.split("/").slice(2).join("/")),
    about,
    source,
    verdict,
    /** The verdict, or accepted if all of its findings are. */
    mark: isAccepted ? ("accepted" as const) : verdict,
    /** Why a variant does not count: the page only implies it, or names it without a body. */
    beyond: counts(one) ? undefined : (one as VariantReport).provenance,
    /** Not exercised, and the page only implies it: no news. */
    isQuiet: !counts(one) && verdict === "not-exercised",
    durationMs: one.durationMs,
    reason: excerpt(reason ?? "not exercised"),
    findings,
  };
}

export type Label =
  // Targets that it was found on.
  | "on"
  // Where the vendor's page has what is broken.
  | "source"
  | "documented"
  | "expected"
  | "came"
  | "where"
  | "check"
  | "request"
  | "also in"
  // What was not exercised because of it.
  | "not tried";

export interface FindingPart {
  readonly label: Label;
  readonly text: string;
  /** The same text, each place with its link. */
  readonly places?: readonly LinkedPlace[];
}

const TOOLS = { vitest: "Vitest", dredd: "Dredd" };

/** Where a variant or rule comes from, if its report says so. */
function sourceOf({ source }: Judged, { api, docs }: TargetReport, { catalogues }: OutlineOptions) {
  if (source === undefined) return undefined;
  const { authorities } = catalogues?.[api]?.catalogue.sources ?? {};
  const places = linkedPlaces(source, docs, authorities).map(({ text, ...link }) => {
    return { ...link, text: excerpt(text) };
  });
  return { label: "source", text: places.map(({ text }) => text).join("; "), places } as const;
}

function findingOutline(
  { check, message, at, expected, actual, curl, steps = [], by }: ReportedFinding,
  source: FindingPart | undefined,
) {
  const seenBy = by.map((tool) => TOOLS[tool]).join(" and ");
  // The vendor's page documents an answer; what a rule expects may follow from other answers or the target file.
  const wanted = check in CHECKS ? "documented" : "expected";
  const place = at === "/" ? "the whole body" : at;
  const part = (label: Label, text: string | undefined, show = excerpt) =>
    text === undefined ? undefined : { label, text: show(text) };
  return {
    check: excerpt(check),
    message: excerpt(message),
    at: place === undefined ? undefined : excerpt(place),
    literal:
      check === LITERAL
        ? { wanted: expected, came: excerpt((actual ?? "").replace(/ \(string\)$/, "")) }
        : undefined,
    /** All but the message, in the one order in which a finding is read. */
    parts: present(
      source,
      part(wanted, expected),
      part("came", actual),
      part("where", place),
      part("check", `${check}, seen by ${seenBy}`),
      // Never cut: it must run.
      ...(steps.length > 0 ? steps : [curl]).map((line) => part("request", line, printable)),
    ),
  };
}
