import stringWidth from "string-width";
import type { FindingOutline, Outline } from "./outline.ts";
import { type Line, STYLES, marked, padded, styled, wrapped } from "./styles.ts";
import { MARKS, type Mark, plural, present } from "./words.ts";
import { shortId } from "./ids.ts";
import { excerpt } from "./printable.ts";
import { type Item, type Section, named, sentenceOf, together } from "./sections.ts";
import type { Group, TargetOutline } from "./target-outline.ts";

/** Targets of many that have a line of their own, the worst of them. */
const MOST_TOLD = 20;

/** True if all there is to tell of a single target is that it could not be checked in full. */
export function isBrief({ summaries: [only, ...others], findings }: Outline): boolean {
  const isIt = only?.isUnchecked === true && !only.isUnverified;
  return isIt && others.length === 0 && findings.length === 0;
}

/** The last word: one line a target, and one for all. */
export function closing(outline: Outline, width: number): Line[] {
  const { summaries, worstFirst, answer, applied, cutShort, trend, ...told } = outline;
  const [only, ...others] = summaries;
  // One target of which little is to be told is on the same screen.
  const isTold = only?.isUnverified || told.findings.length === 1 || only?.standing === "conforms";
  const isShort = isTold || isBrief(outline);
  const isPart = summaries.some(({ part }) => part !== undefined);
  const end: Line[] = [
    ...(trend === undefined ? [] : [["   ", styled("dim", trend)] as const]),
    ...(cutShort === undefined
      ? []
      : ["", [" ", styled("red", styled("bold", `! ${cutShort}`)), 3] as const]),
  ];
  const headline: Line[] = ["", [" ", styled("bold", answer), 3]];
  if (others.length === 0 && isShort && applied === undefined && !isPart) {
    // Its first line has said it, with the reason.
    return only!.standing === "unverified" ? end : [...headline, ...end];
  }
  const shown = worstFirst.slice(0, MOST_TOLD).map((place) => summaries[place]!);
  const names = Math.min(Math.max(...shown.map(({ name }) => stringWidth(name))), 30);
  return [
    "",
    styled("dim", ` ${"─".repeat(width - 2)}`),
    ...shown.map(({ name, standing, answer }): Line => {
      const head = ` ${marked(standing)} ${styled("bold", padded(name, names))}  `;
      return [head, answer, names + 5];
    }),
    ...moreLines(summaries.length - shown.length, "target"),
    ...headline,
    ...(applied === undefined ? [] : [`   ${styled("bold", applied)}`]),
    ...end,
  ];
}

export function legend({ goesBeyond, applied }: Outline): string {
  return [
    `${MARKS.conforms} conforms`,
    `${MARKS.violates} violates`,
    `${MARKS["not-exercised"]} not exercised`,
    ...(applied === undefined ? [] : [`${MARKS.accepted} accepted deviation`]),
    ...(goesBeyond ? ["(…) beyond the vendor's page"] : []),
  ].join("   ");
}

export function moreLines(more: number, what: string): Line[] {
  if (more <= 0) return [];
  return [
    "",
    styled("dim", ` … and ${plural(more, `more ${what}`)} in report.html and report.json`),
  ];
}

export function headLines(target: TargetOutline, width: number, index: number, it: string): Line[] {
  const { error, counts, requests, duration } = target;
  const head: Line[] = [...(index > 0 ? [""] : []), ...whereLines(target, width)];
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

export function whereLines(
  { name, title, beside, baseUrl }: Pick<TargetOutline, "name" | "title" | "beside" | "baseUrl">,
  width: number,
): Line[] {
  const where = `${title} at ${baseUrl}${beside}`;
  const isShort = stringWidth(name) + stringWidth(where) + 3 <= width;
  const [bold, dim] = [` ${styled("bold", name)}`, styled("dim", where)];
  return isShort ? ["", `${bold}  ${dim}`] : ["", bold, [" ", dim]];
}

export function countLine(mark: Mark, text: string): Line {
  return [` ${marked(mark)} `, mark === "conforms" ? text : styled("bold", text)];
}

/** A row for each operation: how many of its documented variants conform, and a mark for each. */
function tableLines(operations: readonly Group[]): string[] {
  const widest = Math.max(0, ...operations.map(({ name }) => stringWidth(name)));
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

export function sectionLines({ title, mark, items }: Section): Line[] {
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

/** What is left, a paragraph for each reason; or only the names of the first, all in one, and where the others are named. */
export function leftoverLines({ title, items }: Section, most?: number): Line[] {
  if (items.length === 0) return [];
  const alarm = styled("red", styled("bold", `LEFT BEHIND: ${title}`));
  const namesOf = (some: readonly Item[]) => some.map(({ text }) => text);
  const alike = Map.groupBy(items, (item) => sentenceOf({ ...item, text: "" }));
  // What was seen there comes before what may be.
  const isPerhaps = ({ text }: Item) => text.startsWith("perhaps ");
  const inOrder = items.toSorted((a, b) => Number(isPerhaps(a)) - Number(isPerhaps(b)));
  const things =
    most === undefined
      ? [...alike].map(([why, some]) => together(namesOf(some)) + why)
      : [named(namesOf(inOrder), most, together) + (most < items.length ? " in report.html" : "")];
  return ["", [styled("red", " ! "), alarm], ...things.map((thing) => ["   ! ", thing] as const)];
}

/** Columns of the words before what is documented, what came, and so on. */
const LABELS = 12;

/** Characters of what came, and of what is documented, that fit in a few lines; ids are never cut. */
const LONG = 220;

/** A finding: what broke, and where the page has it; what it documents; what came; where; the request. */
export function findingLines(finding: FindingOutline, width: number): Line[] {
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
export function requestLines(text: string, width: number): Line[] {
  const isComment = text.startsWith("# ");
  const lines = isComment
    ? wrapped(text.slice(2), width - 7).map((line) => `# ${line}`)
    : curlLines(text, width - 5);
  return lines.map((line) => `     ${styled("dim", line)}`);
}

/** A word of a shell, with its quotes. */
const WORD = String.raw`(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+`;

/** The command with its flags; an option with its value; another word. */
const PARTS = new RegExp(
  String.raw`^${WORD}(?: -(?!X |H |-data-raw )\S+)*|(?:-X |-H |--data-raw )?${WORD}|\S+`,
  "gs",
);

/**
 * A curl line in lines that a shell takes together, broken only between whole arguments.
 * An option stays beside its value; an argument longer than the width stays whole.
 */
export function curlLines(curl: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of curl.match(PARTS) ?? []) {
    if (line === "") line = part;
    else if (line.length + part.length + 3 <= width) line += ` ${part}`;
    else {
      lines.push(`${line} \\`);
      line = `  ${part}`;
    }
  }
  return [...lines, line];
}
