import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Whole, or in the pieces in which it is sent. */
  readonly body: string | Uint8Array | readonly Uint8Array[];
}

export function bytesOf({ body }: Pick<Answer, "body">): Buffer {
  return typeof body === "string" ? Buffer.from(body) : Buffer.concat([body].flat());
}

export function textOf(answer: Pick<Answer, "body">): string {
  return bytesOf(answer).toString();
}

export function withBody(answer: Answer, body: Answer["body"]): Answer {
  return { ...answer, body };
}

/** As when a script has printed something before. */
export function afterText(text: string, answer: Answer): Answer {
  return withBody(answer, text + textOf(answer));
}

/** Null removes a header. */
export function withHeaders(
  answer: Answer,
  changes: Readonly<Record<string, string | null>>,
): Answer {
  const kept = Object.entries(answer.headers).filter(([name]) => !(name.toLowerCase() in changes));
  const put = Object.entries(changes).filter(([, value]) => value !== null);
  return { ...answer, headers: Object.fromEntries([...kept, ...put]) as Answer["headers"] };
}

export interface ListenOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** Milliseconds after which an idle connection is closed; 0 keeps it. Default: what Node.js has. */
  readonly keepAliveTimeout?: number | undefined;
}

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
  /** Answers what has come, and refuses connections for some milliseconds, as while it starts again. */
  pause(ms: number): void;
}

/** In bytes; what is beyond it is cut off, as by PHP's `post_max_size`. */
const BODY_LIMIT = 1_000_000;

/** What `answer` throws becomes a bare 500; where it gives nothing, it has written or dropped the response itself. */
export async function listen(
  answer: (
    asked: Asked,
    response: ServerResponse,
  ) => Answer | undefined | Promise<Answer | undefined>,
  { port = 0, host = "127.0.0.1", keepAliveTimeout }: ListenOptions = {},
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout }, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let answered: Answer | undefined;
    try {
      const { method = "GET", url = "/", headers } = request;
      const body = await bodyOf(request);
      answered = await answer({ method, url: urlOf(url, headers), headers, body }, response);
    } catch (error) {
      answered = { status: 500, headers: { "content-type": "text/plain" }, body: String(error) };
    }
    if (!answered) return;
    response.writeHead(answered.status, answered.headers);
    for (const piece of [answered.body].flat() as (string | Uint8Array)[]) {
      await new Promise((sent) => response.write(piece, sent));
    }
    response.end();
  }

  await once(server.listen(port, host), "listening");
  const { port: bound } = server.address() as AddressInfo;
  let pausing: NodeJS.Timeout | undefined;
  return {
    pause(ms) {
      server.close();
      pausing = setTimeout(() => server.listen(bound, host), ms);
    },
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        clearTimeout(pausing);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Ignores a `Host` header that is not a host. */
export function urlOf(path: string, { host = "localhost" }: Asked["headers"]): URL {
  const origin = URL.canParse(`http://${host}`) ? `http://${host}` : "http://localhost";
  return new URL(origin + (path.startsWith("/") ? path : "/"));
}

async function bodyOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** As PHP reads a query or form: `id[]=1` and `id[a]=1` make `id` a list, and of equal names the last one counts. */
export function formFields<T>(pairs: Iterable<readonly [string, T]>): Map<string, T | [T]> {
  return new Map<string, T | [T]>(
    Array.from(pairs, ([name, value]) => {
      const bracket = name.indexOf("[");
      return bracket > 0 ? [name.slice(0, bracket), [value]] : [name, value];
    }),
  );
}

/** Undefined where a text is not JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A body that is not a JSON object has no fields. */
export function jsonFields(body: string): Map<string, unknown> {
  const value = jsonIn(body);
  return new Map(isObject(value) ? Object.entries(value) : []);
}

/** Lets pages of any origin call `answer` and read what comes; answers preflights itself. */
export async function withCors(
  asked: Asked,
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { origin, ...headers } = asked.headers;
  if (origin === undefined) return answer(asked);
  const method = headers["access-control-request-method"];
  const isPreflight = asked.method === "OPTIONS" && method !== undefined;
  const given: Answer = isPreflight ? { status: 204, headers: {}, body: "" } : await answer(asked);
  const vary = new Headers(given.headers).get("vary");
  const preflight = {
    "access-control-allow-methods": method ?? "",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-max-age": "600",
  };
  return withHeaders(given, {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "*",
    vary: [vary, "Origin"].filter(Boolean).join(", "),
    ...(isPreflight ? preflight : {}),
  });
}
