import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { DescriptionError, type Schema } from "./description.ts";

/**
 * The source of a module with one compiled validator for each variant.
 * Variants that share a schema share its function. The module imports nothing.
 */
export function validatorsModule(
  catalogue: Catalogue,
  schemas: Readonly<Record<string, Schema>>,
): string {
  const variants = Object.entries(catalogue.variants);
  const used = [...new Set(variants.map(([, { schema }]) => schema))].toSorted();
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    code: { source: true, esm: true },
  });
  for (const name of used) ajv.addSchema(schemas[name] as object, name);
  // Ajv's module format for ESM still asks for its run-time parts by `require`: what needs one is refused here.
  const code = (standalone as unknown as typeof standalone.default)(
    ajv,
    Object.fromEntries(used.map((name) => [name, name])),
  );
  if (code.includes("require(")) {
    const needed = /require\("([^"]+)"\)/.exec(code)?.[1] ?? "a module";
    throw new DescriptionError(
      `${catalogue.api}: a schema uses a keyword whose validator needs ${needed}; say it with a pattern instead`,
    );
  }
  const table = variants.map(([key, { schema }]) => `  ${JSON.stringify(key)}: ${schema},\n`);
  const body = shorter(code.replace(/^"use strict";/, "").replace(/^export default .*;$/m, ""));
  return `${body}\n\nexport const validators = {\n${table.join("")}};\n`;
}

/** The same code in fewer bytes: an app downloads it. Ajv collects each error in two branches where one will do. */
function shorter(code: string): string {
  return code.replaceAll(
    /if\(vErrors === null\)\{vErrors = \[(err\d+)\];\}else \{vErrors\.push\(\1\);\}/g,
    "(vErrors ??= []).push($1);",
  );
}

/** The types of that module. */
export function validatorsTypes({ variants }: Catalogue): string {
  const rows = Object.keys(variants).map(
    (key) => `  readonly ${JSON.stringify(key)}: Validator;\n`,
  );
  return `export interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}
export interface Validator {
  (body: unknown): boolean;
  errors?: ValidationError[] | null;
}
export declare const validators: {
${rows.join("")}};
`;
}
