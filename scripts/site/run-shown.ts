import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Api } from "../../contract-tests/engine/api.ts";
import { UsageError } from "../../contract-tests/engine/errors.ts";
import type { Target } from "../../contract-tests/engine/target.ts";
import schema from "../../contract-tests/report/report.schema.json" with { type: "json" };
import type { Report } from "../../contract-tests/report/report.ts";
import { verify } from "../../contract-tests/run/verify.ts";
import type { Sandbox } from "../../contract-tests/sandbox/sandbox.ts";
import { completeTarget } from "../../contract-tests/target-file/load.ts";
import { version } from "../version.ts";

/** Runs every API's bundled sandbox and verifies it: what the matrix shows where nobody gives it a report. */
export async function sandboxRun(apis: readonly Api[]): Promise<Report> {
  const known = Object.fromEntries(apis.map((api) => [api.name, api]));
  const sandboxes: Sandbox[] = [];
  try {
    const targets: { api: Api; target: Target }[] = [];
    for (const api of apis) {
      const sandbox = await api.startSandbox();
      sandboxes.push(sandbox);
      targets.push({ api, target: completeTarget(sandbox.target, known) });
    }
    return await verify(targets, { tool: `access-contracts ${version()}` });
  } finally {
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  }
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
    `--report ${file}: no report of a run: ${first?.instancePath || "/"} ${first?.message}`,
  );
}
