import type { Finding } from "../engine/judgement/finding.ts";
import { methodOf } from "../engine/judgement/curl.ts";
import { CHECKS } from "../engine/judgement/judge.ts";
import type { CauseReport, Judged, ReportedFinding, TargetReport } from "./report.ts";

/** A finding with what it was found on. */
export interface LocatedFinding {
  readonly target: string;
  /** Whole id of the variant or rule. */
  readonly id: string;
  readonly finding: ReportedFinding;
}

/**
 * The findings of a target that count, in the order of its variants and then its rules.
 * What a target answers otherwise than a page merely implies breaks nothing, so it is left out.
 */
export function findingsOf(target: TargetReport): LocatedFinding[] {
  return foundIn(judgedOf(target)).map((one) => ({ target: target.name, ...one }));
}

/** The findings of variants and rules that count, each with the id of what it was found on. */
export function foundIn(judged: readonly Judged[]): Omit<LocatedFinding, "target">[] {
  return judged
    .filter(counts)
    .flatMap(({ id, findings }) => findings.map((finding) => ({ id, finding })));
}

/** The variants of a target, and then its rules. */
export function judgedOf({ variants, rules }: TargetReport): Judged[] {
  return [...variants, ...rules];
}

/** True for a rule and a documented variant: only they can be violated. */
export function counts(one: Judged): boolean {
  return !("provenance" in one) || one.provenance === "documented";
}

/**
 * What findings of one cause have in common: the check, the place in any row of a list, what is
 * said, and what the vendor's page documents. For a status, for an answer that is none of its
 * operation's and for one that is another of them, whatever was expected instead, it is what came;
 * for texts that differ in the same way, it is that way; where nothing came, it is why, by whichever method.
 */
export function causeOf(finding: Omit<ReportedFinding, "by">): string {
  const { check, at = "", message, expected, actual, partOf } = finding;
  if (partOf !== undefined) return partOf;
  if (pageIn(actual) !== undefined) return cameAs(actual);
  const place = at.replace(/\/\d+(?=\/|$)/g, "/*");
  if (isByWhatCame({ check, at })) return [check, place, cameAs(actual)].join(" ");
  const said = check === "an-answer-comes" ? message.replace(/^[A-Z]+ /, "") : message;
  // A rule expects what this run has sent or read: another value in each row.
  const wanted = check in CHECKS ? expected : "";
  const change = check === LITERAL ? changeOf(expected, actual) : undefined;
  return [
    check,
    place,
    change === undefined ? wanted : cameAs(change),
    said.replace(/\d+/g, "#"),
  ].join(" ");
}

/**
 * What findings of one cause have in common on all targets of an API. A rule speaks of what the run
 * has created, which has another id or name on each target.
 */
export function causeIn(target: TargetReport, finding: ReportedFinding): string {
  const own = causeOf(finding);
  const cause = `${target.api} ${withoutOwn(target, own)}`;
  return own.slice(0, own.indexOf(" ")) in CHECKS ? cause : cameAs(cause);
}

/** A text without the address and the name of the target that it is about. */
export function withoutOwn(
  { name, baseUrl }: Pick<TargetReport, "name" | "baseUrl">,
  text: string,
): string {
  const { host, pathname } = URL.canParse(baseUrl)
    ? new URL(baseUrl)
    : { host: baseUrl, pathname: "" };
  const base = host + pathname.replace(/\/$/, "");
  return text.replaceAll(base, "").replaceAll(host, "").replaceAll(`"${name}"`, "");
}

/** Why a target could not be verified, for a reader who is told its name beside that. */
export function whyUnverified({ name, error = "" }: TargetReport): string {
  return error.replaceAll(`target "${name}": `, "");
}

/** What keeps several targets from being verified: how long one was waited for, and the like, is its own. */
export function causeUnverified(target: Pick<TargetReport, "name" | "baseUrl">, why: string) {
  return withoutOwn(target, why).replace(/\d+/g, "#");
}

