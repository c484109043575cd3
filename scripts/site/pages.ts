import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import {
  Eleventy,
  IdAttributePlugin,
  InputPathToUrlTransformPlugin,
  type Markdown,
  type Settings,
} from "@11ty/eleventy";
import { root } from "../root.ts";
import { relativeUrl } from "./relative-url.ts";
import type { SiteData } from "./site-data.ts";

/** A page as it was written. */
export interface BuiltPage {
  /** From the site's root, with a slash before it. */
  readonly url: string;
  readonly html: string;
}

/** Renders the Markdown pages and templates of `docs/` into `out`. */
export async function renderPages(out: string, data: SiteData): Promise<BuiltPage[]> {
  // Eleventy takes its paths relative to the folder that it runs in.
  const eleventy = new Eleventy(below(join(root, "docs")), below(out), {
    quietMode: true,
    configPath: below(join(root, "docs/eleventy.config.js")),
    config: (settings) => configure(settings, data),
  });
  eleventy.disableLogger();
  await eleventy.init();
  await eleventy.write();
  return Promise.all((await pagesOf(out)).map((url) => makeRelative(out, url)));
}

async function pagesOf(out: string): Promise<string[]> {
  const names = (await readdir(out, { recursive: true })).filter((name) => name.endsWith(".html"));
  return names.map((name) => `/${name.split(sep).join("/")}`).toSorted();
}

/** Eleventy links from a server's root; from a disk, or a folder of a server, only relative links lead anywhere. */
async function makeRelative(out: string, url: string): Promise<BuiltPage> {
  const html = (await readFile(join(out, url), "utf8")).replace(
    /(?<= (?:href|src)=")\/[^"]*(?=")/g,
    (address) => relativeUrl(url, address),
  );
  await writeFile(join(out, url), html);
  return { url, html };
}

function below(folder: string): string {
  return relative(process.cwd(), folder).split(sep).join("/") || ".";
}

/** Renders what comes from elsewhere, and so holds no HTML: `--out <dir>` is text. */
function plain(markdown: Markdown, render: "render" | "renderInline", text: string): string {
  const html = markdown.set({ html: false })[render](text);
  markdown.set({ html: true });
  return html;
}

/** Eleventy calls `index.html` by its folder; a disk does not. */
function fileOf(url: string): string {
  return url.endsWith("/") ? `${url}index.html` : url;
}

interface PageData {
  readonly page: {
    readonly filePathStem: string;
    readonly url: string;
    readonly rawInput?: string;
  };
  readonly title?: string;
}

function configure(settings: Settings, data: SiteData): void {
  settings.benchmarkManager.get("Configuration").setIsVerbose(false);
  settings.setUseGitIgnore(false);
  settings.setTemplateFormats(["md", "njk"]);
  settings.ignores.add("**/_site/**");
  settings.addPlugin(IdAttributePlugin);
  // Pages link to each other's source, as a reader of the repository needs it.
  settings.addPlugin(InputPathToUrlTransformPlugin);
  const copied = ["assets", "ci", "examples"];
  settings.addPassthroughCopy(
    Object.fromEntries(copied.map((name) => [below(join(root, "docs", name)), name])),
  );
  settings.addGlobalData("site", data);
  settings.addGlobalData("layout", "page.njk");
  settings.addGlobalData(
    "permalink",
    () =>
      ({ page }: PageData) =>
        `${page.filePathStem}.html`,
  );
  settings.addGlobalData("eleventyComputed", {
    title: ({ title, page }: PageData) => title ?? /^# (.+)$/m.exec(page.rawInput ?? "")?.[1],
  });
  let markdown: Markdown;
  settings.amendLibrary("md", (library) => {
    markdown = library;
  });
  settings.addFilter("markdown", (text: string) => plain(markdown, "render", text));
  settings.addFilter("inline", (text: string) => plain(markdown, "renderInline", text));
  settings.addFilter("toRoot", function () {
    return relativeUrl(this.page.url, "/") || "./";
  });
  settings.addFilter("minute", (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`);
  // Some pages are there only where somebody has made them, such as measurements.
  settings.addFilter("built", (listed: { url: string }[], pages: { url: string }[]) =>
    listed.filter(({ url }) => pages.some((page) => fileOf(page.url) === url)),
  );
  settings.addFilter("file", fileOf);
  settings.addFilter("where", (all: Record<string, unknown>[], key: string, value: unknown) =>
    all.filter((one) => one[key] === value),
  );
  settings.addFilter("from", (all: { id: string }[], api: string) =>
    all.filter(({ id }) => id.startsWith(`${api}/`)),
  );
}
