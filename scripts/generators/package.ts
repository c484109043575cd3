import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import ts from "typescript";
import { FORM_FILES } from "./forms.ts";
import toolkit from "../../package.json" with { type: "json" };

const FOLDER = new URL("../client/", import.meta.url).pathname;

/** The manifest of the package that apps install: the clients and the forms, and nothing of the toolkit. */
export function packageManifest(apis: readonly string[], files: readonly string[]): object {
  const forms = files.filter((file) => FORM_FILES.includes(basename(file)));
  return {
    name: "access-contracts",
    version: toolkit.version,
    description:
      "Typed clients of network-access APIs, every documented failure a case of a union.",
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.3" },
    exports: {
      ...(Object.assign({}, ...apis.map(exportsOf)) as object),
      ...Object.fromEntries([...forms, "package.json"].map((file) => [`./${file}`, `./${file}`])),
    },
    files: [
      "runtime/*.js",
      "runtime/*.d.ts",
      ...apis.flatMap((api) => [`${api}/*.js`, `${api}/*.d.ts`]),
      ...forms,
    ],
    dependencies: { "openapi-fetch": toolkit.devDependencies["openapi-fetch"] },
  };
}

function exportsOf(api: string): Record<string, unknown> {
  const entry = (name: string): object => ({
    types: `./${api}/${name}.d.ts`,
    default: `./${api}/${name}.js`,
  });
  return {
    [`./${api}`]: entry("index"),
    [`./${api}/validators`]: entry("validation"),
  };
}

/** The modules that an app imports: the client (`index`), and the run-time validation, which most leave out (`validation`). */
export function entryModules(name: string, handWritten: readonly string[]): Record<string, string> {
  const modules = [...new Set(["client", ...handWritten])]
    .map((module) => `export * from "./${module}.js";\n`)
    .join("");
  const validation = `export { validators } from "./validators.js";
export { InvalidAnswer, reportInvalid, throwInvalid } from "../runtime/validation.js";
`;
  return {
    ...(handWritten.includes("client") ? {} : plainestClient(name)),
    "index.js": modules,
    "index.d.ts": `${modules}export type * from "./operations.js";
export type { components, paths } from "./openapi.js";
export type { Answer, Undocumented } from "../runtime/answer.js";
export type { CallOptions, ClientOptions, Validation } from "../runtime/operation.js";
`,
    "validation.js": validation,
    "validation.d.ts": `${validation}export type { ValidationError, Validators } from "../runtime/validation.js";
`,
  };
}

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

/** Names of the hand-written modules that every client shares, or of those that one API has besides. */
export function runtimeModules(api = ""): string[] {
  const folder = join(FOLDER, api);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => name.replace(/\.ts$/, ""))
    .toSorted();
}

/**
 * Those modules as they ship, by their path below `generated/<api>/`; the shared ones by that below `generated/`.
 * Node runs no TypeScript from node_modules, so TypeScript's own printer takes the types off.
 */
export async function runtimeOf(api = ""): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of runtimeModules(api)) {
    const fileName = join(api, `${name}.ts`);
    const source = placeImports(await readFile(join(FOLDER, fileName), "utf8"), api);
    const compilerOptions: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      strict: true,
    };
    const code = ts.transpileModule(source, { fileName, compilerOptions });
    const types = ts.transpileDeclaration(source, { fileName, compilerOptions });
    const [problem] = types.diagnostics ?? [];
    if (problem) {
      const said = ts.flattenDiagnosticMessageText(problem.messageText, " ");
      throw new Error(`scripts/client/${fileName}: ${said}`);
    }
    const path = api ? name : `runtime/${name}`;
    const head = notice(`scripts/client/${fileName}`);
    files[`${path}.js`] = head + code.outputText;
    files[`${path}.d.ts`] = head + types.outputText;
  }
  return files;
}

/** Makes imports fit the place that a module has in the package: `generated/runtime/`, or `generated/<api>/`. */
function placeImports(source: string, api: string): string {
  return source
    .replaceAll(`"../../../generated/${api}/`, '"./')
    .replaceAll(/(?<=from ")\.\.\/(?=[\w-]+\.ts")/g, "../runtime/")
    .replaceAll(/(?<=from "\.[^"]*?)(\.d)?\.ts(?=")/g, ".js");
}

/** The two lines that every generated file begins with, JSON excepted: it has no comments. */
export function notice(source: string): string {
  return `// Generated from ${source}; do not edit.\n// Made anew by: npm run generate\n`;
}
