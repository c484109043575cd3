import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { globMatcher, ruleId, select } from "../contract-tests/engine/work.ts";
import { judgedOf } from "../contract-tests/report/findings.ts";
import { readReport } from "../contract-tests/report/json.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import type { VerifyOptions } from "../contract-tests/run/verify.ts";
import type { VerifyingOptions } from "./options.ts";

/** The part of a target that a choice depends on. */
export type Chosen = Pick<Pair, "api"> & { readonly target: Pick<Pair["target"], "name"> };

/**
 * Which ids a run is to exercise on a target, by `--only` and `--failed`; undefined for all.
 * @throws UsageError if that is nothing on any of the targets.
 */
export async function selectionOf(
  targets: readonly Chosen[],
  { only, failed, model }: Pick<VerifyingOptions, "only" | "failed" | "model">,
): Promise<VerifyOptions["wanted"]> {
  if (only === undefined && failed === undefined) return undefined;
  const matches = globMatcher(only ?? "**");
  const violated = failed === undefined ? undefined : await violatedIn(failed);
  const wanted = (id: string, target: string) =>
    matches(id) && (violated?.has(`${target} ${id}`) ?? true);
  const chosen = targets.some(({ api, target }) => {
    const { variants, rules } = select(api, (id) => wanted(id, target.name));
    const models = (model && api.models) || [];
    const isWanted = models.some((one) => wanted(ruleId(api, one), target.name));
    return variants.length + rules.length > 0 || isWanted;
  });
  if (chosen) return wanted;
  const names = targets.map(({ target }) => target.name).join(", ");
  const [example] = Object.values(targets[0]?.api.catalogue.variants ?? {});
  throw new UsageError(
    violated
      ? `--failed ${failed}: nothing failed in it that could be exercised again on ${names}${only === undefined ? "" : ` and matches --only ${only}`}`
      : `--only "${only}": no variant or rule of ${names} matches; ids look like ${example?.id ?? "API/OPERATION/NAME"}, and * and ** stand for the rest`,
  );
}

/** What was violated, each as `TARGET ID`. */
async function violatedIn(file: string): Promise<ReadonlySet<string>> {
  const { targets } = await readReport(file);
  const violated = targets.flatMap((target) =>
    judgedOf(target)
      .filter(({ verdict }) => verdict === "violates")
      .map(({ id }) => `${target.name} ${id}`),
  );
  return new Set(violated);
}
