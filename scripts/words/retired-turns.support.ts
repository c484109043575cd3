import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../root.ts";
import { pattern, readPassages, readPaths, wordList } from "./word-list.ts";

/** Files with one of the project's own terms, and the term: without textlint, in a second for all of them. */
export function retiredTurns(paths: readonly string[] = readPaths()): string[] {
  const terms = Object.keys(wordList().terms).filter((term) => !term.includes("[^]"));
  const any = new RegExp(`(?<![\\w-])${pattern(terms.join("|"))}(?![\\w-])`, "gi");
  return paths.flatMap((path) => {
    // Most files have none anywhere: those need not be parsed.
    if (readFileSync(resolve(root, path), "utf8").search(any) < 0) return [];
    const text = readPassages(path)?.markdown.replace(/```[^]*?```|`[^`\n]*`/g, "`code`") ?? "";
    return Array.from(text.matchAll(any), ([turn]) => `${path}: ${turn.replace(/\s+/g, " ")}`);
  });
}
