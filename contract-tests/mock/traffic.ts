import type { Variant } from "../engine/catalogue.ts";
import type { Exchange } from "../engine/exchange.ts";
import { finding, type Finding } from "../engine/finding.ts";
import { judge, type Bench } from "../engine/judge.ts";

/** What an exchange of somebody else's was, as far as the page documents it. */
export interface Judged {
  /** The variant that came; absent if none of the operation's did. */
  readonly variant?: Variant;
  /** Why it is none, held against the variant that is nearest to it. */
  readonly nearest?: Variant;
  readonly findings: readonly Finding[];
  readonly undocumented: readonly string[];
}

/** Tells which variant of its operation an exchange was: nobody said which one should come. */
export function judgeTraffic(
  bench: Bench,
  variants: readonly Variant[],
  exchange: Exchange,
): Judged {
  const { status } = exchange.answer;
  const held = variants.map((variant) => ({ variant, ...judge(bench, variant, exchange) }));
  const own = held.filter(({ variant }) => variant.status === status || isOfAnyStatus(variant));
  const conforms = own.find(({ findings }) => findings.length === 0);
  if (conforms) return conforms;
  // A documented body under another status is the clearest finding of all.
  const moved = held.find(
    ({ variant, findings }) =>
      variant.provenance === "documented" &&
      findings.every(({ check }) => check === "status-as-documented"),
  );
  if (moved) return { nearest: moved.variant, findings: moved.findings, undocumented: [] };
  const documented = own.filter(({ variant }) => variant.provenance === "documented");
  const others = held.filter(({ variant }) => variant.status === null && status >= 400);
  const candidates = [documented, own, others].find((some) => some.length > 0) ?? [];
  const [nearest] = candidates.toSorted((a, b) => distance(a.findings) - distance(b.findings));
  if (!nearest) return { findings: [unknownStatus(bench, variants, exchange)], undocumented: [] };
  const { variant, findings, undocumented } = nearest;
  if (findings.length === 0) return { variant, findings, undocumented };
  return { nearest: variant, findings, undocumented };
}

/** One that the page documents without a status can come with any; an inferred one stands for errors that no other has. */
function isOfAnyStatus({ status, provenance }: Variant): boolean {
  return status === null && provenance === "documented";
}

function unknownStatus(
  { secrets }: Bench,
  variants: readonly Variant[],
  exchange: Exchange,
): Finding {
  const { answer, request } = exchange;
  return finding(
    {
      check: "status-as-documented",
      message: `The status ${answer.status} is none that is documented for ${request.operation}.`,
      at: "status",
      expected: [...new Set(variants.map(({ status }) => status ?? "any error"))].join(", "),
      actual: String(answer.status),
      exchange,
    },
    secrets,
  );
}

/** A wrong literal means another variant sooner than a missing field or a wrong type does. */
function distance(findings: readonly Finding[]): number {
  const weight = ({ check }: Finding) => (check === "literal-as-documented" ? 1.5 : 1);
  return findings.reduce((sum, one) => sum + weight(one), 0);
}
