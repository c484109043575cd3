import { addRow, METHOD, readJson, type Section } from "./model.ts";

interface Block {
  readonly text: string;
  readonly line: number;
  readonly isJson: boolean;
}

/** The lines of a text; each JSON object in it, up to its closing brace, is one block. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let [from, depth, line, start] = [0, 0, 1, 1];
  const add = (to: number, isJson: boolean) => {
    blocks.push({ text: text.slice(from, to), line: start, isJson });
    [from, start] = [to, line];
  };
  for (const { 0: found, index } of text.matchAll(/"(?:\\.|[^"\\\n])*"|[{}]|\/\/.*|\n/g)) {
    if (found === "{" && (depth > 0 || /(^|\n)\s*$/.test(text.slice(from, index)))) depth++;
    else if (found === "}" && depth > 0 && --depth === 0) add(index + 1, true);
    if (found !== "\n") continue;
    line++;
    if (depth > 0) continue;
    // The end of a line is not a line, right after JSON.
    if (from === index && text[index - 1] === "}") [from, start] = [index + 1, line];
    else add(index + 1, false);
  }
  add(text.length, depth > 0);
  return blocks;
}

const CALL = new RegExp(`^(${METHOD}) (/\\S*)$`);
const REQUEST = new RegExp(`^((?:${METHOD})\\s+https?://[^\\s?]+)(\\?\\S+)?$`);
const NUMBERED = /^(?:[A-Z][a-z]+ )?\d+(?:\.\d+)*(?: [-–—]|[.:)]) \p{Lu}/u;
const TITLE = /^(?!.*(?:\s\S+){4})\p{Lu}[^.:;!?]*$/u;
const REQUIRED_TABLE = /^parameter\b(?!s)/i;
const TABLE = /^(headers|[\w ]*(body|parameters)|parameter(\s+required\s+value)?)$/i;
const LABEL = /^(?:body:|\d{3}:? [a-z][\w ]*)$/i;
const BULLET = /^(• *|[-–] +|\d+\. +)/;

/** Reads a page as text, as a browser shows it: lines, of which each is what it looks like. */
export function readText(text: string): Section[] {
  const blocks = blocksOf(text.replaceAll("\\*", "*"));
  const textAt = (index: number) => blocks[index]?.text.trimEnd() ?? "";
  const sections: Section[] = [];
  let section: Section;
  let table: { label: string; text: string; line: number } | undefined;
  let [place, answers, isAnswer, isBlank, isOpen] = ["", 0, false, true, false];
  const begin = (heading: string, line: number) => {
    endTable();
    section = { heading, line, items: [], passages: [] };
    sections.push(section);
    [place, answers, isAnswer, isOpen] = ["", 0, false, false];
  };
  const endTable = () => {
    if (table) readTable(section, table);
    table = undefined;
  };
  const say = (words: string, line: number, at = place) => {
    const last = isOpen && section.passages.pop();
    section.passages.push(
      last ? { ...last, text: `${last.text} ${words}` } : { place: at, text: words, line },
    );
    isOpen = /[^.!?:]$/.test(words);
  };
  begin("", 1);
  for (const [index, { text: given, line, isJson }] of blocks.entries()) {
    const words = given.trim();
    const next = textAt(index + 1);
    const { heading, items } = section!;
    const [, method, path] = CALL.exec(words) ?? [];
    const [, request, query] = REQUEST.exec(words) ?? [];
    const [, message, meaning] =
      (/message/i.test(heading) &&
        !NUMBERED.test(given) &&
        /^(\S.*?)(?: +[-–—]|:) +(\S.*)$/.exec(words)) ||
      [];
    const bare = words.replace(/^[^\p{L}\d'"*•(]+\s*/u, "");
    // Before all facts, menus and titles follow one another.
    const isFirst =
      (heading === "" || section!.passages.length === 0) &&
      !CALL.test(words) &&
      sections.every((one) => one.items.length === 0);
    const isTitle = (isBlank || isFirst) && !table && TITLE.test(bare) && !/^\s*\p{Ll}/u.test(next);
    // Of two headings in a row, the first is that of a group.
    const isAbove = CALL.test(next) || (TITLE.test(words) && CALL.test(textAt(index + 2)));
    // A label of what follows.
    if (LABEL.test(words)) continue;
    isBlank = words === "";
    if (isBlank || isJson || BULLET.test(words)) isOpen = false;
    if (isJson) {
      endTable();
      const { facts, comments } = readJson(words);
      if (isAnswer) place = `answer ${++answers}`;
      items.push(
        isAnswer
          ? { kind: "answer", facts, line, place }
          : { kind: "request", name: "POST", facts, line, place },
      );
      for (const text of comments) section!.passages.push({ place, text, line });
    } else if (TABLE.test(words)) {
      endTable();
      table = { label: words, text: "", line };
      isOpen = false;
      if (!REQUIRED_TABLE.test(words)) say(words, line);
      isOpen = false;
    } else if (message !== undefined) {
      items.push({ kind: "message", name: message, facts: {}, line, place: `"${message}"` });
      isOpen = false;
      say(meaning!, line, `"${message}"`);
    } else if (isTitle || NUMBERED.test(given) || isAbove) begin(bare, line);
    else if (method !== undefined && path !== undefined) {
      endTable();
      items.push({ kind: "call", facts: { method, path }, line, place });
      isAnswer = true;
    } else if (table) table.text += `\n${words}`;
    else if (request !== undefined) {
      say(request, line);
      isOpen = false;
      const facts = [...new URLSearchParams(query)].map(([name, value]) => [`/${name}`, value]);
      if (query !== undefined) {
        items.push({ kind: "request", name: "GET", facts: Object.fromEntries(facts), line, place });
      }
      isAnswer = false;
    } else if (words !== "") {
      if (/^[^.]{1,40}:$/.test(words)) isAnswer = /respon|answer/i.test(words);
      say(words.replace(BULLET, ""), line);
    }
  }
  endTable();
  return sections;
}

/** A row of a table of which each line is a row or a cell: its name, its mark, and two columns more. */
const rowOf = (column: string) => {
  const start = String.raw`\n([A-Za-z][\w-]*)( ?\*)?${column}`;
  return new RegExp(`${start}((?:(?!${start})[^])*)`, "gi");
};
const REQUIRED = rowOf(String.raw`\s+(Yes|No)\s+`);
const TYPED = rowOf(
  String.raw`\n(?:(string|str|integer|int|number|boolean|bool|array|object|float|file)\n)?`,
);

/** Reads a table, and the note below it that lists the values of a marked row: `'2 hours' to '4 hours'` are three. */
function readTable(
  section: Section,
  { label, text, line: start }: { label: string; text: string; line: number },
): void {
  const isTyped = !REQUIRED_TABLE.test(label);
  const [rows = "", listed] = text.split(/\n(?=\* )/);
  const lineAt = (index: number) => start + text.slice(0, index + 1).split("\n").length - 1;
  let marked = "";
  for (const found of rows.matchAll(isTyped ? TYPED : REQUIRED)) {
    const [, name = "", mark, column = "", value = ""] = found;
    const line = lineAt(found.index);
    const [, action] = (name === "action" && /^['"`](\w+)['"`]\s*$/.exec(value)) || [];
    if (mark && !isTyped) marked = name;
    if (action !== undefined)
      section.items.push({ kind: "call", facts: { action }, line, place: "" });
    addRow(section, label, {
      name,
      required: isTyped ? mark !== undefined : /yes/i.test(column),
      type: isTyped ? column : undefined,
      words: action === undefined ? value.replaceAll("\n", " ") : "",
      line,
    });
  }
  if (listed === undefined) return;
  const note = listed.replace(/["`]([^"`\n]+)["`]/g, "'$1'");
  const RANGE = /'([^']+)'(?:\s*(?:to|until|through|-|–)\s*'([^']+)')?/g;
  const values = [...note.matchAll(RANGE)].flatMap(([, first = "", last]) => {
    const [from, to] = [first, last ?? ""].map((one) => Number.parseInt(one)) as [number, number];
    const count = last === undefined ? 0 : Math.max(to - from + 1, 0);
    const between = Array.from({ length: count }, (_, more) => `${from + more}`);
    return [first, ...between.map((one) => last!.replace(/\d+/, one)), last ?? first];
  });
  const line = lineAt(rows.length);
  const facts = Object.fromEntries(values.map((one) => [`/${one}`, "yes"]));
  const place = `row ${marked}`;
  section.items.push({ kind: "values", name: marked, facts, line, place });
  section.passages.push({ place, text: note.replace(RANGE, ""), line });
}
