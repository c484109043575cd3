import { stripVTControlCharacters } from "node:util";
import { columns, hanging, padded } from "./columns.ts";
import { curlLines } from "./curl-lines.ts";
import { shortId } from "./ids.ts";
import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { FindingOutline, Group, Outline, TargetOutline } from "./outline.ts";
import { excerpt } from "./printable.ts";
import type { Report } from "./report.ts";
import { sentenceOf, type Section } from "./sections.ts";
import { marked, styled, STYLES } from "./styles.ts";
import { type Mark, MARKS, present } from "./words.ts";

export interface TerminalOptions extends OutlineOptions {
  /** False where colors are not wanted: no terminal, or NO_COLOR. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The widest that lines get: longer ones are hard to read. */
const WIDEST = 120;
const NARROWEST = 40;

/** A line as it is; or a text to be broken into lines behind a head, set in as it or as said. */
type Line = string | readonly [head: string, text: string, indent?: number];

/** The operator's answer: what each target keeps, what it breaks, and what could not be told. */
export function terminalReport(
  report: Report,
  { color, width: wanted, ...options }: TerminalOptions,
): string {
  const outline = outlineOf(report, options);
  const width = Math.max(NARROWEST, Math.min(wanted, WIDEST));
  const hasMarks = outline.targets.some(({ error }) => error === undefined);
  const end: Line[] = [
    ...sectionLines(outline.deviations),
    ...closing(outline, width),
    ...(hasMarks ? ["", [" ", styled("dim", legend(outline))] as const] : []),
    "",
  ];
  const ending = broken(end, width);
  const text = [
    ...outline.targets.flatMap((target, index) => [
      ...(index > 0 ? ["", ""] : [""]),
      ...targetLines(target, width, ending.length + 1),
    ]),
    ...ending,
  ]
    .map((line) => line.trimEnd())
    .join("\n");
  return color ? text : stripVTControlCharacters(text);
}

/** The lines as they are shown. */
function broken(lines: readonly Line[], width: number): string[] {
  return lines.flatMap((line) => {
    if (typeof line === "string") return [line];
    const [head, words, indent] = line;
    return hanging(head, words, width, indent);
  });
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

/** A target in so many lines that it is read whole; `taken` are those that others take of them. */
function targetLines(target: TargetOutline, width: number, taken: number): string[] {
  const { error, findings, leftovers } = target;
  const found = findings.flatMap((one) => ["", ...findingLines(one, width)]);
  // What a finding kept from being tried is told with it.
  const sections = target.sections
    .map(({ items, ...rest }) => ({
      ...rest,
      items: items.filter(({ code }) => findings.length !== 1 || code !== "because-of"),
    }))
    // Of a target that could not be verified, what matters is on one screen; the other reports have all.
    .filter(({ mark }) => error === undefined || mark === "accepted");
  const accepted = sections.filter(({ mark }) => mark === "accepted");
  const others = sections.filter(({ mark }) => mark !== "accepted");
  const fixed = broken(
    [...headLines(target, width), ...found, ...accepted.flatMap(sectionLines)],
    width,
  );
  const rest = broken(others.flatMap(sectionLines), width);
  const left = broken(leftoverLines(leftovers, error !== undefined), width);
  if (error !== undefined) {
    return [...fixed, ...rest, ...fitting(left, MOST_UNVERIFIED - taken - fixed.length)];
  }
  const room = MOST_LINES - taken - fixed.length - left.length;
  // The end is what is still on the screen.
  return [...fixed, ...(findings.length === 1 ? fitting(rest, room) : rest), ...left];
}

function headLines(target: TargetOutline, width: number): Line[] {
  const { name, title, baseUrl, error, counts, requests, duration } = target;
  const where = `${title} at ${baseUrl}`;
  const isShort = columns(name) + columns(where) + 3 <= width;
  const head: Line[] = isShort
    ? [` ${styled("bold", name)}  ${styled("dim", where)}`]
    : [` ${styled("bold", name)}`, [" ", styled("dim", where)]];
  if (error !== undefined) {
    head.push(countLine("unverified", `It could not be verified: ${error}`));
    const { conforms, documented } = target.summary;
    const before = `Before that, ${conforms} of ${documented} documented variants conform, by ${requests}.`;
    return counts.length === 0 ? head : [...head, ["   ", styled("dim", before)]];
  }
  if (counts.length === 0) return head;
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
const LONG = 240;

/** A finding: what broke; what the page documents; what came; where; the request. */
function findingLines({ id, about, message, parts }: FindingOutline, width: number): Line[] {
  return [
    ` ${marked("violates")} ${styled("bold", id)}`,
    ...(about === "" ? [] : [["   ", styled("dim", about)] as const]),
    ["     ", message],
    ...parts.flatMap(({ label, text }): Line[] =>
      label === "request"
        ? curlLines(text, width - 5).map((line) => `     ${styled("dim", line)}`)
        : [
            [
              `     ${styled("dim", label.padEnd(LABELS))}`,
              styled(STYLES[label], /also in|not tried/.test(label) ? text : excerpt(text, LONG)),
            ],
          ],
    ),
  ];
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
    ];
  });
  return ["", ` ${styled("bold", title)}`, ...lines];
}

/** Leftovers that are named where each with its reason would be too long. */
const MOST_NAMED = 3;

function leftoverLines({ title, items }: Section, isShort: boolean): Line[] {
  if (items.length === 0) return [];
  const alarm = styled("red", styled("bold", `LEFT BEHIND: ${title}`));
  const more = items.length - MOST_NAMED;
  const named = items.slice(0, MOST_NAMED).map(({ text }) => text);
  const all = `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const things = isShort
    ? [["   ! ", all] as const]
    : items.map((item) => ["   ! ", sentenceOf(item)] as const);
  return ["", [styled("red", " ! "), alarm], ...things];
}

/** The last word: one line a target. */
function closing({ targets, applied }: Outline, width: number): Line[] {
  const calm = targets.every(
    ({ standing, leftovers }) => standing === "conforms" && leftovers.items.length === 0,
  );
  // One target of which little is to be told is on the same screen.
  const isShort = targets.every(
    ({ error, findings }) => error !== undefined || findings.length === 1,
  );
  if (targets.length === 1 && (calm || isShort) && applied === undefined) return [];
  const names = Math.min(Math.max(...targets.map(({ name }) => columns(name))), 30);
  return [
    "",
    styled("dim", ` ${"─".repeat(width - 2)}`),
    ...targets.map(({ name, standing, answer }): Line => {
      const head = ` ${marked(standing)} ${styled("bold", padded(name, names))}  `;
      return [head, answer, names + 5];
    }),
    ...(applied === undefined ? [] : [`   ${styled("bold", applied)}`]),
  ];
}

function legend({ goesBeyond, applied }: Outline): string {
  return [
    `${MARKS.conforms} conforms`,
    `${MARKS.violates} violates`,
    `${MARKS["not-exercised"]} not exercised`,
    ...(applied === undefined ? [] : [`${MARKS.accepted} accepted deviation`]),
    ...(goesBeyond ? ["(…) beyond what the page shows"] : []),
  ].join("   ");
}
