import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import FORM_LIBERTIES from "./liberties.json" with { type: "json" };
import { bytesOf, textOf, withBody, withHeaders, type Answer } from "./server.ts";

/** What any server may do to any answer, and no client may mind. */
export { FORM_LIBERTIES };

type Reform = (answer: Answer) => Answer | undefined | Promise<Answer | undefined>;

let answers = 0;

const reversed = objects((fields) => fields.toReversed());

/** In the order in which it is done. */
const REFORMS: Readonly<Record<keyof typeof FORM_LIBERTIES, Reform>> = {
  "fields-added": objects((fields, name) => (name === "errors" ? fields : added(fields))),
  "keys-reversed": (answer) => (answers++ % 2 === 0 ? reversed(answer) : undefined),
  "keys-sorted": objects((fields) => fields.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  "pretty-printed": json((text) => {
    const printed = JSON.stringify(JSON.parse(text), null, 4);
    return `\r\n${printed.replaceAll("\n", "\r\n")}\n\n`;
  }),
  "escaped-as-php": json((text) => text.replaceAll("/", "\\/").replace(/[\x80-\uffff]/g, escaped)),
  "headers-added": (answer) => withHeaders(answer, MORE_HEADERS),
  "charset-said": contentType("application/json; charset=utf-8"),
  "charset-said-otherwise": contentType('Application/JSON;Charset="UTF-8"'),
  slower: (answer) => sleep(12, answer),
  gzip: compressed("gzip", gzipSync),
  deflate: compressed("deflate", deflateSync),
  brotli: compressed("br", brotliCompressSync),
  "length-said": (answer) => {
    const length = String(bytesOf(answer).length);
    return withHeaders(answer, { "content-length": length, connection: "close" });
  },
  chunked: (answer) => {
    const bytes = bytesOf(answer);
    const size = Math.max(5, Math.ceil(bytes.length / 20));
    const count = Math.ceil(bytes.length / size);
    const piece = (_: unknown, at: number) => bytes.subarray(at * size, (at + 1) * size);
    return withBody(answer, Array.from({ length: count }, piece));
  },
  "header-case": ({ headers, ...answer }) => {
    const capitals = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
    return { ...answer, headers: Object.fromEntries(capitals) as Answer["headers"] };
  },
};

export async function inForm(
  answer: Answer,
  liberties: ReadonlySet<string>,
  used: Set<string>,
): Promise<Answer> {
  let formed = answer;
  for (const [name, reform] of Object.entries(REFORMS)) {
    const changed = liberties.has(name) ? await reform(formed) : undefined;
    if (changed) used.add(name);
    formed = changed ?? formed;
  }
  return formed;
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
function json(write: (text: string) => string): Reform {
  return (answer) =>
    answer.headers["content-type"]?.startsWith("application/json")
      ? withBody(answer, write(textOf(answer)))
      : undefined;
}

type Fields = readonly (readonly [name: string, value: unknown])[];

/** The innermost objects first; `name` is the field that holds the object. */
function objects(change: (fields: Fields, name: string) => Fields): Reform {
  const revive = (name: string, value: unknown): unknown =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(change(Object.entries(value), name));
  return json((text) => JSON.stringify(JSON.parse(text, revive)));
}

/** Except in Laravel's `errors`, whose keys are the names of parameters. */
function added(fields: Fields): Fields {
  const links = { self: { href: "/" }, next: null };
  return [["api_version", "2.1"], ...fields, ["_links", links], ["labels", ["new", 1, true]]];
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function contentType(type: string): Reform {
  return (answer) =>
    answer.headers["content-type"] === "application/json"
      ? withHeaders(answer, { "content-type": type })
      : undefined;
}

function compressed(name: string, compress: (bytes: Buffer) => Uint8Array): Reform {
  return (answer) => {
    const before = answer.headers["content-encoding"];
    return withHeaders(withBody(answer, compress(bytesOf(answer))), {
      "content-encoding": before === undefined ? name : `${before}, ${name}`,
      vary: "accept-encoding",
    });
  };
}
