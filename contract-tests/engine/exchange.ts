import type { Effect } from "./catalogue.ts";
import { duplicateKey } from "./duplicate-key.ts";

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
  if (depthOf(text) > DEPTH_LIMIT) {
    return { text, problem: `is nested more than ${DEPTH_LIMIT} levels deep` };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { text, problem: `is not JSON: ${complaint(error as Error)}` };
  }
  const twice = duplicateKey(text);
  return twice === undefined ? { text, json } : { text, problem: `names the key "${twice}" twice` };
}

/** What the parser says, without its quotation: that may hold a piece of a secret, too short to be known for one. */
function complaint({ message }: Error): string {
  return message.replace(/(?:, )?(?:\.\.\.)?".*$/s, "").trim() || "it begins with no value";
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === BACKSLASH) at++;
      else if (char === QUOTE) quoted = false;
    } else if (char === QUOTE) quoted = true;
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
    else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth--;
  }
  return deepest;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
