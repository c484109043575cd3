import { excerpt, printableJson } from "./printable.ts";
import type { Report, TargetReport } from "./report.ts";
import { sharing } from "./sharing.ts";
import { splitJson } from "./split-json.ts";
import { createReadStream } from "node:fs";
import { UsageError, whyUnread } from "../engine/exchange/errors.ts";
import { valueAt } from "../engine/description/explain.ts";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "./kept.schema.json" with { type: "json" };
import reportSchema from "./report.schema.json" with { type: "json" };

/** The order of the fields, whatever they are in; a field that is not named here is not written. */
export const FIELDS = [
  "schemaVersion tool startedAt contract suite digest claims below shard index count cutShort history targets",
  "name api baseUrl docs error id title source provenance verdict assertions durationMs requests timeline summary",
  "perMinute spanMs answered throttled",
  "violate unchecked partial documented conforms violates notExercised",
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

/** A report.json that an earlier run has written. @throws UsageError if it is not one */
export async function readReport(file: string): Promise<Report> {
  const unusable = (why: string) =>
    new UsageError(`${file}: ${why}; name one that a run has written`);
  const share = sharing();
  const targets: TargetReport[] = [];
  let unknown: string | undefined;
  const rest = await readTargets(file, (target) => {
    unknown ??= unknownIn(target, targets.length);
    targets.push(share(target));
  }).catch((error: unknown) => {
    const isOther = error instanceof SyntaxError;
    throw unusable(isOther ? "is not JSON" : whyUnread(error as NodeJS.ErrnoException));
  });
  if (!rest) throw unusable("is not a report.json of schema version 1");
  if (unknown !== undefined) {
    throw unusable(`has a value that reports do not have, ${unknown}`);
  }
  return { ...rest, targets };
}

/**
 * Reads a report.json target by target: that of a fleet may be longer than a text can be. Resolves to what else
 * is in it; undefined if it is not a report.
 * @throws SyntaxError if it is not JSON; else if it can't be read
 */
export async function readTargets(
  file: string,
  take: (target: TargetReport) => void,
): Promise<Omit<Report, "targets"> | undefined> {
  let isReport = true;
  const rest = await splitJson(createReadStream(file), "targets", (target) => {
    isReport &&= kept("targetReport")(target);
    if (isReport) take(target as TargetReport);
  });
  return isReport && kept("report")(rest) ? (rest as Omit<Report, "targets">) : undefined;
}

/** The first value of a target that its field can't have, `targets/0/rules/1/verdict: "odd"`, if there is one. */
function unknownIn(target: TargetReport, index: number): string | undefined {
  const validate = kept("values");
  if (validate(target)) return undefined;
  const { keyword, instancePath, params } = validate.errors![0]!;
  const missing = keyword === "required" ? `/${String(params["missingProperty"])}` : "";
  // A field whole, and not the part of it that is wrong.
  const at = (instancePath + missing).split("/").slice(1, 4).join("/");
  const value = JSON.stringify(valueAt(target, `/${at}`)) ?? "none";
  return `targets/${index}/${at}: ${excerpt(value)}`;
}

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
ajv.addSchema(reportSchema, "/report.schema.json").addSchema(schema);

/** Whether something that was read from a file is of use, by what its readers rest on; compiled when it is first asked for. */
export function kept(
  what: "report" | "targetReport" | "values" | "pastRun" | "event",
): ValidateFunction {
  return ajv.getSchema(`${schema.$id}#/$defs/${what}`)!;
}
