import { join } from "node:path";
import { applyDeviations } from "../contract-tests/report/deviations.ts";
import { readReport } from "../contract-tests/report/read-report.ts";
import { statementBadge, statementHtml, statementOf } from "../contract-tests/report/statement.ts";
import { writeFiles } from "../contract-tests/report/write.ts";
import { nameInFile } from "../contract-tests/run/clean-up.ts";
import { exitStatus } from "./exit-status.ts";
import { dayIn, type Telling } from "./tell-report.ts";

/**
 * Writes a statement and a badge for each target of the report.json in `from`, and sets the exit status
 * as the run had it.
 */
export async function writeStatements(
  from: string,
  folder: string,
  { apis, deviations, complete }: Pick<Telling, "apis" | "deviations" | "complete">,
): Promise<void> {
  const report = await readReport(join(from, "report.json"));
  const applied = deviations && applyDeviations(report, deviations, dayIn(0));
  const interrupted = report.cutShort === undefined ? undefined : 2;
  const ending = { applied, isComplete: complete === true, interrupted };
  process.exitCode = exitStatus(report.targets, ending);
  for (const target of report.targets) {
    const statement = statementOf(report, target, { catalogues: apis, applied });
    const file = nameInFile(target.name);
    const [page] = await writeFiles(join(folder, "statements"), {
      [`${file}.html`]: statementHtml(statement),
      [`${file}.svg`]: statementBadge(statement),
    });
    process.stdout.write(`${statement.name}  ${statement.answer}: ${page}\n`);
  }
}
