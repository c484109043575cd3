import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { stringify } from "yaml";
import deviations from "../../contract-tests/report/deviations.schema.json" with { type: "json" };
import report from "../../contract-tests/report/report.schema.json" with { type: "json" };
import { makeTransactions } from "../../contract-tests/judges/dredd/transactions.ts";
import { root } from "../root.ts";
import { bundle } from "./bundle.ts";
import { callsOf, catalogueOf } from "./catalogue.ts";
import { clientName, operationsModules } from "./client.ts";
import { mapValues, type Description } from "./description.ts";
import { dreddDocuments } from "./dredd.ts";
import { mswModules, queryModules } from "./entries.ts";
import { formsOf } from "./forms.ts";
import {
  commonJsOf,
  entryModules,
  notice,
  packageManifest,
  runtimeModules,
  runtimeOf,
} from "./package.ts";
import { narrowedSchemas, standaloneSchemas } from "./schemas.ts";
import { shapesOf } from "./shapes.ts";
import { validatorsModules } from "./validators.ts";

/** Everything that is generated for all APIs, by its path below `generated/`. Nothing is written. */
export async function generateAll(apis: readonly string[]): Promise<Record<string, string>> {
  const text = (path: string) => readFile(join(root, path), "utf8");
  const files: Record<string, string> = {
    "README.md": await text("scripts/client/README.md"),
    LICENSE: await text("LICENSE"),
    ...(await runtimeOf()),
  };
  const own = apis.map(async (api) => {
    const description = await bundle(api);
    return filesOf(api, description, await formsOf(api, description));
  });
  for (const [index, made] of (await Promise.all(own)).entries()) {
    for (const [path, content] of Object.entries(made)) files[`${apis[index]}/${path}`] = content;
  }
  Object.assign(files, commonJsOf(files));
  files["report.ts"] = notice("contract-tests/report/*.schema.json") + (await reportTypes());
  files["package.json"] = json(packageManifest(apis, Object.keys(files)));
  return files;
}

/** The files of a folder that differ from what is generated, by path below it, with slashes. */
export async function drift(folder: string, files: Readonly<Record<string, string>>) {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const there = all
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !IGNORED.test(path));
  const found: { path: string; how: "stale" | "missing" | "unexpected" }[] = [];
  for (const path of new Set([...Object.keys(files), ...there])) {
    if (files[path] === undefined) found.push({ path, how: "unexpected" });
    else if (!there.includes(path)) found.push({ path, how: "missing" });
    else if ((await readFile(join(folder, path), "utf8")) !== files[path]) {
      found.push({ path, how: "stale" });
    }
  }
  return found.toSorted((a, b) => a.path.localeCompare(b.path));
}

/** Folders that tools leave in a workspace; they are neither generated nor committed. */
const IGNORED = /(^|\/)node_modules\//;

/** What is generated of a description, its published forms among it, by its path below `generated/<api>/`. */
export async function filesOf(
  api: string,
  description: Description,
  forms: Readonly<Record<string, object>>,
): Promise<Record<string, string>> {
  const schemas = standaloneSchemas(description);
  const catalogue = catalogueOf(api, description);
  const shapes = shapesOf(catalogue, schemas);
  const calls = callsOf(catalogue, description);
  const client = clientName(catalogue.title, api);
  const operations = operationsModules(description, calls, shapes, client);
  const validators = validatorsModules(catalogue, schemas);
  const layers = dreddDocuments(catalogue, description);
  const documents = {
    "schemas.json": schemas,
    "transactions.json": await makeTransactions(Object.values(layers)),
    ...Object.fromEntries(
      Object.entries(layers).map(([name, layer]) => [`dredd/${name}.json`, layer]),
    ),
  };
  const yaml = stringify(forms["openapi.json"], { aliasDuplicateObjects: false });
  const modules = {
    "openapi.d.ts": await typesModule(withVariants(description)),
    "operations.js": operations.table,
    "operations.d.ts": operations.types,
    ...entryModules(client, runtimeModules(api)),
    ...mswModules(calls, client),
    ...queryModules(calls, api, client),
    "catalogue.ts": `export const catalogue = ${JSON.stringify(catalogue, null, 2)} as const;

/** A variant's id without its API: operation, status and name. */
export type VariantKey = keyof typeof catalogue.variants;
export type OperationName = keyof typeof catalogue.operations;
`,
    "validators.js": validators.code,
    "validators.d.ts": validators.types,
  };
  const head = notice(`openapi/${api}`);
  return {
    ...mapValues(documents, json),
    // Apps install them, and openapi.yaml is there to be read: in the fewest bytes.
    ...mapValues(forms, (form) => `${JSON.stringify(form)}\n`),
    "openapi.yaml": head.replaceAll("//", "#") + yaml,
    ...mapValues(modules, (text) => head + text),
    ...(await runtimeOf(api)),
  };
}

/** With a component for each variant that has none: it is typed as what it narrows. */
function withVariants(description: Description): Description {
  const { components } = description;
  const named = mapValues(narrowedSchemas(description), ({ title }) => {
    return { $ref: `#/components/schemas/${title}` };
  });
  return {
    ...description,
    components: { ...components, schemas: { ...components.schemas, ...named } },
  };
}

/** TypeScript types of a description: its paths, operations and components. */
async function typesModule(description: Description): Promise<string> {
  // It resolves references in place and keeps what it is given, so it works on a copy.
  const document = structuredClone(description) as unknown as Parameters<typeof openapiTS>[0];
  return astToString(await openapiTS(document, { alphabetize: false, silent: true }));
}

/** TypeScript types of what the schemas of a report and of accepted deviations define. */
async function reportTypes(): Promise<string> {
  const { $defs, ...whole } = report;
  const schemas = { report: whole, deviation: deviations.items, ...$defs };
  const document = { openapi: "3.1.0", info: { title: "", version: "" }, components: { schemas } };
  const text = JSON.stringify(document).replaceAll("#/$defs/", "#/components/schemas/");
  return astToString(await openapiTS(text, { silent: true, immutable: true }));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
