import { METHOD, readJson, type Facts, type Item, type Passage, type Section } from "./model.ts";

interface Block {
  readonly text: string;
  readonly line: number;
  readonly isJson: boolean;
}

/** The lines of a text; each JSON object in it, up to its closing brace, is one block. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const pattern = /"(?:\\.|[^"\\\n])*"|[{}]|\/\/.*|\n/g;
  let [from, depth, line, start] = [0, 0, 1, 1];
  const add = (to: number, isJson: boolean) => {
    blocks.push({ text: text.slice(from, to), line: start, isJson });
    [from, start] = [to, line];
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (found === "{" && (depth > 0 || /(^|\n)\s*$/.test(text.slice(from, index)))) depth++;
    else if (found === "}" && depth > 0 && --depth === 0) add(index + 1, true);
    if (found === "\n") line++;
    if (found === "\n" && depth === 0) {
      if (from === index) [from, start] = [index + 1, line];
      else add(index + 1, false);
      if (text[index + 1] === "\n") blocks.push({ text: "", line, isJson: false });
    }
  }
  add(text.length, depth > 0);
  return blocks.map((block) => ({
    ...block,
    text: block.isJson ? block.text : block.text.trimEnd(),
  }));
}

const TYPE = /^(string|integer|number|boolean|array|object|float|file)$/i;
const isTitle = (text: string) => /^\p{Lu}[^.:;!?]*$/u.test(text) && text.split(" ").length < 5;

/** Reads GitBook's page as the text that a browser shows: it has no tabs, and shows some answers only. */
export function readRendered(text: string): Section[] {
  const [heading = ""] = text.trimStart().split("\n", 1);
  const sections: Section[] = [{ heading, line: 1, items: [], passages: [] }];
  let [label, place, answers, isOpen] = ["", "", 0, false];
  let row: { name: string; required: boolean; type?: string; line: number } | undefined;
  for (const { text: words, line, isJson } of blocksOf(text)) {
    const { items, passages } = sections.at(-1)!;
    const [, method, path] = new RegExp(`^(${METHOD}) (/\\S*)$`).exec(words) ?? [];
    const name = /^([A-Za-z][\w-]*)(\*?)$/.exec(words);
    if (/^Last updated\b/.test(words)) break;
    if (words === "") continue;
    const wasOpen = isOpen && !isTitle(words);
    isOpen = false;
    if (isJson) {
      const { facts, comments } = readJson(words);
      place = `answer ${++answers}`;
      items.push({ kind: "answer", facts, line, place });
      for (const comment of comments) passages.push({ place, text: comment, line });
      [label, row] = ["", undefined];
    } else if (method !== undefined && path !== undefined) {
      const headings = [];
      const isHeading = (last?: Passage) =>
        !last?.place.startsWith("row") && isTitle(last?.text ?? "");
      while (isHeading(passages.at(-1))) headings.push(passages.pop()!);
      const { text: title = "", line: at = line } = headings[0] ?? {};
      const call: Item = { kind: "call", facts: { method, path }, line };
      sections.push({ heading: title, line: at, items: [call], passages: [] });
      [place, answers] = ["", 0];
    } else if (/^(headers|[\w ]*(body|parameters))$/i.test(words)) {
      [label, row] = [words, undefined];
      passages.push({ place: "", text: words, line });
    } else if (label !== "" && row && row.type === undefined && TYPE.test(words)) row.type = words;
    else if (label !== "" && name && (!row || passages.at(-1)?.place === `row ${row.name}`)) {
      row = { name: name[1]!, required: name[2] === "*", line };
    } else if (label !== "" && row) {
      const { name: plain, required, type = "" } = row;
      const isNew = passages.at(-1)?.place !== `row ${plain}`;
      const facts = { required: required ? "yes" : "no", type: type.toLowerCase() };
      if (!isNew) lengthen(passages, words);
      else if (/header/i.test(label)) {
        const all = [plain, required ? "required" : "optional", type, words].join(" ");
        passages.push({ place: `row ${plain}`, text: all, line: row.line });
      } else {
        items.push({ kind: "row", name: plain, facts, line: row.line });
        passages.push({ place: `row ${plain}`, text: words, line });
      }
    } else {
      if (wasOpen) lengthen(passages, words);
      else passages.push({ place, text: words, line });
      isOpen = /[^.!?:]$/.test(words);
    }
  }
  return sections;
}

const ROW =
  /(?:^|\n)([A-Za-z][\w-]*)( \*)?\s+(Yes|No)\s+((?:(?!\n[A-Za-z][\w-]*(?: \*)?\s+(?:Yes|No)\s)[^])*)/g;
const NUMBERED = /^(\d+(\.\d+)* [-–—] |\d+\. )\p{Lu}/u;