/** Whether findings of that kind have one cause where the same came, whatever was expected. */
export function isByWhatCame({
  check,
  at,
}: Pick<Finding, "check"> & { readonly at?: string | undefined }): boolean {
  return at === "status" || BY_WHAT_CAME.has(check);
}

/** What came, as it is told from other things that came; itself once more if it is given that. */
export function cameAs(actual = ""): string {
  return pageIn(actual) ?? actual.replace(/^missing; .*/s, "missing").replace(VARYING, "#");
}

/** The tags of a page for people, whatever its text: what writes it in place of one answer does so in place of others. */
function pageIn(actual = ""): string | undefined {
  const [, page] = /^(?:\d{3}: )?\s*(<(?:!doctype|html)\b.*)/is.exec(actual) ?? [];
  return page
    ?.match(/<[^>]*>/g)
    ?.slice(0, 8)
    .join("");
}

/** The check of texts, of which each may differ in a way of its own. */
export const LITERAL: keyof typeof CHECKS = "literal-as-documented";

/** Checks of what an answer is as a whole. */
const BY_WHAT_CAME: ReadonlySet<string> = new Set(["is-a-documented-answer", "is-this-variant"]);

/** Numbers and ids in a body, which may differ each time; not a status at the start. */
const VARYING = /(?<!^\d*)(?:\b(?=[a-f-]*\d)[\da-f-]{4,}\b|\d+)/gi;

/**
 * The findings of variants and rules, each cause once.
 * @param keptFrom ids of what was not exercised, by the cause of that
 */
export function causesIn(
  judged: readonly Judged[],
  keptFrom: ReadonlyMap<string, readonly string[]> = new Map(),
): CauseReport[] {
  return [...Map.groupBy(foundIn(judged), ({ finding }) => causeOf(finding))].map(
    ([cause, same]) => {
      const showedIn = [...Map.groupBy(same, ({ id }) => id)].map(([id, here]) => {
        const methods = here.flatMap(({ finding }) => methodOf(finding.curl) ?? []);
        return { id, methods: [...new Set(methods)] };
      });
      const by = [...new Set(same.flatMap(({ finding }) => finding.by))];
      // The first that is the cause itself.
      const first = same.find(({ finding }) => finding.partOf === undefined) ?? same[0]!;
      const { partOf: _, ...head } = first.finding;
      return { ...head, by, showedIn, keptFrom: keptFrom.get(cause) ?? [] };
    },
  );
}

const SAYS = ["check", "message", "at", "expected", "actual"] as const;

/** True if two findings say the same, whichever request showed it. */
export function sameFinding(one: ReportedFinding, other: ReportedFinding): boolean {
  return SAYS.every((field) => one[field] === other[field]);
}

/**
 * How a text differs from the documented one, where one cause would change other texts in the same way:
 * what is around it, its case, or that all its words are others. Undefined where that is not plain.
 * @param documented as a finding shows it, in JSON
 * @param came the same, perhaps with its type
 */
export function changeOf(documented = "", came = ""): string | undefined {
  const [was, is] = [textIn(documented), textIn(came)];
  if (!was) return undefined;
  if (!is) return `became ${came}`;
  for (const [whole, part, how] of [[is, was, "gained"] as const, [was, is, "lost"] as const]) {
    const at = whole.indexOf(part);
    if (at >= 0) return `${how} ${whole.slice(0, at)}…${whole.slice(at + part.length)}`;
  }
  const [before, after] = [was.toLowerCase(), is.toLowerCase()];
  if (before === after) return "has other capital letters";
  const [known, others] = [wordsOf(before), wordsOf(after)];
  // A single word is a name, and no sentence.
  const isPlain = /\S\s+\S/.test(was) && known.length > 0 && others.length > 0;
  return isPlain && !others.some((word) => known.includes(word)) ? "has other words" : undefined;
}

/** The text that JSON at the beginning is, if it is one. */
function textIn(shown: string): string | undefined {
  const [json] = /^"(?:[^"\\]|\\.)*"/s.exec(shown) ?? [];
  return json && (JSON.parse(json) as string);
}

/** Words of four letters and more: shorter ones may be the same by chance. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]{4,}/gu) ?? [];
}
