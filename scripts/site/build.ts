import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
// @ts-expect-error -- it carries no types
import { Eleventy } from "@11ty/eleventy";
// @ts-expect-error -- it has types for a module of another name
import { createDocument } from "@mixmark-io/domino";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { isCredentialName } from "../../contract-tests/engine/description/credentials.ts";
import { everyApi, generatedDocument } from "../../contract-tests/apis/discover.ts";
import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import { readReport } from "../../contract-tests/report/json.ts";
import { verifyAndReport } from "../../contract-tests/run/verify.ts";
import { generatedDescription } from "../described.ts";
import { publishedFiles } from "../generators/forms.ts";
import { root, version } from "../root.ts";
import { withSandboxes, type Apis } from "../sandboxes.ts";
import { markdownPages } from "./markdown-pages.ts";
// @ts-expect-error -- what a browser has is not typed here
import { addParts } from "./page-parts.js";
import { withPictures } from "./pictures.ts";
import { referencePage } from "./references.ts";
import { SECRET } from "./sample-call.ts";
import { searchScript, type BuiltPage } from "./search-index.ts";
import { siteData, type SiteData } from "./site-data.ts";
import { workflowsOf } from "./workflows.ts";

/** What a folder must hold to be taken for a site that may be replaced. */
const MARK = ".access-contracts-site";

interface BuildOptions {
  readonly out: string;
  /** The `report.json` of an operator's run; without it the bundled sandboxes are verified and shown. */
  readonly report?: string | undefined;
  /** The command line that the site documents. */
  readonly program: CommandUnknownOpts;
}

/** Builds the whole site into a folder; what the folder held of an earlier build is gone then. */
export async function buildSite({ out, report, program }: BuildOptions): Promise<void> {
  const all = await everyApi();
  await refuseForeign(out);
  const given = report === undefined ? undefined : await readReport(report);
  const tool = `access-contracts ${version}`;
  const described = await Promise.all(Object.keys(all).map(generatedDescription));
  const [run, references] = await Promise.all([
    given ?? withSandboxes(all, {}, (pairs) => verifyAndReport(pairs, { tool })),
    Promise.all(described.map(referencePage)),
  ]);
  const data = await siteData(all, described, program, { ...run, sandbox: !given });
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, MARK), "");
  const pages = await writePages(out, data, all);
  const listed = pages.filter(({ file }) => file !== "404.html");
  const files: Record<string, string> = markdownPages(data, listed);
  for (const { file, document } of pages) files[file] = document.outerHTML;
  files["assets/search-index.js"] = await searchScript(data, listed);
  files["assets/try-it-calls.js"] = tryItScript(data);
  for (const [index, name] of Object.keys(all).entries()) {
    files[`api/${name}.html`] = references[index]!;
    // The operations of a workflow are those of the document that keeps actions apart.
    const exact = basename(generatedDocument(name) ?? "openapi.json");
    for (const workflow of Object.keys(workflowsOf(name))) {
      const path = `openapi/${name}/workflows/${workflow}.arazzo.yaml`;
      const text = await readFile(join(root, path), "utf8");
      files[path] = text.replace("../openapi.yaml", `../${exact}`);
    }
    for (const file of ["openapi.yaml", ...publishedFiles(name)]) {
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

/** The calls that a reader may send from the references, as a script: each by the anchor that leads to it. */
function tryItScript({ apis }: SiteData): string {
  const calls = apis.flatMap(({ groups }, index) =>
    groups.flatMap(({ calls, rows }) =>
      calls.map(({ summary, method, path, query, headers, body, ...call }) => {
        const search = query.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
        const type = body ? { "Content-Type": "application/json" } : {};
        const lines = Object.entries({ ...headers, ...type }).map((header) => header.join(": "));
        const [asked] = call.secret ? [] : Object.keys(body ?? {}).filter(isCredentialName);
        const typed = asked ? { ...body, [asked]: SECRET } : body;
        const form = {
          ...{ summary, method },
          // Where all are started at once, each API listens one port higher.
          address: `http://127.0.0.1:${8801 + index}${new URL(call.baseUrl).pathname}`,
          path: path + (search.length > 0 ? `?${search.join("&")}` : ""),
          headers: lines.join("\n"),
          body: typed ? JSON.stringify(typed, null, 2) : "",
          /** What is typed unseen: the secret of the call, or, where it asks for one, of its account. */
          secret: call.secret !== undefined || asked !== undefined,
          answers: rows.map(({ id, name, status, message }) => ({ id, name, status, message })),
        };
        return [call.anchor, form] as const;
      }),
    ),
  );
  const text = JSON.stringify(Object.fromEntries(calls));
  return `window.tryIt = ${text.replaceAll(SECRET, "$SECRET")};\n`;
}

/** A folder that holds anything but a site belongs to someone, and stays. */
async function refuseForeign(out: string): Promise<void> {
  const held: string[] = await readdir(out).catch(() => []);
  if (held.length === 0 || held.includes(MARK)) return;
  throw new UsageError(`--out ${out}: the folder is not empty and holds no site; name another one`);
}

/** Renders the Markdown pages and templates of `docs/`, in the order of their addresses. */
async function writePages(out: string, data: SiteData, all: Apis): Promise<BuiltPage[]> {
  const eleventy = new Eleventy(here("docs"), here(out), {
    quietMode: true,
    configPath: here("scripts/site/eleventy.config.js"),
    config(settings: { addGlobalData(name: string, data: unknown): void }) {
      settings.addGlobalData("site", data);
    },
  });
  eleventy.disableLogger();
  await eleventy.init();
  const [, written]: [unknown, Written[]] = await eleventy.write();
  const drawn = withPictures(data.run, all);
  const pages = written.map(({ inputPath, rawInput, outputPath, content }): BuiltPage => {
    const document = createDocument(drawn(content)) as BuiltPage["document"];
    addParts(document);
    const file = relative(out, outputPath).split(sep).join("/");
    return { file, document, ...(inputPath.endsWith(".md") && { source: rawInput }) };
  });
  return pages.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** What Eleventy tells of a page that it has written. */
type Written = Readonly<Record<"inputPath" | "rawInput" | "outputPath" | "content", string>>;

/** A path of the project as Eleventy takes it: relative to the folder that it runs in. */
function here(path: string): string {
  return relative(process.cwd(), resolve(root, path)).split(sep).join("/") || ".";
}
