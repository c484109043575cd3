import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { everyApi } from "../../contract-tests/apis/discover.ts";
import type { Api } from "../../contract-tests/engine/api.ts";
import { UsageError } from "../../contract-tests/engine/errors.ts";
import { root } from "../root.ts";
import { renderPages } from "./pages.ts";
import { referencePage } from "./references.ts";
import { readReport, sandboxRun } from "./run-shown.ts";
import { searchScript } from "./search-index.ts";
import { publishedSchemas, siteData } from "./site-data.ts";

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
  const loaded = Object.values(await everyApi());
  await refuseForeign(out);
  const given = report === undefined ? undefined : await readReport(report);
  const [shown, references] = await Promise.all([
    given ?? sandboxRun(loaded),
    Promise.all(loaded.map(({ catalogue }) => referencePage(catalogue))),
  ]);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, MARK), "");
  const data = await siteData(loaded, { report: shown, sandbox: report === undefined, program });
  const pages = await renderPages(out, data);
  const files: Record<string, string> = {
    "assets/search-index.js": searchScript(data, pages),
  };
  for (const [index, { name }] of loaded.entries()) files[`api/${name}.html`] = references[index]!;
  for (const [path, schema] of Object.entries(publishedSchemas(loaded))) {
    files[path] = `${JSON.stringify(schema, null, 2)}\n`;
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
  await offerDescriptions(out, loaded);
}

/** A folder that holds anything but a site is somebody's, and stays. */
async function refuseForeign(out: string): Promise<void> {
  const held: string[] = await readdir(out).catch(() => []);
  if (held.length === 0 || held.includes(MARK)) return;
  throw new UsageError(`--out ${out}: the folder is not empty and holds no site; name another one`);
}

/** The descriptions themselves, for whoever wants to load them into a tool. */
async function offerDescriptions(out: string, all: readonly Api[]): Promise<void> {
  for (const { name } of all) {
    for (const file of ["openapi.json", "openapi.yaml"]) {
      await cp(join(root, "generated", name, file), join(out, "openapi", name, file));
    }
  }
}
