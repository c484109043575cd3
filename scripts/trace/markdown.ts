import MarkdownIt, { type Token } from "markdown-it";
import { addRow, METHOD, readJson, readTitle, type Facts, type Section } from "./model.ts";

const CALL = new RegExp(`^(${METHOD})\\s+(/\\S*)$`);
/** In an example of a request, such as a line of HTTP or a command for curl. */
const SHOWN_CALL = new RegExp(`\\b(${METHOD})\\s+(?:https?://[^\\s/]+)?(/[^\\s?"']*)`, "g");
const TAG = /\{%\s*(\w+)([^%]*)%\}/g;

/** Reads a page as GitBook serves it in Markdown: a section has a call, tables, and a tab for each answer. */
export function readMarkdown(text: string): Section[] {
  let section: Section = { heading: "", line: 1, items: [], passages: [] };
  const sections = [section];
  let [tab, tabs, status, label] = [0, 0, "none", ""];
  let cells: string[][] = [];
  let line = 1;
  const place = () => (tab === 0 ? "" : `tab ${tab}`);
  const say = (words: string, at = place(), isTitle = false) => {
    if (words.trim() !== "") section.passages.push({ place: at, text: words, line, isTitle });
  };
  const call = (method: string, path: string) =>
    section.items.push({ kind: "call", facts: { method, path }, line, place: "" });
  const answer = (facts: Facts, kind: "request" | "answer") =>
    section.items.push({ kind, facts: { status, ...facts }, line, place: place() });
  const paragraph = (content: string) => {
    let from = 0;
    for (const { 0: tag, 1: name, 2: attributes = "", index } of content.matchAll(TAG)) {
      say(content.slice(from, index));
      from = index + tag.length;
      if (name === "tabs") tabs = 0;
      if (name === "endtab") {
        const isShown = section.items.some((one) => one.place === place());
        if (!isShown && status !== "none") answer({}, "answer");
        tab = 0;
      }
      const { path: at, method: by, title = "" } = attributesOf(attributes);
      if (at !== undefined && by !== undefined) call(by.toUpperCase(), at);
      if (name !== "tab") continue;
      tab = ++tabs;
      const read = readTitle(title);
      status = read.status;
      say(read.words, place(), true);
    }
    const rest = content.slice(from).trim();
    const [, method, path] = CALL.exec(rest) ?? [];
    if (method !== undefined && path !== undefined) call(method, path);
    else say(rest);
  };
  const row = (names: readonly string[], values: readonly string[]) => {
    const name = values[0]?.trim() ?? "";
    addRow(section, label, {
      name: name.replace(/\s*\*$/, ""),
      required: name.endsWith("*"),
      type: values[names.findIndex((one) => /type/i.test(one))]?.trim() ?? "",
      words: values.at(-1)?.trim() ?? "",
      line,
    });
  };
  const tokens = new MarkdownIt({ html: true }).parse(text, {});
  for (const [index, token] of tokens.entries()) {
    line = token.map ? token.map[0] + 1 : line;
    if (token.type === "inline") {
      const content = plainText(token);
      const { type: parent, tag } = tokens[index - 1]!;
      if (parent === "heading_open" && Number(tag[1]) < 4) {
        section = { heading: content, line, items: [], passages: [] };
        sections.push(section);
        [tab, tabs, label] = [0, 0, ""];
      } else if (parent === "heading_open") say((label = content));
      else if (/^t[hd]_open$/.test(parent)) cells.at(-1)?.push(content);
      else paragraph(content);
    } else if (token.type === "table_open") cells = [];
    else if (token.type === "tr_open") cells.push([]);
    else if (token.type === "tr_close" && cells.length > 1) row(cells[0]!, cells.at(-1)!);
    else if (token.type === "fence" || token.type === "code_block") {
      const calls = [...token.content.matchAll(SHOWN_CALL)];
      for (const [, method, path] of calls) call(method!, path!);
      if (calls.length > 0) continue;
      const { facts, comments } = readJson(token.content);
      answer(facts, tab === 0 ? "request" : "answer");
      for (const comment of comments) say(comment);
    }
  }
  return sections;
}

/** In GitBook's tags, either quotes are in use. */
const attributesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)=(?:"([^"]*)"|'([^']*)')/g)].map(([, name, one, other]) => [
      name,
      one ?? other,
    ]),
  );

/** The words of a heading, a paragraph or a cell, without its marks. */
function plainText({ children }: Token): string {
  const words = (children ?? []).map(({ type, content }) =>
    type === "text" || type === "code_inline" ? content : type.endsWith("break") ? " " : "",
  );
  return words.join("").trim();
}
