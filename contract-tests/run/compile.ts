import { keyOf, type Variant } from "../engine/description/catalogue.ts";
import {
  notExercised,
  UNPROVOKED,
  type Outcome,
  type Verdict,
} from "../engine/judgement/outcome.ts";
import { causeOf, causesIn, counts, sameFinding } from "../report/findings.ts";
import { partsOf, toldIn, withParts } from "../report/grouping.ts";
import type {
  Judged,
  ReportedFinding,
  RuleReport,
  TargetReport,
  Timeline,
  Tool,
  VariantReport,
} from "../report/report.ts";
import { summaryOf } from "../report/standing.ts";
import { defined } from "../report/words.ts";
import type { Chosen, Session } from "../engine/session.ts";
import type { Target } from "../engine/transport/target.ts";
import type { Transport } from "../engine/transport/transport.ts";
import { shellFor } from "../engine/judgement/curl.ts";
import { ruleId } from "../engine/work.ts";
import { masked } from "./masked.ts";
import { cameOf, otherwiseNotes, remarksOf, undocumentedIn, undocumentedNotes } from "./notes.ts";

/** The outcomes of each tool, by the ids of variants and rules. */
export type Outcomes = Readonly<Record<Tool, ReadonlyMap<string, Outcome>>>;

/** What was to be exercised, and as much of the session as a report tells. */
export interface Compiled extends Chosen {
  readonly session: Pick<Session, "api" | "secrets"> & {
    /** Of a run that was killed, they are known as far as a tool has reported them. */
    readonly unknownFields?: Pick<Session["unknownFields"], "byVariant">;
    readonly target: Pick<Target, "name" | "api" | "baseUrl" | "docs">;
    readonly transport: Pick<Transport, "requests" | "notes">;
  };
}

/** How a run on a target ended. */
export interface Ending extends Pick<TargetReport, "leftovers" | "durationMs"> {
  readonly startedAt: string;
  readonly timeline?: Timeline;
  /** Why not all was checked, if it was not. */
  readonly error?: string | undefined;
}

/** Makes one target's part of the report from the outcomes of the tools. */
export function compile(
  { session, variants, rules }: Compiled,
  outcomes: Outcomes,
  tools: readonly Tool[],
  { error, startedAt, durationMs, timeline, leftovers }: Ending,
): TargetReport {
  const { api, target, transport, secrets } = session;
  const notes: string[] = [];
  const missing = notExercised(error ?? "no tool has reported on it", "unchecked");
  /** Why no tool has reported on something: the target's own reason, if it has one. */
  const silent = (why?: Outcome | false) => (error === undefined && why ? why : missing);
  const vitestAlone = (what: string) =>
    !tools.includes("vitest") && notExercised(`only Vitest tries ${what}`, "unsupported");
  const wanted = new Set(variants.map(({ id }) => id));
  const variantReports = Object.values(api.catalogue.variants)
    .filter((variant) => wanted.has(variant.id) || api.reaches[keyOf(variant)] === undefined)
    .map((variant) => {
      const isInferred = variant.provenance === "inferred";
      const why = api.reaches[keyOf(variant)]
        ? isInferred && vitestAlone("what the vendor's page merely implies")
        : notExercised(UNPROVOKED, "unprovokable");
      return variantReport(variant, outcomes, { tools, notes, missing: silent(why) });
    });
  const ruleReports = rules.map((rule): RuleReport => {
    const id = ruleId(api, rule);
    const outcome = outcomes.vitest.get(id) ?? silent(vitestAlone("rules"));
    const findings = outcome.findings.map((one) => ({ ...one, by: ["vitest"] as const }));
    const { title, source, chance } = rule;
    const said = { verdict: outcome.verdict, ...(chance && { chance }), ...saidIn(outcome) };
    return { id, title, source, ...said, findings };
  });
  const told = toldIn([...variantReports, ...ruleReports]);
  const parted = <T extends Judged>(one: T) => withParts(one, parts);
  const parts = partsOf(told, api.causes);
  const [ownVariants, ownRules] = [variantReports.map(parted), ruleReports.map(parted)];
  const { settle, keptFrom } = becauseOf([...ownVariants, ...ownRules], outcomes);
  const [all, settledRules] = [ownVariants.map(settle), ownRules.map(settle)];
  const isOtherwise = (one: VariantReport) => !counts(one) && one.findings.length > 0;
  const otherwise = all.filter(isOtherwise);
  const settledVariants = all.map((one) => (isOtherwise(one) ? { ...one, findings: [] } : one));
  const findings = causesIn([...settledVariants, ...settledRules], keptFrom);
  const known = [
    ...told.map(({ cause }) => cause),
    ...otherwise.flatMap((one) => one.findings.map(causeOf)),
  ];
  const remarks = remarksOf(outcomes.vitest, new Set(known));
  const shell = shellFor(findings, secrets);
  const came = cameOf(outcomes.vitest, session.unknownFields?.byVariant);
  const unshown = settledVariants.filter(({ provenance }) => provenance === "undocumented");
  const cameNotes = undocumentedNotes(came, new Set(unshown.map(({ id }) => id)));
  const report: TargetReport = {
    name: target.name,
    api: target.api,
    baseUrl: target.baseUrl,
    ...defined({ docs: target.docs, error }),
    startedAt,
    durationMs,
    requests: transport.requests,
    ...(timeline && { timeline }),
    summary: summaryOf(settledVariants),
    variants: settledVariants,
    rules: settledRules,
    findings,
    ...(shell.length > 0 && { shell }),
    ...undocumentedIn(came),
    ...(api.overlay && { overlay: api.overlay }),
    notes: [
      ...new Set([
        ...transport.notes,
        ...remarks,
        ...notes,
        ...otherwiseNotes(otherwise),
        ...cameNotes,
      ]),
    ],
    leftovers,
  };
  return masked(report, secrets);
}

