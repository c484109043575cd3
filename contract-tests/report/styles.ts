import { styleText } from "node:util";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { Label } from "./target-outline.ts";
import { MARKS, type Mark } from "./words.ts";

type Style = "bold" | "dim" | "red" | "green" | "yellow";

/** The text in a style. Whether colors are wanted is decided for the whole, at the end. */
export function styled(style: Style | undefined, text: string): string {
  return style ? styleText(style, text, { validateStream: false }) : text;
}

export const STYLES: Readonly<Partial<Record<Mark | Label, Style>>> = {
  conforms: "green",
  violates: "red",
  "not-exercised": "yellow",
  unverified: "red",
  attention: "red",
  accepted: "yellow",
  documented: "green",
  came: "red",
  check: "dim",
};

export function marked(mark: Mark): string {
  return styled(STYLES[mark], MARKS[mark]);
}

/** A line as it is; or a text to be broken into lines behind a head, set in as it or as said. */
export type Line = string | readonly [head: string, text: string, indent?: number];

/** The text filled up with spaces to a width in columns; its color codes take none. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** The text in lines of no more than `width` columns, broken at spaces where there are any. */
export function wrapped(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(width, 8), { hard: true }).split("\n");
}

/** Text behind a head, its further lines set in by as much as the head takes, or by `indent`. */
export function hanging(
  head: string,
  text: string,
  width: number,
  indent = stringWidth(head),
): string[] {
  return wrapped(text, width - indent).map((line, index) =>
    index === 0 ? head + line : " ".repeat(indent) + line,
  );
}

/** The lines as they are shown. */
export function broken(lines: readonly Line[], width: number): string[] {
  return lines.flatMap((line) => {
    if (typeof line === "string") return [line];
    const [head, words, indent] = line;
    return hanging(head, words, width, indent);
  });
}
