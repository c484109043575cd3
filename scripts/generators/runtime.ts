import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

const FOLDER = new URL("../client/", import.meta.url).pathname;

/** Names of the hand-written modules that every client shares, or of those that one API has besides. */
export function runtimeModules(api = ""): string[] {
  const folder = join(FOLDER, api);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => name.replace(/\.ts$/, ""))
    .toSorted();
}

/** Those modules as they ship, by their path below `generated/<api>/`; the shared ones by that below `generated/`. */
export async function runtimeOf(api = ""): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of runtimeModules(api)) {
    const file = join(api, `${name}.ts`);
    const { code, types } = shipped(file, await readFile(join(FOLDER, file), "utf8"), api);
    const path = api ? name : `runtime/${name}`;
    const head = notice(`scripts/client/${file}`);
    Object.assign(files, { [`${path}.js`]: head + code, [`${path}.d.ts`]: head + types });
  }
  return files;
}

/**
 * A module as JavaScript, and its declarations.
 * Node runs no TypeScript from node_modules, so TypeScript's own printer takes the types off.
 */
function shipped(fileName: string, source: string, api: string): { code: string; types: string } {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    strict: true,
  };
  const placed = placeImports(source, api);
  const code = ts.transpileModule(placed, { fileName, compilerOptions });
  const types = ts.transpileDeclaration(placed, { fileName, compilerOptions });
  const [problem] = types.diagnostics ?? [];
  if (problem) {
    const said = ts.flattenDiagnosticMessageText(problem.messageText, " ");
    throw new Error(`scripts/client/${fileName}: ${said}`);
  }
  return { code: code.outputText, types: types.outputText };
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
