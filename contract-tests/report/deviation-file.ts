import { readFile } from "node:fs/promises";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { LineCounter, parseDocument, stringify, type Document } from "yaml";
import schema from "./deviations.schema.json" with { type: "json" };
import { CHECKS } from "../engine/judge.ts";
import { heldAs, type Deviation } from "./deviations.ts";
import { causeOf, findingsOf, isByWhatCame, LITERAL } from "./findings.ts";
import { printable } from "./printable.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { UsageError, whyUnread } from "../engine/errors.ts";

/**
 * The accepted deviations of a YAML or JSON file.
 * @throws UsageError naming each wrong line and field
 */
export async function loadDeviations(file: string): Promise<Deviation[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file}: ${whyUnread(error)}; --accept ${file} writes one from a run`);
  });
  return parseDeviations(text, file);
}

/** How a field begins that `--accept` has left to its reader. */
const TO_BE_SAID = "to be said:";

/** What `--accept` writes where only a person knows the words; a file that still has them is refused. */
export const PLACEHOLDERS = {
  reason: `${TO_BE_SAID} why this installation differs`,
  owner: `${TO_BE_SAID} who looks after it`,
} as const;

/** Something wrong: where in the text, and what. */
type Problem = readonly [offset: number, words: string];

/** The accepted deviations of a YAML text. @throws UsageError naming each wrong line and field */
export function parseDeviations(text: string, file: string): Deviation[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (problems: readonly Problem[]) => {
    const all = problems.map(([at, words]) => `${file}:${lines.linePos(at).line}: ${words}`);
    if (all.length > 0) throw new UsageError([...new Set(all)].join("\n"));
  };
  refuse(document.errors.map(({ pos, message }) => [pos[0], message]));
  const content: unknown = document.toJS() ?? [];
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Deviation[]>(
    schema,
  );
  const deviations = validate(content) ? content : [];
  refuse((validate.errors ?? []).map((error) => [offsetOf(document, error), wordsFor(error)]));
  refuse(
    deviations.flatMap((deviation, index) =>
      (["reason", "owner", "expires"] as const).flatMap((field): Problem[] => {
        const words = unsound(field, deviation[field]);
        return words === undefined
          ? []
          : [[offsetOf(document, { instancePath: `/${index}/${field}` }), words]];
      }),
    ),
  );
  return deviations;
}

function offsetOf(
  document: Document.Parsed,
  { instancePath, params }: Pick<ErrorObject, "instancePath"> & Partial<ErrorObject>,
): number {
  const surplus = params?.["additionalProperty"] as string | undefined;
  const path = [...instancePath.split("/").slice(1), ...(surplus === undefined ? [] : [surplus])];
  const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
  return node?.range?.[0] ?? 0;
}

function wordsFor({ keyword, instancePath, params, message }: ErrorObject): string {
  const [, , field = ""] = instancePath.split("/");
  const name = field === "" ? "the deviation" : field;
  if (keyword === "required") return `the deviation has no ${String(params["missingProperty"])}`;
  if (keyword === "additionalProperties") {
    const known = Object.keys(schema.items.properties).join(", ");
    return `a deviation has no field "${printable(String(params["additionalProperty"]))}"; it has ${known}`;
  }
  if (instancePath === "") return "the file must hold a list of deviations";
  if (keyword === "type") return `${name} must be of type ${String(params["type"])}`;
  return `${name} ${(keyword === "pattern" && PATTERNS[field]) || (message ?? keyword)}`;
}

/** What each pattern asks for, in words. */
const PATTERNS: Readonly<Record<string, string>> = {
  id: "must be the whole id of a variant or rule, such as vpnscript/getAccount/200/account",
  reason: "must not be empty: say why the finding is accepted",
  owner: "must not be empty: say who will see to it",
  expires: "must be a day, YYYY-MM-DD",
};

/** What is wrong with a field that has the right form: nobody has written it yet, or no calendar has that day. */
function unsound(field: "reason" | "owner" | "expires", text: string): string | undefined {
  if (text.startsWith(TO_BE_SAID)) {
    return `${field} still has the words that --accept wrote, "${text}": write your own`;
  }
  return field === "expires" && !isDay(text)
    ? `expires: ${text} is not a day of the calendar`
    : undefined;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The text of a file that accepts each finding of a report, once for all targets, variants and rules that
 * it showed in. An index in a list becomes `*`: it differs from day to day.
 */
export function deviationsFrom(
  report: Report,
  acceptance: Pick<Deviation, "reason" | "owner" | "expires">,
): string {
  const placeOf = ({ at }: ReportedFinding) => (at === undefined ? {} : { at: anyIndex(at) });
  const alike = Map.groupBy(report.targets.flatMap(findingsOf), ({ target, finding }) =>
    JSON.stringify([
      ...[target, causeOf(finding), finding.check, placeOf(finding)],
      // Of one wrong form, values may be many; what shows another account's is a value each.
      isOfForm(finding) ? "" : heldOf(finding),
    ]),
  );
  const deviations = [...alike.values()].map((same): Deviation => {
    const { target, id, finding } = same[0]!;
    const [came, ...others] = new Set(same.map((one) => heldOf(one.finding)));
    return {
      target,
      id,
      ...(same.some((one) => one.id !== id) ? { everywhere: true } : {}),
      check: finding.check,
      ...placeOf(finding),
      ...(came !== undefined && others.length === 0 ? { came } : {}),
      ...acceptance,
    };
  });
  // Two causes may differ only in words that an entry does not hold, and targets not at all.
  const once = Map.groupBy(deviations, ({ target: _, ...one }) => JSON.stringify(one)).values();
  const entries = Array.from(once, (all) => {
    const [name, ...others] = new Set(all.map(({ target }) => target as string));
    return { ...all[0]!, target: others.length > 0 ? [name, ...others] : name };
  });
  const head = `# Findings of ${printable(report.startedAt)} that are known and accepted until they expire.\n`;
  return head + stringify(entries, { lineWidth: 0 });
}

/** Whether a finding is of the form of what came, and not of its value. */
function isOfForm({ check }: ReportedFinding): boolean {
  return check in CHECKS && check !== LITERAL;
}

/** What came, where another value would be another finding: at a place, or as the whole answer. */
function heldOf(finding: ReportedFinding): string | undefined {
  const isHeld = finding.at !== undefined || isByWhatCame(finding);
  return (isHeld && heldAs(finding.actual)) || undefined;
}

/** A pointer with `*` for each index, and for each name that can't be shown as it is. */
function anyIndex(pointer: string): string {
  const parts = pointer.split("/");
  return parts
    .map((part) => (/^\d+$/.test(part) || printable(part) !== part ? "*" : part))
    .join("/");
}
