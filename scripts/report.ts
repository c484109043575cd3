import { hash } from "node:crypto";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { applyDeviations } from "../contract-tests/report/deviations.ts";
import { readReport } from "../contract-tests/report/json.ts";
import { outlineOf } from "../contract-tests/report/outline.ts";
import { statementBadge, statementHtml, statementOf } from "../contract-tests/report/statement.ts";
import { writeFiles } from "../contract-tests/report/write.ts";
import { telling } from "./options.ts";
import { readRun, takeFolder } from "./report-folder.ts";
import { knownDeviations, tellReport, dayIn, type Telling } from "./tell-report.ts";

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

/**
 * Writes a statement and a badge for each target of the report.json in `from`, and sets the exit status
 * as the run had it.
 */
async function writeStatements(
  from: string,
  folder: string,
  { apis, deviations, complete }: Pick<Telling, "apis" | "deviations" | "complete">,
): Promise<void> {
  const report = await readReport(join(from, "report.json"));
  const applied = deviations && applyDeviations(report, deviations, dayIn(0));
  const options = { catalogues: apis, applied, complete };
  process.exitCode = outlineOf(report, options).status;
  for (const target of report.targets) {
    const statement = statementOf(report, target, options);
    const file = fileNameOf(target.name);
    const [page] = await writeFiles(join(folder, "statements"), {
      [`${file}.html`]: statementHtml(statement),
      [`${file}.svg`]: statementBadge(statement),
    });
    process.stdout.write(`${statement.name}  ${statement.answer}: ${page}\n`);
  }
}

/** What Windows has for devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;

/** Longest part of a name in a file's name. */
const LONGEST = 60;

/**
 * A name for the files of a target that is itself in a link, and that no two targets share where a file
 * system sees no difference between small and capital letters.
 */
export function fileNameOf(name: string): string {
  const isPlain = /^[a-z\d](?:[a-z\d._-]*[a-z\d])?$/.test(name) && name.length <= LONGEST;
  if (isPlain && !DEVICES.test(name)) return name;
  const readable = name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .slice(0, LONGEST);
  const digest = hash("sha256", name).slice(0, 12);
  return `${readable.replace(/^-|-$/g, "") || "target"}-${digest}`;
}
