import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { redocly, type Description } from "../generators/description.ts";
import { root } from "../root.ts";
import { redocDescription } from "./redoc-description.ts";

/** What the reference of an API is made from: where a path has several operations, the document that keeps them apart. */
export async function publishedDescription(api: string): Promise<Description> {
  const folder = join(root, "generated", api);
  const text = await readFile(join(folder, "openapi.by-action.json"), "utf8").catch(() =>
    readFile(join(folder, "openapi.json"), "utf8"),
  );
  return JSON.parse(text) as Description;
}

/** The reference of one API as one HTML page that asks nobody for anything. */
export async function referencePage(catalogue: Catalogue): Promise<string> {
  const description = await publishedDescription(catalogue.api);
  const folder = await mkdtemp(join(tmpdir(), "access-contracts-docs-"));
  try {
    const source = join(folder, "openapi.json");
    const page = join(folder, "page.html");
    await writeFile(source, JSON.stringify(await redocDescription(description, catalogue)));
    await redocly([
      "build-docs",
      source,
      "--output",
      page,
      "--inlineBundle",
      "--template",
      join(root, "docs/_includes/redoc.hbs"),
      "--title",
      catalogue.title,
      `--templateOptions.api=${catalogue.api}`,
      "--openapi",
      JSON.stringify(OPTIONS),
      "--lint-config",
      "off",
    ]);
    return selfContained(await readFile(page, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const OPTIONS = {
  hideDownloadButtons: true,
  sortRequiredPropsFirst: true,
  schemasExpansionLevel: 2,
  jsonSamplesExpandLevel: 4,
  maxDisplayedEnumValues: 12,
  hideReplay: true,
};

/**
 * Redoc shows a logo from its vendor's host: its name stands there instead. And what it renders
 * beforehand links to `/route`, which only its router understands: `#/route` is what a browser does.
 */
function selfContained(page: string): string {
  const end = page.indexOf('<script type="module">');
  const routes = page.slice(0, end).replace(/(?<=<a [^>]*href=")\/(?!\/)/g, "#/");
  return (routes + page.slice(end)).replace(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g,
    WORDMARK,
  );
}

const WORDMARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='36' height='14'%3E" +
  "%3Ctext y='11' font-size='11' font-family='sans-serif' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";
