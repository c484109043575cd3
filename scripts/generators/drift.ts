import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Folders that tools leave in a workspace; they are neither generated nor committed. */
const IGNORED = /(^|\/)node_modules\//;

/** The files of a folder that differ from what is generated, by path below it, with slashes. */
export async function drift(folder: string, files: Readonly<Record<string, string>>) {
  const all = existsSync(folder)
    ? await readdir(folder, { recursive: true, withFileTypes: true })
    : [];
  const there = all
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !IGNORED.test(path));
  const found: { path: string; how: "stale" | "missing" | "unexpected" }[] = [];
  for (const path of new Set([...Object.keys(files), ...there])) {
    if (files[path] === undefined) found.push({ path, how: "unexpected" });
    else if (!there.includes(path)) found.push({ path, how: "missing" });
    else if ((await readFile(join(folder, path), "utf8")) !== files[path]) {
      found.push({ path, how: "stale" });
    }
  }
  return found.toSorted((a, b) => a.path.localeCompare(b.path));
}
