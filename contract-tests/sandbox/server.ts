import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a sandbox sees it: read whole, nothing interpreted yet. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** An answer before it is written to the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole, or in the pieces in which it is sent. */
  readonly body: string | Uint8Array | readonly Uint8Array[];
}

/** One line of a sandbox's own log: what was asked for, and the status it answered. */
export interface Logged {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface ListenOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to listen on; default: loopback. */
  readonly host?: string;
  /** False keeps no log, for what runs for days. */
  readonly keepsLog?: boolean;
  /** Changes an answer on its way out: how a fault is planted on the wire. */
  readonly alter?: (asked: Asked, answer: Answer) => Answer | Promise<Answer>;
}

/** A running HTTP listener and its log. */
export interface Listening {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  readonly origin: string;
  readonly log: readonly Logged[];
  close(): Promise<void>;
}

/** The largest request body that is read, in bytes; what is beyond it is cut off, as PHP's `post_max_size` does. */
const BODY_LIMIT = 1_000_000;

/** Serves `answer` over HTTP on loopback until it is closed; what it throws becomes a bare 500. */
export async function listen(
  answer: (asked: Asked) => Answer | Promise<Answer>,
  { port = 0, host = "127.0.0.1", keepsLog = true, alter }: ListenOptions = {},
): Promise<Listening> {
  const log: Logged[] = [];
  const server = createServer((request, response) => {
    void handle(request, response);
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answered: Answer;
    let path = request.url ?? "/";
    try {
      const asked = await read(request);
      path = asked.url.pathname;
      answered = await answer(asked);
      if (alter) answered = await alter(asked, answered);
    } catch (error) {
      answered = { status: 500, headers: { "content-type": "text/plain" }, body: String(error) };
    }
    if (keepsLog) log.push({ method: request.method ?? "GET", path, status: answered.status });
    response.writeHead(answered.status, { ...answered.headers });
    if (!Array.isArray(answered.body)) {
      response.end(answered.body);
      return;
    }
    for (const piece of answered.body as readonly Uint8Array[]) {
      await new Promise((sent) => response.write(piece, sent));
    }
    response.end();
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The whole URL that was asked for; a `Host` header that is none does not count. */
function urlOf({ url = "/", headers }: IncomingMessage): URL {
  const origin = `http://${headers.host ?? "localhost"}`;
  const path = url.startsWith("/") ? url : "/";
  return new URL((URL.canParse(origin) ? origin : "http://localhost") + path);
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return {
    method: request.method ?? "GET",
    url: urlOf(request),
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
