import { readFileSync } from "node:fs";
import { IdAttributePlugin, InputPathToUrlTransformPlugin } from "@11ty/eleventy";
import navigation from "../../docs/_data/navigation.json" with { type: "json" };
import { relativeUrl } from "./relative-url.ts";
import { fieldsOf } from "./schema-fields.ts";

export const config = {
  // A page of Markdown is what it is on any other host: `{{` stands for itself.
  markdownTemplateEngine: false,
};

/** How Eleventy makes the site of `docs/`. */
export default function configure(settings) {
  settings.benchmarkManager.get("Configuration").setIsVerbose(false);
  settings.setUseGitIgnore(false);
  settings.setTemplateFormats(["md", "njk"]);
  settings.ignores.add("**/_site/**");
  for (const name of ["assets", "ci", "examples"]) {
    settings.addPassthroughCopy({ [settings.directories.input + name]: name });
  }
  const copied = {
    LICENSE: "LICENSE.txt",
    "contract-tests/report/look.css": "assets/look.css",
    "contract-tests/report/plots.css": "assets/plots.css",
  };
  for (const [file, to] of Object.entries(copied)) {
    settings.addPassthroughCopy({ [`${settings.directories.input}../${file}`]: to });
  }
  settings.addPlugin(IdAttributePlugin);
  // Pages link to each other's source, as a reader of the repository needs it.
  settings.addPlugin(InputPathToUrlTransformPlugin);
  // Eleventy links from a server's root; from a disk, or a folder of a server, only relative links lead anywhere.
  const link = function (url) {
    // The root itself is the base of the page that a server shows at any depth.
    return url === "/" ? url : relativeUrl(fileOf(this), url);
  };
  settings.htmlTransformer.addUrlTransform("html", link, { priority: -1 });
  settings.addGlobalData("layout", "page.njk");
  settings.addGlobalData("eleventyComputed", {
    permalink: fileOf,
    title: ({ title, page }) => title ?? /^# (.+)$/m.exec(page.rawInput ?? "")?.[1],
  });
  let plain;
  settings.amendLibrary("md", (library) => {
    // What comes from elsewhere holds no HTML: `--out <dir>` is text.
    plain = new library.constructor({ html: false }).disable("code");
    const { rules } = library.renderer;
    rules.table_open = () =>
      '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table>';
    rules.table_close = () => "</table></div>\n";
  });
  settings.addFilter("markdown", (text) => plain.render(text));
  settings.addFilter("inline", (text) => plain.renderInline(text));
  settings.addFilter("terminal", (text) => colored(plain.utils.escapeHtml(text)));
  const pages = navigation.flatMap(({ pages }) => pages).flatMap(withThoseBelow);
  settings.addFilter("beside", ({ filePathStem }, step) => {
    const at = pages.findIndex(({ url }) => url === `${filePathStem}.html`);
    return at > 0 ? pages[at + step] : undefined;
  });
  settings.addFilter("fields", (schema) => fieldsOf(schema));
  settings.addFilter("minute", (time) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`);
}

/** A page of the list, and those that it lists itself. */
function withThoseBelow(page) {
  if (!page.below) return [page];
  const index = readFileSync(new URL(`../../docs${page.below}index.md`, import.meta.url), "utf8");
  const listed = index.matchAll(/^- \[(.+?)\]\((.+?)\.md\)/gm);
  return [
    page,
    ...Array.from(listed, ([, title, name]) => ({ title, url: `${page.below}${name}.html` })),
  ];
}

/** The styles of a terminal that reports use, on a dark ground. */
const STYLES = {
  1: "font-weight:700",
  2: "color:#a2a9b5",
  31: "color:#ff9b91",
  32: "color:#86d9a0",
  33: "color:#e5c573",
};

/** A terminal's text in elements; a code that ends a style ends the last one that was begun. */
function colored(text) {
  return text.replace(/\x1b\[(\d+)m/g, (_, code) =>
    code in STYLES ? `<span style="${STYLES[code]}">` : "</span>",
  );
}

function fileOf({ page }) {
  return `${page.filePathStem}.html`;
}
