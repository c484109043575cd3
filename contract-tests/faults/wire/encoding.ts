import { gzipSync } from "node:zlib";
import { textOf, withBody, withHeaders } from "../../sandbox/answer.ts";
import type { Described } from "../described.ts";
import type { Kind, WireFault } from "../fault.ts";
import { altersJson, altersText } from "./edit.ts";

type Changes = Readonly<Record<string, WireFault["alter"]>>;

/** The faults of the body as bytes and as JSON. */
export function bodyFaults({ variant }: Described): WireFault[] {
  const make = (kind: Kind, changes: Changes): WireFault[] =>
    Object.entries(changes).map(([name, alter]) => ({
      id: `${variant.id}/${kind}/${name}`,
      variant: variant.id,
      kind,
      alter,
    }));
  return [...make("encoding", ENCODINGS), ...make("body", TEXTS), ...make("body", VALUES)];
}

/** A body with letters beyond ASCII, so that its encoding can be told. */
const withNote = (text: string): string => text.replace(/\}\s*$/, ',"note":"gültig für Zoë"}');

const closed = { connection: "close" };

const ENCODINGS: Changes = {
  latin1: altersText((text) => Buffer.from(withNote(text), "latin1")),
  "utf-16": altersText((text) => Buffer.from(text, "utf16le")),
  "utf-16-marked": altersText((text) => Buffer.from(`\uFEFF${text}`, "utf16le")),
  "byte-order-mark": altersText((text) => `\uFEFF${text}`),
  "cut-character": altersText((text) => Buffer.from(text.replace(/"/, '"\xe9'), "latin1")),
  "zero-after": altersText((text) => `${text}\0`),
  "gzip-unsaid": altersText((text) => gzipSync(text)),
  "gzip-said": (answer) => withHeaders(answer, { "content-encoding": "gzip" }),
  "length-too-large": (answer) =>
    withHeaders(answer, { ...closed, "content-length": String(textOf(answer).length + 40) }),
  "length-too-small": (answer) =>
    withHeaders(answer, { ...closed, "content-length": String(textOf(answer).length - 4) }),
};

const TEXTS: Changes = {
  empty: altersText(() => ""),
  blank: altersText(() => " \n"),
  "cut-in-half": altersText((text) => text.slice(0, text.length / 2)),
  "cut-at-end": altersText((text) => text.slice(0, -1)),
  "php-warning-before": altersText(
    (text) => `<br />\n<b>Warning</b>:  Undefined variable $user in <b>api.php</b><br />\n${text}`,
  ),
  "comment-after": altersText((text) => `${text}\n<!-- served in 12 ms -->`),
  "word-after": altersText((text) => `${text}1`),
  twice: altersText((text) => text + text),
  guarded: altersText((text) => `)]}',\n${text}`),
  "as-callback": altersText((text) => `callback(${text});`),
  "trailing-comma": altersText((text) => text.replace(/\}\s*$/, ",}")),
  "bare-keys": altersText((text) => text.replace(/"(\w+)":/, "$1:")),
  "not-a-number": altersText((text) => text.replace(/\}\s*$/, ',"load":NaN}')),
  "control-character": altersText((text) => text.replace(/\}\s*$/, ',"note":"a\tb"}')),
  "key-twice": altersText((text) => text.replace(/^\s*\{\s*("(?:[^"\\]|\\.)*")\s*:/, "{$1:0,$1:")),
  xml: altersText(() => '<?xml version="1.0"?><response><success>1</success></response>'),
};

const VALUES: Changes = {
  null: altersJson(() => null),
  "empty-object": altersJson(() => ({})),
  "empty-list": altersJson(() => []),
  "double-encoded": altersJson((json) => JSON.stringify(json)),
  "under-data": altersJson((json) => ({ data: json })),
  "in-list": altersJson((json) => [json]),
  unwrapped: (answer) => {
    const json = JSON.parse(textOf(answer)) as Record<string, unknown>;
    const inner =
      json["data"] ?? json["users"] ?? json["user"] ?? json["errors"] ?? json["message"];
    return withBody(answer, JSON.stringify(inner ?? json["token"] ?? null));
  },
};
