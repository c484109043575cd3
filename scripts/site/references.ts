import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Described } from "../described.ts";
import { redocly } from "../generators/bundle.ts";
import { root, version } from "../root.ts";
import { plainPage } from "./plain-page.ts";
import { shownDescription } from "./shown-description.ts";

/** The reference of one API as one HTML page that asks nobody for anything. */
export async function referencePage(described: Described): Promise<string> {
  const { api, catalogue } = described;
  await using folder = await mkdtempDisposable(join(tmpdir(), "access-contracts-docs-"));
  const source = join(folder.path, "openapi.json");
  const page = join(folder.path, "page.html");
  const { description, languages } = await shownDescription(described);
  await writeFile(source, JSON.stringify(description));
  // Redoc shows no sample in a language that it isn't told of.
  const options = { ...OPTIONS, codeSamples: { languages: languages.map((lang) => ({ lang })) } };
  const bar = await readFile(join(root, "docs/_includes/bar.html"), "utf8");
  await redocly(
    ["build-docs", source, "--output", page, "--inlineBundle", "--lint-config", "off"].concat(
      ["--template", join(root, "docs/_includes/redoc.hbs"), "--title", catalogue.title],
      [`--templateOptions.plain=${plainPage(api)}`, `--templateOptions.version=${version}`],
      [`--templateOptions.bar=${bar.replaceAll('="/', '="../')}`],
      ["--openapi", JSON.stringify(options)],
    ),
  );
  return selfContained(await readFile(page, "utf8"));
}

const OPTIONS = {
  hideDownloadButtons: true,
  sortRequiredPropsFirst: true,
  schemasExpansionLevel: 2,
  jsonSamplesExpandLevel: 4,
  maxDisplayedEnumValues: 12,
};

/**
 * Redoc shows a logo from its vendor's host: its name is there instead. And what it renders
 * beforehand links to `/route`, which only its router understands: `#/route` is what a browser does.
 */
function selfContained(page: string): string {
  const end = page.indexOf('<script type="module">');
  const routes = page.slice(0, end).replace(/(?<=<a [^>]*href=")\/(?!\/)/g, "#/");
  // What the link over the bar leads to, before a script has run.
  const aimed = routes.replace("<main ", '<main id="content" ');
  return (aimed + page.slice(end)).replace(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g,
    WORDMARK,
  );
}

const WORDMARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='36' height='14'%3E" +
  "%3Ctext y='11' font-size='11' font-family='sans-serif' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";
