import type { LinkedPlace } from "../engine/description/source.ts";
import { shortId } from "./ids.ts";
import { shellsOf, type FindingOutline, type Outline } from "./outline.ts";
import { sentenceOf, type Item, type Section } from "./sections.ts";
import type { TargetOutline } from "./target-outline.ts";
import { capped, fitting, MARKS, plural, present } from "./words.ts";

/** Findings that a summary shows, and targets. */
const MOST_FINDINGS = 40;
const MOST_TARGETS = 100;

/** Ids that a summary shows in one item, and items of one list. */
const MOST_IDS = 12;
const MOST_ITEMS = 50;

/** Bytes of all: GitHub takes 1 MiB of a step, which may also show what has changed since the last report. */
const MOST_BYTES = 800_000;

/** A GitHub job summary: a table of the targets, the worst first, and what is new, gaps and leftovers below it. */
export function markdownReport(outline: Outline): string {
  const { summaries, worstFirst, answer, cutShort, trend, deviations, tool, startedAt } = outline;
  const rows = worstFirst.map((place) => () => rowOf(outline.outlines[place]!()));
  const last = (more: number) => () =>
    `\n… and ${plural(more, "more target")}; report.html has them all.`;
  const head = [
    ...["## Contract conformance", "", plain(answer)],
    ...(cutShort === undefined ? [] : ["", alert("CAUTION", `**${plain(cutShort)}**`)]),
    ...(trend === undefined ? [] : ["", plain(trend)]),
    "",
    "| | Target | Variants | Rules | Took |",
    "| --- | --- | --- | --- | --- |",
    ...capped(rows, MOST_TARGETS, last).map((row) => row()),
  ];
  const whose = summaries.length === 1 ? plain(summaries[0]!.name) : "All targets";
  const body = [
    ...titled(whose, blocksOf(outline)),
    ...titled(deviations.title, listOf(deviations)),
  ];
  const end = ["", `<sub>${plain(tool)}, ${plain(startedAt)}</sub>`];
  const told = fitting(
    [...head, ...body],
    MOST_BYTES,
    (rest) => `\n… and ${rest} more entries; report.html has them all.`,
  );
  return `${[...told, ...end].join("\n")}\n`;
}

function rowOf(outline: TargetOutline): string {
  const { name, title, beside, standing, counts, besides, requests, duration } = outline;
  const [variants, rules = { text: "–" }] = counts;
  const said = present(variants?.text, ...besides);
  const target = `${code(name)}<br>${plain(title + beside)}`;
  return `| ${MARKS[standing]} | ${target} | ${said.join(" · ")} | ${rules.text} | ${requests}, ${duration} |`;
}

function titled(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : ["", `### ${title}`, "", ...blocks];
}

function blocksOf({ unverified, leftovers, findings, accepted, sections }: Outline): string[] {
  const things = listOf(leftovers);
  return [
    ...unverified.items.map((item) =>
      alert(
        "CAUTION",
        `**${item.on ? "Could" : "It could"} not be verified:** ${plain(sentenceOf(item))}`,
      ),
    ),
    ...(things.length === 0
      ? []
      : [alert("WARNING", `**Left behind: ${leftovers.title}**`, ...things)]),
    ...shellsOf(findings.slice(0, MOST_FINDINGS)).map(({ title, lines }) =>
      details(plain(title), lines.map(code).join("<br>")),
    ),
    ...capped(
      findings.map(findingBlock),
      MOST_FINDINGS,
      (more) => `… and ${plural(more, "more finding")}; report.html has them all.\n`,
    ),
    ...[accepted, ...sections].flatMap(sectionBlock),
  ];
}

function findingBlock({ id, who, about, message, parts }: FindingOutline): string {
  const rows = parts.map(({ label, text, places }) => {
    const said = places?.map(linkOf).join("; ") ?? code(text);
    return `<tr><th align="left">${label}</th><td>${said}</td></tr>`;
  });
  const content = `${about === "" ? "" : `<p>${plain(about)}</p>`}<table>${rows.join("")}</table>`;
  return details(`${MARKS.violates} ${plain(who)}${code(id)} ${plain(message)}`, content);
}

function linkOf({ text, href }: LinkedPlace): string {
  return href === undefined ? plain(text) : `<a href="${literal(href)}">${plain(text)}</a>`;
}

function sectionBlock({ mark, title, items }: Section): string[] {
  // A summary does not go into what only undocumented variants miss.
  const told = items.filter(({ ids }) => ids?.length !== 0);
  const count = told.reduce((sum, { ids }) => sum + (ids?.length ?? 1), 0);
  const list = `<ul>${mostOf(told)
    .map((item) => `<li>${itemOf(item)}</li>`)
    .join("")}</ul>`;
  return count === 0 ? [] : [details(`${MARKS[mark]} ${title} (${count})`, list)];
}

function listOf({ items }: Section): string[] {
  return mostOf(items).map((item) => `- ${itemOf(item)}`);
}

function mostOf(items: readonly Item[]): readonly Item[] {
  return capped(items, MOST_ITEMS, (more) => ({ text: `… and ${more} more in report.html` }));
}

function itemOf(item: Item): string {
  const { id, ids = [] } = item;
  const shown = ids.map((one) => code(shortId(one)));
  const about = capped(shown, MOST_IDS, (more) => `${more} more`).join(", ");
  return (id === undefined ? "" : code(id)) + plain(sentenceOf(item)) + (about && `: ${about}`);
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

/** WORD JOINER: it has no width, and keeps apart signs that GitHub would read as one. */
const JOINT = "&#8288;";

/** Where a mention (`@name`), a reference (`#1`, `GH-1`) or a bare link would come to life. */
const ASLEEP = /(?=@\w|#\d|:\/\/)|(?<=[@#]|\bGH-)(?=\w)|(?<=\bwww)(?=\.)/i;
