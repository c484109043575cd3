import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Eleventy } from "@11ty/eleventy";
import type { Command } from "commander";
import { everyApi } from "../../contract-tests/apis/discover.ts";
import { UsageError } from "../../contract-tests/engine/errors.ts";
import { root } from "../root.ts";
import { referencePage } from "./references.ts";
import { readReport, sandboxRun } from "./run-shown.ts";
import { searchScript, type BuiltPage } from "./search-index.ts";
import { siteData, type SiteData } from "./site-data.ts";

export interface BuildOptions {
  readonly out: string;
  /** The `report.json` of an operator's run; without it the bundled sandboxes are verified and shown. */
  readonly report?: string | undefined;
  /** The command line that the site documents. */
  readonly program: Command;
}

/** What a folder must hold to be taken for a site that may be replaced. */
const MARK = ".access-contracts-site";

/** Builds the whole site into a folder; what the folder held of an earlier build is gone then. */
export async function buildSite({ out, report, program }: BuildOptions): Promise<void> {
  const all = await everyApi();
  const apis = Object.values(all);
  await refuseForeign(out);
  const given = report === undefined ? undefined : await readReport(report);
  const [run, references] = await Promise.all([
    given ?? sandboxRun(all),
    Promise.all(apis.map(({ catalogue }) => referencePage(catalogue))),
  ]);
  const data = await siteData(all, program, { ...run, sandbox: !given });
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, MARK), "");
  const pages = await writePages(out, data);
  const files: Record<string, string> = { "assets/search-index.js": searchScript(data, pages) };
  for (const [index, { name }] of apis.entries()) {
    files[`api/${name}.html`] = references[index]!;
    for (const file of ["openapi.json", "openapi.yaml"]) {
      await cp(join(root, "generated", name, file), join(out, "openapi", name, file));
    }
  }
  for (const [name, schema] of Object.entries(data.schemas)) {
    files[`schemas/${name}.schema.json`] = `${JSON.stringify(schema, null, 2)}\n`;
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
}

/** A folder that holds anything but a site belongs to someone, and stays. */
async function refuseForeign(out: string): Promise<void> {
  const held: string[] = await readdir(out).catch(() => []);
  if (held.length === 0 || held.includes(MARK)) return;
  throw new UsageError(`--out ${out}: the folder is not empty and holds no site; name another one`);
}

/** Renders the Markdown pages and templates of `docs/`, in the order of their addresses. */
async function writePages(out: string, data: SiteData): Promise<BuiltPage[]> {
  const eleventy = new Eleventy(here("docs"), here(out), {
    quietMode: true,
    configPath: here("scripts/site/eleventy.config.js"),
    config: (settings) => settings.addGlobalData("site", data),
  });
  eleventy.disableLogger();
  await eleventy.init();
  const [, pages] = await eleventy.write();
  const built = pages.map(({ outputPath, content: html }) => {
    return { file: relative(out, outputPath).split(sep).join("/"), html };
  });
  return built.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** A path of the project as Eleventy takes it: relative to the folder that it runs in. */
function here(path: string): string {
  return relative(process.cwd(), resolve(root, path)).split(sep).join("/") || ".";
}
