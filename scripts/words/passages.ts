import { parseSync, Visitor } from "rolldown/utils";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";

/** The English of a file as Markdown, a paragraph each passage, and the file's line of each of its lines. */
export interface Passages {
  readonly markdown: string;
  readonly lines: readonly number[];
}

type Passage = { readonly line: number; text: string };

/** Keys of a description whose values people read. */
const READ = ["title", "summary", "description", "x-inferred", "x-undocumented", "label"];

/** Files all of whose values people read. */
const ALL_READ = /\/(faults|liberties)\.json$/;

/** What is not text in a template, with what indents it. */
const TAG = /<(script|style|code)[^]*?<\/\1>|<[^>]*>|\{[{%#][^]*?[}%#]\}|^ +/gm;

const blank = (text: string) => text.replace(/[^\n]/g, "");

/** Null for a file without English in it. */
export function passagesOf(path: string, content: string): Passages | null {
  if (path.endsWith(".md")) return joined([{ line: 1, text: content }]);
  if (/\.ya?ml$|\.json$/.test(path)) return joined(inYaml(content, ALL_READ.test(path)));
  if (/\.(njk|hbs|html)$/.test(path))
    return joined([{ line: 1, text: content.replace(TAG, blank) }]);
  return /\.[cm]?[jt]s$/.test(path) ? joined(inCode(path, content)) : null;
}

function joined(passages: readonly Passage[]): Passages {
  const sorted = passages.toSorted((one, other) => one.line - other.line);
  return {
    markdown: sorted.map(({ text }) => `${text}\n\n`).join(""),
    lines: sorted.flatMap(({ line, text }) => `${text}\n`.split("\n").map((_, i) => line + i)),
  };
}

function inYaml(content: string, isAllRead: boolean): Passage[] {
  const found: Passage[] = [];
  const counter = new LineCounter();
  visit(parseDocument(content, { lineCounter: counter }), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !(isAllRead || READ.includes(String(key.value)))) return;
      if (!isScalar<string>(value) || typeof value.value !== "string") return;
      const { line } = counter.linePos(value.range![0]);
      found.push({ line: value.type?.startsWith("BLOCK") ? line + 1 : line, text: value.value });
    },
  });
  return found;
}

/** The comments and strings of a program of at least three words. */
function inCode(path: string, content: string): Passage[] {
  const { program, comments } = parseSync(path, content);
  const found: Passage[] = [];
  const counter = new LineCounter();
  for (const { index } of content.matchAll(/^/gm)) counter.addNewLine(index);
  const add = (start: number, text: string) => {
    if (!/[a-z]{2}.*\s.*\s[a-z]{2}/s.test(text) || text.startsWith("data:")) return;
    const plain = text.replace(/^[ *]+/gm, "").replaceAll("```", "");
    found.push({ line: counter.linePos(start).line, text: plain });
  };
  let end = -1;
  for (const comment of comments) {
    const isNextLine = /^\n *$/.test(content.slice(end, comment.start)) && found.length > 0;
    if (isNextLine && comment.type === "Line") found.at(-1)!.text += `\n${comment.value.trim()}`;
    else add(comment.start, comment.value);
    end = comment.end;
  }
  // What a template is filled with counts as code, which no check of words looks into.
  new Visitor({
    Literal: ({ start, value }) => typeof value === "string" && add(start, value),
    TemplateLiteral: ({ start, quasis }) =>
      add(start, quasis.map(({ value }) => value.cooked ?? "").join("`value`")),
  }).visit(program);
  return found;
}
