import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import { compareReports } from "../contract-tests/report/compare.ts";
import { comparisonText } from "../contract-tests/report/comparison-text.ts";
import type { Report } from "../contract-tests/report/report.ts";
import { cleanUp } from "../contract-tests/run/clean-up.ts";
import { planText } from "../contract-tests/run/plan-text.ts";
import { rehearse } from "../contract-tests/run/rehearsal.ts";
import { selectionOf, toolsOf, type RunOptions } from "./run-and-report.ts";

type Pairs = readonly { readonly api: Api; readonly target: Target }[];

/** Prints what a run would send to each target; nothing is sent to any of them. */
export async function printPlans(pairs: Pairs, options: RunOptions): Promise<number> {
  const wanted = await selectionOf(options);
  for (const { api, target } of pairs) {
    const plan = await rehearse(api, target, { wanted, tools: toolsOf(options) });
    process.stdout.write(planText(plan));
  }
  return 0;
}

/** Removes what killed runs have left on the targets; 1 if something could not be removed. */
export async function cleanUpAll(pairs: Pairs, folder: string): Promise<number> {
  let left = 0;
  for (const pair of pairs) {
    const { target, writes, leftovers } = await cleanUp(pair, folder);
    if (writes === undefined) {
      process.stdout.write(`${target}: no journal in ${folder}, so nothing to remove\n`);
    } else if (leftovers.length === 0) {
      process.stdout.write(`${target}: nothing is left of the ${writes} writes in the journal\n`);
    }
    for (const { what, why } of leftovers) {
      process.stdout.write(`${target}: left behind: ${what}: ${why}\n`);
    }
    left += leftovers.length;
  }
  return left > 0 ? 1 : 0;
}

/** Says what has changed from an earlier report to the one in `folder`; 1 if anything is newly violated. */
export async function compareWith(
  earlier: string,
  folder: string,
  all: Readonly<Record<string, Api>>,
): Promise<number> {
  const catalogues = Object.fromEntries(
    Object.values(all).map(({ name, catalogue }) => [name, catalogue]),
  );
  const later = join(folder, "report.json");
  const comparison = compareReports(await readReport(earlier), await readReport(later), catalogues);
  process.stdout.write(comparisonText(comparison, process.stdout.columns ?? 100));
  return comparison.changes.some(({ kind }) => kind === "newly-violates") ? 1 : 0;
}

/** A report.json that an earlier run has written. @throws UsageError if it is none. */
export async function readReport(file: string): Promise<Report> {
  let report: Partial<Report>;
  try {
    report = JSON.parse(await readFile(file, "utf8")) as Partial<Report>;
  } catch (error) {
    throw new UsageError(
      `${file} is no report.json (${(error as NodeJS.ErrnoException).code ?? "no JSON"}); name one that a run has written`,
    );
  }
  if (report.schemaVersion === 1 && Array.isArray(report.targets)) return report as Report;
  throw new UsageError(`${file} is no report.json of schema version 1; name one that a run has written`);
}
