import { readFile } from "node:fs/promises";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Report, Tool } from "../contract-tests/report/report.ts";
import { globMatcher, select } from "../contract-tests/engine/work.ts";
import type { VerifyOptions } from "../contract-tests/run/verify.ts";
import type { Pair } from "./sandboxes.ts";

/** The options that say what of a target is exercised. */
export interface Selection {
  readonly tool?: Tool;
  readonly only?: string;
  readonly failed?: string;
}

/**
 * Which ids a run is to exercise on a target, by `--only` and `--failed`; undefined for all.
 * @throws UsageError if that is nothing on any of the targets.
 */
export async function selectionOf(
  targets: readonly Pair[],
  { only, failed }: Pick<Selection, "only" | "failed">,
): Promise<VerifyOptions["wanted"]> {
  const matches = only === undefined ? undefined : globMatcher(only);
  const violated = failed === undefined ? undefined : await violatedIn(failed);
  if (!matches && !violated) return undefined;
  const wanted = (id: string, target: string) =>
    (violated?.has(`${target} ${id}`) ?? true) && (matches?.(id) ?? true);
  const chosen = targets.some(({ api, target }) => {
    const { variants, rules } = select(api, (id) => wanted(id, target.name));
    return variants.length + rules.length > 0;
  });
  if (chosen) return wanted;
  const names = targets.map(({ target }) => target.name).join(", ");
  const [example] = Object.values(targets[0]?.api.catalogue.variants ?? {});
  throw new UsageError(
    violated
      ? `--failed ${failed}: nothing failed in it that could be exercised again on ${names}${matches ? ` and matches --only ${only}` : ""}`
      : `--only ${only}: no variant or rule of ${names} matches; ids look like ${example?.id ?? "API/OPERATION/NAME"}, and * and ** stand for the rest`,
  );
}

export function toolsOf({ tool }: Pick<Selection, "tool">): readonly Tool[] | undefined {
  return tool && [tool];
}

/** A report.json that an earlier run has written. @throws UsageError if it is not one. */
export async function readReport(file: string): Promise<Report> {
  let report: Partial<Report> | null;
  try {
    report = JSON.parse(await readFile(file, "utf8")) as Partial<Report> | null;
  } catch (error) {
    throw new UsageError(
      `${file} cannot be read as a report.json (${(error as NodeJS.ErrnoException).code ?? "not JSON"}); name one that a run has written`,
    );
  }
  if (report?.schemaVersion === 1 && isWhole(report.targets)) return report as Report;
  throw new UsageError(
    `${file} is not a report.json of schema version 1; name one that a run has written`,
  );
}

function isWhole(targets: unknown): boolean {
  const isList = (all: unknown) => Array.isArray(all) && all.every((one) => one !== null);
  return (
    Array.isArray(targets) &&
    targets.every(
      (target: Partial<Report["targets"][number]> | null) =>
        typeof target?.name === "string" && isList(target.variants) && isList(target.rules),
    )
  );
}

/** What was violated, each as `TARGET ID`. */
async function violatedIn(file: string): Promise<ReadonlySet<string>> {
  const { targets } = await readReport(file);
  return new Set(
    targets.flatMap(({ name, variants, rules }) =>
      [...variants, ...rules]
        .filter(({ verdict }) => verdict === "violates")
        .map(({ id }) => `${name} ${id}`),
    ),
  );
}
