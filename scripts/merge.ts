import { everyApi } from "../contract-tests/apis/discover.ts";
import { mergeReports, type Part } from "../contract-tests/report/merge.ts";
import { tellingCommand } from "./options.ts";
import { readRun } from "./report-folder.ts";
import { knownDeviations, REMEDY, tellReport } from "./tell-report.ts";

/** `merge`: makes one report of those of several runs. */
export const command = tellingCommand("merge")
  .description("make one report of those of several runs, such as all shards of a target file")
  .argument("<dir...>", "the folders of their reports")
  .option("--report <dir>", "folder that the merged reports are written to", "report")
  .option("--incomplete", "merge although shards are missing, and say which")
  .action(async (folders, { report: folder, incomplete, ...options }) => {
    const deviations = await knownDeviations(options);
    const apis = await everyApi();
    const parts: Part[] = [];
    for (const from of folders) parts.push({ folder: from, ...(await readRun(from, apis)) });
    const report = mergeReports(parts, incomplete);
    // What was cut short or is missing could not be checked.
    const interrupted = report.cutShort === undefined ? undefined : 2;
    const telling = { apis, folder, from: folders, deviations, interrupted, remedy: REMEDY };
    await tellReport(report, { ...options, ...telling });
  });
