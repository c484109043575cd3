import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { bytesOf, textOf, withBody, withHeaders } from "./answer.ts";
import type { Answer } from "./server.ts";

/** A change that any server may make at any time, and that no client may mind. */
export interface FormLiberty {
  readonly title: string;
  /** The answer in the other form; undefined if there is nothing in it that could be changed. */
  readonly alter: (answer: Answer) => Answer | undefined | Promise<Answer | undefined>;
}

/** What may happen to the form of every answer, whatever is in it, in the order in which it is done to one. */
export const FORM_LIBERTIES: Readonly<Record<string, FormLiberty>> = {
  "fields-added": {
    title: "objects at every depth have additional fields",
    alter: json((body) => JSON.stringify(added(body))),
  },
  "keys-reversed": {
    title: "the keys of every object come in the opposite order",
    alter: json((body) => JSON.stringify(reordered(body, (keys) => keys.toReversed()))),
  },
  "keys-sorted": {
    title: "the keys of every object are sorted",
    alter: json((body) => JSON.stringify(reordered(body, (keys) => keys.toSorted()))),
  },
  "pretty-printed": {
    title: "the JSON is pretty-printed, with CR LF and white space around it",
    alter: json((body) => `\r\n${JSON.stringify(body, null, 4).replaceAll("\n", "\r\n")}\n\n`),
  },
  "escaped-as-php": {
    title: "slashes and all beyond ASCII are escaped, as PHP does",
    alter: json((_, text) => escaped(text)),
  },
  "headers-added": {
    title: "there are more headers: cookies, caching, CORS, a server's name",
    alter: (answer) => withHeaders(answer, MORE_HEADERS),
  },
  "charset-said": {
    title: "the content type says charset=utf-8",
    alter: ifJson("application/json; charset=utf-8"),
  },
  "charset-said-otherwise": {
    title: 'the content type says Charset="UTF-8", in capitals, without a blank',
    alter: ifJson('Application/JSON;Charset="UTF-8"'),
  },
  slower: {
    title: "every answer takes longer",
    alter: async (answer) => {
      await sleep(12);
      return answer;
    },
  },
  gzip: compressed("gzip", gzipSync),
  deflate: compressed("deflate", deflateSync),
  brotli: compressed("br", brotliCompressSync),
  "length-said": {
    title: "the body comes whole, its length in the headers, and the connection is closed",
    alter: (answer) => {
      const length = String(bytesOf(answer).length);
      return withHeaders(answer, { "content-length": length, connection: "close" });
    },
  },
  chunked: {
    title: "the body comes in small chunks, characters cut in two",
    alter: (answer) => {
      const bytes = bytesOf(answer);
      const size = Math.max(5, Math.ceil(bytes.length / 20));
      const count = Math.ceil(bytes.length / size);
      const pieces = Array.from({ length: count }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      return withBody(answer, pieces);
    },
  },
  "header-case": {
    title: "header names are in capitals",
    alter: (answer) => ({
      ...answer,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name.toUpperCase(), value]),
      ),
    }),
  },
};

function compressed(name: string, compress: (bytes: Buffer) => Uint8Array): FormLiberty {
  return {
    title: `the body is compressed: ${name}`,
    alter: (answer) => {
      const before = answer.headers["content-encoding"];
      return withHeaders(withBody(answer, compress(bytesOf(answer))), {
        "content-encoding": before === undefined ? name : `${before}, ${name}`,
        vary: "accept-encoding",
      });
    },
  };
}

const MORE_HEADERS = {
  server: "nginx/1.27.3",
  "x-powered-by": "PHP/8.4.1",
  "set-cookie": "XSRF-TOKEN=eyJpdiI6; path=/; samesite=lax",
  "access-control-allow-origin": "*",
  "cache-control": "no-cache, private, must-revalidate",
  "content-language": "en",
  etag: 'W/"33a64df5"',
  vary: "Accept, Origin",
  "x-ratelimit-limit": "60",
  "x-ratelimit-remaining": "59",
  "strict-transport-security": "max-age=31536000",
  "x-request-id": "7b0c1f0e-2f4d-4d0e-9f0a-0d1a0a5f5a11",
};

/** Leaves alone what is not JSON, such as the page for an unknown route. */
function json(write: (body: unknown, text: string) => string): FormLiberty["alter"] {
  return (answer) => {
    const type = answer.headers["content-type"] ?? "";
    if (!type.startsWith("application/json")) return undefined;
    const text = textOf(answer);
    return withBody(answer, write(JSON.parse(text), text));
  };
}

function ifJson(contentType: string): FormLiberty["alter"] {
  return (answer) =>
    answer.headers["content-type"] === "application/json"
      ? withHeaders(answer, { "content-type": contentType })
      : undefined;
}

/** More fields in every object but Laravel's `errors`, whose keys are the names of parameters. */
function added(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => added(one, name));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, one]) => [key, added(one, key)] as const);
  if (name === "errors") return Object.fromEntries(fields);
  return {
    api_version: "2.1",
    ...Object.fromEntries(fields),
    _links: { self: { href: "/" }, next: null },
    labels: ["new", 1, true],
  };
}

function reordered(value: unknown, order: (keys: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => reordered(one, order));
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    order(Object.keys(fields)).map((key) => [key, reordered(fields[key], order)]),
  );
}

function escaped(text: string): string {
  return text
    .replaceAll("/", "\\/")
    .replace(/[\x80-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
