import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import ts from "typescript";
import { FORM_FILES } from "./forms.ts";
import toolkit from "../../package.json" with { type: "json" };

const FOLDER = new URL("../client/", import.meta.url).pathname;

/** What an app may import of an API, each a module of that name; `index` is the API itself. */
const ENTRIES = ["index", "operations", "validators", "fetch", "msw", "query"];

/** The manifest of the package that apps install: the clients and the forms, and nothing of the toolkit. */
export function packageManifest(apis: readonly string[], files: readonly string[]): object {
  const forms = files.filter((file) => FORM_FILES.includes(basename(file)));
  const entries = apis.flatMap((api) =>
    ENTRIES.map((entry) => `${api}/${entry}`).filter((path) => files.includes(`${path}.js`)),
  );
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
      ...Object.fromEntries(
        entries.map((path) => [`./${path.replace(/\/index$/, "")}`, exportOf(path)]),
      ),
      ...Object.fromEntries([...forms, "package.json"].map((file) => [`./${file}`, `./${file}`])),
    },
    files: [
      ...["runtime", ...apis].flatMap((folder) => [`${folder}/*.js`, `${folder}/*.d.ts`]),
      "cjs/",
      ...forms,
    ],
    dependencies: { "openapi-fetch": toolkit.devDependencies["openapi-fetch"] },
    peerDependencies: { msw: "^2.0.0 || ^3.0.0" },
    peerDependenciesMeta: { msw: { optional: true } },
  };
}

const exportOf = (path: string) => ({
  require: { types: `./cjs/${path}.d.ts`, default: `./cjs/${path}.js` },
  types: `./${path}.d.ts`,
  default: `./${path}.js`,
});

/** The modules as CommonJS too, in `cjs/`, for `require` before Node 20.19 and for Jest. */
export function commonJsOf(files: Readonly<Record<string, string>>): Record<string, string> {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
  };
  const modules = Object.entries(files).flatMap(([path, text]) => {
    if (path.endsWith(".d.ts")) return [[`cjs/${path}`, text]];
    if (!path.endsWith(".js")) return [];
    return [[`cjs/${path}`, ts.transpileModule(text, { compilerOptions }).outputText]];
  });
  return {
    ...(Object.fromEntries(modules) as object),
    "cjs/package.json": '{ "type": "commonjs" }\n',
  };
}

/** The module that an app imports first, `index`: the client and the hand-written modules. */
export function entryModules(name: string, handWritten: readonly string[]): Record<string, string> {
  const own = handWritten.filter((module) => !ENTRIES.includes(module));
  const modules = [...new Set(["client", ...own])]
    .map((module) => `export * from "./${module}.js";\n`)
    .join("");
  const errors = `export { ConnectionError, TimeoutError, UsageError } from "../runtime/errors.js";\n`;
  return {
    ...(handWritten.includes("client") ? {} : plainestClient(name)),
    "index.js": `${modules}${errors}`,
    "index.d.ts": `${modules}${errors}export type * from "./operations.js";
export type { components, paths } from "./openapi.js";
export type { Answer, Undocumented } from "../runtime/answer.js";
export type { Middleware, MiddlewareContext, Middlewares } from "../runtime/middleware.js";
export type { CallOptions, ClientOptions, Validation } from "../runtime/operation.js";
`,
  };
}

/** The client of an API without hand-written parts: its operations, authorized by the headers that an app gives. */
const plainestClient = (name: string) => ({
  "client.js": `import { methodsOf } from "../runtime/methods.js";
import { operations } from "./operations.js";

/** A client of one installation, with a method for each operation. */
export const create${name}Client = (options) => methodsOf(operations, options);

/** A client with only the methods of the given operations, so that a bundle holds no others. */
export const create${name}ClientOf = methodsOf;
`,
  "client.d.ts": `import type { ClientOptions } from "../runtime/operation.js";
import type { Middlewares } from "../runtime/middleware.js";
import type { Operation } from "../runtime/operation.js";
import type { ${name}Methods } from "./operations.js";

/** A client of one installation, with a method for each operation. */
export declare const create${name}Client: (options: ClientOptions) => ${name}Methods & Middlewares;

/** A client with only the methods of the given operations, so that a bundle holds no others. */
export declare const create${name}ClientOf: <Name extends keyof ${name}Methods>(
  operations: { readonly [One in Name]: Operation<One> },
  options: ClientOptions,
) => Pick<${name}Methods, Name> & Middlewares;
`,
});

/** Names of the hand-written modules that every client shares, or that only one API has. */
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
  return `// Generated from ${source}; do not edit.\n// Written by: npm run generate\n`;
}
