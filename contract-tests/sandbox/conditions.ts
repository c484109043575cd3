import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Front, Passing, Replied, Reply } from "./front.ts";

/** What a truthful run says under a condition. */
export type Truth =
  /** Nothing is violated, and nothing is left; a note says what was met, where one is due. */
  | { readonly says: "clean"; readonly note?: RegExp; readonly partly?: boolean }
  /** The target could not be checked; what it says of that. */
  | { readonly says: "unchecked"; readonly error: RegExp }
  /** One finding, at what the pattern names. */
  | { readonly says: "finding"; readonly of: RegExp };

/** What stands between a run and a conforming installation, and what a truthful run says of it. */
export interface Condition {
  /** A sentence. */
  readonly title: string;
  readonly truth: Truth;
  /** A fresh front for each run. */
  readonly front?: () => Front;
  /** What the target file says instead. */
  readonly target?: (entry: Entry) => Entry;
  /** What the sandbox is started with. */
  readonly sandbox?: { readonly liberties?: readonly string[] };
}

/** An entry of a target file. */
export type Entry = Readonly<Record<string, unknown>>;

const CLEAN = { says: "clean" } as const;

/** Not everything can be exercised under it. */
const PARTLY = { says: "clean", partly: true } as const;

/** From that request on, everything is answered so. */
function from(count: number, reply: Replied, upTo = Infinity): () => Front {
  return () => ({ ask: (passing) => (within(passing, count, upTo) ? reply : undefined) });
}

function within({ count }: Passing, first: number, last: number): boolean {
  return count >= first && count <= last;
}

