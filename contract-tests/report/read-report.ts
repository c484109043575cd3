import { readFile } from "node:fs/promises";
import { UsageError, whyUnread } from "../engine/exchange/errors.ts";
import { valueAt } from "../engine/description/explain.ts";
import { jsonIn } from "../sandbox/server.ts";
import { kept } from "./kept.ts";
import { excerpt } from "./printable.ts";
import type { Report } from "./report.ts";

/** A report.json that an earlier run has written. @throws UsageError if it is not one. */
export async function readReport(file: string): Promise<Report> {
  const unusable = (why: string) =>
    new UsageError(`${file}: ${why}; name one that a run has written`);
  const content = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw unusable(whyUnread(error));
  });
  const report = jsonIn(content);
  if (report === undefined) throw unusable("is not JSON");
  if (!isReport(report)) throw unusable("is not a report.json of schema version 1");
  const unknown = unknownIn(report);
  if (unknown === undefined) return report;
  throw unusable(`has a value that reports do not have, ${unknown}`);
}

/** The first value that its field can't have, `targets/0/rules/1/verdict: "odd"`, if there is one. */
function unknownIn(report: Report): string | undefined {
  const validate = kept("values");
  if (validate(report)) return undefined;
  const { keyword, instancePath, params } = validate.errors![0]!;
  const missing = keyword === "required" ? `/${String(params["missingProperty"])}` : "";
  // A field whole, and not the part of it that is wrong.
  const at = (instancePath + missing).split("/").slice(1, 6).join("/");
  return `${at}: ${excerpt(JSON.stringify(valueAt(report, `/${at}`)) ?? "none")}`;
}

export function isReport(given: unknown): given is Report {
  return kept("report")(given);
}
