import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** For each file of the project, those that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Folders of what is installed or built: no part of the project. */
const BUILT = /^(.*\/)?(node_modules|_site)$|^(\.git|\.stryker|dist|report)$/;

/** The paths of all files of the project, also of one that is not a git repository. */
export function projectFiles(folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (!entry.isDirectory()) return entry.isFile() ? [path] : [];
    return BUILT.test(path) ? [] : projectFiles(path);
  });
}

export function importGraph(files: readonly string[]): ImportGraph {
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  return new Map(files.map((file) => [file, importsOf(file, read(file))]));
}

/** The files that the statements of a source import: types count, and dynamic imports. */
export function importsOf(file: string, text: string): string[] {
  return specifiersOf(text)
    .filter((path) => path.startsWith("."))
    .map((path) => posix.join(posix.dirname(file), path));
}

/** The packages and modules of Node.js that a source imports. */
export function packagesOf(text: string): string[] {
  return specifiersOf(text).filter((path) => !path.startsWith("."));
}

function specifiersOf(text: string): string[] {
  const plain = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  // Of a template's text, what is before its first value: that says the folder.
  const templates = text.matchAll(/\bimport\((?:\s|\/\*.*?\*\/)*`([^`$]+)\$\{/g);
  return [...new Set([...plain, ...Array.from(templates, ([, start]) => start!)])];
}
