import type { Verdict } from "../engine/exercise.ts";
import { columns, padded, wrapped } from "./columns.ts";
import { acceptedBy, appliedWords, type Applied } from "./deviations.ts";
import { findingsOf, unexercisedOf } from "./findings.ts";
import {
  conforming,
  countsOf,
  duration,
  isUntried,
  nameInOperation,
  outlineOf,
  plural,
  ruleCounts,
  ruleStanding,
  shortId,
  standingOf,
  titleOf,
  variantCounts,
  variantStanding,
  type Catalogues,
} from "./outline.ts";
import { ACCEPTED_MARK, markOf, MARKS, paintWith } from "./paint.ts";
import { excerpt, printable } from "./printable.ts";
import type { Report, TargetReport, VariantReport } from "./report.ts";
import { acceptedLines, deviationLines, findingLines } from "./terminal-finding.ts";
import { bullet, hanging, section, type Page } from "./terminal-page.ts";

export interface TerminalOptions {
  /** False where colors are not wanted: no terminal, or NO_COLOR. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly catalogues: Catalogues;
  /** What the accepted deviations make of the report, if there are any. */
  readonly applied?: Applied | undefined;
}

/** The widest that lines get: longer ones are hard to read. */
const WIDEST = 120;

/** The operator's answer: what each target keeps, what it breaks, and what could not be told. */
export function terminalReport(
  report: Report,
  { color, width, catalogues, applied }: TerminalOptions,
): string {
  const paint = paintWith(color);
  const page = { paint, width: Math.max(40, Math.min(width, WIDEST)), catalogues, applied };
  const lines = report.targets.flatMap((target, index) => [
    ...(index > 0 ? ["", ""] : [""]),
    ...targetLines(target, page),
  ]);
  if (applied) lines.push(...deviationLines(applied, page));
  lines.push(...closing(report, page), "", legend(report, page), "");
  return lines.map((line) => line.trimEnd()).join("\n");
}

function targetLines(target: TargetReport, page: Page): string[] {
  const found = findingsOf(target).map((one) => ({
    one,
    deviation: acceptedBy(page.applied, one),
  }));
  const fresh = found.filter(({ deviation }) => !deviation).map(({ one }) => one);
  return [
    ...titleLines(target, page),
    ...errorLines(target, page),
    ...(isUntried(target) ? [] : ["", ...table(target, page), "", ...counts(target, page)]),
    ...fresh.flatMap((one) => ["", ...findingLines(one, target, page)]),
    ...acceptedLines(
      found.flatMap(({ one, deviation }) => (deviation ? [{ ...one, deviation }] : [])),
      page,
    ),
    ...(isUntried(target) ? [] : unexercisedLines(target, page)),
    ...section(
      "Notes",
      target.notes.flatMap((note) => bullet("·", excerpt(note), page)),
      page,
    ),
    ...leftoverLines(target, page),
  ];
}

function titleLines({ name, api, baseUrl }: TargetReport, { paint, width, catalogues }: Page) {
  const where = `${titleOf(api, catalogues)} at ${printable(baseUrl)}`;
  const head = printable(name);
  return columns(head) + columns(where) + 3 <= width
    ? [` ${paint.bold(head)}  ${paint.dim(where)}`]
    : [` ${paint.bold(head)}`, ...wrapped(where, width - 1).map((line) => ` ${paint.dim(line)}`)];
}

function errorLines({ error }: TargetReport, { paint, width }: Page): string[] {
  if (error === undefined) return [];
  const text = `It could not be verified: ${excerpt(error)}`;
  return ["", ...hanging(text, ` ${markOf("unverified", paint)} `, 3, width, paint.bold)];
}

/** A row for each operation: how many of its documented variants conform, and a mark for each. */
function table(target: TargetReport, { paint, width, applied }: Page): string[] {
  const outline = outlineOf(target);
  const ids = new Map<string, boolean>();
  for (const found of findingsOf(target)) {
    const accepted = acceptedBy(applied, found) !== undefined;
    ids.set(found.id, accepted && (ids.get(found.id) ?? true));
  }
  const mark = ({ id, verdict }: VariantReport) =>
    ids.get(id) === true ? paint.yellow(ACCEPTED_MARK) : markOf(verdict, paint);
  const names = Math.min(Math.max(0, ...outline.map(({ name }) => columns(name))), width - 24);
  return outline.map(({ name, documented, others }) => {
    const share = documented.length > 0 ? `${conforming(documented)}/${documented.length}` : "–";
    const whole = conforming(documented) === documented.length;
    const marks = documented.map(mark).join("");
    // That nobody can bring about what the page merely implies is no news.
    const beyond = others
      .filter(({ verdict }) => verdict !== "not-exercised")
      .map(({ verdict }) => MARKS[verdict])
      .join("");
    return [
      `   ${padded(name, names)}  `,
      `${whole ? share.padStart(5) : paint.bold(share.padStart(5))}  `,
      marks,
      beyond === "" ? "" : paint.dim(`${marks === "" ? "" : " "}(${beyond})`),
    ].join("");
  });
}

