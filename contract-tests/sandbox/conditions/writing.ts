import { deflateSync } from "node:zlib";
import { CLEAN, unchecked, type Conditions } from "../condition.ts";
import type { Front, Reply } from "../front.ts";
import { altered, encoded, every, jsonAltered, withHeaders } from "../fronts.ts";

/** The JSON of every answer, written anew. */
function written(write: (json: unknown) => string): () => Front {
  return altered(every, (reply) => {
    try {
      return { ...reply, body: write(JSON.parse(reply.body.toString())) };
    } catch {
      return undefined;
    }
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

function hexOf(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Lines of headers, each but the media type twice. */
function doubled(headers: Reply["headers"]): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const line = `${name}: ${String(value)}`;
    return name === "content-type" ? [line] : [line, line];
  });
}

/** The same answers, written to the wire or in JSON in other ways. */
export const WRITING: Conditions = {
  deflate: {
    title: "answers are compressed by deflate",
    truth: CLEAN,
    front: encoded("deflate", (body) => deflateSync(body)),
  },
  "slow-drip": {
    title: "answers come in eight parts, with pauses between them",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        const bytes = Buffer.from(body);
        const step = Math.max(1, Math.ceil(bytes.length / 8));
        response.writeHead(status, { ...headers, "content-length": bytes.length });
        const drip = (at: number): unknown => {
          if (at >= bytes.length) return response.end();
          response.write(bytes.subarray(at, at + step));
          return setTimeout(() => drip(at + step), 8);
        };
        drip(0);
      },
    }),
  },
  "headers-twice": {
    title: "a chain of proxies writes headers twice",
    truth: CLEAN,
    front: () => ({
      write({ socket }, { status, headers, body }) {
        const length = `content-length: ${Buffer.byteLength(body)}`;
        const lines = [`HTTP/1.1 ${status} X`, ...doubled(headers), length, "connection: close"];
        socket?.write(`${lines.join("\r\n")}\r\n\r\n`);
        socket?.end(body);
      },
    }),
  },
  "large-headers": {
    title: "each answer has 12 KB of headers",
    truth: CLEAN,
    front: withHeaders({ "content-security-policy": "x".repeat(12_000) }),
  },
  "huge-headers": {
    title: "each answer has more headers than Node.js reads",
    truth: unchecked(/header/i),
    front: withHeaders({ "content-security-policy": "x".repeat(30_000) }),
  },
  "no-date": {
    title: "answers say nothing of the time",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        response.sendDate = false;
        const { date: _, ...rest } = headers;
        response.writeHead(status, { ...rest }).end(body);
      },
    }),
  },
  "bad-date": {
    title: "the Date of answers is none",
    truth: CLEAN,
    front: withHeaders({ date: "yesterday, or so" }),
  },
  "cache-headers": {
    title: "a cache adds an ETag, an age and its name",
    truth: CLEAN,
    front: withHeaders({ etag: 'W/"1"', age: "12", "x-cache": "MISS", vary: "Accept, Origin" }),
  },
  processing: {
    title: "each answer is preceded by 102 Processing",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        response.writeProcessing();
        response.writeHead(status, { ...headers }).end(body);
      },
    }),
  },
  indented: {
    title: "JSON is indented",
    truth: CLEAN,
    front: written((json) => JSON.stringify(json, undefined, 4)),
  },
  "keys-sorted": {
    title: "the keys of every object are in the order of the alphabet",
    truth: CLEAN,
    front: written((json) => JSON.stringify(sorted(json))),
  },
  "php-escapes": {
    title: "JSON is escaped as PHP does it: slashes, and what is not ASCII",
    truth: CLEAN,
    front: written((json) =>
      JSON.stringify(json)
        .replaceAll("/", "\\/")
        .replace(/[\u0080-\uffff]/g, hexOf),
    ),
  },
  "request-ids": {
    title: "a gateway puts an id of its own into each answer",
    truth: CLEAN,
    front: jsonAltered(every, (body, nth) => ({ ...body, request_id: `req-${nth}` })),
  },
};
