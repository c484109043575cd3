import { readFile } from "node:fs/promises";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import { stringify } from "yaml";
import { root } from "../root.ts";
import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { bundle } from "./bundle.ts";
import { catalogueOf } from "./catalogue.ts";
import { clientName, operationsTypes } from "./client.ts";
import type { Description } from "./description.ts";
import { dreddDocuments } from "./dredd.ts";
import { entryModules } from "./entries.ts";
import { fold } from "./fold.ts";
import { asOpenapi30 } from "./openapi30.ts";
import { operationsModule } from "./operations.ts";
import { packageManifest } from "./package.ts";
import { runtimeFiles, runtimeModules } from "./runtime.ts";
import { standaloneSchemas } from "./schemas.ts";
import { shapesOf } from "./shapes.ts";
import { validatorsModule, validatorsTypes } from "./validators.ts";

/** The files of one folder, by their path in it. */
export type Files = Record<string, string>;

/** Everything that is generated for all APIs, by its path below `generated/`. Nothing is written. */
export async function generateAll(apis: readonly string[]): Promise<Files> {
  const text = (path: string) => readFile(join(root, path), "utf8");
  const { version } = JSON.parse(await text("package.json")) as { version: string };
  const files: Files = {
    "package.json": json(packageManifest(apis, version)),
    "README.md": await text("scripts/client/README.md"),
    LICENSE: await text("LICENSE"),
    ...(await runtimeOf()),
  };
  for (const [index, own] of (await Promise.all(apis.map(generate))).entries()) {
    for (const [path, content] of Object.entries(own)) files[`${apis[index]}/${path}`] = content;
  }
  return files;
}

/** Everything that is generated for one API, by its path below `generated/<api>/`. */
async function generate(api: string): Promise<Files> {
  const description = await bundle(api);
  const schemas = standaloneSchemas(description);
  const catalogue = catalogueOf(api, description);
  const shapes = shapesOf(catalogue, schemas);
  const published = fold(description);
  const { layers, transactions } = dreddDocuments(catalogue, description);
  const head = notice(`openapi/${api}`);
  return {
    "openapi.json": json(published),
    ...(published === description ? {} : { "openapi.by-action.json": json(description) }),
    // For programs only, so in the fewest bytes.
    "openapi-3.0.json": `${JSON.stringify(asOpenapi30(published))}\n`,
    "openapi.yaml":
      head.replaceAll("//", "#") + stringify(published, { aliasDuplicateObjects: false }),
    "openapi.d.ts": head + (await typesModule(description)),
    "operations.js": head + operationsModule(catalogue, description, shapes),
    "operations.d.ts": head + operationsTypes(catalogue, description, shapes),
    ...(await runtimeOf(api)),
    ...entryModules(head, clientName(description.info.title, api), runtimeModules(api)),
    "catalogue.ts": head + catalogueModule(catalogue),
    "schemas.json": json(schemas),
    "validators.js": head + validatorsModule(catalogue, schemas),
    "validators.d.ts": head + validatorsTypes(catalogue),
    "dredd/transactions.json": json(transactions),
    ...Object.fromEntries(
      Object.entries(layers).map(([name, document]) => [`dredd/${name}.json`, json(document)]),
    ),
  };
}

/** The hand-written modules as they ship: those of one API, or those that all share, below `runtime/`. */
async function runtimeOf(api = ""): Promise<Files> {
  const files: Files = {};
  for (const name of runtimeModules(api)) {
    const head = notice(`scripts/${join("client", api, name)}.ts`);
    for (const [file, text] of Object.entries(await runtimeFiles(name, api))) {
      files[api ? file : `runtime/${file}`] = head + text;
    }
  }
  return files;
}

/** TypeScript types of a description: its paths, operations and components. */
async function typesModule(description: Description): Promise<string> {
  // It resolves references in place and keeps what it is given, so it works on a copy.
  const document = structuredClone(description) as unknown as Parameters<typeof openapiTS>[0];
  return astToString(await openapiTS(document, { alphabetize: false, silent: true }));
}

/** The two lines that every generated file begins with, JSON excepted: it has no comments. */
function notice(source: string): string {
  return `// Generated from ${source}; do not edit.\n// Made anew by: npm run generate\n`;
}

function catalogueModule(catalogue: Catalogue): string {
  return `export const catalogue = ${JSON.stringify(catalogue, null, 2)} as const;

/** A variant's id without its API: operation, status and name. */
export type VariantKey = keyof typeof catalogue.variants;
export type OperationName = keyof typeof catalogue.operations;
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
