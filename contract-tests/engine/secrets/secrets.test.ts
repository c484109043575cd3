import { describe, expect, test } from "vitest";
import { nameOf, Secrets } from "./secrets.ts";

/** Everything that some encoding writes otherwise. */
const AWKWARD = `p/w+d "ä&ö" <b>'\\~€😀=`;
const PLAIN = "s3cr3t-T0ken|x7";

const ENCODINGS: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  "URL-encoded": encodeURIComponent,
  "URL-encoded, small digits": (value) =>
    encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (one) => one.toLowerCase()),
  "URL-encoded, every byte": (value) => Buffer.from(value).toString("hex").replace(/../g, "%$&"),
  "as a form": (value) => new URLSearchParams({ v: value }).toString().slice(2),
  "as a URI": encodeURI,
  base64: (value) => Buffer.from(value).toString("base64"),
  "base64 behind one byte": (value) => Buffer.from(`u${value}`).toString("base64"),
  "base64 behind two bytes": (value) => Buffer.from(`us${value}`).toString("base64"),
  "base64 of a pair": (value) => Buffer.from(`user:${value}:more`).toString("base64"),
  "base64 for URLs": (value) => Buffer.from(value).toString("base64url"),
  "base64, URL-encoded": (value) => encodeURIComponent(Buffer.from(value).toString("base64")),
  "as JSON": (value) => JSON.stringify(value),
  "as JSON in JSON": (value) => JSON.stringify(JSON.stringify({ a: value })),
  "as PHP's JSON": (value) => ascii(JSON.stringify(value)).replaceAll("/", "\\/"),
  "as PHP's JSON for HTML": (value) =>
    ascii(JSON.stringify(value).slice(1, -1).replaceAll('\\"', "\\u0022")).replace(
      /[<>&']/g,
      unicode,
    ),
  "as JSON, every character": (value) => value.replace(/[^]/g, unicode),
  "as HTML": (value) => html(value).replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  "as PHP's HTML": (value) => html(value).replaceAll('"', "&quot;").replaceAll("'", "&#039;"),
  "as XML": (value) => html(value).replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
  "as HTML text": html,
  hexadecimal: (value) => Buffer.from(value).toString("hex"),
  "hexadecimal, in capitals": (value) => Buffer.from(value).toString("hex").toUpperCase(),
  "as a host name": (value) => value.toLowerCase(),
  "as a JSON pointer": (value) => value.replaceAll("~", "~0").replaceAll("/", "~1"),
  "read as Latin-1": (value) => Buffer.from(value).toString("latin1"),
};

function html(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, unicode);
}

function unicode(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

describe.each(Object.entries(ENCODINGS))("%s", (_, encode) => {
  test.each([AWKWARD, PLAIN])("%s is masked", (value) => {
    const secrets = new Secrets();
    secrets.add("NAME", value);
    const text = `before ${encode(value)} after`;
    expect(secrets.appearIn(text)).toBe(true);
    const masked = secrets.mask(text);
    expect(masked).toMatch(/^before \S{0,12}\$NAME\S{0,12} after$/);
    expect(secrets.appearIn(masked)).toBe(false);
  });
});

test.each<[what: string, known: Record<string, string>, text: string, masked: string]>([
  ["the longest first", { A: "abcd", B: "abcdef" }, "abcdef abcd", "$B $A"],
  ["side by side", { A: "abcd" }, "abcdabcd", "$A$A"],
  ["at either end", { A: "abcd" }, "abcd-abcd", "$A-$A"],
  ["not what is too short to be one", { A: "abc" }, "abc", "abc"],
  ["not what only begins like it", { A: "abcdef" }, "abcde", "abcde"],
  ["not in other letters, where a word may stand", { A: "active" }, "ACTIVE", "ACTIVE"],
  [
    "by its own name what differs in letters alone",
    { A: "abcdef12345", B: "ABCDEF12345" },
    "ABCDEF12345",
    "$B",
  ],
  [
    "by its own name what another is in small letters, whichever came first",
    { B: "ABCDEF12345", A: "abcdef12345" },
    "abcdef12345 ABCDEF12345",
    "$A $B",
  ],
  [
    "by its own name what another, later one is in small letters",
    { A: "abcdef12345", B: "ABCDEF12345" },
    "abcdef12345",
    "$A",
  ],
  ["nothing in nothing", { A: "abcd" }, "", ""],
])("%s", (_, known, text, masked) => {
  const secrets = new Secrets();
  for (const [name, value] of Object.entries(known)) secrets.add(name, value);
  expect(secrets.mask(text)).toBe(masked);
});

test.each([
  ["api-key", "API_KEY"],
  ["noService", "NO_SERVICE"],
  ["token", "TOKEN"],
  ["the api -- key", "THE_API_KEY"],
])("%s is called %s", (key, name) => {
  expect(nameOf(key)).toBe(name);
});

test("of two names for one value, the last is written", () => {
  const secrets = new Secrets();
  secrets.add("FIRST", "abcd-efgh");
  secrets.add("SECOND", "abcd-efgh");
  expect(secrets.mask("abcd-efgh")).toBe("$SECOND");
});

test("a name is written as the caller likes, with how the value appears there", () => {
  const secrets = new Secrets();
  secrets.add("KEY", 'a"b c-d');
  const write = (name: string, encoding: string) => `<${name} ${encoding}>`;
  expect(secrets.mask('a"b c-d a\\"b c-d a%22b%20c-d a&quot;b c-d', write)).toBe(
    "<KEY raw> <KEY json> <KEY url> <KEY other>",
  );
});

test.each([
  ["in its field", '{"passcode":"x1"}', '{"passcode":"$PASSCODE"}'],
  [
    "in JSON within JSON",
    String.raw`{\"passcode\": \"x1\"}`,
    String.raw`{\"passcode\": \"$PASSCODE\"}`,
  ],
  [
    "of the same field",
    '[{"passcode":"7"},{"passcode":""}]',
    '[{"passcode":"$PASSCODE"},{"passcode":""}]',
  ],
  ["not elsewhere", '{"room":"x1","passcode":null}', '{"room":"x1","passcode":null}'],
])("a secret of two characters is masked %s", (_, text, masked) => {
  const secrets = new Secrets();
  secrets.learn({ users: [{ passcode: "x1" }] }, new Set(["passcode"]));
  expect(secrets.mask(text)).toBe(masked);
});

test("a short secret of the run's own is masked by its own name", () => {
  const secrets = new Secrets();
  secrets.add("VOUCHER_PASSCODE", "x", { words: "any" });
  secrets.learn({ users: [{ passcode: "y" }] }, new Set(["passcode"]));
  expect(secrets.mask('{"passcode":"x"} {"passcode":"y"}')).toBe(
    '{"passcode":"$VOUCHER_PASSCODE"} {"passcode":"$PASSCODE"}',
  );
});

test("what an answer has held before is the run's own once that is known", () => {
  const secrets = new Secrets();
  secrets.learn({ private_key: "abcdefgh12345678" }, new Set());
  expect(secrets.ownIn("abcdefgh12345678")).toEqual([]);
  secrets.add("PRIVATE_KEY", "abcdefgh12345678");
  expect(secrets.ownIn("abcdefgh12345678")).toEqual([
    { name: "PRIVATE_KEY", value: "abcdefgh12345678" },
  ]);
});
