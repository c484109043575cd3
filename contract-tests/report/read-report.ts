import { readFile } from "node:fs/promises";
import { UsageError } from "../engine/errors.ts";
import type { Report } from "./report.ts";
import { among, having, list, optional, suite, text } from "./shape.ts";

/** A report.json that an earlier run has written. @throws UsageError if it is not one. */
export async function readReport(file: string): Promise<Report> {
  const unusable = (why: string) =>
    new UsageError(`${file} ${why}; name one that a run has written`);
  let report: unknown;
  try {
    report = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    const { code = "not JSON" } = error as NodeJS.ErrnoException;
    throw unusable(`cannot be read as a report.json (${code})`);
  }
  if (isReport(report)) return report;
  throw unusable("is not a report.json of schema version 1");
}

const judged = list(having({}));

const isWhole = having({
  schemaVersion: among(1),
  suite: optional(suite),
  targets: list(
    having({
      ...{ name: text, variants: judged, rules: judged },
      findings: optional(
        list(having({ check: text, message: text, at: optional(text), actual: optional(text) })),
      ),
    }),
  ),
});

export function isReport(given: unknown): given is Report {
  return isWhole(given);
}
