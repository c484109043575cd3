import { Ajv2020 } from "ajv/dist/2020.js";
import { stringify } from "yaml";
import schema from "./deviations.schema.json" with { type: "json" };
import { CHECKS } from "../engine/judgement/judge.ts";
import { explain } from "../target-file/explain.ts";
import { refuse, type Problem } from "../target-file/problem.ts";
import { readSource } from "../target-file/source.ts";
import {
  cameAs,
  causeOf,
  findingsOf,
  isByWhatCame,
  judgedOf,
  LITERAL,
  type LocatedFinding,
} from "./findings.ts";
import { printable } from "./printable.ts";
import type { Deviation, Report, ReportedFinding } from "./report.ts";
import { present } from "./words.ts";

/** What a file of deviations makes of a report. */
export type Applied = ReturnType<typeof applyDeviations>;

/** A deviation, and the file and line that it is written at. */
export type Written = Deviation & { readonly where?: string };

/** What a deviation can speak of: the targets' names where all are known, the ids of variants and rules, and the checks. */
export interface Known {
  readonly targets: readonly string[] | undefined;
  readonly ids: ReadonlySet<string>;
  readonly checks: ReadonlySet<string>;
}

/**
 * Holds a report against the accepted deviations.
 * @param today `YYYY-MM-DD`; a deviation holds until the end of the day on which it expires
 */
export function applyDeviations(
  report: Report,
  deviations: readonly Written[],
  today: string,
  known?: Known,
) {
  const inForce = deviations.filter(({ expires }) => expires >= today);
  const stray = deviations
    .map((one) => ({ one, missing: known ? missingOf(one, known) : [] }))
    .filter(({ missing }) => missing.length > 0);
  const found = report.targets.flatMap(findingsOf);
  const acceptedBy = new Map<ReportedFinding, Deviation>();
  for (const one of found) {
    const deviation = inForce.find((each) => accepts(each, one));
    if (deviation) acceptedBy.set(one.finding, deviation);
  }
  return {
    /** The deviation that accepts a finding of the report, if one does. */
    acceptedBy: acceptedBy as ReadonlyMap<ReportedFinding, Deviation>,
    accepted: found.filter(({ finding }) => acceptedBy.has(finding)),
    /** Findings that no deviation in force accepts: only these break a run. */
    fresh: found.filter(({ finding }) => !acceptedBy.has(finding)),
    expired: deviations.filter(({ expires }) => expires < today),
    /** Those that speak of what is not there, each with what that is. */
    stray,
    /**
     * In force, but no longer true: what they speak of was exercised, and nothing matched.
     * Two deviations may speak of the same finding; neither is untrue then.
     */
    untrue: inForce.filter(
      (one) =>
        !stray.some((other) => other.one === one) &&
        wasExercised(report, one) &&
        !found.some((other) => accepts(one, other)),
    ),
  };
}

/** What a deviation speaks of that does not exist. */
function missingOf({ target = [], id, check }: Deviation, { targets, ids, checks }: Known) {
  const nobody = targets
    ? [target].flat().filter((glob) => !targets.some((name) => isOn(glob, name)))
    : [];
  return present(
    nobody.length > 0 && `no target is called ${nobody.join(" or ")}`,
    !ids.has(id) && "no variant or rule is called so",
    !checks.has(check) && `no check is called ${check}`,
  );
}

/** True if the deviation speaks of the finding. */
function accepts(
  { target, id, everywhere = false, check, at, came }: Deviation,
  found: LocatedFinding,
): boolean {
  return (
    (everywhere || id === found.id) &&
    check === found.finding.check &&
    isOn(target, found.target) &&
    (came === undefined || heldAs(came) === heldAs(found.finding.actual)) &&
    (at === undefined || globOf(at, "[^/]*").test(found.finding.at ?? ""))
  );
}

/** What came, in the form in which a deviation holds it. */
function heldAs(actual = ""): string {
  return cameAs(printable(actual));
}

/** True if everything that the deviation speaks of was exercised: what was not may be broken still. */
function wasExercised({ targets }: Report, { target, id }: Deviation): boolean {
  const spokenOf = targets
    .filter(({ name }) => isOn(target, name))
    .flatMap((one) => judgedOf(one).filter((judged) => judged.id === id));
  return spokenOf.length > 0 && spokenOf.every(({ verdict }) => verdict !== "not-exercised");
}

/** Whether a glob of a deviation, any name by default, matches a target's. */
function isOn(globs: Deviation["target"] = "*", name: string): boolean {
  return [globs]
    .flat()
    .some((glob) => glob === name || (glob.includes("*") && globOf(glob, ".*").test(name)));
}

/** A pattern in which `*` stands for what `star` matches, and nothing else is special. */
function globOf(glob: string, star: string): RegExp {
  const literal = glob.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll("*", star)}$`, "s");
}

/**
 * The accepted deviations of a YAML or JSON file.
 * @throws FileError naming each wrong line and field
 */
export async function loadDeviations(file: string): Promise<Written[]> {
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
): Written[] {
  const content = value ?? [];
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
  const validate = ajv.compile<Deviation[]>(schema);
  const isValid = validate(content);
  refuse(file, lineOf, explain(validate.errors ?? [], content));
  const deviations = isValid ? content : [];
  refuse(file, lineOf, deviations.flatMap(unsound));
  return deviations.map((one, index) => ({ ...one, where: `${file}:${lineOf([index])}` }));
}

/** What is wrong with fields that have the right form: nobody has written them yet, or no calendar has that day. */
function unsound(deviation: Deviation, index: number): Problem[] {
  const problems = (["reason", "owner"] as const)
    .filter((field) => deviation[field].trim().toLowerCase().startsWith(TO_BE_SAID))
    .map((field) => {
      const what = `still has the words that --accept wrote, "${deviation[field]}"`;
      return { path: [index, field], what, remedy: "write your own" };
    });
  if (isDay(deviation.expires)) return problems;
  const what = "is not a day of the calendar";
  return [...problems, { path: [index, "expires"], what, remedy: "correct it" }];
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
