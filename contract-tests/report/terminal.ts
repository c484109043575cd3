import { stripVTControlCharacters } from "node:util";
import {
  closing,
  countLine,
  findingLines,
  headLines,
  isBrief,
  leftoverLines,
  legend,
  moreLines,
  requestLines,
  sectionLines,
  whereLines,
} from "./terminal-parts.ts";
import { shortId } from "./ids.ts";
import { shellsOf, type Outline } from "./outline.ts";
import { MOST_NAMES, named, sentenceOf, type Item, type Section } from "./sections.ts";
import { broken, marked, styled, type Line } from "./styles.ts";
import { capped, present } from "./words.ts";

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
  const hasMarks = outline.summaries.some(({ isUnverified }) => !isUnverified) && !isBrief(outline);
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

/** Lines that a target takes at most that has one finding, or none and something left behind. */
const MOST_LINES = 40;

/** And one that could not be verified, or not in full, with the two that are printed after the report. */
const MOST_UNVERIFIED = 15;

const MORE = styled("dim", "   … and more of this in report.html and report.json");

/** As many of the lines as there is room for; the last of them says that there are more. */
function fitting(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines];
  const shown = lines.slice(0, Math.max(room, 2) - 1);
  return [...shown, MORE];
}

/** Findings, and entries of a section, that are shown of many targets. */
const MOST_OF_MANY = 8;

/** A target alone takes so many lines that it is read whole; `taken` are those that the end takes of them. */
function bodyLines(outline: Outline, width: number, taken: number): string[] {
  if (isBrief(outline)) return briefLines(outline, width, MOST_UNVERIFIED - taken);
  const { outlines, few, findings, leftovers, unverified } = outline;
  const lines = (all: readonly Line[]) => broken(all, width);
  const isAlone = outlines.length === 1;
  const it = isAlone ? "The installation" : "It";
  const targets = few ? outlines.map((target) => target()) : [];
  const headsOf = (all: typeof targets) =>
    lines(all.flatMap((target, at) => headLines(target, width, at, it)));
  const short = (section: Section) => (few ? section : cut(section));
  const shown = few ? findings : findings.slice(0, MOST_OF_MANY);
  const head = headsOf(targets);
  const told = lines([
    ...shown.flatMap((one) => ["", ...findingLines(one, width)]),
    ...moreLines(findings.length - shown.length, "finding"),
    ...sectionLines(short(outline.accepted)),
  ]);
  taken += head.length + told.length;
  // Of a target that could not be verified, what matters is on one screen; the other reports have all.
  if (isAlone && unverified.items.length > 0) {
    // Its reason is printed before the report, too.
    return [...head, ...told, ...leftIn(leftovers, width, MOST_UNVERIFIED - 1 - taken)];
  }
  const shell = lines(
    shellsOf(shown).flatMap(({ title, lines: all }) => [
      ...["", ` ${styled("bold", title)}`],
      ...all.flatMap((line) => requestLines(line, width)),
    ]),
  );
  // What one finding kept from being tried is shown with it.
  const isShown = ({ code }: Item) => findings.length === 1 && code === "because-of";
  const sections = [...(few ? [] : [unverified]), ...outline.sections].map((section) =>
    short({ ...section, items: section.items.filter((item) => !isShown(item)) }),
  );
  const rest = lines(sections.flatMap(sectionLines));
  const all = lines(leftoverLines(short(leftovers)));
  const isLeft = leftovers.items.length > 0;
  const isShort = isAlone && (findings.length === 1 || (isLeft && findings.length === 0));
  if (!isShort) return [...head, ...shell, ...told, ...rest, ...all];
  // After the report, a line says how to remove what is left.
  const free = MOST_LINES - taken - Number(isLeft);
  // A table of marks says less than what is broken, and than why something is left.
  const bare = headsOf(targets.map((one) => ({ ...one, operations: [] })));
  const most = free + head.length - bare.length - LEAST_REST;
  // Each with its reason, or at least by its name.
  const left = all.length < most ? all : leftIn(leftovers, width, free - LEAST_REST);
  const top = free - left.length < LEAST_REST ? bare : head;
  const room = free - left.length - shell.length + head.length - top.length;
  // Half of its lines would do a shell no good.
  if (room < 1 && shell.length > 0) {
    const more = "   … and more of this in report.html, such as where $NAMES come from";
    return [...top, ...told, "", styled("dim", more), ...left];
  }
  return [...top, ...shell, ...told, ...fitting(rest, room), ...left];
}

/** Lines that say that there is more, what precedes them included. */
const LEAST_REST = 2;

/** What is left, by as many names as there is room for. */
function leftIn(leftovers: Section, width: number, room: number): string[] {
  let most = leftovers.items.length;
  const lines = () => broken(leftoverLines(leftovers, most), width);
  while (most > MOST_NAMES && lines().length > room) most -= 1;
  return lines();
}

/** Ids that are named of a reason, where there is little room. */
const MOST_IDS = 2;

/** A target that could not be checked in full: how far the run came, what is left, and what kept it from more. */
function briefLines(outline: Outline, width: number, room: number) {
  const { outlines, accepted, sections, leftovers } = outline;
  const { counts, requests, duration, ...target } = outlines[0]!();
  const lines = [
    ...whereLines(target, width),
    ...counts.map(({ standing, text }) => countLine(standing, text)),
    styled("dim", `   ${requests} in ${duration}`),
    ...sectionLines(accepted),
  ];
  const items = sections.flatMap((one) => one.items.filter(({ code }) => code === "unchecked"));
  const reasons = (mostIds: number) =>
    items.flatMap(({ text, ids = [], besides }) => {
      const detail = mostIds > 0 && present(named(ids.map(shortId), mostIds), besides).join("; ");
      return broken(
        [[` ${marked("attention")} `, sentenceOf({ text, ...(detail && { detail }) })]],
        width,
      );
    });
  const head = broken(lines, width);
  const whole = reasons(MOST_IDS);
  // Why it could not be checked has room, too.
  const least = Math.min(whole.length, LEAST_REST + 1);
  const left = leftIn(leftovers, width, room - head.length - least);
  const before = [...head, ...(left.length > 0 ? left : [""])];
  // What to do matters more than what was not tried.
  const isTight = left.length > 0 && before.length + whole.length > room;
  const shown = isTight ? reasons(0) : whole;
  return fitting([...before, ...shown], room);
}

/** A section of no more than a reader takes in; the last entry says how many more there are. */
function cut(section: Section): Section {
  const told = (more: number): Item => ({ text: `… and ${more} more in report.html` });
  const items = section.items.map(({ ids, ...item }) => ({
    ...item,
    ...(ids && { ids: capped(ids, MOST_OF_MANY, (more) => `and ${more} more`) }),
  }));
  return { ...section, items: capped(items, MOST_OF_MANY, told) };
}
