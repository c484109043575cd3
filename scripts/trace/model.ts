import { STATUS_CODES } from "node:http";

/** What a page or a description says of one thing, each fact by its key. */
export type Facts = Readonly<Record<string, string>>;

/** Something with facts: a call, a row of a table, an answer, a request, a message. */
export interface Item {
  readonly kind: "call" | "row" | "answer" | "request" | "message" | "values";
  /** By which it is told from others of its kind; an answer has none. */
  readonly name?: string | undefined;
  readonly facts: Facts;
  readonly line: number;
  /** Its place below the heading, as a source names it; `answer 2` where there are no tabs. */
  readonly place: string;
}

/** A passage of prose, with the place below its heading: `row username`, `tab 2`, or the section itself. */
export interface Passage {
  readonly place: string;
  readonly text: string;
  readonly line: number;
  /** True for words that repeat the message of their answer, as a tab's title does. */
  readonly isTitle?: boolean;
}

export interface Section {
  readonly heading: string;
  /** As the page has it, if it is numbered otherwise. */
  readonly was?: string;
  readonly line: number;
  readonly items: Item[];
  readonly passages: Passage[];
}

/** Short names of types. */
const TYPES: Readonly<Record<string, string>> = { bool: "boolean", int: "integer", str: "string" };

/** Adds a row of a table: a parameter is a fact by itself, a header is prose. */
export function addRow(
  { items, passages }: Section,
  label: string,
  row: { name: string; required: boolean; type: string | undefined; words: string; line: number },
): void {
  const { name, required, type, words, line } = row;
  const isHeader = /header/i.test(label);
  const typed = type === undefined ? {} : { type: TYPES[type.toLowerCase()] ?? type.toLowerCase() };
  const facts = { required: required ? "yes" : "no", ...typed };
  const all = [name, required ? "required" : "optional", type, words].join(" ");
  const place = `row ${name}`;
  if (!isHeader) items.push({ kind: "row", name, facts, line, place });
  passages.push({ place, text: isHeader ? all : words, line });
}

export const METHOD = "GET|POST|PUT|PATCH|DELETE";

const JSON_TOKEN =
  /("(?:\\.|[^"\\])*")(?=\s*:)|"(?:\\.|[^"\\])*"|(-?\d[\d.eE+-]*)|\/\/(.*)|\/\*([\s\S]*?)\*\/|[{}]|,(?=\s*(?:(?:\/\/.*|\/\*[\s\S]*?\*\/)\s*)*[}\]])/g;

/** The facts of a JSON text, each value by its pointer, and the comments in it. */
export function readJson(text: string): { facts: Facts; comments: string[] } {
  const comments: string[] = [];
  const keys: Set<string>[] = [];
  let last = { key: "", end: 0 };
  const plain = text.replace(
    JSON_TOKEN,
    (all: string, key?: string, number?: string, line?: string, block?: string, ...rest) => {
      const index = rest.find((one) => typeof one === "number")!;
      if (all === "{") keys.push(new Set());
      if (all === "}") keys.pop();
      if (key !== undefined) {
        last = { key: key.slice(1, -1), end: index };
        const isNew = !keys.at(-1)?.has(key);
        keys.at(-1)?.add(key);
        return isNew ? key : `${key.slice(0, -1)} once more"`;
      }
      // 10.0 is the same number as 10, and the page says it otherwise.
      if (number !== undefined)
        return String(Number(number)) === number ? number : `"${number}, a number"`;
      if (all === ",") return "";
      const words = line ?? block;
      if (words === undefined) return all;
      // A comment is about the value before it on its line, or the next one.
      const next = /^\s*"([^"]+)":/.exec(text.slice(index + all.length))?.[1];
      const about = text.slice(last.end, index).includes("\n") ? (next ?? "") : last.key;
      comments.push(`\`${about}\`: ${words.trim().replace(/\s*\n[\s*]*/g, "; ")}`);
      return "";
    },
  );
  try {
    return { facts: flatten(JSON.parse(plain)), comments };
  } catch (error) {
    return { facts: { "": `not JSON (${(error as Error).message})` }, comments };
  }
}

/** Each value in a JSON value, by its pointer. */
export function flatten(value: unknown, at = ""): Record<string, string> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return { [at || "/"]: JSON.stringify(value) };
  const inner = entries.map(([key, one]) => flatten(one, `${at}/${key}`));
  return Object.assign({}, ...inner) as Record<string, string>;
}

/** The status and the words of a tab's title; a reason phrase of another status is a fact of its own. */
export function readTitle(title: string): { status: string; words: string } {
  const [, status = "none", rest = title] = /^\s*(\d{3})\b:?\s*(.*)$/s.exec(title) ?? [];
  const begins = (phrase = "\0") => rest.toLowerCase().startsWith(phrase.toLowerCase());
  if (begins(STATUS_CODES[status])) {
    return { status, words: rest.slice(STATUS_CODES[status]!.length).trim() };
  }
  const other = Object.values(STATUS_CODES).find((phrase) => begins(phrase));
  return { status: other === undefined ? status : `${status} ${other}`, words: rest };
}
