import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import { readMarkdown } from "./markdown.ts";
import { METHOD, type Section } from "./model.ts";
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

/** What a page says of itself, and names of its images. */
const FRAME =
  /(^|\})(?:Skip to .*content|Last updated\b.*|(?:Updated|Created)\b.* ago\b.*|Revision #.*|Powered by .*|[\w.-]+\.(?:png|jpe?g|gif|svg|webp)$)/gim;

export type Page = ReturnType<typeof readPage>;

/** Reads a page of any kind that is known. @throws UsageError for another one. */
export function readPage(name: string, given: string) {
  const text = given
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\u00A0", " ")
    .replace(/[ \t]+$/gm, "")
    .replace(FRAME, "$1")
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

/** A heading as sources name it: with the method, where two sections have one heading. */
export function titleOf({ sections }: Page, { heading, items }: Section): string {
  const isShared = sections.filter((one) => one.heading === heading).length > 1;
  const { method } = items.find(({ kind }) => kind === "call")?.facts ?? {};
  return isShared && method !== undefined ? `${heading} (${method})` : heading;
}

/** A place in a section as sources name it; answers that are in no tab have the place of their section. */
export function labelOf(
  page: Page,
  section: Section,
  { place }: { readonly place: string },
): string {
  const below = place.startsWith("answer") ? "" : place;
  return [titleOf(page, section), below].filter(Boolean).join(", ");
}

/** The words of a heading that mean something: without case, articles and what only adorns it. */
export const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\b(the|an?) /g, "")
    .replace(/[–—]/g, "-")
    .replace(/^\W*(?:(?:example|section|step) )?(\d+(?:\.\d+)*)[.:)]*\s+(?:- )?/, "$1 ")
    .replace(/^[^\p{L}\d]+|[^\p{L}\d)]+$/gu, "");

/** The page, with the headings that are numbered otherwise there as they are known here. */
export function numberedAs(page: Page, known: readonly string[]): Page {
  const isKnown = (heading: string) => known.some((one) => isHeading(one, heading));
  const words = (heading: string) => plain(heading).replace(/^[\d.]+ /, "");
  const odd = page.sections.filter(({ heading }) => !isKnown(heading));
  const sections = page.sections.map((section) => {
    const alike = known.filter(
      (one) =>
        words(one) === words(section.heading) &&
        !page.sections.some(({ heading }) => isHeading(heading, one)),
    );
    return odd.includes(section) && alike.length === 1
      ? { ...section, heading: alike[0]!, was: section.heading }
      : section;
  });
  return { ...page, sections };
}

/** Whether two headings say the same. */
export const isHeading = (one: string, other: string): boolean => plain(one) === plain(other);
