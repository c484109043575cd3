/** The modules that an app imports: the client (`index`), and the run-time validation, which most leave out (`validation`). */
export function entryModules(name: string, handWritten: readonly string[]): Record<string, string> {
  const modules = [...new Set(["client", ...handWritten])]
    .map((module) => `export * from "./${module}.js";\n`)
    .join("");
  return {
    ...(handWritten.includes("client") ? {} : plainestClient(name)),
    "index.js": modules,
    "index.d.ts": modules + INDEX_TYPES,
    "validation.js": VALIDATION,
    "validation.d.ts": VALIDATION + VALIDATION_TYPES,
  };
}

const INDEX_TYPES = `export type * from "./operations.js";
export type { components, paths } from "./openapi.js";
export type { Answer, Undocumented } from "../runtime/answer.js";
export type { CallOptions, ClientOptions, Validation } from "../runtime/operation.js";
`;

const VALIDATION = `export { validators } from "./validators.js";
export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";
`;

const VALIDATION_TYPES =
  'export type { ValidationError, Validators } from "../runtime/validation.js";\n';

/** The client of an API for which no more is written: its operations, authorized by the headers that an app gives. */
const plainestClient = (name: string) => ({
  "client.js": `import { methodsOf } from "../runtime/methods.js";
import { operations } from "./operations.js";

/** A client of one installation, with a method for each operation. */
export const create${name}Client = (options) => methodsOf(operations, options, () => ({}));
`,
  "client.d.ts": `import type { ClientOptions } from "../runtime/operation.js";
import type { ${name}Methods } from "./operations.js";

/** A client of one installation, with a method for each operation. */
export declare const create${name}Client: (options: ClientOptions) => ${name}Methods;
`,
});
