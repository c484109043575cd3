import { wrapped } from "./columns.ts";
import type { Applied } from "./deviations.ts";
import type { Catalogues } from "./outline.ts";
import type { Paint } from "./paint.ts";

/** What the rendering of every part needs. */
export interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly catalogues: Catalogues;
  readonly applied: Applied | undefined;
}

/** A titled part; nothing at all where it has no lines. */
export function section(title: string, lines: readonly string[], { paint }: Page): string[] {
  return lines.length === 0 ? [] : ["", ` ${paint.bold(title)}`, ...lines];
}

/** An entry of a list, its further lines below its first. */
export function bullet(
  mark: string,
  text: string,
  { width }: Page,
  paint?: (line: string) => string,
): string[] {
  return hanging(text, `   ${mark} `, 5, width, paint);
}

/**
 * Text behind a head, its further lines set in by as much.
 * @param indent columns that the head takes; it may hold color codes
 */
export function hanging(
  text: string,
  head: string,
  indent: number,
  width: number,
  paint = (line: string) => line,
): string[] {
  return wrapped(text, width - indent).map(
    (line, index) => (index === 0 ? head : " ".repeat(indent)) + paint(line),
  );
}
