import { readFile } from "node:fs/promises";
import { UsageError } from "../engine/errors.ts";
import type { Report } from "./report.ts";

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

export function isReport(given: unknown): given is Report {
  const report = given as Partial<Report> | null;
  return report?.schemaVersion === 1 && isWhole(report.targets);
}

function isWhole(targets: unknown): boolean {
  const isList = (all: unknown): all is readonly Partial<Report["targets"][number]>[] =>
    Array.isArray(all) && !all.includes(null);
  return (
    isList(targets) &&
    targets.every(({ name, variants, rules }) => {
      return typeof name === "string" && isList(variants) && isList(rules);
    })
  );
}