function counts(target: TargetReport, { paint, width }: Page): string[] {
  const line = (verdict: Verdict, text: string) =>
    hanging(
      text,
      ` ${markOf(verdict, paint)} `,
      3,
      width,
      verdict === "conforms" ? undefined : paint.bold,
    );
  const rules = ruleCounts(target);
  return [
    ...line(variantStanding(target), variantCounts(target)),
    ...(rules === "" ? [] : line(ruleStanding(target), rules)),
    paint.dim(`   ${plural(target.requests, "request")} in ${duration(target.durationMs)}`),
  ];
}

function unexercisedLines(target: TargetReport, page: Page): string[] {
  const lines = unexercisedOf(target).flatMap(({ reason, ids, others }) => [
    ...bullet(MARKS["not-exercised"], excerpt(reason), page, page.paint.bold),
    ...wrapped(
      [
        ...together(ids),
        ...(others > 0 ? [`${plural(others, "variant")} that the page does not document`] : []),
      ].join(", "),
      page.width - 5,
    ).map((line) => `     ${page.paint.dim(line)}`),
  ]);
  return section("Not exercised", lines, page);
}

/** Ids, those of the same name in one: `422/no-service of getOpenvpnAuth and createWireguardConfig`. */
function together(ids: readonly string[]): string[] {
  return [...Map.groupBy(ids, nameInOperation)].map(([name, all]) => {
    if (all.length === 1 || name === "") return shortId(all[0]!);
    return `${name} of ${all.map((id) => id.split("/")[1]).join(" and ")}`;
  });
}

function leftoverLines({ leftovers }: TargetReport, page: Page): string[] {
  const { paint } = page;
  if (leftovers.length === 0) return [];
  const them = leftovers.length === 1 ? "it" : "them";
  const head = `LEFT BEHIND: this run created ${plural(leftovers.length, "thing")} that it could not remove. Remove ${them} by hand.`;
  return [
    "",
    ...hanging(head, paint.red(" ! "), 3, page.width, (line) => paint.red(paint.bold(line))),
    ...leftovers.flatMap(({ what, why }) =>
      bullet("!", `${excerpt(what)} (${excerpt(why)})`, page),
    ),
  ];
}

/** The last word: one line a target. */
function closing({ targets }: Report, { paint, width, applied }: Page): string[] {
  // One target that keeps everything has been told of on the same screen.
  if (targets.length === 1 && targets.every(isCalm) && !applied) return [];
  const names = Math.min(Math.max(...targets.map(({ name }) => columns(printable(name)))), 30);
  return [
    "",
    paint.dim(` ${"─".repeat(width - 2)}`),
    ...targets.flatMap((target) => {
      const mark = markOf(standingOf(target), paint);
      const name = paint.bold(padded(printable(target.name), names));
      return hanging(countsOf(target), ` ${mark} ${name}  `, names + 5, width);
    }),
    ...appliedWords(applied).map((words) => `   ${paint.bold(words)}`),
  ];
}

function isCalm(target: TargetReport): boolean {
  return standingOf(target) === "conforms" && target.leftovers.length === 0;
}

function legend({ targets }: Report, { paint, applied, width }: Page): string {
  const others = targets.some(({ variants }) =>
    variants.some((one) => one.provenance !== "documented"),
  );
  const words = [
    `${MARKS.conforms} conforms`,
    `${MARKS.violates} violates`,
    `${MARKS["not-exercised"]} not exercised`,
    ...(applied ? [`${ACCEPTED_MARK} accepted deviation`] : []),
    ...(others ? ["(…) beyond what the page shows"] : []),
  ];
  return wrapped(words.join("   "), width - 1)
    .map((line) => paint.dim(` ${line}`))
    .join("\n");
}
