import { readFile } from "node:fs/promises";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { globMatcher, select } from "../contract-tests/engine/work.ts";
import { judgedOf } from "../contract-tests/report/findings.ts";
import type { Report } from "../contract-tests/report/report.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import type { VerifyOptions } from "../contract-tests/run/verify.ts";
import type { VerifyingOptions } from "./options.ts";

/** As much of a target as it takes to choose by. */
export type Chosen = Pick<Pair, "api"> & { readonly target: Pick<Pair["target"], "name"> };

/**
 * Which ids a run is to exercise on a target, by `--only` and `--failed`; undefined for all.
 * @throws UsageError if that is nothing on any of the targets.
 */
export async function selectionOf(
  targets: readonly Chosen[],
  { only, failed }: Pick<VerifyingOptions, "only" | "failed">,
): Promise<VerifyOptions["wanted"]> {
  if (only === undefined && failed === undefined) return undefined;
  const matches = globMatcher(only ?? "**");
  const violated = failed === undefined ? undefined : await violatedIn(failed);
  const wanted = (id: string, target: string) =>
    matches(id) && (violated?.has(`${target} ${id}`) ?? true);
  const chosen = targets.some(({ api, target }) => {
    const { variants, rules } = select(api, (id) => wanted(id, target.name));
    return variants.length + rules.length > 0;
  });
  if (chosen) return wanted;
  const names = targets.map(({ target }) => target.name).join(", ");
  const [example] = Object.values(targets[0]?.api.catalogue.variants ?? {});
  throw new UsageError(
    violated
      ? `--failed ${failed}: nothing failed in it that could be exercised again on ${names}${only === undefined ? "" : ` and matches --only ${only}`}`
      : `--only ${only}: no variant or rule of ${names} matches; ids look like ${example?.id ?? "API/OPERATION/NAME"}, and * and ** stand for the rest`,
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

/** A report.json that an earlier run has written. @throws UsageError if it is not one. */
export async function readReport(file: string): Promise<Report> {
  const unusable = (why: string) =>
    new UsageError(`${file} ${why}; name one that a run has written`);
  let report: Partial<Report> | null;
  try {
    report = JSON.parse(await readFile(file, "utf8")) as typeof report;
  } catch (error) {
    const { code = "not JSON" } = error as NodeJS.ErrnoException;
    throw unusable(`cannot be read as a report.json (${code})`);
  }
  if (report?.schemaVersion === 1 && isWhole(report.targets)) return report as Report;
  throw unusable("is not a report.json of schema version 1");
}

function isWhole(targets: unknown): boolean {
  const isList = (all: unknown): all is readonly Partial<Report["targets"][number]>[] =>
    Array.isArray(all) && !all.includes(null);
  return (
    isList(targets) &&
    targets.every(({ name, variants, rules }) => {
      return typeof name === "string" && isList(variants) && isList(rules);
    })
  );
}
