import { styleText } from "node:util";
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