/**
 * What depends on a breach was not exercised because of it. The breach is reported by what it was
 * found on; where that is not part of the run, by the first that depends on it. A variant that the
 * vendor's page only implies and that shows a breach of what it says is not reported itself.
 */
function becauseOf(all: readonly Judged[], outcomes: Outcomes) {
  const isUntried = ({ id }: Judged) =>
    Object.values(outcomes).some((tool) => tool.get(id)?.isBecauseOf);
  const own = all.filter(counts);
  const reporters = new Map<string, Judged>();
  const shown = [...own.filter((each) => !isUntried(each)), ...own].flatMap((one) =>
    one.findings.map((finding) => ({ one, finding, cause: causeOf(finding) })),
  );
  // What shows a cause in another way reports it only where nothing shows it as it is told.
  const told = shown.filter(({ finding }) => finding.partOf === undefined);
  for (const { one, cause } of [...told, ...shown]) {
    if (!reporters.has(cause)) reporters.set(cause, one);
  }
  const keptFrom = new Map<string, string[]>();
  const settle = <T extends Judged>(one: T): T => {
    const [first] = one.findings;
    if (!first || (counts(one) && !isUntried(one))) return one;
    const cause = causeOf(first);
    const reporter = reporters.get(cause);
    if (!reporter || reporter === one) return one;
    if (isUntried(one)) keptFrom.set(cause, [...(keptFrom.get(cause) ?? []), one.id]);
    const { message } = reporter.findings.find((finding) => causeOf(finding) === cause)!;
    const reason = `because of ${reporter.id}: ${message}`;
    return { ...one, verdict: "not-exercised", reason, code: "because-of", findings: [] };
  };
  return { settle, keptFrom };
}

function variantReport(
  { id, provenance, source }: Variant,
  outcomes: Outcomes,
  {
    tools,
    notes,
    missing,
  }: { readonly tools: readonly Tool[]; readonly notes: string[]; readonly missing: Outcome },
): VariantReport {
  const came = tools.flatMap((tool) => {
    const outcome = outcomes[tool].get(id);
    return outcome ? [{ tool, outcome }] : [];
  });
  notes.push(...differencesIn(id, came));
  const exercised = came.filter(({ outcome }) => outcome.verdict !== "not-exercised");
  const by = exercised.map(({ tool }) => tool);
  const findings = merged(
    exercised.flatMap(({ tool, outcome }) =>
      outcome.findings.map((finding) => ({ ...finding, by: [tool] })),
    ),
  );
  const [first] = findings;
  if (by.length === 0) {
    const why = saidIn(came[0]?.outcome ?? missing);
    return { id, provenance, source, verdict: "not-exercised", ...why, by, findings };
  }
  const took = Math.max(...exercised.flatMap(({ outcome }) => outcome.durationMs ?? []));
  const asserted = exercised.flatMap(({ outcome }) => outcome.assertions ?? []);
  const said = {
    ...{ id, provenance, source, by, findings },
    ...(asserted.length > 0 && { assertions: asserted.reduce((a, b) => a + b) }),
    ...(took >= 0 && { durationMs: took }),
  };
  if (!first || provenance === "documented") {
    return { ...said, verdict: first ? "violates" : "conforms" };
  }
  const why = { reason: OTHERWISE, code: "unsupported" } as const;
  return { ...said, verdict: "not-exercised", ...why };
}

function saidIn({ reason, code, assertions }: Pick<Outcome, "reason" | "code" | "assertions">) {
  return defined({ assertions, reason, code });
}

/** The findings, each of them once, with all the tools that saw it. */
export function merged(findings: readonly ReportedFinding[]): ReportedFinding[] {
  const once: ReportedFinding[] = [];
  for (const one of findings) {
    const index = once.findIndex(
      (other) =>
        sameFinding(one, other) &&
        // Twice by the same tool means two requests, such as a GET and a POST.
        (one.curl === other.curl || !one.by.some((tool) => other.by.includes(tool))),
    );
    if (index < 0) once.push(one);
    else once[index] = { ...once[index]!, by: [...new Set([...once[index]!.by, ...one.by])] };
  }
  return once;
}

/** Where judges of the same exchanges disagree, or one had nothing to judge. */
function differencesIn(
  id: string,
  came: readonly { readonly tool: Tool; readonly outcome: Outcome }[],
): string[] {
  const saying = (verdict: Verdict) => came.find(({ outcome }) => outcome.verdict === verdict);
  const [kept, broken, silent] = [saying("conforms"), saying("violates"), saying("not-exercised")];
  if (silent && (kept ?? broken)) {
    return [`Some variants were not judged by ${silent.tool}: ${silent.outcome.reason}.`];
  }
  // Only the engine can be asked to be strict.
  const isBroken = broken?.outcome.findings.some(({ check }) => check !== "no-undocumented-fields");
  if (!kept || !broken || !isBroken) return [];
  const [one, other] = [kept.tool, broken.tool];
  return [`${id}: the judges disagree: ${one} says that it conforms, ${other} that it does not.`];
}

const OTHERWISE =
  "the vendor's page does not show it, and the installation answers otherwise; see the notes";
