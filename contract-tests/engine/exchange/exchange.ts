import type { Effect } from "../description/catalogue.ts";
import { withoutCells } from "./cells.ts";
import { isLarge, surveyed } from "./large-body.ts";

/** A request, ready for the wire. */
export interface WireRequest {
  readonly operation: string;
  readonly effect: Effect;
  readonly method: string;
  readonly url: string;
  /** The address of its installation, without a slash at the end. */
  readonly base?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The persona that it is sent as; absent for none. */
  readonly persona?: string | undefined;
  /** Id of the variant that its answer should be; absent if it only prepares or looks. */
  readonly judgedAs?: string | undefined;
  /** True if it is wrong on purpose: its sender judges the answer. */
  readonly isOdd?: true | undefined;
}

/** A write may be carried out though nobody hears of it. */
export function isWrite({ effect }: WireRequest): boolean {
  return effect === "creates" || effect === "deletes";
}

/** Requests are of one kind that have the same method, operation and address. */
export const kindOf = ({ method, operation, url }: WireRequest) =>
  `${method} ${operation} ${url.replace(/\?.*/, "")}`;

/** What came back, read whole. */
export interface Received {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly body: Body;
}

/** A body as JSON, or why it is not JSON. */
export type Body =
  | {
      readonly text: string;
      readonly json: unknown;
      readonly problem?: undefined;
      readonly surplus?: undefined;
    }
  | {
      readonly text: string;
      readonly problem: string;
      /** The JSON inside, where only something before or after it is wrong: what prepares goes by it. */
      readonly json?: unknown;
      /** What is before and after that JSON. */
      readonly surplus?: string;
    };

export interface Exchange {
  readonly request: WireRequest;
  readonly answer: Received;
  /** When it was sent, in milliseconds since 1970 by this machine's clock. */
  readonly startedAt: number;
  readonly durationMs: number;
}

/** The installation's own time when it answered, in milliseconds; this machine's where it does not say. */
export function clockOf({ answer }: Exchange): number {
  const date = Date.parse(answer.headers["date"] ?? "");
  return Number.isNaN(date) ? Date.now() : date;
}

/** Deeper nesting than any documented answer by far; a parser or validator must not follow further. */
const DEPTH_LIMIT = 100;

/** Reads bytes as UTF-8 JSON. Never throws: what is wrong is said in `problem`. */
export function readBody(bytes: Uint8Array): Body {
  const body = read(bytes);
  if (body.problem === undefined || body.json !== undefined) return body;
  return { ...body, text: withoutCells(body.text) };
}

function read(bytes: Uint8Array): Body {
  const broken = isLarge(bytes) ? surveyed(bytes, DEPTH_LIMIT) : undefined;
  if (broken) return broken;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { text: Buffer.from(bytes).toString("latin1"), problem: "is not valid UTF-8" };
  }
  if (text === "") return { text, problem: "is empty" };
  if (isTooDeep(text)) return { text, problem: `is nested more than ${DEPTH_LIMIT} levels deep` };
  let json: unknown;
  try {
    json = parsed(text);
  } catch (error) {
    return { text, ...(jsonWithin(text) ?? { problem: complaint(error as Error, text) }) };
  }
  const twice = duplicateKey(text);
  return twice === undefined ? { text, json } : { text, problem: `names the key "${twice}" twice` };
}

/** Names of fields that keep an object from being written as text, also with a letter of it escaped. */
const OF_TEXTS = /"(?:toString|valueOf|[^"]*\\u00)/;

/** The value of a JSON text. Any part of it can be written as text, whatever an answer calls its fields. */
function parsed(text: string): unknown {
  return JSON.parse(text, OF_TEXTS.test(text) ? asPlain : undefined);
}

function asPlain(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.defineProperty(value, Symbol.toPrimitive, { value: () => String({}) });
}

/** Brackets before the JSON in a text at which it may begin. */
const MOST_BEGINNINGS = 8;

