import type { Variant } from "../engine/catalogue.ts";
import type { Exchange } from "../engine/exchange.ts";
import { finding } from "../engine/finding.ts";
import { judge, type Bench, type Judgement } from "../engine/judge.ts";

/** What an exchange was, as far as the page documents it. */
export interface Judged extends Judgement {
  /** The variant that came or, where there are findings, the nearest one; absent if the status is unknown. */
  readonly variant?: Variant;
}

/** Tells which variant of its operation an exchange was: nothing says which one should come. */
export function judgeTraffic(
  bench: Bench,
  variants: readonly Variant[],
  exchange: Exchange,
): Judged {
  const { status } = exchange.answer;
  const [best] = variants
    .map((variant) => ({ variant, ...judge(bench, variant, exchange) }))
    .map((judged) => ({ judged, rank: rankOf(judged, status) }))
    .filter(({ rank }) => rank < UNKNOWN)
    .toSorted((a, b) => a.rank - b.rank || distance(a.judged) - distance(b.judged));
  if (best) return best.judged;
  const expected = [...new Set(variants.map((one) => one.status ?? "any error"))].join(", ");
  const unknownStatus = finding(
    {
      check: "status-as-documented",
      message: `The status ${status} is none that is documented for ${exchange.request.operation}.`,
      at: "status",
      expected,
      actual: String(status),
      exchange,
    },
    bench.secrets,
  );
  return { findings: [unknownStatus], undocumented: [] };
}

const UNKNOWN = 5;

/** How likely a variant is the one that was meant; 0 if it came, `UNKNOWN` if it cannot have such a status. */
function rankOf({ variant, findings }: Required<Judged>, status: number): number {
  const documented = variant.provenance === "documented";
  // One that the page documents without a status can come with any; an inferred one stands for errors that no other has.
  const own = variant.status === status || (variant.status === null && documented);
  if (own && findings.length === 0) return 0;
  // A documented body under another status is the clearest finding of all.
  if (documented && findings.every(({ check }) => check === "status-as-documented")) return 1;
  if (own) return documented ? 2 : 3;
  return variant.status === null && status >= 400 ? 4 : UNKNOWN;
}

/** A wrong literal means another variant sooner than a missing field or a wrong type does. */
function distance({ findings }: Judgement): number {
  const weights = findings.map(({ check }) => (check === "literal-as-documented" ? 1.5 : 1));
  return weights.reduce((sum, weight) => sum + weight, 0);
}
