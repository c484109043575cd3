import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { UsageError } from "../../contract-tests/engine/errors.ts";
import schema from "../../contract-tests/report/report.schema.json" with { type: "json" };
import type { Report } from "../../contract-tests/report/report.ts";
import { verify } from "../../contract-tests/run/verify.ts";
import { withSandboxes, type Apis } from "../sandboxes.ts";
import { version } from "../version.ts";

/** Verifies the bundled sandboxes: what the matrix shows where nobody gives it a report. */
export function sandboxRun(apis: Apis): Promise<Report> {
  return withSandboxes(apis, {}, (pairs) => verify(pairs, { tool: `access-contracts ${version}` }));
}

/** A run's `report.json`. @throws UsageError if it is none. */
export async function readReport(file: string): Promise<Report> {
  let report: unknown;
  try {
    report = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UsageError(
      `--report ${file}: ${(error as Error).message}; give the report.json of a run, such as report/report.json`,
      { cause: error },
    );
  }
  const validate = new Ajv2020().compile(schema);
  if (validate(report)) return report as unknown as Report;
  const [first] = validate.errors ?? [];
  throw new UsageError(
    `--report ${file}: not the report of a run: ${first?.instancePath || "/"} ${first?.message}`,
  );
}
