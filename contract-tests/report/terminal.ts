import { stripVTControlCharacters } from "node:util";
import { closing, legend, moreLines } from "./closing.ts";
import { broken, columns, padded, wrapped, type Line } from "./columns.ts";
import { curlLines } from "./curl-lines.ts";
import { shortId } from "./ids.ts";
import { shellsOf, type FindingOutline, type Outline } from "./outline.ts";
import { excerpt } from "./printable.ts";
import { named, sentenceOf, type Section } from "./sections.ts";
import { marked, styled, STYLES } from "./styles.ts";
import type { Group, TargetOutline } from "./target-outline.ts";
import { type Mark, MARKS, present } from "./words.ts";

export interface TerminalOptions {
  /** False where colors are not wanted: no terminal, or NO_COLOR. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The widest that lines get: longer ones are hard to read. */
const WIDEST = 120;
const NARROWEST = 40;

/**
 * The operator's answer: what each target keeps, what is broken, and what could not be told. The end
 * is what is still on the screen.
 */
export function terminalReport(
  outline: Outline,
  { color, width: wanted }: TerminalOptions,
): string {
  const width = Math.max(NARROWEST, Math.min(wanted, WIDEST));
  const hasMarks = outline.lines.some(({ isUnverified }) => !isUnverified);
  const end: Line[] = [
    ...sectionLines(outline.deviations),
    ...closing(outline, width),
    ...(hasMarks ? [[" ", styled("dim", legend(outline))] as const] : []),
    "",
  ];
  const ending = broken(end, width);
  const text = [...bodyLines(outline, width, ending.length + 1), ...ending]
    .map((line) => line.trimEnd())
    .join("\n");
  return color ? text : stripVTControlCharacters(text);
}

/** Lines that a target with one finding takes at most, and one that could not be verified. */
const MOST_LINES = 40;
const MOST_UNVERIFIED = 15;

/** As many of the lines as there is room for; the last of them says that there are more. */
function fitting(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines];
  const shown = lines.slice(0, Math.max(room, 2) - 1);
  return [...shown, styled("dim", "   … and more of this in report.html and report.json")];
}

/** Findings, and entries of a section, that are shown of many targets. */
const MOST_OF_MANY = 8;

/** A target alone takes so many lines that it is read whole; `taken` are those that the end takes of them. */
function bodyLines(outline: Outline, width: number, taken: number): string[] {
  const { outlines, few, findings, leftovers } = outline;
  const it = outlines.length === 1 ? "The installation" : "It";
  const heads = few ? outlines.flatMap((target, at) => headLines(target(), width, at, it)) : [];
  const shown = few ? findings : findings.slice(0, MOST_OF_MANY);
  const before = shellsOf(shown).flatMap(({ title, lines }) => [
    ...["", ` ${styled("bold", title)}`],
    ...lines.flatMap((line) => requestLines(line, width)),
  ]);
  const found = shown.flatMap((one) => ["", ...findingLines(one, width)]);
  const { length: count } = outlines;
  const isUnverified = count === 1 && outline.unverified.items.length > 0;
  const sections = [...(few ? [] : [outline.unverified]), ...outline.sections]
    .map(({ items, ...rest }) => ({
      ...rest,
      // What a finding kept from being tried is shown with it.
      items: items.filter(({ code }) => findings.length !== 1 || code !== "because-of"),
    }))
    .map((section) => (few ? section : cut(section)))
    // Of a target that could not be verified, what matters is on one screen; the other reports have all.
    .filter(({ mark }) => !isUnverified || mark === "accepted");
  const accepted = sections.filter(({ mark }) => mark === "accepted");
  const others = sections.filter(({ mark }) => mark !== "accepted");
  const more = findings.length - shown.length;
  const head = broken(heads, width);
  const told = broken(
    [...found, ...moreLines(more, "finding"), ...accepted.flatMap(sectionLines)],
    width,
  );
  const rest = broken(others.flatMap(sectionLines), width);
  const left = broken(leftoverLines(few ? leftovers : cut(leftovers), isUnverified), width);
  taken += head.length + told.length;
  if (isUnverified) {
    return [...head, ...told, ...rest, ...fitting(left, MOST_UNVERIFIED - taken)];
  }
  const shell = broken(before, width);
  if (count > 1 || findings.length !== 1) return [...head, ...shell, ...told, ...rest, ...left];
  const room = MOST_LINES - taken - left.length - shell.length;
  // Half of its lines would do a shell no good.
  if (room < 1 && shell.length > 0) {
    const more = "   … and more of this in report.html, such as where $NAMES come from";
    return [...head, ...told, "", styled("dim", more), ...left];
  }
  return [...head, ...shell, ...told, ...fitting(rest, room), ...left];
}

/** A section of no more than a reader takes in; the last entry says how many more there are. */
function cut(section: Section): Section {
  const { items } = section;
  const more = items.length - MOST_OF_MANY;
  const last = { text: `… and ${more} more in report.html` };
  return more > 0 ? { ...section, items: [...items.slice(0, MOST_OF_MANY), last] } : section;
}

