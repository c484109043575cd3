import { acceptedBy, freshOf, type Applied } from "./deviations.ts";
import { findingsOf, unexercisedOf, type LocatedFinding } from "./findings.ts";
import { partsOf } from "./finding-text.ts";
import {
  aboutOf,
  duration,
  isUntried,
  plural,
  ruleCounts,
  shortId,
  standingOf,
  titleOf,
  variantCounts,
  type Catalogues,
} from "./outline.ts";
import { MARKS } from "./paint.ts";
import { excerpt, printable } from "./printable.ts";
import type { Report, TargetReport } from "./report.ts";

export interface MarkdownOptions {
  readonly catalogues?: Catalogues | undefined;
  readonly applied?: Applied | undefined;
}

/** Findings that a summary shows of one target; GitHub takes no more than 1 MiB of a step. */
const MOST_FINDINGS = 40;

/** Ids that a summary shows for one reason. */
const MOST_IDS = 12;

/** A GitHub job summary: a table of the targets, and what is new, gaps and leftovers below it. */
export function markdownReport(
  report: Report,
  { catalogues, applied }: MarkdownOptions = {},
): string {
  const rows = report.targets.map((target) => {
    const rules = ruleCounts(target);
    const accepted = findingsOf(target).filter((found) => acceptedBy(applied, found)).length;
    return `| ${[
      MARKS[standingOf(target)],
      `${code(target.name)}<br>${plain(titleOf(target.api, catalogues))}`,
      (isUntried(target) ? "could not be verified" : variantCounts(target)) +
        (accepted > 0 ? `<br>${plural(accepted, "finding")} accepted` : ""),
      rules === "" || isUntried(target) ? "–" : rules,
      `${plural(target.requests, "request")}, ${duration(target.durationMs)}`,
    ].join(" | ")} |`;
  });
  return `${[
    "## Contract conformance",
    "",
    "| | Target | Variants | Rules | Took |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    ...report.targets.flatMap((target) => targetBlocks(target, { catalogues, applied })),
    ...deviationBlock(applied),
    "",
    `<sub>${plain(report.tool)}, ${plain(report.startedAt)}</sub>`,
  ].join("\n")}\n`;
}

function targetBlocks(target: TargetReport, options: MarkdownOptions): string[] {
  const fresh = freshOf(target, options.applied);
  const unexercised = unexercisedOf(target);
  const missed = unexercised.reduce((sum, { ids }) => sum + ids.length, 0);
  const blocks = [
    ...(target.error === undefined
      ? []
      : [`> [!CAUTION]\n> **It could not be verified:** ${plain(excerpt(target.error))}\n`]),
    ...target.leftovers.map(
      ({ what, why }) =>
        `> [!WARNING]\n> **Left behind:** ${plain(excerpt(what))} (${plain(excerpt(why))}). Remove it by hand.\n`,
    ),
    ...fresh.slice(0, MOST_FINDINGS).map((found) => findingBlock(found, target, options)),
    ...(fresh.length > MOST_FINDINGS
      ? [`… and ${fresh.length - MOST_FINDINGS} more; report.json has them all.\n`]
      : []),
    ...(missed > 0 && !isUntried(target)
      ? [
          details(
            `${MARKS["not-exercised"]} ${missed} not exercised`,
            `<ul>${unexercised
              .filter(({ ids }) => ids.length > 0)
              .map(({ reason, ids }) => `<li>${plain(excerpt(reason))}: ${idList(ids)}</li>`)
              .join("")}</ul>`,
          ),
        ]
      : []),
    ...(target.notes.length > 0
      ? [
          details(
            plural(target.notes.length, "note"),
            `<ul>${target.notes.map((note) => `<li>${plain(excerpt(note))}</li>`).join("")}</ul>`,
          ),
        ]
      : []),
  ];
  return blocks.length === 0 ? [] : ["", `### ${plain(target.name)}`, "", ...blocks];
}

function findingBlock(
  found: LocatedFinding,
  target: TargetReport,
  { catalogues }: MarkdownOptions,
): string {
  const about = aboutOf(found, target, catalogues);
  const rows = partsOf(found.finding).map(
    ({ label, text }) => `<tr><th align="left">${label}</th><td>${code(text)}</td></tr>`,
  );
  return details(
    `${MARKS.violates} ${code(shortId(found.id))} ${plain(excerpt(found.finding.message))}`,
    `${about === undefined ? "" : `<p>${plain(about)}</p>`}<table>${rows.join("")}</table>`,
  );
}

function deviationBlock(applied: Applied | undefined): string[] {
  if (!applied || applied.expired.length + applied.untrue.length === 0) return [];
  return [
    "",
    "### Deviations to look at",
    "",
    ...applied.expired.map(
      (one) =>
        `- ${code(one.id)} ${code(one.check)} expired on ${one.expires} (${plain(one.owner)})`,
    ),
    ...applied.untrue.map((one) => `- ${code(one.id)} ${code(one.check)} is no longer true`),
  ];
}

/** A block that folds; one line of HTML, in which Markdown means nothing. */
function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>${content}</details>\n`;
}

function idList(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_IDS).map((id) => code(shortId(id)));
  return [...shown, ...(ids.length > MOST_IDS ? [`${ids.length - MOST_IDS} more`] : [])].join(", ");
}

/** Text between `<code>` tags, where GitHub makes neither mentions nor links. */
function code(text: string): string {
  return `<code>${literal(printable(text))}</code>`;
}

/** Text of which GitHub makes neither a mention, nor a reference, nor a link. */
function plain(text: string): string {
  const parts = printable(text).split(ASLEEP);
  return parts.map(literal).join(JOINT);
}

/** Text that means nothing to Markdown or HTML: every sign but the harmless ones is a numeric reference. */
function literal(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,/()?='-]/gu, (char) => `&#${char.codePointAt(0)};`);
}

/** WORD JOINER: it has no width, and stands between signs that GitHub would read as one. */
const JOINT = "&#8288;";

/** Where a mention (`@name`), a reference (`#1`, `GH-1`) or a bare link would come to life. */
const ASLEEP = /(?=@\w|#\d|:\/\/)|(?<=[@#]|\bGH-)(?=\w)|(?<=\bwww)(?=\.)/i;
