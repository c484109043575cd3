import type { Api } from "../engine/api.ts";
import { outlineOf } from "../report/outline.ts";
import type { Report, TargetReport } from "../report/report.ts";
import { terminalReport } from "../report/terminal.ts";
import type { Condition, Truth } from "../sandbox/condition.ts";

export interface Told {
  readonly reports: readonly Report[];
  /** What is there now, was not before, and is not another client's. */
  readonly left: readonly string[];
  /** What was there before, is not now, and was not the run's. */
  readonly lost: readonly string[];
}

/** How long a terminal's report may be: of a target that could not be checked, and of one finding. */
const LINES = { unchecked: 15, finding: 40 };

/** What a run said or did wrongly; `clean` is a run without the condition. */
export function falsehoods(api: Api, condition: Condition, told: Told, clean: Told): string[] {
  const options = { catalogues: { [api.name]: api } };
  return [...untold(told, condition), ...told.reports.flatMap(falseOf)];

  function falseOf(report: Report): string[] {
    const [target] = report.targets;
    const { truth } = condition;
    if (truth.says === "unchecked") return notUnchecked(truth, target!, linesOf(report));
    if (target!.error !== undefined) return [`could not check: ${brief(target!.error)}`];
    if (truth.says === "finding") {
      const { findings } = outlineOf(report, options);
      const beyond = linesOf(report) - linesOf(clean.reports[0]!);
      return notOneFinding(truth, target!, findings.length, beyond);
    }
    return notClean(truth, target!, clean.reports[0]!.targets[0]!);
  }
  function linesOf({ targets, ...rest }: Report): number {
    const report = { ...rest, targets: targets.map((one) => ({ ...one, leftovers: [] })) };
    const outline = outlineOf(report, options);
    return terminalReport(outline, { color: false, width: 100 }).split("\n").length;
  }
}

function untold({ reports, left, lost }: Told, { unreadable = false }: Condition): string[] {
  const told = reports.flatMap(({ targets }) => targets.flatMap(({ leftovers }) => leftovers));
  const removed = lost.map((line) => `removed what is not its own: ${brief(line)}`);
  if (left.length > told.length) {
    return [
      ...removed,
      `left ${left.length} behind and told of ${told.length}: ${brief(left[0]!)}`,
    ];
  }
  const isEmpty = told.length > 0 && left.length === 0 && !unreadable;
  return isEmpty ? [...removed, `told of ${told.length} left behind, where nothing is`] : removed;
}

type As<Says extends Truth["says"]> = Extract<Truth, { readonly says: Says }>;

function notUnchecked({ error }: As<"unchecked">, target: TargetReport, lines: number): string[] {
  const said = [...brokenOf(target)];
  if (target.error === undefined) said.push("did not say that it could not check");
  else if (!error.test(target.error))
    said.push(`could not check for another reason: ${brief(target.error)}`);
  if (lines > LINES.unchecked) said.push(`took ${lines} lines to say so`);
  return said;
}

function notClean(
  { partly = false, note }: As<"clean">,
  target: TargetReport,
  clean: TargetReport,
) {
  const said = [...brokenOf(target)];
  const reasons = unexercised(target);
  const more = reasons.length - unexercised(clean).length;
  if (!partly && more > 0) said.push(`did not exercise ${more} more: ${brief(reasons[0]!)}`);
  if (note && !target.notes.some((one) => note.test(one))) {
    said.push(`made no note of it: ${target.notes.map(brief).join(" / ") || "none at all"}`);
  }
  return said;
}

function notOneFinding({ of }: As<"finding">, target: TargetReport, count: number, lines: number) {
  const broken = brokenOf(target);
  const all = documented(target).filter(({ findings }) => findings.length > 0);
  if (count === 0) return ["found nothing"];
  if (count > 1) return [`made ${count} findings of one`, ...broken];
  if (!of.test(JSON.stringify(all))) return ["found something else", ...broken];
  return lines > LINES.finding ? [`took ${lines} lines for one finding`] : [];
}

function documented({ variants, rules }: TargetReport) {
  return [...variants.filter(({ provenance }) => provenance === "documented"), ...rules];
}

function brokenOf(target: TargetReport): string[] {
  const broken = documented(target).filter(({ verdict }) => verdict === "violates");
  const some = broken
    .slice(0, 4)
    .map(({ id, findings: [first] }) => `blamed ${id}: ${brief(first?.message ?? "")}`);
  return broken.length > 4 ? [...some, `and blamed ${broken.length - 4} more`] : some;
}

function unexercised(target: TargetReport): string[] {
  return (
    documented(target)
      // How fast a job is done depends on the machine.
      .filter(({ verdict, code }) => verdict === "not-exercised" && code !== "outrun")
      .map(({ id, reason = "" }) => `${id}: ${reason}`)
  );
}

function brief(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}
