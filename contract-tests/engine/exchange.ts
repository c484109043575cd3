import type { Effect } from "./catalogue.ts";
import { isLarge, surveyed } from "./large-body.ts";

/** A request, ready for the wire. */
export interface WireRequest {
  readonly operation: string;
  readonly effect: Effect;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** The persona in whose name it is sent; absent for none. */
  readonly persona?: string | undefined;
  /** Id of the variant that its answer is held against; absent if it only prepares or looks. */
  readonly judgedAs?: string | undefined;
  /** True if it is wrong on purpose, so that whoever sends it judges the answer. */
  readonly isOdd?: true | undefined;
}

/** What came back, read whole. */
export interface Received {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  readonly body: Body;
}

/** A body as JSON, or why it is none. */
export type Body =
  | { readonly text: string; readonly json: unknown; readonly problem?: undefined }
  | { readonly text: string; readonly json?: undefined; readonly problem: string };

export interface Exchange {
  readonly request: WireRequest;
  readonly answer: Received;
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
  const broken = isLarge(bytes) ? surveyed(bytes, DEPTH_LIMIT) : undefined;
  if (broken) return broken;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { text: Buffer.from(bytes).toString("latin1"), problem: "is not valid UTF-8" };
  }
  if (text === "") return { text, problem: "is empty" };
  if (text.startsWith("\uFEFF")) return { text, problem: "begins with a byte order mark" };
  if (isTooDeep(text)) return { text, problem: `is nested more than ${DEPTH_LIMIT} levels deep` };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { text, problem: `is not JSON: ${complaint(error as Error)}` };
  }
  const twice = duplicateKey(text);
  return twice === undefined ? { text, json } : { text, problem: `names the key "${twice}" twice` };
}

/** An exchange with the JSON of its answer, though something stands before or after that. */
export function withJsonWithin(exchange: Exchange): Exchange {
  const { body } = exchange.answer;
  const [json] = body.problem === undefined ? [] : (/[{[].*[}\]]/s.exec(body.text) ?? []);
  if (json === undefined) return exchange;
  return { ...exchange, answer: { ...exchange.answer, body: readBody(Buffer.from(json)) } };
}

/** What the parser says, without its quotation: that may hold a piece of a secret, too short to be known for one. */
function complaint({ message }: Error): string {
  return message.replace(/(?:, )?(?:\.\.\.)?".*$/s, "").trim() || "it begins with no value";
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
 * A key that stands twice in one object of a text that is JSON, if there is one.
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
