import { Ajv2020 } from "ajv/dist/2020.js";
import { stringify } from "yaml";
import schema from "./deviations.schema.json" with { type: "json" };
import { CHECKS } from "../engine/judgement/judge.ts";
import { explain } from "../target-file/explain.ts";
import { refuse, type Problem } from "../target-file/problem.ts";
import { readSource } from "../target-file/source.ts";
import { heldAs } from "./deviations.ts";
import { causeOf, findingsOf, isByWhatCame, LITERAL } from "./findings.ts";
import { printable } from "./printable.ts";
import type { Deviation, Report, ReportedFinding } from "./report.ts";

/**
 * The accepted deviations of a YAML or JSON file.
 * @throws FileError naming each wrong line and field
 */
export async function loadDeviations(file: string): Promise<Deviation[]> {
  const otherwise = `write one from a run with --accept ${file}`;
  return deviationsIn(await readSource(file, { what: "a list of deviations", otherwise }), file);
}

/** How a field begins that `--accept` has left to its reader. */
const TO_BE_SAID = "to be said:";

/** What `--accept` writes where only a person knows the words; a file that still has them is refused. */
export const PLACEHOLDERS = {
  reason: `${TO_BE_SAID} why this installation differs`,
  owner: `${TO_BE_SAID} who looks after it`,
} as const;

/** Those of a source that was read. @throws FileError in the same way */
export function deviationsIn(
  { value, lineOf }: Awaited<ReturnType<typeof readSource>>,
  file: string,
): Deviation[] {
  const content = value ?? [];
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
  const validate = ajv.compile<Deviation[]>(schema);
  const isValid = validate(content);
  refuse(file, lineOf, explain(validate.errors ?? [], content));
  const deviations = isValid ? content : [];
  refuse(file, lineOf, deviations.flatMap(unsound));
  return deviations;
}

/** What is wrong with fields that have the right form: nobody has written them yet, or no calendar has that day. */
function unsound(deviation: Deviation, index: number): Problem[] {
  const unsaid = (["reason", "owner"] as const).filter((field) =>
    deviation[field].startsWith(TO_BE_SAID),
  );
  return [
    ...unsaid.map((field) => ({
      path: [index, field],
      what: `still has the words that --accept wrote, "${deviation[field]}"`,
      remedy: "write your own",
    })),
    ...(isDay(deviation.expires)
      ? []
      : [{ path: [index, "expires"], what: "is not a day of the calendar", remedy: "correct it" }]),
  ];
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
