import { printable } from "./printable.ts";

/** HTML that may stand in a page as it is. */
export interface Html {
  readonly text: string;
}

type Part = string | number | Html | readonly Part[];

/**
 * HTML of a template. What is put into it is text, made printable and escaped for an element or a
 * quoted attribute, unless it is HTML itself.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = literals[0]!;
  parts.forEach((part, index) => {
    text += textOf(part) + literals[index + 1]!;
  });
  return { text };
}

function textOf(part: Part): string {
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return "text" in part ? part.text : part.map(textOf).join("");
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (char) => ESCAPES[char as keyof typeof ESCAPES]);
}
