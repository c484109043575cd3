import { excerpt, printableJson } from "./printable.ts";
import type { Report } from "./report.ts";
import { readFile } from "node:fs/promises";
import { UsageError, whyUnread } from "../engine/exchange/errors.ts";
import { valueAt } from "../engine/description/explain.ts";
import { jsonIn } from "../sandbox/server.ts";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "./kept.schema.json" with { type: "json" };
import reportSchema from "./report.schema.json" with { type: "json" };

/** The order of the fields, whatever they are in; a field that is not named here is not written. */
export const FIELDS = [
  "schemaVersion tool startedAt contract suite digest claims below shard index count cutShort history targets",
  "name api baseUrl docs error id title source provenance verdict assertions durationMs requests timeline summary",
  "perMinute spanMs answered throttled",
  "violate unchecked documented conforms violates notExercised",
  "variants rules findings shell notes leftovers what why",
  "undocumented fields types optional whole pattern overlay file digest asked only failed chance",
  "seed tries",
  "reason code check message at expected actual curl steps by partOf showedIn methods keptFrom",
].flatMap((names) => names.split(" "));

/**
 * The text of `report.json`, target by target: the same report is the same text, byte by byte.
 * Invisible and control characters are written as JSON escapes: it can be shown as it is.
 */
export function* jsonReport(report: Report): Generator<string> {
  const whole = JSON.stringify({ ...report, targets: [] }, FIELDS, 2);
  const [head, end] = whole.split('"targets": []') as [string, string];
  yield printableJson(head);
  yield '"targets": [';
  for (const [index, target] of report.targets.entries()) {
    const text = printableJson(JSON.stringify(target, FIELDS, 2)).replace(/^/gm, "    ");
    yield `${index > 0 ? "," : ""}\n${text}`;
  }
  yield `${report.targets.length > 0 ? "\n  " : ""}]${end}\n`;
}

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

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
ajv.addSchema(reportSchema, "/report.schema.json").addSchema(schema);

/** Whether something that was read from a file is of use, by what its readers rest on; compiled when it is first asked for. */
export function kept(what: "report" | "values" | "pastRun" | "event"): ValidateFunction {
  return ajv.getSchema(`${schema.$id}#/$defs/${what}`)!;
}
