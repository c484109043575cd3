import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { root } from "../root.ts";
import { passagesOf, type Passages } from "./passages.ts";

export interface WordList {
  /** Regular expressions, and what is written instead of what they find. */
  readonly terms: Readonly<Record<string, string>>;
  readonly unlike: readonly string[];
  readonly grammar: string;
}

export function wordList(): WordList {
  return parse(readFileSync(join(root, ".config/words.yaml"), "utf8")) as WordList;
}

/** A term as the terminology rule takes it: its blanks may be ends of lines. */
export const pattern = (term: string) => `(?:${term.replaceAll(" ", "\\s+")})`;

/** What people read. Not tests: they hold wrong words on purpose. */
const READ = [
  "*.md",
  "{package,generated/package}.json",
  "contract-tests/{apis/*/sandbox/faults,sandbox/liberties}.json",
  "contract-tests/*/*.schema.json",
  "{.config,.github,contract-tests,docs,openapi,scripts}/**/*.{md,yaml,yml,njk,hbs,html,ts,js}",
];
const UNREAD = [
  "contract-tests/acceptance/**",
  // The built site says again what its sources say.
  "docs/_site/**",
  "docs/examples/**",
  "**/*.{test,support}.ts",
];

export const readPaths = () => globSync(READ, { cwd: root, exclude: UNREAD });

/** What a command writes, a page or blocks of one: what is wrong with that is wrong in its code. */
const WRITTEN = /^<!-- written by: [^]*|^<!-- [\w-]+ -->$[^]*?^<!-- end -->$/gim;

/** Null for a file that is not checked. */
export function readPassages(path: string): Passages | null {
  const content = readFileSync(resolve(root, path), "utf8");
  return passagesOf(
    path,
    content.replace(WRITTEN, (text) => text.replace(/[^\n]/g, "")),
  );
}
