import { UsageError } from "../../contract-tests/engine/errors.ts";
import { readMarkdown } from "./markdown.ts";
import { METHOD } from "./model.ts";
import { readText } from "./plain-text.ts";

/** The kinds of page, each with what it is known by and what it does not show. */
const KINDS = [
  { name: "GitBook's Markdown", sign: /^#{1,6} \S/m, read: readMarkdown, lacks: [] },
  {
    name: "GitBook's page as text",
    sign: new RegExp(`^(?:${METHOD}) /\\S*$`, "m"),
    read: readText,
    lacks: ["tabs and their titles", "statuses", "answers in tabs that were closed"],
  },
  {
    name: "a manual's page as text",
    sign: /^\s*Parameter\s+Required\s+Value\s/m,
    read: readText,
    lacks: [],
  },
] as const;

export type Page = ReturnType<typeof readPage>;

/** Reads a page of any kind that is known. @throws UsageError for another one. */
export function readPage(name: string, given: string) {
  const text = given
    .replaceAll("\r\n", "\n")
    .replaceAll("\u00A0", " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/(^|\})Last updated\b.*/gm, "$1")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
  const kind = KINDS.find(({ sign }) => sign.test(text));
  const sections = kind?.read(text) ?? [];
  if (!kind || !sections.some(({ items }) => items.length > 0)) {
    throw new UsageError(
      `${name}: not a page that trace can read; give one as ${KINDS.map((one) => one.name).join(", ")}`,
    );
  }
  return { name, kind: kind.name, lacks: kind.lacks as readonly string[], sections, text };
}
