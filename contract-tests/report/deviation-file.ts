import { readFile } from "node:fs/promises";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { LineCounter, parseDocument, stringify, type Document } from "yaml";
import schema from "./deviations.schema.json" with { type: "json" };
import type { Deviation } from "./deviations.ts";
import { findingsOf } from "./findings.ts";
import { printable } from "./printable.ts";
import type { Report } from "./report.ts";
import { UsageError } from "../engine/errors.ts";

/**
 * The accepted deviations of a YAML or JSON file.
 * @throws UsageError naming each wrong line and field
 */
export async function loadDeviations(file: string): Promise<Deviation[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}); --accept ${file} writes one from a run`,
    );
  }
  return parseDeviations(text, file);
}

/** The accepted deviations of a YAML text. @throws UsageError naming each wrong line and field */
export function parseDeviations(text: string, file: string): Deviation[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const wrong: string[] = [];
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  for (const error of document.errors) wrong.push(`${at(error.pos[0])}: ${error.message}`);
  if (wrong.length > 0) throw new UsageError(wrong.join("\n"));

  const json: unknown = document.toJS() ?? [];
  const validate = new Ajv2020({ allErrors: true }).compile<Deviation[]>(schema);
  if (!validate(json)) {
    for (const error of validate.errors ?? []) {
      wrong.push(`${at(offsetOf(document, error))}: ${wordsFor(error)}`);
    }
    throw new UsageError([...new Set(wrong)].join("\n"));
  }
  json.forEach(({ expires }, index) => {
    if (isDay(expires)) return;
    const where = offsetOf(document, { instancePath: `/${index}/expires` });
    wrong.push(`${at(where)}: expires: ${expires} is no day of the calendar`);
  });
  if (wrong.length > 0) throw new UsageError(wrong.join("\n"));
  return json;
}

/** What every deviation written from a run says alike. */
export interface Acceptance {
  readonly reason: string;
  readonly owner: string;
  /** `YYYY-MM-DD`. */
  readonly expires: string;
}

/** The text of a file that accepts each finding of a report. An index in a list stands there as `*`: it differs from day to day. */
export function deviationsFrom(report: Report, { reason, owner, expires }: Acceptance): string {
  const deviations = report.targets.flatMap(findingsOf).map(({ target, id, finding }) => ({
    target,
    id,
    check: finding.check,
    ...(finding.at === undefined ? {} : { at: anyIndex(finding.at) }),
    reason,
    owner,
    expires,
  }));
  const once = [...new Map(deviations.map((one) => [JSON.stringify(one), one])).values()];
  const head = `# Findings of ${printable(report.startedAt)} that are known and accepted until they expire.\n`;
  return head + stringify(once, { lineWidth: 0 });
}

/** A pointer with `*` for each index, and for each name that can't be shown as it is. */
function anyIndex(pointer: string): string {
  return pointer
    .split("/")
    .map((part) => (/^\d+$/.test(part) || printable(part) !== part ? "*" : part))
    .join("/");
}

function offsetOf(
  document: Document.Parsed,
  {
    instancePath,
    params,
  }: Pick<ErrorObject, "instancePath"> & Partial<Pick<ErrorObject, "params">>,
): number {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const surplus = params?.["additionalProperty"] as string | undefined;
  const node = document.getIn(surplus === undefined ? path : [...path, surplus], true) as
    { range?: [number, number, number] } | undefined;
  return node?.range?.[0] ?? 0;
}

function wordsFor({ keyword, instancePath, params, message }: ErrorObject): string {
  const field = instancePath.split("/")[2];
  const name = field ?? (instancePath === "" ? "the file" : "the deviation");
  switch (keyword) {
    case "required":
      return `the deviation has no ${String(params["missingProperty"])}`;
    case "additionalProperties":
      return `a deviation has no field "${printable(String(params["additionalProperty"]))}"; it has ${Object.keys(schema.items.properties).join(", ")}`;
    case "type":
      return instancePath === ""
        ? "the file must hold a list of deviations"
        : `${name} must be of type ${String(params["type"])}`;
    case "pattern":
      return field === "expires"
        ? "expires must be a day, YYYY-MM-DD"
        : `${name} ${PATTERNS[field ?? ""] ?? message}`;
    default:
      return `${name} ${message ?? keyword}`;
  }
}

/** What each pattern asks for, in words. */
const PATTERNS: Readonly<Record<string, string>> = {
  id: "must be the whole id of a variant or rule, such as vpnscript/getAccount/200/account",
  reason: "must not be empty: say why the finding is accepted",
  owner: "must not be empty: say who will see to it",
};

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
