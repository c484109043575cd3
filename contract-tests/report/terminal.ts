import { stripVTControlCharacters, styleText } from "node:util";
import { columns, hanging, padded, wrapped } from "./columns.ts";
import { curlLines } from "./curl-lines.ts";
import { together } from "./ids.ts";
import { MARKS, type Mark } from "./marks.ts";
import { outlineOf, type OutlineOptions } from "./outline.ts";
import type { FindingOutline, Group, Label, Outline, TargetOutline } from "./outline.ts";
import type { Report } from "./report.ts";
import { sentenceOf, type Section } from "./sections.ts";

export interface TerminalOptions extends OutlineOptions {
  /** False where colors are not wanted: no terminal, or NO_COLOR. */
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The widest that lines get: longer ones are hard to read. */
const WIDEST = 120;
const NARROWEST = 40;

/** The operator's answer: what each target keeps, what it breaks, and what could not be told. */
export function terminalReport(
  report: Report,
  { color, width: wanted, ...options }: TerminalOptions,
): string {
  const outline = outlineOf(report, options);
  const width = Math.max(NARROWEST, Math.min(wanted, WIDEST));
  const text = [
    ...outline.targets.flatMap((target, index) => [
      ...(index > 0 ? ["", ""] : [""]),
      ...targetLines(target, width),
    ]),
    ...sectionLines(outline.deviations, width),
    ...closing(outline, width),
    "",
    ...legend(outline, width),
    "",
  ]
    .map((line) => line.trimEnd())
    .join("\n");
  return color ? text : stripVTControlCharacters(text);
}

type Style = "bold" | "dim" | "red" | "green" | "yellow";

/** The text in a style. Whether colors are wanted is decided for the whole, at the end. */
function styled(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}

const STYLES: Readonly<Partial<Record<Mark | Label, Style>>> = {
  conforms: "green",
  violates: "red",
  "not-exercised": "yellow",
  unverified: "red",
  accepted: "yellow",
  documented: "green",
  came: "red",
  check: "dim",
};

function marked(mark: Mark): string {
  const style = STYLES[mark];
  return style ? styled(style, MARKS[mark]) : MARKS[mark];
}

function targetLines(target: TargetOutline, width: number): string[] {
  const { error, counts, operations, requests, duration } = target;
  return [
    ...titleLines(target, width),
    ...(error === undefined
      ? []
      : ["", ...countLines("unverified", `It could not be verified: ${error}`, width)]),
    ...(counts.length === 0
      ? []
      : [
          "",
          ...tableLines(operations, width),
          "",
          ...counts.flatMap(({ standing, text }) => countLines(standing, text, width)),
          styled("dim", `   ${requests} in ${duration}`),
        ]),
    ...target.findings.flatMap((found) => ["", ...findingLines(found, width)]),
    ...target.sections.flatMap((section) => sectionLines(section, width)),
    // The end is what is still on the screen.
    ...leftoverLines(target.leftovers, width),
  ];
}

function titleLines({ name, title, baseUrl }: TargetOutline, width: number): string[] {
  const where = styled("dim", `${title} at ${baseUrl}`);
  const head = styled("bold", name);
  return columns(head) + columns(where) + 3 <= width
    ? [` ${head}  ${where}`]
    : [` ${head}`, ...hanging(" ", where, width)];
}

function countLines(mark: Mark, text: string, width: number): string[] {
  const words = mark === "conforms" ? text : styled("bold", text);
  return hanging(` ${marked(mark)} `, words, width);
}

/** A row for each operation: how many of its documented variants conform, and a mark for each. */
function tableLines(operations: readonly Group[], width: number): string[] {
  const widest = Math.max(0, ...operations.map(({ name }) => columns(name)));
  const names = Math.min(widest, width - 24);
  return operations.map(({ name, documented, beyond, conforms }) => {
    const all = documented.length;
    const share = (all > 0 ? `${conforms}/${all}` : "–").padStart(5);
    const marks = documented.map(({ mark }) => marked(mark)).join("");
    // That nobody can bring about what the page only implies is no news.
    const news = beyond.filter(({ verdict }) => verdict !== "not-exercised");
    const more = news.map(({ verdict }) => MARKS[verdict]).join("");
    return [
      `   ${padded(name, names)}  `,
      `${conforms === all ? share : styled("bold", share)}  `,
      marks,
      more === "" ? "" : styled("dim", `${marks === "" ? "" : " "}(${more})`),
    ].join("");
  });
}

/** Columns of the words before what is documented, what came, and so on. */
const LABELS = 12;

/** A finding: what broke; what the page documents; what came; where; the request. */
function findingLines({ id, about, message, parts }: FindingOutline, width: number): string[] {
  return [
    ` ${marked("violates")} ${styled("bold", id)}`,
    ...(about === "" ? [] : hanging("   ", styled("dim", about), width)),
    "",
    ...hanging("     ", message, width),
    ...parts.flatMap(({ label, text }) => {
      if (label === "request") {
        return curlLines(text, width - 5).map((line) => `     ${styled("dim", line)}`);
      }
      const style = STYLES[label];
      const head = `     ${styled("dim", label.padEnd(LABELS))}`;
      return hanging(head, style ? styled(style, text) : text, width);
    }),
  ];
}

function sectionLines({ title, mark, items }: Section, width: number): string[] {
  if (items.length === 0) return [];
  const head = `   ${marked(mark)} `;
  return [
    "",
    ` ${styled("bold", title)}`,
    ...items.flatMap((item) => {
      if (!item.ids) return hanging(head, (item.id ?? "") + sentenceOf(item), width);
      const names = [...together(item.ids), item.besides ?? []].flat().join(", ");
      return [
        ...hanging(head, styled("bold", item.text), width),
        ...hanging("     ", styled("dim", names), width),
      ];
    }),
  ];
}

function leftoverLines({ title, items }: Section, width: number): string[] {
  if (items.length === 0) return [];
  const alarm = styled("red", styled("bold", `LEFT BEHIND: ${title}`));
  return [
    "",
    ...hanging(styled("red", " ! "), alarm, width),
    ...items.flatMap((item) => hanging("   ! ", sentenceOf(item), width)),
  ];
}

/** The last word: one line a target. */
function closing({ targets, applied }: Outline, width: number): string[] {
  const calm = targets.every(
    ({ standing, leftovers }) => standing === "conforms" && leftovers.items.length === 0,
  );
  // One target that keeps everything has been told of on the same screen.
  if (targets.length === 1 && calm && applied === undefined) return [];
  const names = Math.min(Math.max(...targets.map(({ name }) => columns(name))), 30);
  return [
    "",
    styled("dim", ` ${"─".repeat(width - 2)}`),
    ...targets.flatMap(({ name, standing, answer }) => {
      const head = ` ${marked(standing)} ${styled("bold", padded(name, names))}  `;
      return hanging(head, answer, width, names + 5);
    }),
    ...(applied === undefined ? [] : [`   ${styled("bold", applied)}`]),
  ];
}

function legend({ goesBeyond, applied }: Outline, width: number): string[] {
  const words = [
    `${MARKS.conforms} conforms`,
    `${MARKS.violates} violates`,
    `${MARKS["not-exercised"]} not exercised`,
    ...(applied === undefined ? [] : [`${MARKS.accepted} accepted deviation`]),
    ...(goesBeyond ? ["(…) beyond what the page shows"] : []),
  ];
  return wrapped(words.join("   "), width - 1).map((line) => styled("dim", ` ${line}`));
}
