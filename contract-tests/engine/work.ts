import type { Variant } from "./catalogue.ts";
import type { Rule, Session } from "./session.ts";

/** What a run is to exercise on one target. */
export interface Work {
  readonly session: Session;
  readonly variants: readonly Variant[];
  readonly rules: readonly Rule[];
}

/** The whole id of a rule, beside those of variants: `vpnscript/rules/pages-add-up`. */
export function ruleId(api: { readonly name: string }, rule: Pick<Rule, "id">): string {
  return `${api.name}/rules/${rule.id}`;
}
