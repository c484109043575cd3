import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { UnusableEvents } from "../contract-tests/report/events.ts";
import { mergeReports, type Part } from "../contract-tests/report/merge.ts";
import { printable } from "../contract-tests/report/printable.ts";
import { telling } from "./options.ts";
import { readRun, takeFolder } from "./report-folder.ts";
import { knownDeviations, tellReport } from "./tell-report.ts";

/** `merge`: makes one report of the reports of several runs. */
export const command = telling(
  new Command("merge")
    .optionsGroup("What is merged:")
    .option("--incomplete", "merge although shards are missing or can't be read, and say which"),
)
  .description(
    "merge the reports of several runs into one, such as those of all shards of a target file",
  )
  .argument("<dir...>", "the folders of their reports")
  .option("--report <dir>", "folder that the merged reports are written to", "report")
  .action(async (folders, { report: folder, incomplete, ...options }) => {
    const deviations = await knownDeviations(options, folder);
    const apis = await everyApi();
    const parts: Part[] = [];
    const unusable: string[] = [];
    for (const from of folders) {
      try {
        parts.push({ folder: from, ...(await readRun(from, apis)) });
      } catch (error) {
        if (!(error instanceof UnusableEvents)) throw error;
        if (!incomplete) throw new UsageError(`${error.message}, or say --incomplete`);
        unusable.push(error.why);
        process.stderr.write(`left out: ${printable(error.why)}\n`);
      }
    }
    const report = mergeReports(parts, incomplete ? unusable : undefined);
    await using _ = await takeFolder(folder, []);
    const from = parts.map((part) => part.folder);
    const fleet = incomplete ? undefined : report.targets.map(({ name }) => name);
    await tellReport(report, { ...options, apis, folder, from, deviations, fleet });
  });
