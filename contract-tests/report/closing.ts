import type { Outline } from "./outline.ts";
import { columns, marked, padded, styled, type Line } from "./styles.ts";
import { MARKS, plural } from "./words.ts";

/** Targets of many that have a line of their own, the worst of them. */
const MOST_TOLD = 20;

/** True if all there is to tell of a single target is that it could not be checked in full. */
export function isBrief({ lines: [only, ...others], findings }: Outline): boolean {
  const isIt = only?.isUnchecked === true && !only.isUnverified;
  return isIt && others.length === 0 && findings.length === 0;
}

/** The last word: one line a target, and one for all. */
export function closing(outline: Outline, width: number): Line[] {
  const { lines, worstFirst, answer, applied, cutShort, trend, ...told } = outline;
  const [only, ...others] = lines;
  // One target of which little is to be told is on the same screen.
  const isTold = only?.isUnverified || told.findings.length === 1 || only?.standing === "conforms";
  const isShort = isTold || isBrief(outline);
  const isPart = lines.some(({ part }) => part !== undefined);
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
  const shown = worstFirst.slice(0, MOST_TOLD).map((place) => lines[place]!);
  const names = Math.min(Math.max(...shown.map(({ name }) => columns(name))), 30);
  return [
    "",
    styled("dim", ` ${"─".repeat(width - 2)}`),
    ...shown.map(({ name, standing, answer }): Line => {
      const head = ` ${marked(standing)} ${styled("bold", padded(name, names))}  `;
      return [head, answer, names + 5];
    }),
    ...moreLines(lines.length - shown.length, "target"),
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
