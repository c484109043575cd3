import type { Verdict } from "../engine/outcome.ts";
import { counts, judgedOf } from "./findings.ts";
import type { Summary, TargetReport, VariantReport } from "./report.ts";
import { present } from "./words.ts";

/** How a target as a whole is doing: as its worst variant or rule, or it could not be verified. */
export type Standing = Verdict | "unverified";

/** How many of these there are, and of each verdict. */
export function tallyOf(all: readonly { readonly verdict: Verdict }[]): Summary {
  const count = (verdict: Verdict) => all.filter((one) => one.verdict === verdict).length;
  return {
    documented: all.length,
    conforms: count("conforms"),
    violates: count("violates"),
    notExercised: count("not-exercised"),
  };
}

/** The tally of the documented variants. */
export function summaryOf(variants: readonly VariantReport[]): Summary {
  return tallyOf(variants.filter(counts));
}

/** How the variants of a target are doing, and its rules if it has any; nothing if nothing was tried. */
export function countsOf(target: TargetReport) {
  const rules = tallyOf(target.rules);
  return isUntried(target)
    ? []
    : present(variantCount(target.summary), rules.documented > 0 && ruleCount(rules));
}

/** `39 of 42 documented variants conform · 2 violate · 1 not exercised`. */
function variantCount(tally: Summary) {
  const { documented, conforms, violates } = tally;
  const whole = `${conforms} of ${documented} documented variants conform`;
  const rest = lapsesOf(tally, violates === 1 ? "violates" : "violate");
  return { standing: worstOf(tally), text: [whole, ...rest].join(" · ") };
}

/** `10 of 12 rules hold (1 broken, 1 not exercised)`. */
function ruleCount(tally: Summary) {
  const whole = `${tally.conforms} of ${tally.documented} rules hold`;
  const rest = lapsesOf(tally, "broken").join(", ");
  return { standing: worstOf(tally), text: rest === "" ? whole : `${whole} (${rest})` };
}

function lapsesOf({ violates, notExercised }: Summary, violate: string): string[] {
  return present(
    violates > 0 && `${violates} ${violate}`,
    notExercised > 0 && `${notExercised} not exercised`,
  );
}

function worstOf({ violates, notExercised }: Summary): Verdict {
  return violates > 0 ? "violates" : notExercised > 0 ? "not-exercised" : "conforms";
}

/** How a whole target is doing; the worst there is decides. */
export function standingOf({ error, summary, rules }: TargetReport): Standing {
  if (error !== undefined) return "unverified";
  const standings = [worstOf(summary), worstOf(tallyOf(rules))];
  if (standings.includes("violates")) return "violates";
  return standings.includes("not-exercised") ? "not-exercised" : "conforms";
}

/** True if a target could not be verified, and nothing on it was exercised before that came out. */
export function isUntried(target: TargetReport): boolean {
  const exercised = judgedOf(target).some(({ verdict }) => verdict !== "not-exercised");
  return target.error !== undefined && !exercised;
}