/** Reads a manual's page as text: tables of `Parameter Required Value`, messages with their meaning, examples. */
export function readManual(text: string): Section[] {
  const sections: Section[] = [{ heading: "", line: 1, items: [], passages: [] }];
  let [isBlank, isTable, isAnswer, isOpen] = [true, false, false, false];
  let table = "";
  let start = 1;
  const endTable = () => {
    if (isTable) readTable(sections.at(-1)!, table, start);
    [isTable, table] = [false, ""];
  };
  const blocks = blocksOf(text);
  for (const [index, { text: given, line, isJson }] of blocks.entries()) {
    const { items, passages, heading } = sections.at(-1)!;
    const words = given.trim();
    const bare = words.replace(/^[^\p{L}\d'"*•(]+\s*/u, "");
    const say = (one: string, place = "") => {
      passages.push({ place, text: one, line });
      isOpen = true;
    };
    const [, method, address, query] =
      new RegExp(`^(${METHOD})\\s+(https?://[^\\s?]+)(\\?\\S+)?$`).exec(words) ?? [];
    const message = /message/i.test(heading) ? /^(\S.*?) +[-–—] +(\S.*)$/.exec(words) : null;
    if (isJson) {
      const { facts, comments } = readJson(words);
      items.push({
        kind: isAnswer ? "answer" : "request",
        name: isAnswer ? undefined : "POST",
        facts,
        line,
      });
      for (const comment of comments) say(comment);
      isOpen = false;
    } else if (words === "") {
      isOpen = false;
      if (isTable) table += "\n";
    } else if (/^Parameter(\s+Required\s+Value)?$/.test(words)) [isTable, start] = [true, line];
    else if (
      !message &&
      (NUMBERED.test(given) ||
        (isBlank &&
          !isTable &&
          isTitle(bare) &&
          !/^\s*\p{Ll}/u.test(blocks[index + 1]?.text ?? "")))
    ) {
      endTable();
      sections.push({ heading: bare, line, items: [], passages: [] });
      [isAnswer, isOpen] = [false, false];
    } else if (isTable && !words.startsWith("* ")) table += `\n${words}`;
    else if (method !== undefined) {
      say(`${method} ${address}`);
      if (query !== undefined)
        items.push({ kind: "request", name: "GET", facts: readQuery(query), line });
      isOpen = isAnswer = false;
    } else if (message) {
      items.push({ kind: "message", name: message[1], facts: {}, line });
      say(message[2]!, `"${message[1]}"`);
    } else if (/^[^.]{1,40}:$/.test(words)) {
      isAnswer = /respon|answer/i.test(words);
      say(words);
      isOpen = false;
    } else if (words.startsWith("* ")) {
      endTable();
      say(words);
    } else if (isOpen && !/^(•|[-–] |\d+\. |[\w-]+: [\w+-]+\/)/.test(words)) {
      lengthen(passages, words);
    } else say(words.replace(/^(• *|[-–] +|\d+\. +)/, ""));
    isBlank = words === "";
  }
  endTable();
  for (const section of sections) takeValues(section);
  return sections;
}

/** Reads a table, whether a line of it is a row or a cell. */
function readTable({ items, passages }: Section, table: string, start: number): void {
  for (const { 1: name, 2: mark, 3: required, 4: value, index } of table.matchAll(ROW)) {
    const line = start + table.slice(0, index + 1).split("\n").length - 1;
    const facts = { required: required!.toLowerCase(), ...(mark && { values: "*" }) };
    items.push({ kind: "row", name, facts, line });
    const [, action] = (name === "action" && /^'(\w+)'\s*$/.exec(value!)) || [];
    if (action !== undefined) items.push({ kind: "call", facts: { action }, line });
    else passages.push({ place: `row ${name}`, text: value!.replaceAll("\n", " "), line });
  }
}

/** Takes from the note below a table the values that it lists, `'2 hours' to '4 hours'` as three. */
function takeValues({ items, passages }: Section): void {
  const at = passages.findIndex(({ text }) => text.startsWith("* "));
  if (at < 0) return;
  const { text, line } = passages[at]!;
  const RANGE = /'([^']+)'(?:\s*(?:to|until|through|-|–)\s*'([^']+)')?/g;
  const values = [...text.matchAll(RANGE)].flatMap(([, first, last]) => {
    const [from, to] = [first, last].map((one) => Number.parseInt(one ?? ""));
    if (last === undefined) return [first!];
    const numbers = Array.from({ length: Math.max(to! - from! + 1, 0) }, (_, more) => from! + more);
    return [first!, ...numbers.map((one) => last.replace(/\d+/, String(one))), last];
  });
  const name = items.find(({ facts }) => facts["values"] !== undefined)?.name ?? "";
  items.push({
    kind: "values",
    name,
    facts: Object.fromEntries(values.map((one) => [`/${one}`, "yes"])),
    line,
  });
  passages[at] = { place: `row ${name}`, text: text.replace(RANGE, ""), line };
}

function readQuery(query: string): Facts {
  const entries = [...new URLSearchParams(query)].map(([name, value]) => [`/${name}`, value]);
  return Object.fromEntries(entries) as Facts;
}

/** Adds a line to the last passage. */
function lengthen(passages: Passage[], words: string): void {
  const last = passages.pop()!;
  passages.push({ ...last, text: `${last.text} ${words}` });
}
