import { existsSync } from "node:fs";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { readEvents } from "../contract-tests/report/events.ts";
import { journalFile } from "../contract-tests/run/clean-up.ts";
import { reportOf } from "../contract-tests/run/report-of.ts";
import { tellingCommand } from "./options.ts";
import { refuseBusy } from "./report-folder.ts";
import { knownDeviations, REMEDY, tellReport } from "./tell-report.ts";

/** `report`: makes the reports of a run of what it has written until it was killed. */
export const command = tellingCommand("report")
  .description("make the reports of a run once more, of its events: also of one that was killed")
  .requiredOption("--from <dir>", "the folder of its reports")
  .option("--report <dir>", "folder that the reports are written to (default: the same)")
  .action(async ({ from, report: folder = from, ...options }) => {
    const deviations = await knownDeviations(options);
    await refuseBusy(from);
    const apis = await everyApi();
    const leftOf = (name: string) =>
      existsSync(journalFile(from, { name }))
        ? [
            {
              what: "whatever the run has created there",
              why: "it was killed before it cleaned up",
            },
          ]
        : [];
    const report = await reportOf(readEvents(from), apis, leftOf);
    await tellReport(report, {
      ...options,
      apis,
      folder,
      from: [from],
      deviations,
      remedy: REMEDY,
    });
  });
