import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Files } from "./outputs.ts";

/** A file of `generated/` that is not what its source makes of it. */
export interface Drift {
  /** Path below the folder, with slashes. */
  readonly path: string;
  readonly how: "stale" | "missing" | "unexpected";
}

/** Folders that tools leave in a workspace; they are neither generated nor committed. */
const IGNORED = /(^|\/)node_modules\//;

/** Holds a folder against what should be in it, file by file. */
export async function drift(folder: string, files: Files): Promise<Drift[]> {
  const found: Drift[] = [];
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    if (!existsSync(file)) found.push({ path, how: "missing" });
    else if ((await readFile(file, "utf8")) !== text) found.push({ path, how: "stale" });
  }
  const there = existsSync(folder)
    ? await readdir(folder, { recursive: true, withFileTypes: true })
    : [];
  for (const entry of there) {
    if (!entry.isFile()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (files[path] === undefined && !IGNORED.test(path)) found.push({ path, how: "unexpected" });
  }
  return found.toSorted((a, b) => a.path.localeCompare(b.path));
}