/** The JSON in a text that has something before or after it. A page of HTML has scripts, but is not such a text. */
function jsonWithin(text: string) {
  if (/^\s*<(?:!doctype|html)\b/i.test(text)) return undefined;
  let beginnings = 0;
  /** Where the last value ends: what is inside it begins none. */
  let to = 0;
  let longest = { json: undefined as unknown, start: 0, end: 0 };
  for (const { index } of text.matchAll(/[{[]/g)) {
    if (index < to) continue;
    if (++beginnings > MOST_BEGINNINGS) break;
    // What is the value of a field is not the whole body.
    if (/"\s*:\s*$/.test(text.slice(Math.max(0, index - 100), index))) return undefined;
    const one = parsedFrom(text, index);
    // What is inside a value that is cut short is not the body's JSON.
    if (one === "cut short") return undefined;
    to = one?.end ?? to;
    if (one && isAnswer(one.json) && one.end - one.start > longest.end - longest.start)
      longest = one;
  }
  const { json, start, end } = longest;
  if (end === 0) return undefined;
  const [before, after] = [text.slice(0, start), text.slice(end).trim()];
  if (before === "\uFEFF" && after === "") {
    return { json, problem: "begins with a byte order mark", surplus: before };
  }
  const where = before.trim() === "" ? "after" : after === "" ? "before" : "before and after";
  return { json, problem: `has text ${where} its JSON`, surplus: `${before.trim()}${after}` };
}

/** Whether a value may be an answer, as an object and a list of objects may: a number in brackets is part of a sentence. */
function isAnswer(json: unknown): boolean {
  const isObject = (one: unknown) => typeof one === "object" && one !== null;
  return Array.isArray(json) ? json.every(isObject) : isObject(json);
}

/** The value that begins at a place of a text, and where it ends. */
function parsedFrom(text: string, start: number) {
  const rest = text.slice(start);
  try {
    return { json: parsed(rest), start, end: text.length };
  } catch (error) {
    const [, length] = / after JSON at position (\d+)/.exec((error as Error).message) ?? [];
    if (length === undefined) return isCutShort(error as Error, rest) ? "cut short" : undefined;
    const json = parsed(rest.slice(0, Number(length)));
    return { json, start, end: start + Number(length) };
  }
}

/** What the parser says, without its quotation: that may hold a piece of a secret, too short to be known for one. */
function complaint(error: Error, text: string): string {
  if (isCutShort(error, text)) return "ends before its JSON does";
  const said = error.message.replace(/(?:, )?(?:\.\.\.)?".*$/s, "").trim();
  return `is not JSON: ${said || "it begins with no value"}`;
}

function isCutShort({ message }: Error, { length }: string): boolean {
  return /end of JSON input/.test(message) || message.includes(`at position ${length} `);
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) at = endOfText(text, at);
    else if (char === CLOSE_OBJECT || char === CLOSE_LIST) depth--;
    else if ((char === OPEN_OBJECT || char === OPEN_LIST) && ++depth > DEPTH_LIMIT) return true;
  }
  return false;
}

/**
 * A key that is given twice in one object of a JSON text, if there is one.
 * Parsers disagree about which of the two values counts, so such a text says two things.
 */
function duplicateKey(text: string): string | undefined {
  /** For each open container its keys so far, if it is an object. */
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === OPEN_OBJECT || char === OPEN_LIST) open.push(new Set());
    else if (char === CLOSE_OBJECT || char === CLOSE_LIST) open.pop();
    else if (char === QUOTE) {
      const end = endOfText(text, at);
      COLON.lastIndex = end + 1;
      if (COLON.test(text)) {
        const key = JSON.parse(text.slice(at, end + 1)) as string;
        const keys = open.at(-1)!;
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

const COLON = /\s*:/y;

/** Where the quotation mark is that closes a text; beyond the end if none does. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === BACKSLASH) at++;
    else if (char === QUOTE) return at;
  }
  return text.length;
}

/** Laravel takes 1 and 0 for a boolean in a query, and not the words. */
export function queryText(value: unknown): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