export function json(status: number, body: unknown, headers: Reply["headers"] = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function page(status: number, title: string, headers: Reply["headers"] = {}): Reply {
  return {
    status,
    headers: { "content-type": "text/html", ...headers },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`,
  };
}

/** Every answer with other headers or another body. */
function each(change: (reply: Reply) => Partial<Reply>): () => Front {
  return () => ({ answer: (reply) => ({ ...reply, ...change(reply) }) });
}

function withHeaders(headers: Reply["headers"]): () => Front {
  return each((reply) => ({ headers: { ...reply.headers, ...headers } }));
}

function encoded(name: string, encode: (body: string | Buffer) => Buffer): () => Front {
  return each(({ headers, body }) => ({
    headers: { ...headers, "content-encoding": name },
    body: encode(body),
  }));
}

function around(before: string, after = ""): () => Front {
  return each(({ body }) => ({ body: `${before}${body.toString()}${after}` }));
}

/** The date of an answer by a clock that is wrong by so many milliseconds. */
function dateOf(ms: number): string {
  return new Date(ms).toUTCString();
}

/** A few seconds of 429 in the middle, with `Retry-After` as that clock has it. */
function throttled(skewMs: number, seconds: boolean): () => Front {
  return () => {
    let until = 0;
    return {
      ask({ count }) {
        if (count === 20) until = Date.now() + 3000;
        const rest = until - Date.now();
        if (rest <= 0) return undefined;
        const after = seconds ? String(Math.ceil(rest / 1000)) : dateOf(until + 999 + skewMs);
        const headers = { "retry-after": after, date: dateOf(Date.now() + skewMs) };
        return json(429, { message: "Too Many Attempts." }, headers);
      },
    };
  };
}

const OUTAGE = /answers? 50\d|answered 50\d/;

/** The conditions that any installation may be met under. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  nothing: { title: "nothing stands between", truth: CLEAN, front: () => ({}) },
  "keep-alive-ends": {
    title: "the server drops each connection at its sixth request",
    truth: { says: "clean", note: /connection/i },
    front: () => ({ ask: ({ onConnection }) => (onConnection > 5 ? "closed" : undefined) }),
  },
  "answers-lost": {
    title: "one answer in 23 is lost after the installation has done what was asked",
    truth: PARTLY,
    front: () => ({ answer: (_, { count }) => (count % 23 === 0 ? "closed" : undefined) }),
  },
  "bad-gateways": {
    title: "a proxy answers one request in 25 with a 502 of its own",
    truth: PARTLY,
    front: () => ({
      ask: ({ count }) => (count % 25 === 0 ? page(502, "502 Bad Gateway") : undefined),
    }),
  },
  "gateway-timeouts": {
    title: "a proxy answers one request in 25 with a 504, though the installation has done it",
    truth: PARTLY,
    front: () => ({
      answer: (_, { count }) => (count % 25 === 0 ? page(504, "504 Gateway Time-out") : undefined),
    }),
  },
  restart: {
    title: "three requests in the middle are answered with 503 and Retry-After: 1",
    truth: PARTLY,
    front: from(40, json(503, { message: "Service Unavailable" }, { "retry-after": "1" }), 42),
  },
  slow: {
    title: "every answer takes 60 ms more",
    truth: CLEAN,
    front: () => ({
      ask: () => new Promise((go) => setTimeout(() => go(undefined), 60)),
    }),
  },
  gzip: { title: "answers are compressed by gzip", truth: CLEAN, front: encoded("gzip", gzipSync) },
  brotli: {
    title: "answers are compressed by Brotli",
    truth: CLEAN,
    front: encoded("br", brotliCompressSync),
  },
  chunked: {
    title: "answers come in chunks of seven bytes",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        response.writeHead(status, { ...headers });
        const bytes = Buffer.from(body);
        for (let at = 0; at < bytes.length; at += 7) response.write(bytes.subarray(at, at + 7));
        response.end();
      },
    }),
  },
  "http-1.0": {
    title: "answers are those of HTTP/1.0: no length, and the connection ends",
    truth: CLEAN,
    front: () => ({
      write({ socket }, { status, headers, body }) {
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value as string}`);
        socket?.write(`HTTP/1.0 ${status} X\r\n${lines.join("\r\n")}\r\n\r\n`);
        socket?.end(body);
      },
    }),
  },
  "connections-close": {
    title: "every connection is closed after its answer",
    truth: CLEAN,
    front: withHeaders({ connection: "close" }),
  },
  "early-hints": {
    title: "each answer is preceded by 103 Early Hints",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        response.writeEarlyHints({ link: "</app.css>; rel=preload; as=style" });
        response.writeHead(status, { ...headers }).end(body);
      },
    }),
  },
  cookies: {
    title: "each answer sets cookies and a proxy's headers",
    truth: CLEAN,
    front: withHeaders({
      "set-cookie": ["XSRF-TOKEN=eyJpdiI6; path=/; samesite=lax", "session=eyJ2; path=/; httponly"],
      "cf-ray": "8f2a",
      server: "cloudflare",
      "x-ratelimit-limit": "60",
    }),
  },
  "clock-behind": {
    title: "the server's clock is five minutes behind",
    truth: CLEAN,
    front: () => ({
      answer: (reply) => ({
        ...reply,
        headers: { ...reply.headers, date: dateOf(Date.now() - 300_000) },
      }),
    }),
  },
  throttled: {
    title: "three seconds of 429 with Retry-After in seconds",
    truth: { says: "clean", note: /throttles|429/ },
    front: throttled(0, true),
  },
  "throttled-by-date": {
    title: "three seconds of 429 with Retry-After as a date",
    truth: { says: "clean", note: /throttles|429/ },
    front: throttled(0, false),
  },
  "throttled-clock-behind": {
    title: "three seconds of 429 with Retry-After as a date, by a clock five minutes behind",
    truth: { says: "clean", note: /throttles|429/ },
    front: throttled(-300_000, false),
  },
  "throttled-clock-ahead": {
    title: "three seconds of 429 with Retry-After as a date, by a clock five minutes ahead",
    truth: { says: "clean", note: /throttles|429/ },
    front: throttled(300_000, false),
  },
  whitespace: {
    title: "a blank line stands before and after the JSON of every answer",
    truth: CLEAN,
    front: around("\r\n\r\n", "\n\n"),
  },
  "byte-order-mark": {
    title: "a byte order mark stands before the JSON of every answer",
    truth: { says: "finding", of: /./ },
    front: around("\ufeff"),
  },
  "text-after-json": {
    title: "PHP's warning stands after the JSON of every answer",
    truth: { says: "finding", of: /./ },
    front: around("", "<br />\n<b>Warning</b>:  Undefined variable $x in <b>api.php</b>"),
  },
  maintenance: {
    title: "every answer is a 503 in JSON: the installation is down for maintenance",
    truth: { says: "unchecked", error: OUTAGE },
    front: from(1, json(503, { message: "Service Unavailable" })),
  },
  "server-error": {
    title: "every answer is a 500 in JSON",
    truth: { says: "unchecked", error: OUTAGE },
    front: from(1, json(500, { message: "Server Error" })),
  },
  "other-product": {
    title: "another product answers everything with 200 and JSON of its own",
    truth: { says: "unchecked", error: /baseUrl/ },
    front: from(1, json(200, { status: "ok", version: "4.2.1" })),
  },
  "not-found": {
    title: "another product answers everything with 404 and JSON of its own",
    truth: { says: "unchecked", error: /baseUrl/ },
    front: from(1, json(404, { error: "not_found", path: "/" })),
  },
  "login-page": {
    title: "a login page answers everything with 200",
    truth: { says: "unchecked", error: /baseUrl/ },
    front: from(1, page(200, "Sign in")),
  },
  portal: {
    title: "a captive portal sends everything elsewhere",
    truth: { says: "unchecked", error: /sends elsewhere/ },
    front: from(1, page(302, "Found", { location: "http://login.hotel.example/" })),
  },
  "basic-auth": {
    title: "a reverse proxy asks for a user name and a password",
    truth: { says: "unchecked", error: /basicAuth/ },
    front: from(
      1,
      page(401, "401 Authorization Required", { "www-authenticate": 'Basic realm="Restricted"' }),
    ),
  },
  challenge: {
    title: "a challenge page for browsers answers everything with 403",
    truth: { says: "unchecked", error: /challenge/ },
    front: from(1, page(403, "Just a moment...", { "cf-mitigated": "challenge" })),
  },
  offline: {
    title: "the cloud address answers 502 in place of an installation that is offline",
    truth: { says: "unchecked", error: OUTAGE },
    front: from(1, page(502, "Device offline")),
  },
  "maintenance-midway": {
    title: "from request 60 on every answer is a 503 in JSON",
    truth: { says: "unchecked", error: OUTAGE },
    front: from(60, json(503, { message: "Service Unavailable" })),
  },
  "error-midway": {
    title: "from request 60 on every answer is a 500 in JSON",
    truth: { says: "unchecked", error: OUTAGE },
    front: from(60, json(500, { message: "Server Error" })),
  },
  "firewall-midway": {
    title: "from request 60 on a firewall answers everything with 403 in JSON",
    truth: { says: "unchecked", error: /403/ },
    front: from(60, json(403, { message: "Forbidden" })),
  },
  "portal-midway": {
    title: "from request 60 on a login page answers everything",
    truth: { says: "unchecked", error: /page/ },
    front: from(60, page(200, "Sign in")),
  },
  "gone-midway": {
    title: "from request 60 on every connection is closed without an answer",
    truth: { says: "unchecked", error: /./ },
    front: from(60, "closed"),
  },
  "below-a-path": {
    title: "the installation is served below a path",
    truth: CLEAN,
    target: (entry) => ({
      ...entry,
      baseUrl: String(entry["baseUrl"]).replace(/(\/\/[^/]+)/, "$1/panel"),
    }),
    front: () => ({
      ask(passing) {
        if (passing.path.startsWith("/states/")) return undefined;
        if (!passing.path.startsWith("/panel")) return page(404, "404 Not Found");
        passing.path = passing.path.slice("/panel".length) || "/";
        return undefined;
      },
    }),
  },
};
