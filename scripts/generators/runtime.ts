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

/**
 * A hand-written module as it ships: JavaScript, its declarations, by file name.
 * Node runs no TypeScript from node_modules, so TypeScript's own printer takes the types off.
 */
export async function runtimeFiles(name: string, api = ""): Promise<Record<string, string>> {
  const source = await readFile(join(FOLDER, api, `${name}.ts`), "utf8");
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
    strict: true,
  };
  const fileName = `${name}.ts`;
  const placed = placeImports(source, api);
  const code = ts.transpileModule(placed, { fileName, compilerOptions });
  const types = ts.transpileDeclaration(placed, { fileName, compilerOptions });
  const [problem] = types.diagnostics ?? [];
  if (problem) {
    throw new Error(
      `scripts/client/${join(api, fileName)}: ${ts.flattenDiagnosticMessageText(problem.messageText, " ")}`,
    );
  }
  return { [`${name}.js`]: code.outputText, [`${name}.d.ts`]: types.outputText };
}

/** Makes imports fit the place that a module has in the package: `generated/runtime/`, or `generated/<api>/`. */
function placeImports(source: string, api: string): string {
  return source
    .replaceAll(`"../../../generated/${api}/`, '"./')
    .replaceAll(/(?<=from ")\.\.\/(?=[\w-]+\.ts")/g, "../runtime/")
    .replaceAll(/(?<=from "\.[^"]*?)(\.d)?\.ts(?=")/g, ".js");
}
