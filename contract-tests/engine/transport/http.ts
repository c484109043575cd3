import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream";
import { constants, createBrotliDecompress, createUnzip } from "node:zlib";
import type { WireRequest } from "../exchange/exchange.ts";

/** An answer whose body is still to be read. */
interface Reply {
  readonly status: number;
  /** Names in lower case; the values of one that comes several times are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** How a request is put on the wire; a test has it answered by other means. */
export const wire = { ask };

/** What is said to every server. */
const HEADERS = { "user-agent": "node", "accept-language": "*", "accept-encoding": "gzip" };

/**
 * Sends a request, and follows no redirect. `fetch` would take three times as long, and four times where
 * each request has a connection of its own.
 */
async function ask(
  { method, url, headers, body = "" }: WireRequest,
  agent: http.Agent,
  signal: AbortSignal,
): Promise<Reply> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const { request } = url.startsWith("https:") ? https : http;
  const hasBody = body !== "" || !["GET", "DELETE"].includes(method);
  const length = hasBody ? { "content-length": Buffer.byteLength(body) } : {};
  const sent = request(url, {
    method,
    agent,
    headers: { ...HEADERS, ...trimmed(headers), ...length },
  });
  const stop = () => sent.destroy(signal.reason as Error);
  signal.addEventListener("abort", stop);
  sent.once("close", () => {
    signal.removeEventListener("abort", stop);
    // Without any answer, as after one that takes up another protocol.
    reject(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
  });
  sent.on("error", reject).on("response", resolve).end(body);
  const answer = await promise;
  const came = headersOf(answer);
  return {
    status: answer.statusCode!,
    headers: came,
    body: whole(sent, unpacked(answer, came), came),
  };
}

/** A body, and why it does not come whole. One that ends where its connection was to end was not lost on the way. */
async function* whole(
  sent: http.ClientRequest,
  body: AsyncIterable<Uint8Array>,
  { connection, "content-length": length }: Readonly<Record<string, string>>,
) {
  let failure: Error | undefined;
  sent.on("error", (error) => (failure = error));
  try {
    yield* body;
  } catch (error) {
    const isAborted = (error as NodeJS.ErrnoException).code === "ECONNRESET";
    const isShort = isAborted && length !== undefined && connection === "close";
    const shorter = "the body is shorter than its Content-Length";
    throw failure ?? (isShort ? new Error(shorter, { cause: error }) : error);
  }
}

/** A token may end with a line break. */
function trimmed(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.trim()]));
}

function headersOf({ rawHeaders }: http.IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name, value] = [rawHeaders[at]!.toLowerCase(), rawHeaders[at + 1]!];
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}

/** What is packed and ends too early is read as far as it goes, as browsers do. */
const [SYNC, FLUSH] = [constants.Z_SYNC_FLUSH, constants.BROTLI_OPERATION_FLUSH];

const unzip = () => createUnzip({ flush: SYNC, finishFlush: SYNC });

/** What undoes a content coding, by its name. */
const UNPACK = new Map<string, () => NodeJS.ReadWriteStream>([
  ["gzip", unzip],
  ["x-gzip", unzip],
  ["deflate", unzip],
  ["br", () => createBrotliDecompress({ flush: FLUSH, finishFlush: FLUSH })],
]);

function unpacked(answer: http.IncomingMessage, headers: Readonly<Record<string, string>>) {
  const codings = headers["content-encoding"]?.toLowerCase().split(",") ?? [];
  const last = codings.reduceRight<NodeJS.ReadableStream>((packed, coding) => {
    const unpack = UNPACK.get(coding.trim());
    return unpack ? pipeline(packed, unpack(), () => undefined) : packed;
  }, answer);
  return last as AsyncIterable<Uint8Array>;
}
