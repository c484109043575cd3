import { join } from "node:path";
import type { Api } from "../contract-tests/engine/api.ts";
import { TargetError } from "../contract-tests/engine/errors.ts";
import { compareReports } from "../contract-tests/report/compare.ts";
import { comparisonText } from "../contract-tests/report/comparison-text.ts";
import { printable } from "../contract-tests/report/printable.ts";
import { cleanUp, type CleanUp } from "../contract-tests/run/clean-up.ts";
import { planText, rehearse } from "../contract-tests/run/plan.ts";
import type { Pair } from "./sandboxes.ts";
import { readReport, selectionOf, toolsOf, type Selection } from "./selection.ts";

/** Prints what a run would send to each target; nothing is sent to any of them. */
export async function printPlans(pairs: readonly Pair[], options: Selection): Promise<number> {
  const wanted = await selectionOf(pairs, options);
  for (const { api, target } of pairs) {
    const plan = await rehearse(api, target, { wanted, tools: toolsOf(options) });
    process.stdout.write(planText(plan));
  }
  return 0;
}

/** Removes what killed runs have left on the targets; 1 if something could not be removed, 2 if a target could not be reached. */
export async function cleanUpAll(pairs: readonly Pair[], folder: string): Promise<number> {
  const statuses: number[] = [];
  for (const pair of pairs) statuses.push(await cleanUpOne(pair, folder));
  return Math.max(0, ...statuses);
}

async function cleanUpOne(pair: Pair, folder: string): Promise<number> {
  let done: CleanUp;
  try {
    done = await cleanUp(pair, folder);
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    // The others are cleaned up all the same; its own journal stays.
    process.stderr.write(`${printable(error.message)}\n`);
    return 2;
  }
  const { target, writes, leftovers } = done;
  if (writes === undefined) {
    process.stdout.write(`${target}: no journal in ${folder}, so nothing to remove\n`);
  } else if (leftovers.length === 0) {
    process.stdout.write(`${target}: nothing is left of the ${writes} writes in the journal\n`);
  }
  for (const { what, why } of leftovers) {
    process.stdout.write(`${target}: left behind: ${printable(what)}: ${printable(why)}\n`);
  }
  return leftovers.length > 0 ? 1 : 0;
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
