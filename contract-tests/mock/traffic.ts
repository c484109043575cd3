import type { Variant } from "../engine/description/catalogue.ts";
import type { Exchange } from "../engine/exchange/exchange.ts";
import { finding, type Finding } from "../engine/judgement/finding.ts";
import { judge, type Bench } from "../engine/judgement/judge.ts";
import { pointersOf } from "../engine/description/places.ts";

export interface Judged {
  /** The variant that came, or the nearest one; absent if the status is unknown. */
  readonly variant?: string;
  readonly findings: readonly Finding[];
  /** What is worth knowing and breaks nothing: the app's own mistakes, and what the vendor's page does not have. */
  readonly notes: readonly string[];
}

/** Finds out which variant came: nothing says which one should. */
export function judgeTraffic(
  bench: Bench,
  variants: readonly Variant[],
  exchange: Exchange,
): Judged {
  const { status } = exchange.answer;
  const [best] = variants
    .map((variant) => ({ variant, ...judge(bench, variant, exchange) }))
    .map((held) => ({ ...held, rank: rankOf(held.variant, held.findings, status) }))
    .filter(({ rank }) => rank < UNKNOWN)
    .toSorted((a, b) => a.rank - b.rank || distance(a.findings) - distance(b.findings));
  if (!best) {
    const check = "status-as-documented";
    const message = `The status ${status} is not documented for ${exchange.request.operation}.`;
    const expected = [...new Set(variants.map((one) => one.status ?? "any error"))].join(", ");
    const unknown = { check, message, at: "status", expected, actual: String(status), exchange };
    return { findings: [finding(unknown, bench.secrets)], notes: [] };
  }
  const { findings, undocumented } = best;
  const { id: variant, provenance } = best.variant;
  const notes = pointersOf(undocumented).map(
    (field) => `The answer has ${field}, which the vendor's page does not.`,
  );
  if (provenance === "documented" || !findings[0]) return { variant, findings, notes };
  const otherwise = `Otherwise than ${variant} is ${provenance}: ${findings[0].message}`;
  return { variant, findings: [], notes: [otherwise, ...notes] };
}

const UNKNOWN = 5;

/** How far a variant is from the answer; 0 if it came, `UNKNOWN` if it can't have such a status. */
function rankOf(variant: Variant, findings: readonly Finding[], status: number): number {
  const documented = variant.provenance === "documented";
  // A documented variant without a status can have any; an inferred one covers errors that no other
  // has.
  const own = variant.status === status || (variant.status === null && documented);
  if (own && findings.length === 0) return 0;
  // A documented body under another status is the clearest finding of all, for the variant whose body it is.
  const due = `${variant.status} (${variant.summary})`;
  const isStatus = ({ check, expected }: Finding) =>
    check === "status-as-documented" && expected === due;
  if (documented && findings.every(isStatus)) return 1;
  if (own) return documented ? 2 : 3;
  return variant.status === null && status >= 400 ? 4 : UNKNOWN;
}

/** A wrong literal means another variant sooner than a missing field or a wrong type does. */
function distance(findings: readonly Finding[]): number {
  const literals = findings.filter(({ check }) => check === "literal-as-documented");
  return findings.length + literals.length / 2;
}
