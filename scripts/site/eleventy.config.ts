import { join, relative, sep } from "node:path";
import { IdAttributePlugin, InputPathToUrlTransformPlugin, type Settings } from "@11ty/eleventy";
import { root } from "../root.ts";
import { relativeUrl } from "./relative-url.ts";

interface Page {
  /** From the site's root, with a slash before it and no ending. */
  readonly filePathStem: string;
  readonly rawInput?: string;
}

interface PageData {
  readonly page: Page;
  readonly title?: string;
}

/** The markdown-it that Eleventy brings. */
interface Markdown {
  set(options: { readonly html: boolean }): Markdown;
  render(text: string): string;
  renderInline(text: string): string;
}

export const config = {
  // A page of Markdown is what it is on any other host: `{{` stands for itself.
  markdownTemplateEngine: false,
};

/** How Eleventy makes the site of `docs/`. */
export default function configure(settings: Settings): void {
  settings.benchmarkManager.get("Configuration").setIsVerbose(false);
  settings.setUseGitIgnore(false);
  settings.setTemplateFormats(["md", "njk"]);
  settings.ignores.add("**/_site/**");
  for (const name of ["assets", "ci", "examples"]) {
    settings.addPassthroughCopy({ [below(join(root, "docs", name))]: name });
  }
  settings.addPlugin(IdAttributePlugin);
  // Pages link to each other's source, as a reader of the repository needs it.
  settings.addPlugin(InputPathToUrlTransformPlugin);
  // Eleventy links from a server's root; from a disk, or a folder of a server, only relative links lead anywhere.
  const link = function (this: PageData, url: string) {
    return relativeUrl(fileOf(this.page), url);
  };
  settings.htmlTransformer.addUrlTransform("html", link, { priority: -1 });
  settings.addGlobalData("layout", "page.njk");
  settings.addGlobalData("eleventyComputed", {
    permalink: ({ page }: PageData) => fileOf(page),
    title: ({ title, page }: PageData) => title ?? /^# (.+)$/m.exec(page.rawInput ?? "")?.[1],
  });
  let markdown: Markdown;
  settings.amendLibrary("md", (library: Markdown) => {
    markdown = library;
  });
  const renderings = { markdown: "render", inline: "renderInline" } as const;
  for (const [filter, render] of Object.entries(renderings)) {
    // What comes from elsewhere holds no HTML: `--out <dir>` is text.
    settings.addFilter(filter, (text: string) => {
      const html = markdown.set({ html: false })[render](text);
      markdown.set({ html: true });
      return html;
    });
  }
  settings.addFilter("minute", (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`);
}

function fileOf({ filePathStem }: Page): string {
  return `${filePathStem}.html`;
}

/** Eleventy takes its paths relative to the folder that it runs in. */
export function below(folder: string): string {
  return relative(process.cwd(), folder).split(sep).join("/") || ".";
}
