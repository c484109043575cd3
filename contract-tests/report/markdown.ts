import { shortId } from "./ids.ts";
import { MARKS } from "./marks.ts";
import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { FindingOutline, TargetOutline } from "./outline.ts";
import type { Report } from "./report.ts";
import { sentenceOf, type Item, type Section } from "./sections.ts";

/** Findings that a summary shows of one target; GitHub takes no more than 1 MiB of a step. */
const MOST_FINDINGS = 40;

/** Ids that a summary shows in one item. */
const MOST_IDS = 12;

/** A GitHub job summary: a table of the targets, and what is new, gaps and leftovers below it. */
export function markdownReport(report: Report, options: OutlineOptions = {}): string {
  const { targets, deviations, tool, startedAt } = outlineOf(report, options);
  return `${[
    "## Contract conformance",
    "",
    "| | Target | Variants | Rules | Took |",
    "| --- | --- | --- | --- | --- |",
    ...targets.map(rowOf),
    ...targets.flatMap(targetBlocks),
    ...(deviations.items.length === 0
      ? []
      : ["", `### ${deviations.title}`, "", ...deviations.items.map((one) => `- ${itemOf(one)}`)]),
    "",
    `<sub>${plain(tool)}, ${plain(startedAt)}</sub>`,
  ].join("\n")}\n`;
}

function rowOf({ name, title, standing, counts, requests, duration }: TargetOutline): string {
  const [variants, rules] = counts;
  return `| ${[
    MARKS[standing],
    `${code(name)}<br>${plain(title)}`,
    variants?.text ?? "could not be verified",
    rules?.text ?? "–",
    `${requests}, ${duration}`,
  ].join(" | ")} |`;
}

function targetBlocks(target: TargetOutline): string[] {
  const { error, leftovers, findings, sections } = target;
  const blocks = [
    ...(error === undefined
      ? []
      : [alert("CAUTION", `**It could not be verified:** ${plain(error)}`)]),
    ...(leftovers.items.length === 0
      ? []
      : [
          alert(
            "WARNING",
            `**Left behind: ${leftovers.title}**`,
            ...leftovers.items.map((item) => `- ${itemOf(item)}`),
          ),
        ]),
    ...findings.slice(0, MOST_FINDINGS).map(findingBlock),
    ...(findings.length > MOST_FINDINGS
      ? [`… and ${findings.length - MOST_FINDINGS} more; report.json has them all.\n`]
      : []),
    ...sections.flatMap(sectionBlock),
  ];
  return blocks.length === 0 ? [] : ["", `### ${plain(target.name)}`, "", ...blocks];
}

function findingBlock({ id, about, message, parts }: FindingOutline): string {
  const rows = parts.map(
    ({ label, text }) => `<tr><th align="left">${label}</th><td>${code(text)}</td></tr>`,
  );
  return details(
    `${MARKS.violates} ${code(id)} ${plain(message)}`,
    `${about === "" ? "" : `<p>${plain(about)}</p>`}<table>${rows.join("")}</table>`,
  );
}

function sectionBlock({ mark, title, items }: Section): string[] {
  // A summary does not go into what only undocumented variants miss.
  const told = items.filter(({ ids }) => ids?.length !== 0);
  const count = told.reduce((sum, { ids }) => sum + (ids?.length ?? 1), 0);
  const list = `<ul>${told.map((item) => `<li>${itemOf(item)}</li>`).join("")}</ul>`;
  return count === 0 ? [] : [details(`${MARKS[mark]} ${title} (${count})`, list)];
}

function itemOf(item: Item): string {
  const { id, ids = [] } = item;
  const shown = ids.slice(0, MOST_IDS).map((one) => code(shortId(one)));
  const more = ids.length > MOST_IDS ? [`${ids.length - MOST_IDS} more`] : [];
  const about = ids.length === 0 ? "" : `: ${[...shown, ...more].join(", ")}`;
  return (id === undefined ? "" : code(id)) + plain(sentenceOf(item)) + about;
}

function alert(kind: "CAUTION" | "WARNING", ...lines: readonly string[]): string {
  return [`[!${kind}]`, ...lines].map((line) => `> ${line}\n`).join("");
}

/** A block that folds; one line of HTML, in which Markdown means nothing. */
function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>${content}</details>\n`;
}

/** Text between `<code>` tags, where GitHub makes neither mentions nor links. */
function code(text: string): string {
  return `<code>${literal(text)}</code>`;
}

/** Text of which GitHub makes neither a mention, nor a reference, nor a link. */
function plain(text: string): string {
  return text.split(ASLEEP).map(literal).join(JOINT);
}

/** Text that means nothing to Markdown or HTML: every sign but the harmless ones is a numeric reference. */
function literal(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,/()?='-]/gu, (char) => `&#${char.codePointAt(0)};`);
}

/** WORD JOINER: it has no width, and stands between signs that GitHub would read as one. */
const JOINT = "&#8288;";

/** Where a mention (`@name`), a reference (`#1`, `GH-1`) or a bare link would come to life. */
const ASLEEP = /(?=@\w|#\d|:\/\/)|(?<=[@#]|\bGH-)(?=\w)|(?<=\bwww)(?=\.)/i;
