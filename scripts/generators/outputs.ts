import { readFile } from "node:fs/promises";
import { stringify } from "yaml";
import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { catalogueOf } from "./catalogue.ts";
import { clientModule } from "./client.ts";
import { bundle, type Description } from "./description.ts";
import { dreddDocuments } from "./dredd.ts";
import { fold } from "./fold.ts";
import { standaloneSchemas } from "./schemas.ts";
import { typesModule } from "./types.ts";
import { validatorsModule, validatorsTypes } from "./validators.ts";

/** The files of one folder, by their path in it. */
export type Files = Record<string, string>;

/** Everything that is generated for all APIs, by its path below `generated/`. Nothing is written. */
export async function generateAll(apis: readonly string[]): Promise<Files> {
  const files: Files = {
    "one-endpoint.ts":
      notice("scripts/generators/runtime/one-endpoint.ts") +
      (await readFile(new URL("runtime/one-endpoint.ts", import.meta.url), "utf8")),
  };
  const generated = await Promise.all(apis.map((api) => generate(api)));
  for (const [index, api] of apis.entries()) {
    for (const [path, text] of Object.entries(generated[index]!)) files[`${api}/${path}`] = text;
  }
  return files;
}

/** Everything that is generated for one API, by its path below `generated/<api>/`. */
export async function generate(api: string): Promise<Files> {
  return filesOf(api, await bundle(api));
}

/** The generated files of a description that is bundled already. */
export async function filesOf(api: string, description: Description): Promise<Files> {
  const schemas = standaloneSchemas(description);
  const catalogue = catalogueOf(api, description, schemas);
  const published = fold(description);
  const { layers, transactions } = dreddDocuments(catalogue, description);
  const head = notice(`openapi/${api}`);
  const files: Files = {
    "openapi.json": json(published),
    "openapi.yaml": head.replaceAll("//", "#") + stringify(published, { aliasDuplicateObjects: false }),
    "types.ts": head + (await typesModule(description)),
    "client.ts": head + clientModule(description),
    "catalogue.ts": head + catalogueModule(catalogue),
    "schemas.json": json(schemas),
    "validators.js": head + validatorsModule(catalogue, schemas),
    "validators.d.ts": head + validatorsTypes(catalogue),
    "dredd/transactions.json": json(transactions),
  };
  if (published !== description) files["openapi.by-action.json"] = json(description);
  for (const [name, document] of Object.entries(layers)) files[`dredd/${name}.json`] = json(document);
  return files;
}

/** The two lines that every generated file begins with, JSON excepted: it has no comments. */
function notice(source: string): string {
  return `// Generated from ${source}; do not edit.\n// Made anew by: npm run generate\n`;
}

function catalogueModule(catalogue: Catalogue): string {
  return [
    `export const catalogue = ${JSON.stringify(catalogue, null, 2)} as const;`,
    "",
    "/** A variant's id without its API: operation, status and name. */",
    "export type VariantKey = keyof typeof catalogue.variants;",
    "export type OperationName = keyof typeof catalogue.operations;",
    "",
  ].join("\n");
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
