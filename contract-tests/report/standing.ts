import type { Verdict } from "../engine/judgement/outcome.ts";
import { counts, judgedOf } from "./findings.ts";
import type { Summary, TargetReport, VariantReport } from "./report.ts";
import { present } from "./words.ts";

/** The verdict on a variant or rule; accepted, if deviations accept all of its findings. */
export type Look = Verdict | "accepted";

/** How a target as a whole is doing: the mark of the worst that is true of it. */
export type Standing = Look | "unverified" | "attention";

export type Tally = ReturnType<typeof tallyOf>;

/** How many of these there are, and of each look. */
export function tallyOf(looks: readonly Look[]) {
  const count = (look: Look) => looks.filter((one) => one === look).length;
  return {
    documented: looks.length,
    conforms: count("conforms"),
    violates: count("violates"),
    accepted: count("accepted"),
    notExercised: count("not-exercised"),
  };
}

/** The counts of the documented variants, whatever is accepted of them. */
export function summaryOf(variants: readonly VariantReport[]): Summary {
  const { accepted: _, ...summary } = tallyOf(variants.filter(counts).map((one) => one.verdict));
  return summary;
}

/** What is said of one that is as documented and of one that is not, each of many and of one. */
const VERBS = {
  "documented variants": { keep: ["conform", "conforms"], fail: ["violate", "violates"] },
  rules: { keep: ["hold", "holds"], fail: ["are broken", "is broken"] },
} as const;

/** `39 of 42 documented variants conform · 3 not exercised`, `10 of 12 rules hold`; with violations, those come first. */
export function countOf(tally: Tally, what: keyof typeof VERBS) {
  const { documented, conforms, violates, accepted, notExercised } = tally;
  const { keep, fail } = VERBS[what];
  const said = (count: number, [many, one]: readonly [string, string], of = "") =>
    `${count}${of} ${count === 1 ? one : many}`;
  const all = ` of ${documented} ${what}`;
  const parts = present(
    violates > 0 ? said(violates, fail, all) : `${conforms}${all} ${keep[0]}`,
    violates > 0 && said(conforms, keep),
    accepted > 0 && `${accepted} accepted`,
    notExercised > 0 && `${notExercised} not exercised`,
  );
  return { standing: worstOf(tally), text: parts.join(" · ") };
}

/** The look of the worst of several tallies; where there is nothing, nothing was exercised. */
export function worstOf(...tallies: readonly Tally[]): Look {
  const has = (count: Exclude<keyof Tally, "documented">) =>
    tallies.some((tally) => tally[count] > 0);
  if (has("violates")) return "violates";
  if (has("accepted")) return "accepted";
  return has("notExercised") || !has("conforms") ? "not-exercised" : "conforms";
}

/** True if anything documented is violated, accepted or not, even where the target failed later on. */
export function isViolated(target: TargetReport): boolean {
  return judgedOf(target).some((one) => counts(one) && one.verdict === "violates");
}

/** True if a target, or anything of it, could not be checked. */
export function isUnchecked(target: TargetReport): boolean {
  return target.error !== undefined || judgedOf(target).some(({ code }) => code === "unchecked");
}

/** True if anything that counts was exercised: what was not never counts as kept. */
export function isExercised(target: TargetReport): boolean {
  return judgedOf(target).some((one) => counts(one) && one.verdict !== "not-exercised");
}

/** True if a target could not be verified, and nothing on it was exercised before that came out. */
export function isUntried(target: TargetReport): boolean {
  const exercised = judgedOf(target).some(({ verdict }) => verdict !== "not-exercised");
  return target.error !== undefined && !exercised;
}
