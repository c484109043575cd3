import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { root } from "../../../scripts/root.ts";
import { projectFiles } from "../source/import-graph.ts";

/** A block of code of a document; what is behind the language says what it is, and a reader does not see it. */
export interface Block {
  readonly file: string;
  /** That of its first line of code, counted from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  readonly use: Use;
}

/**
 * - `sh` is run as written and ends with 0, `sh ends with 1` with 1; `sh until stopped` runs on, as in a
 *   terminal of its own, until the document ends.
 * - `text` is in the output of the block before it, `text of COMMAND` in that of another command.
 * - `yaml in FILE`, or `ts` or `md`, is a file that the reader writes; `yaml of FILE` is in a file that a command has written.
 * - `yaml for a target` are fields of a target file's entry.
 */
export type Use =
  | { readonly is: "step"; readonly status: number | undefined }
  | { readonly is: "output"; readonly command: string | undefined }
  | { readonly is: "written" | "left"; readonly path: string }
  | { readonly is: "fields" }
  | { readonly is: "other" };

const USES: readonly (readonly [info: RegExp, use: (value: string) => Use])[] = [
  [/^sh$/, () => ({ is: "step", status: 0 })],
  [/^sh ends with (\d+)$/, (value) => ({ is: "step", status: Number(value) })],
  [/^sh until stopped$/, () => ({ is: "step", status: undefined })],
  [/^text$/, () => ({ is: "output", command: undefined })],
  [/^text of (.+)$/, (command) => ({ is: "output", command })],
  [/^(?:yaml|md|ts) in (\S+)$/, (path) => ({ is: "written", path })],
  [/^yaml of (\S+)$/, (path) => ({ is: "left", path })],
  [/^yaml for a target$/, () => ({ is: "fields" })],
];

function useOf(info: string): Use {
  for (const [pattern, use] of USES) {
    const match = pattern.exec(info);
    if (match) return use(match[1] ?? "");
  }
  return { is: "other" };
}

/** What people read. `generated/` has its README from `scripts/client/`, and the change log tells of what was. */
export const DOCUMENTS = projectFiles().filter((file) =>
  /^(README|CONTRIBUTING|SECURITY|(docs|openapi|scripts\/client)\/.*)\.md$/.test(file),
);

/** Those that no command writes. */
export const WRITTEN = DOCUMENTS.filter((file) => !file.startsWith("docs/reference/"));

export const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** Every block of code of a Markdown document, indented ones too. */
export function blocksOf(file: string, text = textOf(file)): Block[] {
  return new MarkdownIt({ html: true })
    .parse(text, {})
    .filter(({ type }) => type === "fence" || type === "code_block")
    .map(({ type, info, content, map }) => ({
      file,
      line: map![0] + (type === "fence" ? 2 : 1),
      language: info.split(" ", 1)[0]!,
      text: content,
      use: useOf(info),
    }));
}

/** All code in sentences and tables. */
export function inlineOf(file: string): string[] {
  const tokens = new MarkdownIt().parse(textOf(file), {}).flatMap(({ children }) => children ?? []);
  return tokens.filter(({ type }) => type === "code_inline").map(({ content }) => content);
}
