import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { printable } from "./printable.ts";

/** HTML or XML that goes into a document as it is. */
export interface Markup {
  readonly text: string;
}

type Part = string | number | undefined | Markup | readonly Part[];

/**
 * Markup of a template. What is put into it is text, made printable and escaped for an element or a
 * quoted attribute, unless it is markup itself.
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { text: String.raw({ raw: literals }, ...parts.map(textOf)) };
}

/** The parts with a separator between them, which is put in as it is. */
export function joined(parts: readonly Part[], separator: string): Markup {
  return { text: parts.map(textOf).join(separator) };
}

/** A table with the bodies given, each some rows. */
export function table(
  look: string,
  caption: string,
  columns: readonly string[],
  bodies: readonly (readonly (Markup | string)[])[],
): Markup {
  return markup`
    <table class="${look}">
      <caption class="quiet">${caption}</caption>
      <thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
      ${bodies.map((rows) => markup`<tbody>${rows}</tbody>`)}
    </table>`;
}

/** The last entry of a list that does not have room for all. */
export const moreHtml = (more: number) => markup`<li>… and ${more} more in report.json</li>`;

function textOf(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string")
    return printable(part).replace(/[&<>"']/g, (char) => ESCAPES[char as keyof typeof ESCAPES]);
  if (typeof part === "number") return String(part);
  return "text" in part ? part.text : part.map(textOf).join("");
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Files beside this one as a page holds them within itself, and the hash by which its policy allows them. */
export function inlined(...files: readonly string[]) {
  const texts = files.map((file) => readFileSync(new URL(file, import.meta.url), "utf8"));
  const text = texts.join("");
  return { text, hash: `'sha256-${hash("sha256", text, "base64")}'` };
}

type Inlined = ReturnType<typeof inlined>;

/** How a page begins that asks no network for anything and runs no script but its own. */
export function headHtml(title: string, style: Inlined, script?: Inlined): Markup {
  const policy = `default-src 'none'; img-src data:; style-src ${style.hash}; script-src ${script?.hash ?? "'none'"}; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
`;
}
