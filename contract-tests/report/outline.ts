import type { Catalogue, Variant } from "../engine/catalogue.ts";
import type { Verdict } from "../engine/exercise.ts";
import { counts, type LocatedFinding } from "./findings.ts";
import type { Standing } from "./paint.ts";
import type { TargetReport, VariantReport } from "./report.ts";

/** Catalogues by API name; without its own, an API's report shows ids instead of summaries. */
export type Catalogues = Readonly<Record<string, Catalogue>>;

/** An operation of a target and its variants, in the order of the report. */
export interface OperationOutline {
  readonly name: string;
  readonly documented: readonly VariantReport[];
  /** Variants that the page implies, or names without a body. */
  readonly others: readonly VariantReport[];
}

export function outlineOf({ variants }: TargetReport): OperationOutline[] {
  return [...Map.groupBy(variants, ({ id }) => id.split("/")[1] ?? id)].map(([name, all]) => ({
    name,
    documented: all.filter(counts),
    others: all.filter((one) => !counts(one)),
  }));
}

/** How many of these conform. */
export function conforming(all: readonly { readonly verdict: string }[]): number {
  return all.filter(({ verdict }) => verdict === "conforms").length;
}

/** An id without its API: `createToken/422/invalid-data`. */
export function shortId(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

/** An id without API and operation: `422/invalid-data`. */
export function nameInOperation(id: string): string {
  return id.split("/").slice(2).join("/");
}

export function titleOf(api: string, catalogues: Catalogues | undefined): string {
  return catalogues?.[api]?.title ?? api;
}

export function variantOf(id: string, catalogues: Catalogues | undefined): Variant | undefined {
  return catalogues?.[id.slice(0, id.indexOf("/"))]?.variants[shortId(id)];
}

/** What a variant or rule is about, in a sentence, where that is known. */
export function aboutOf(
  { id }: Pick<LocatedFinding, "id">,
  target: TargetReport,
  catalogues: Catalogues | undefined,
): string | undefined {
  return variantOf(id, catalogues)?.summary ?? target.rules.find((rule) => rule.id === id)?.title;
}

/** How the documented variants of a target stand: `39 of 42 documented variants conform · 2 violate · 1 not exercised`. */
export function variantCounts({ summary }: TargetReport): string {
  const { documented, conforms, violates, notExercised } = summary;
  return [
    `${conforms} of ${documented} documented variants conform`,
    ...(violates > 0 ? [`${violates} ${violates === 1 ? "violates" : "violate"}`] : []),
    ...(notExercised > 0 ? [`${notExercised} not exercised`] : []),
  ].join(" · ");
}

/** How the rules of a target stand: `10 of 12 rules hold (1 broken, 1 not exercised)`; nothing where there are none. */
export function ruleCounts({ rules }: TargetReport): string {
  if (rules.length === 0) return "";
  const of = (verdict: Verdict) => rules.filter((rule) => rule.verdict === verdict).length;
  const rest = [
    ...(of("violates") > 0 ? [`${of("violates")} broken`] : []),
    ...(of("not-exercised") > 0 ? [`${of("not-exercised")} not exercised`] : []),
  ];
  const held = `${of("conforms")} of ${rules.length} rules hold`;
  return rest.length > 0 ? `${held} (${rest.join(", ")})` : held;
}

/** How the documented variants of a target stand; the worst there is decides. */
export function variantStanding({ summary }: TargetReport): Verdict {
  if (summary.violates > 0) return "violates";
  return summary.notExercised > 0 ? "not-exercised" : "conforms";
}

/** How the rules of a target stand; the worst there is decides. */
export function ruleStanding({ rules }: TargetReport): Verdict {
  const worst = (["violates", "not-exercised"] as const).find((verdict) =>
    rules.some((rule) => rule.verdict === verdict),
  );
  return worst ?? "conforms";
}

/** True if a target could not be verified, and nothing on it was exercised before that came out. */
export function isUntried({ error, variants, rules }: TargetReport): boolean {
  return (
    error !== undefined && [...variants, ...rules].every((one) => one.verdict === "not-exercised")
  );
}

/** How a whole target stands; the worst there is decides. */
export function standingOf(target: TargetReport): Standing {
  if (target.error !== undefined) return "unverified";
  const both = [variantStanding(target), ruleStanding(target)];
  return (["violates", "not-exercised"] as const).find((one) => both.includes(one)) ?? "conforms";
}

/** The answer for one target in words. */
export function countsOf(target: TargetReport): string {
  const { leftovers, error } = target;
  const untried = isUntried(target);
  return [
    error === undefined ? "" : "could not be verified",
    untried ? "" : variantCounts(target),
    untried ? "" : ruleCounts(target),
    leftovers.length > 0 ? plural(leftovers.length, "leftover") : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** `1 request`, `2 requests`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Milliseconds as a reader takes them in: `0.4 s`, `47 s`, `1 min 55 s`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The words for the tools that saw something. */
export function seenBy(by: readonly string[]): string {
  return by.map((tool) => ({ vitest: "Vitest", dredd: "Dredd" })[tool] ?? tool).join(" and ");
}
