import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { telling } from "./options.ts";
import { readRun, takeFolder } from "./report-folder.ts";
import { writeStatements } from "./statement.ts";
import { knownDeviations, tellReport } from "./tell-report.ts";

/** `report`: makes the reports of a run again, also of one that was killed. */
export const command = telling(
  new Command("report")
    .description("rebuild the reports of a run from events.jsonl, even of one that was killed")
    .optionsGroup("What is reported:")
    .requiredOption("--from <dir>", "the folder of its reports (required)"),
)
  .option("--report <dir>", "folder that the reports are written to (default: the same)")
  .option(
    "--statement",
    "write a conformance statement and a badge for each target, from report.json alone, and end",
  )
  .action(async ({ from, report: folder = from, statement, ...options }) => {
    const deviations = await knownDeviations(options, folder);
    const apis = await everyApi();
    if (statement) return writeStatements(from, folder, { ...options, apis, deviations });
    const { report } = await readRun(from, apis);
    await using _ = await takeFolder(folder, []);
    await tellReport(report, { ...options, apis, folder, from: [from], deviations });
  });
