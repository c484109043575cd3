import type { Verdict } from "../engine/outcome.ts";
import type { Summary, TargetReport } from "./report.ts";

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

/**
 * How the variants of a target are doing, `39 of 42 documented variants conform · 2 violate · 1 not exercised`,
 * and its rules if it has any, `10 of 12 rules hold (1 broken, 1 not exercised)`; nothing if nothing was tried.
 */
export function countsOf(target: TargetReport) {
  if (isUntried(target)) return [];
  const { summary } = target;
  const rules = tallyOf(target.rules);
  const violate = summary.violates === 1 ? "violates" : "violate";
  const broken = partsOf(rules, "broken").join(", ");
  const held = `${rules.conforms} of ${rules.documented} rules hold`;
  return [
    {
      standing: worstOf(summary),
      text: [
        `${summary.conforms} of ${summary.documented} documented variants conform`,
        ...partsOf(summary, violate),
      ].join(" · "),
    },
    ...(rules.documented === 0
      ? []
      : [{ standing: worstOf(rules), text: broken === "" ? held : `${held} (${broken})` }]),
  ];
}

function partsOf({ violates, notExercised }: Summary, violate: string): string[] {
  return [
    ...(violates > 0 ? [`${violates} ${violate}`] : []),
    ...(notExercised > 0 ? [`${notExercised} not exercised`] : []),
  ];
}

function worstOf({ violates, notExercised }: Summary): Verdict {
  return violates > 0 ? "violates" : notExercised > 0 ? "not-exercised" : "conforms";
}

/** How a whole target is doing; the worst there is decides. */
export function standingOf(target: TargetReport): Standing {
  if (target.error !== undefined) return "unverified";
  const standings = countsOf(target).map(({ standing }) => standing);
  return (["violates", "not-exercised"] as const).find((one) => standings.includes(one)) ?? "conforms";
}

/** True if a target could not be verified, and nothing on it was exercised before that came out. */
export function isUntried({ error, variants, rules }: TargetReport): boolean {
  return (
    error !== undefined && [...variants, ...rules].every((one) => one.verdict === "not-exercised")
  );
}
