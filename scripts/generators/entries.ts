/** The modules that an app imports: the client (`index`), and the run-time validation, which most leave out (`validation`). */
export function entryModules(
  head: string,
  name: string,
  handWritten: readonly string[],
): Record<string, string> {
  const modules = [...new Set(["client", ...handWritten])]
    .map((name) => `export * from "./${name}.js";\n`)
    .join("");
  const validation = [
    'export { validators } from "./validators.js";',
    'export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";',
    "",
  ].join("\n");
  return {
    ...(handWritten.includes("client") ? {} : plainestClient(head, name)),
    "index.js": head + modules,
    "index.d.ts": [
      (head + modules).trimEnd(),
      'export type * from "./operations.js";',
      'export type { components, paths } from "./openapi.js";',
      'export type { Answer, Undocumented } from "../runtime/answer.js";',
      'export type { CallOptions, ClientOptions, Validation } from "../runtime/operation.js";',
      "",
    ].join("\n"),
    "validation.js": head + validation,
    "validation.d.ts":
      head +
      validation +
      'export type { ValidationError, Validators } from "../runtime/validation.js";\n',
  };
}

/** The client of an API that nobody has written more for: its operations, authorized by the headers that an app gives. */
function plainestClient(head: string, name: string): Record<string, string> {
  return {
    "client.js": [
      `${head}import { methodsOf } from "../runtime/methods.js";`,
      'import { operations } from "./operations.js";',
      "",
      `/** A client of one installation, with a method for each operation. */`,
      `export const create${name}Client = (options) => methodsOf(operations, options, () => ({}));`,
      "",
    ].join("\n"),
    "client.d.ts": [
      `${head}import type { ClientOptions } from "../runtime/operation.js";`,
      `import type { ${name}Methods } from "./operations.js";`,
      "",
      `/** A client of one installation, with a method for each operation. */`,
      `export declare const create${name}Client: (options: ClientOptions) => ${name}Methods;`,
      "",
    ].join("\n"),
  };
}
