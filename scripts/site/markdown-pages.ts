import { posix } from "node:path";
import Turndown from "turndown";
// @ts-expect-error -- it carries no types
import { gfm } from "@joplin/turndown-plugin-gfm";
import navigation from "../../docs/_data/navigation.json" with { type: "json" };
import type { BuiltPage } from "./search-index.ts";
import type { SiteData } from "./site-data.ts";

/**
 * Every page as Markdown, at its own address with `.md` behind it, and what there is of them in
 * `llms.txt`, as https://llmstxt.org has both.
 */
export function markdownPages(
  { apis, project }: SiteData,
  pages: readonly BuiltPage[],
): Record<string, string> {
  const known = new Set(pages.map(({ file }) => file));
  const files = Object.fromEntries(
    pages.map((page) => [`${page.file}.md`, markdownOf(page, known)]),
  );
  const entry = (url: string, title: string) => {
    const file = `${url.slice(1)}.md`;
    return `- [${title}](${file})${leadOf(files[file] ?? "")}\n`;
  };
  const sections = navigation.map(({ title = "Start here", pages, apis: listed }) => {
    const described = listed
      ? apis.flatMap(({ name, title, purpose, plain }) => [
          `- [${title}](openapi/${name}/openapi.yaml): ${purpose}\n`,
          `- [${title} on one page](api/${plain.file}.md): every operation and every answer.\n`,
        ])
      : [];
    return `## ${title}\n\n${[...pages.map((one) => entry(one.url, one.title)), ...described].join("")}`;
  });
  files["llms.txt"] = `# Access contracts\n\n> ${project.description}\n\n${sections.join("\n")}`;
  return files;
}

const converter = new Turndown({
  headingStyle: "atx",
  codeBlockStyle: "fenced",
  bulletListMarker: "-",
});
converter.use(gfm as Turndown.Plugin);
converter.remove(["button", "form", "nav"]);
// A picture says what the table beside it says.
converter.remove((node) => node.matches("svg, [aria-hidden], details:not(:has(table))"));
converter.addRule("links to where they are", {
  filter: (node) => node.className === "anchor",
  replacement: (content) => content,
});
converter.addRule("forms that a script makes of links", {
  filter: (node) => /#try\//.test(node.getAttribute("href") ?? ""),
  replacement: () => "",
});
converter.addRule("terms", {
  filter: "dt",
  replacement: (content) => `\n- ${content.trim()}`,
});
converter.addRule("meanings", {
  filter: "dd",
  replacement: (content) => `: ${content.trim()}\n`,
});

/** What was written as Markdown is given as it was; of the others, what a reader sees. */
function markdownOf({ file, document, source }: BuiltPage, known: ReadonlySet<string>): string {
  const text = source ?? converter.turndown(document.querySelector("main") as Turndown.Node);
  const links = /(?<=\]\()(?!\w+:)([^)\s#?]*)\.(?:md|njk|html)(?:#[^)\s]*\/[^)\s]*)?(?=[)#?])/g;
  // Links within the site lead to pages in the same form, in which variants have no anchors. The references have none.
  const linked = text.trim().replace(links, (link, path: string) => {
    return known.has(posix.join(posix.dirname(file), `${path}.html`)) ? `${path}.html.md` : link;
  });
  return `${linked}\n`;
}

/** The first sentence of what is said below the title, without its links. */
function leadOf(markdown: string): string {
  const [paragraph = ""] =
    /(?<=^# .*\n+(?:<!--.*-->\n+)*)[^\s#<|][^]*?\.(?=\s)/m.exec(markdown) ?? [];
  return paragraph && `: ${paragraph.replace(/\s+/g, " ").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")}`;
}
