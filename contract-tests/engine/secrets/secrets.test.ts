import { describe, expect, test } from "vitest";
import { nameOf, Secrets } from "./secrets.ts";

/** Everything that some encoding writes otherwise. */
const AWKWARD = `p/w+d "ä&ö" <b>'\\~€😀=`;
const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
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

describe("learning", () => {
  test("JSON that is written as a text once more tells its secrets", () => {
    const secrets = new Secrets();
    secrets.learn({ data: JSON.stringify({ token: "tok-12345" }) }, new Set());
    secrets.learn(JSON.stringify({ passcode: "pass-12345" }), new Set());
    expect(secrets.mask("tok-12345 pass-12345")).toBe("$TOKEN $PASSCODE");
  });

  test("finds what the vendor's page does not know by a credential's name, and keys in a file that HTML has escaped", () => {
    const secrets = new Secrets();
    const file = "[Interface]\nPrivateKey &#61; a2V5LW9mLWEtZmlsZQ&#61;\n";
    secrets.learn({ ssh_password: "ssh-12345", token_type: "Bearer", file }, new Set());
    expect(secrets.mask(`ssh-12345 Bearer ${file}`)).toBe(
      "$SSH_PASSWORD Bearer [Interface]\nPrivateKey &#61; $PRIVATE_KEY\n",
    );
  });

  test.each<[what: string, json: object, masked: string]>([
    ["a value", { refresh: HEX }, "$REFRESH"],
    ["a value in a list, in a known field of an unknown one", { x: { id: [HEX] } }, "$ID"],
    ["a value in a text", { link: `see <${HEX}>` }, "$LINK"],
    ["a name", { [HEX]: 1 }, "$FIELD"],
    ["a value, whose name is one", { sk_live_51HxyzABCDEFsecret: HEX }, "$FIELD"],
    ["nothing of a known field", { id: HEX }, HEX],
    ["nothing that is to tell things apart", { device_uuid: HEX }, HEX],
  ])(
    "takes what looks issued where the vendor's page knows no such name: %s",
    (_, json, masked) => {
      const secrets = new Secrets();
      secrets.learn(json, new Set(), (name) => name === "id");
      expect(secrets.mask(HEX)).toBe(masked);
    },
  );

  test("of what merely looks issued, takes so much that room is left for what is", () => {
    const secrets = new Secrets();
    const one = (n: number) => `${HEX.slice(0, 20)}${n}x9y8z7`;
    const many = Array.from({ length: 7000 }, (_, n) => ({ ref: one(n) }));
    secrets.learn([...many, { token: "tok-12345" }], new Set(), () => false);
    expect([one(999), one(1000), "tok-12345"].map((text) => secrets.appearIn(text))).toEqual([
      ...[true, false, true],
    ]);
  });

  const fields = new Set(["token", "passcode"]);

  test("takes the fields' texts at any depth, and the keys of configurations", () => {
    const secrets = new Secrets();
    const config = "[Interface]\n PrivateKey = abcdefghijkl=\n";
    secrets.learn({ data: [{ token: "tok-12345", id: "id-12345", config }] }, fields);
    expect(secrets.mask("tok-12345 id-12345 abcdefghijkl=")).toBe("$TOKEN id-12345 $PRIVATE_KEY");
  });

  test.each<[what: string, config: string, masked: string]>([
    [
      "each key of a configuration",
      "PrivateKey = one-key\n\tPresharedKey=two-key",
      "$PRIVATE_KEY $PRESHARED_KEY",
    ],
    [
      "a key with many blanks",
      "PrivateKey\t =\t one-key\n\nPresharedKey =  two-key",
      "$PRIVATE_KEY $PRESHARED_KEY",
    ],
    [
      "no key that is not one's own",
      "PublicKey = one-key\n#PresharedKey = two-key",
      "one-key two-key",
    ],
  ])("takes %s", (_, config, masked) => {
    const secrets = new Secrets();
    secrets.learn([[config]], fields);
    expect(secrets.mask("one-key two-key")).toBe(masked);
  });

  test.each([null, undefined, 7, "tok-12345", true, { token: null }, { token: true }])(
    "takes nothing from %j",
    (json) => {
      const secrets = new Secrets();
      secrets.learn(json, fields);
      expect(secrets.mask("tok-12345 null undefined true")).toBe("tok-12345 null undefined true");
    },
  );

  test("takes nothing that is too long to be one", () => {
    const secrets = new Secrets();
    const [longest, longer] = ["x".repeat(2000), "y".repeat(2001)];
    secrets.learn({ token: longest, passcode: longer }, fields);
    expect([secrets.appearIn(longest), secrets.appearIn(longer)]).toEqual([true, false]);
  });

  test("takes a text as its escapes mean it", () => {
    const secrets = new Secrets();
    secrets.learnFromText('<"token":"tok\\u003a12345">', fields);
    expect(secrets.mask("tok:12345")).toBe("$TOKEN");
  });

  test("takes a text as it is written where it has no sound escapes", () => {
    const secrets = new Secrets();
    secrets.learnFromText('<"token": "tok\\x12345">', fields);
    expect(secrets.mask("tok\\x12345")).toBe("$TOKEN");
  });

  test.each<[what: string, json: object, text: string, masked: string]>([
    ["a number", { token: 48001117 }, "48001117", "$TOKEN"],
    ["a short number, in its field", { token: 12 }, '12 {"token": 12}', '12 {"token": $TOKEN}'],
    [
      "a number that is written with more digits than are read",
      { token: 12345678901234567000 },
      '{"token":12345678901234567890}',
      '{"token":$TOKEN}',
    ],
    ["a list", { token: ["tok-12345", 48001117] }, "tok-12345 48001117", "$TOKEN $TOKEN"],
    ["an object", { token: { plain: { is: "sunshine" } } }, "sunshine", "$TOKEN"],
    ["no sentence about it", { errors: { token: "It is due." } }, "It is due.", "It is due."],
    ["what is none", { errors: { token: "tok-12345" } }, "tok-12345", "$TOKEN"],
    ["no message of Laravel's", { errors: { token: ["not given"] } }, "not given", "not given"],
    [
      "of an object that the vendor's page does not know, no words",
      { api_token: { type: "Bearer", plain: "tok-12345" } },
      "Bearer tok-12345",
      "Bearer $API_TOKEN",
    ],
  ])("takes the value of a secret whatever its type: %s", (_, json, text, masked) => {
    const secrets = new Secrets();
    secrets.learn(json, fields);
    expect(secrets.mask(text)).toBe(masked);
  });

  test("what has a name of its own keeps it", () => {
    const secrets = new Secrets();
    secrets.add("ACTIVE_TOKEN", "tok-12345");
    secrets.learn({ token: "tok-12345" }, fields);
    expect(secrets.mask("tok-12345")).toBe("$ACTIVE_TOKEN");
  });

  test.each([
    '{"token":"tok-12345","token":"tok-67890"}',
    '<p>{"token" : "tok-12345", "passcode":"tok-67890',
    '"token":"tok-12345" "token":"tok-67890"',
  ])("takes them from %s, which is not sound JSON", (text) => {
    const secrets = new Secrets();
    secrets.learnFromText(`${text}"`, fields);
    expect(secrets.appearIn("tok-12345")).toBe(true);
    expect(secrets.appearIn("tok-67890")).toBe(true);
  });
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

test("what an answer has held before is the run's own once that is known", () => {
  const secrets = new Secrets();
  secrets.learn({ private_key: "abcdefgh12345678" }, new Set());
  expect(secrets.ownIn("abcdefgh12345678")).toEqual([]);
  secrets.add("PRIVATE_KEY", "abcdefgh12345678");
  expect(secrets.ownIn("abcdefgh12345678")).toEqual([
    { name: "PRIVATE_KEY", value: "abcdefgh12345678" },
  ]);
});
