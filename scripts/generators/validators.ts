import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
import { DescriptionError, type Schema } from "./description.ts";

/**
 * A module with one compiled validator for each variant, and its types.
 * Variants that share a schema share its function. It is the entry for runtime validation, which most apps leave out.
 */
export function validatorsModules(
  { api, variants }: Catalogue,
  schemas: Readonly<Record<string, Schema>>,
): { code: string; types: string } {
  const used = [...new Set(Object.values(variants).map(({ schema }) => schema))].toSorted();
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    code: { source: true, esm: true },
    schemas: Object.fromEntries(used.map((name) => [name, schemas[name]!])),
  });
  // Ajv's module format for ESM still asks for its runtime parts by `require`: what needs one is refused here.
  const compiled = (standalone as unknown as typeof standalone.default)(
    ajv,
    Object.fromEntries(used.map((name) => [name, name])),
  );
  if (compiled.includes("require(")) {
    const needed = /require\("([^"]+)"\)/.exec(compiled)?.[1] ?? "a module";
    throw new DescriptionError(
      `${api}: a schema uses a keyword whose validator needs ${needed}; say it with a pattern instead`,
    );
  }
  const functions = compiled
    .replace(/^"use strict";/, "")
    .replace(/^export default .*;$/m, "")
    // An app downloads it: Ajv collects each error in two branches where one will do.
    .replaceAll(
      /if\(vErrors === null\)\{vErrors = \[(err\d+)\];\}else \{vErrors\.push\(\1\);\}/g,
      "(vErrors ??= []).push($1);",
    );
  const keys = Object.entries(variants).map(([key, { schema }]) => [JSON.stringify(key), schema]);
  const code = `export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";
${functions}

export const validators = {
${keys.map(([key, schema]) => `  ${key}: ${schema},\n`).join("")}};
`;
  const types = `import type { Validators } from "../runtime/validation.js";
export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";
export type { ValidationError, Validators } from "../runtime/validation.js";

export declare const validators: {
${keys.map(([key]) => `  readonly ${key}: Validators[string];\n`).join("")}};
`;
  return { code, types };
}
