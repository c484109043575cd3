import type { Effect } from "./catalogue.ts";
import { NotReachable } from "./errors.ts";

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

/** Brackets, and texts with the colon that makes a key of them; in what is not JSON, a text may not end. */
const TOKENS = /[{}[\]]|"(?:[^"\\]|\\[^])*"?(?:\s*:)?/g;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "}" || token === "]") depth--;
    else if ((token === "{" || token === "[") && ++depth > DEPTH_LIMIT) return true;
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
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const key = JSON.parse(token.slice(0, -1)) as string;
      const keys = open.at(-1)!;
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return undefined;
}

/** A body read whole, in bytes after decompression. @throws NotReachable if it is larger than the limit, which is ours. */
export async function readAll(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= limit) continue;
    chunks.forEach(release);
    // Leaving the loop cancels the stream, so no more is read or unpacked.
    throw new NotReachable(`an answer is larger than the ${limit} bytes that are read of one`, {
      code: "unchecked",
    });
  }
  return Buffer.concat(chunks);
}

/** Gives memory back at once: endless answers to several requests would fill it before it is collected. */
function release({ buffer, byteLength }: Uint8Array): void {
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  if (own) buffer.transfer(0);
}
