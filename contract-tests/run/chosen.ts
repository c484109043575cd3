import { badInputRule, type BadInputOptions } from "../bad-input/bad-input.ts";
import type { Api } from "../engine/api.ts";
import type { Chosen, Rule } from "../engine/session.ts";
import type { Target } from "../engine/transport/target.ts";
import { ruleId, select } from "../engine/work.ts";
import { modelRules, type ModelOptions } from "./models.ts";
import type { Tool } from "../report/report.ts";

/** An installation, and the API that it is one of. */
export interface Pair {
  readonly api: Api;
  readonly target: Target;
  /** Its place in the target file, in a run on a shard. */
  readonly place?: number;
}

export interface Choice {
  /** Which variants and rules of a target to exercise; all by default. */
  readonly wanted?: ((id: string, target: string) => boolean) | undefined;
  /** Whether bad input is sent, too: how many requests, and the seed. */
  readonly badInput?: BadInputOptions | undefined;
  /** Whether models are tried, too: how many sequences, and the seed. */
  readonly models?: ModelOptions | undefined;
}

/** What is to be exercised on a target. */
export function chosenOf({ api, target }: Pair, { wanted, badInput, models }: Choice): Chosen {
  const { variants, rules } = select(api, (id) => wanted?.(id, target.name) ?? true);
  const isWanted = (rule: Rule) => wanted?.(ruleId(api, rule), target.name) ?? true;
  const asked = [
    ...(models ? modelRules(api, models).filter(isWanted) : []),
    ...(badInput ? [badInputRule(badInput)] : []),
  ];
  return { variants, rules: [...rules, ...asked] };
}

/** All rules that a run of the API can have, also those behind an option. */
export function everyRule(api: Api): readonly Rule[] {
  const models = modelRules(api, { sequences: 0, seed: 0, irreversible: true });
  return [...select(api).rules, ...models, badInputRule({ budget: 0, seed: 0 })];
}

/** The ids of the variants, and those of the rules. */
export function idsOf(
  api: Pick<Api, "name">,
  { variants, rules }: Chosen,
): readonly [string[], string[]] {
  return [variants.map(({ id }) => id), rules.map((rule) => ruleId(api, rule))];
}

/** The ids of what a tool judges. */
export function askedOf(api: Pick<Api, "name">, chosen: Chosen, tool: Tool): string[] {
  if (tool === "vitest") return idsOf(api, chosen).flat();
  // Dredd has documents of what the vendor's page shows, and none of what it implies.
  const shown = chosen.variants.filter(({ provenance }) => provenance !== "inferred");
  return shown.map(({ id }) => id);
}

/** How many outcomes the targets will have if all goes well. */
export function stepsOf(pairs: readonly Pair[], tools: readonly Tool[], choice: Choice): number {
  const steps = pairs.flatMap((pair) => {
    const chosen = chosenOf(pair, choice);
    return tools.flatMap((tool) => askedOf(pair.api, chosen, tool));
  });
  return steps.length;
}
