import { gzipSync } from "node:zlib";
import { textOf, withBody, withHeaders } from "../../sandbox/server.ts";
import { altersJson, type Alter } from "./alter.ts";

type Changes = Readonly<Record<string, Alter>>;

const text = (make: (text: string) => string | Uint8Array): Alter => {
  return (answer) => withBody(answer, make(textOf(answer)));
};

/** A body with letters beyond ASCII shows its encoding. */
const withNote = (body: string): string => body.replace(/\}\s*$/, ',"note":"gültig für Zoë"}');

const length = (change: number): Alter => {
  return (answer) => {
    const said = String(textOf(answer).length + change);
    return withHeaders(answer, { connection: "close", "content-length": said });
  };
};

const ENCODINGS: Changes = {
  latin1: text((body) => Buffer.from(withNote(body), "latin1")),
  "utf-16": text((body) => Buffer.from(body, "utf16le")),
  "utf-16-marked": text((body) => Buffer.from(`\uFEFF${body}`, "utf16le")),
  "byte-order-mark": text((body) => `\uFEFF${body}`),
  "cut-character": text((body) => Buffer.from(body.replace(/"/, '"\xe9'), "latin1")),
  "zero-after": text((body) => `${body}\0`),
  "gzip-unsaid": text((body) => gzipSync(body)),
  "gzip-said": (answer) => withHeaders(answer, { "content-encoding": "gzip" }),
  "length-too-large": length(40),
  "length-too-small": length(-4),
};

/** What a login page, a proxy or a dying PHP sends. */
const page = (body: string, type: string, status?: number, location?: string): Alter => {
  return (answer) => ({
    ...withHeaders(withBody(answer, body), {
      "content-type": type,
      ...(location === undefined ? {} : { location }),
    }),
    status: status ?? answer.status,
  });
};

const HTML = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body></body></html>\n";
const FATAL = "<br />\n<b>Fatal error</b>:  Uncaught Error in /var/www";
const WARNING = "<br />\n<b>Warning</b>:  Undefined variable $user in <b>api.php</b><br />\n";

const BODIES: Changes = {
  "html-page": page(HTML, "text/html; charset=UTF-8"),
  "html-as-json": text(() => HTML),
  "login-redirect": page(HTML, "text/html", 302, "/login"),
  "proxy-error": page("502 Bad Gateway", "text/plain", 502),
  "php-fatal": page(FATAL, "text/html", 500),
  "framework-error": (answer) => ({
    ...withBody(answer, JSON.stringify({ message: "Server Error" })),
    status: 500,
  }),
  empty: text(() => ""),
  blank: text(() => " \n"),
  "cut-in-half": text((body) => body.slice(0, body.length / 2)),
  "cut-at-end": text((body) => body.slice(0, -1)),
  "php-warning-before": text((body) => WARNING + body),
  "comment-after": text((body) => `${body}\n<!-- served in 12 ms -->`),
  "word-after": text((body) => `${body}1`),
  twice: text((body) => body + body),
  guarded: text((body) => `)]}',\n${body}`),
  "as-callback": text((body) => `callback(${body});`),
  "trailing-comma": text((body) => body.replace(/\}\s*$/, ",}")),
  "bare-keys": text((body) => body.replace(/"(\w+)":/, "$1:")),
  "not-a-number": text((body) => body.replace(/\}\s*$/, ',"load":NaN}')),
  "control-character": text((body) => body.replace(/\}\s*$/, ',"note":"a\tb"}')),
  "key-twice": text((body) => body.replace(/^\s*\{\s*("(?:[^"\\]|\\.)*")\s*:/, "{$1:0,$1:")),
  xml: text(() => '<?xml version="1.0"?><response><success>1</success></response>'),
  null: altersJson(() => null),
  "empty-object": altersJson(() => ({})),
  "empty-list": altersJson(() => []),
  "double-encoded": altersJson((json) => JSON.stringify(json)),
  "under-data": altersJson((json) => ({ data: json })),
  "in-list": altersJson((json) => [json]),
  unwrapped: altersJson((json) => {
    const { data, users, user, errors, message, token } = json as Record<string, unknown>;
    return data ?? users ?? user ?? errors ?? message ?? token ?? null;
  }),
};

const withType = (type: string | null): Alter => {
  return (answer) => withHeaders(answer, { "content-type": type });
};

const MEDIA_TYPES: Changes = {
  html: withType("text/html; charset=UTF-8"),
  text: withType("text/plain"),
  javascript: withType("application/javascript"),
  problem: withType("application/problem+json"),
  binary: withType("application/octet-stream"),
  latin1: withType("application/json; charset=iso-8859-1"),
  emptied: withType(""),
  missing: withType(null),
};

const OPEN_MEDIA_TYPE = { any: "the vendor's page gives no media type for answers" };
const OPEN_SUCCESS = "the vendor's page gives no status for answers";

const STATUSES = [200, 201, 204, 302, 400, 401, 403, 404, 422, 500, 503];

export function wholeChanges(documented: number | null, showsBodiesAlone = false) {
  const others = documented === null ? [] : STATUSES.filter((status) => status !== documented);
  const withStatus = (status: number): Alter | string => {
    const isOpen = showsBodiesAlone && [documented, status].every((one) => one! < 300);
    return isOpen ? OPEN_SUCCESS : (answer) => ({ ...answer, status });
  };
  return {
    status: {
      ...Object.fromEntries(others.map((status) => [status, withStatus(status)])),
      429: "any installation may throttle; the request is sent again",
      ...(documented === null ? { any: "the vendor's page gives no status for errors" } : {}),
    },
    "media-type": showsBodiesAlone ? OPEN_MEDIA_TYPE : MEDIA_TYPES,
    encoding: ENCODINGS,
    body: BODIES,
  };
}