function headLines(target: TargetOutline, width: number, index: number, it: string): Line[] {
  const { name, title, beside, baseUrl, error, counts, requests, duration } = target;
  const where = `${title} at ${baseUrl}${beside}`;
  const isShort = columns(name) + columns(where) + 3 <= width;
  const head: Line[] = [...(index > 0 ? ["", ""] : [""]), ` ${styled("bold", name)}`];
  if (isShort) head.push(`${head.pop() as string}  ${styled("dim", where)}`);
  else head.push([" ", styled("dim", where)]);
  if (error !== undefined) {
    head.push(countLine("unverified", `${it} could not be verified: ${error}`));
    const { conforms, documented } = target.tally;
    const before = `Before that, ${conforms} of ${documented} documented variants conform, by ${requests}.`;
    return counts.length === 0 ? head : [...head, ["   ", styled("dim", before)]];
  }
  const lines = counts.map(({ standing, text }) => countLine(standing, text));
  const cost = styled("dim", `   ${requests} in ${duration}`);
  return [...head, "", ...tableLines(target.operations), "", ...lines, cost];
}

function countLine(mark: Mark, text: string): Line {
  return [` ${marked(mark)} `, mark === "conforms" ? text : styled("bold", text)];
}

/** A row for each operation: how many of its documented variants conform, and a mark for each. */
function tableLines(operations: readonly Group[]): string[] {
  const widest = Math.max(0, ...operations.map(({ name }) => columns(name)));
  return operations.map(({ name, rows, share }) => {
    const documented = rows.filter(({ beyond }) => !beyond);
    const whole = documented.every(({ verdict }) => verdict === "conforms");
    const cell = (share === "" ? "–" : share).padStart(5);
    const marks = documented.map(({ mark }) => marked(mark)).join("");
    const others = rows.filter(({ beyond, isQuiet }) => beyond && !isQuiet);
    const more = others.map(({ verdict }) => MARKS[verdict]).join("");
    return [
      `   ${padded(name, widest)}  ${whole ? cell : styled("bold", cell)} `,
      ...(marks === "" ? [] : [marks]),
      ...(more === "" ? [] : [styled("dim", `(${more})`)]),
    ].join(" ");
  });
}

/** Columns of the words before what is documented, what came, and so on. */
const LABELS = 12;

/** Characters of what came, and of what is documented, that fit in a few lines; ids are never cut. */
const LONG = 220;

/** A finding: what broke, and where the page has it; what it documents; what came; where; the request. */
function findingLines(finding: FindingOutline, width: number): Line[] {
  const { id, who, about, source, message, parts } = finding;
  // In a line, the first place, without its words: the other reports have all.
  const from = source?.text.replace(/(?:, "|; ).*/s, " …");
  const head = present(about !== "" && about, from).join(" · ");
  const rest = parts.filter((part) => part !== source);
  return [
    ` ${marked("violates")} ${who}${styled("bold", id)}`,
    ...(head === "" ? [] : [["   ", styled("dim", head)] as const]),
    ["     ", message],
    ...rest.flatMap(({ label, text }): Line[] =>
      label === "request"
        ? requestLines(text, width)
        : [
            [
              `     ${styled("dim", label.padEnd(LABELS))}`,
              styled(
                STYLES[label],
                /^on$|also in|not tried/.test(label) ? text : excerpt(text, LONG),
              ),
            ],
          ],
    ),
  ];
}

/** A line for a shell, as several that it takes together; of a comment, each is one. */
function requestLines(text: string, width: number): Line[] {
  const isComment = text.startsWith("# ");
  const lines = isComment
    ? wrapped(text.slice(2), width - 7).map((line) => `# ${line}`)
    : curlLines(text, width - 5);
  return lines.map((line) => `     ${styled("dim", line)}`);
}

function sectionLines({ title, mark, items }: Section): Line[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item): Line[] => {
    const head = `   ${marked(mark)} `;
    if (!item.ids) return [[head, (item.id ?? "") + sentenceOf(item)]];
    const about = present(...item.ids.map(shortId), item.besides).join(", ");
    return [
      [head, styled("bold", item.text)],
      ["     ", styled("dim", about)],
      ...(item.on === undefined ? [] : [["     ", styled("dim", `on ${item.on}`)] as const]),
    ];
  });
  return ["", ` ${styled("bold", title)}`, ...lines];
}

/** Leftovers that are named where each with its reason would be too long. */
const MOST_NAMED = 3;

function leftoverLines({ title, items }: Section, isShort: boolean): Line[] {
  if (items.length === 0) return [];
  const alarm = styled("red", styled("bold", `LEFT BEHIND: ${title}`));
  const all = named(
    items.map(({ text }) => text),
    MOST_NAMED,
  );
  const things = isShort
    ? [["   ! ", all] as const]
    : items.map((item) => ["   ! ", sentenceOf(item)] as const);
  return ["", [styled("red", " ! "), alarm], ...things];
}
