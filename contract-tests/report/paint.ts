import type { Verdict } from "../engine/exercise.ts";

/** Gives text its color where colors are wanted; no meaning is ever in the color alone. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

export function paintWith(color: boolean): Paint {
  const paint = (open: number, close: number) => (text: string) =>
    color && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
  };
}

/** How a target as a whole stands: as its worst variant or rule, unless it could not be verified. */
export type Standing = Verdict | "unverified";

export const MARKS: Readonly<Record<Standing, string>> = {
  conforms: "✓",
  violates: "✗",
  "not-exercised": "○",
  unverified: "!",
};

/** The mark of a violation that is an accepted deviation. */
export const ACCEPTED_MARK = "≈";

/** The mark of a verdict or standing in its color. */
export function markOf(standing: Standing, paint: Paint): string {
  const color = {
    conforms: paint.green,
    violates: paint.red,
    "not-exercised": paint.yellow,
    unverified: paint.red,
  };
  return color[standing](MARKS[standing]);
}
