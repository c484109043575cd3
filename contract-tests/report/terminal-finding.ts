import { wrapped } from "./columns.ts";
import { curlLines } from "./curl-lines.ts";
import type { AcceptedFinding, Applied, Deviation } from "./deviations.ts";
import type { LocatedFinding } from "./findings.ts";
import { aboutOf, seenBy, shortId } from "./outline.ts";
import { ACCEPTED_MARK, MARKS } from "./paint.ts";
import { excerpt, printable } from "./printable.ts";
import type { TargetReport } from "./report.ts";
import { bullet, section, type Page } from "./terminal-page.ts";

/** Columns of the words before what is documented, what came, and so on. */
const LABELS = 12;

/** A finding: what broke; what the page documents; what came; where; the request. */
export function findingLines(found: LocatedFinding, target: TargetReport, page: Page): string[] {
  const { paint, width, catalogues } = page;
  const { check, message, at, expected, actual, curl, by } = found.finding;
  const about = aboutOf(found, target, catalogues);
  const labelled = (label: string, text: string | undefined, color = (line: string) => line) =>
    text === undefined
      ? []
      : wrapped(excerpt(text), width - LABELS - 5).map(
          (line, index) =>
            `     ${paint.dim((index === 0 ? label : "").padEnd(LABELS))}${color(line)}`,
        );
  return [
    ` ${paint.red(MARKS.violates)} ${paint.bold(shortId(found.id))}`,
    ...(about === undefined
      ? []
      : wrapped(about, width - 3).map((line) => `   ${paint.dim(line)}`)),
    "",
    ...wrapped(excerpt(message), width - 5).map((line) => `     ${line}`),
    ...labelled("documented", expected, paint.green),
    ...labelled("came", actual, paint.red),
    ...labelled("where", at),
    ...labelled("check", `${check}, seen by ${seenBy(by)}`, paint.dim),
    ...(curl === undefined
      ? []
      : curlLines(printable(curl), width - 5).map((line) => `     ${paint.dim(line)}`)),
  ];
}

/** The accepted findings of a target, in a line or two each: whoever reads this knows them. */
export function acceptedLines(accepted: readonly AcceptedFinding[], page: Page): string[] {
  const lines = accepted.flatMap(({ id, finding, deviation }) =>
    bullet(
      page.paint.yellow(ACCEPTED_MARK),
      `${shortId(id)}${finding.at === undefined ? "" : ` at ${excerpt(finding.at)}`}: ${excerpt(deviation.reason)} (${excerpt(deviation.owner)}, until ${deviation.expires})`,
      page,
    ),
  );
  return section("Accepted deviations", lines, page);
}

/** What is wrong with the deviations themselves. */
export function deviationLines({ expired, untrue }: Applied, page: Page): string[] {
  const lines = (all: readonly Deviation[], why: (one: Deviation) => string) =>
    all.flatMap((one) => bullet("!", `${one.id}, ${one.check}: ${why(one)}`, page));
  return section(
    "Deviations to look at",
    [
      ...lines(expired, (one) => `expired on ${one.expires} (${excerpt(one.owner)})`),
      ...lines(untrue, () => "no longer true: exercised, and nothing of it was found; remove it"),
    ],
    page,
  );
}
