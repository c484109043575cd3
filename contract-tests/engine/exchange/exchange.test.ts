import { expect, test, vi } from "vitest";
import { clockOf, readBody } from "./exchange.ts";
import { exchanged } from "../invented.support.ts";

test.each<[text: string, json: unknown]>([
  ['{"a":[1,null,"ü"]}', { a: [1, null, "ü"] }],
  ["7", 7],
  [" \n[]\t", []],
  ['"[[[["', "[[[["],
  [`"${"[".repeat(1000)}"`, "[".repeat(1000)],
  ['"\\"[{\\\\"', '"[{\\'],
  [`${"[".repeat(100)}${"]".repeat(100)}`, expect.anything()],
  [`${'{"a":'.repeat(100)}1${"}".repeat(100)}`, expect.anything()],
  [`[${"[],".repeat(200)}[]]`, expect.anything()],
  [`[${"{},".repeat(200)}[]]`, expect.anything()],
  [`["\\"${"[".repeat(200)}"]`, [`"${"[".repeat(200)}`]],
  [`["\\\\\\"${"[".repeat(200)}"]`, [`\\"${"[".repeat(200)}`]],
  ['{"__proto__":{"admin":true}}', JSON.parse('{"__proto__":{"admin":true}}')],
])("%s is JSON", (text, json) => {
  const body = readBody(Buffer.from(text));
  expect(body.problem).toBeUndefined();
  expect(body.json).toEqual(json);
  expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
});

test.each<[what: string, bytes: string | Buffer, problem: string]>([
  ["nothing", "", "is empty"],
  ["a lone byte of UTF-8", Buffer.from([0x22, 0xc3, 0x22]), "is not valid UTF-8"],
  [
    "101 levels of objects",
    `${'{"a":'.repeat(101)}1${"}".repeat(101)}`,
    "is nested more than 100 levels deep",
  ],
  [
    "101 levels of both",
    `${'[{"a":'.repeat(51)}1${"}]".repeat(51)}`,
    "is nested more than 100 levels deep",
  ],
  [
    "101 levels behind a text",
    `["a",${"[".repeat(100)}${"]".repeat(101)}`,
    "is nested more than 100 levels deep",
  ],
  [
    "101 levels behind an escaped backslash",
    `["\\\\",${"[".repeat(100)}${"]".repeat(101)}`,
    "is nested more than 100 levels deep",
  ],
  ["101 levels", "[".repeat(101) + "]".repeat(101), "is nested more than 100 levels deep"],
  ["half an object", '{"a":1', "ends before its JSON does"],
  ["half a text", '["a', "ends before its JSON does"],
  ["half an object with a whole list", '{"a":[{"b":1}],"c":', "ends before its JSON does"],
  ["a whole list in a cut text", '{"a":[1],"b":"x', "ends before its JSON does"],
  [
    "a page with a script",
    '<!doctype html><script>x({"a":1})</script>',
    "is not JSON: Unexpected token '<'",
  ],
  ["HTML", "<html>", "is not JSON: Unexpected token '<'"],
  ["NaN", '{"a":NaN}', "is not JSON: Unexpected token 'N'"],
  ["a number in brackets", "SQLSTATE[42000]: Syntax error", "is not JSON: Unexpected token 'S'"],
  ["a word", "undefined", "is not JSON: it begins with no value"],
  [
    "two values",
    "1 2",
    "is not JSON: Unexpected non-whitespace character after JSON at position 2 (line 1 column 3)",
  ],
  ["a key twice", '{"a":1,"a":2}', 'names the key "a" twice'],
  [
    "a comma too many",
    '{"a":[{"b":1}],}',
    "is not JSON: Expected double-quoted property name in JSON at position 15 (line 1 column 16)",
  ],
  ["deep nesting that never ends", '{"a":'.repeat(101), "is nested more than 100 levels deep"],
  [
    "a text that never ends, with brackets in it",
    `["${"[".repeat(200)}\\`,
    "ends before its JSON does",
  ],
])("%s %s: %s", (_, bytes, problem) => {
  const body = readBody(Buffer.from(bytes));
  expect(body.json).toBeUndefined();
  expect(body.problem).toBe(problem);
});

test.each<[what: string, text: string, problem: string, surplus: string]>([
  ["a byte order mark", '\uFEFF{"a":1}', "begins with a byte order mark", "\uFEFF"],
  ["a warning after it", '{"a":1}<br />\nin x[0]', "has text after its JSON", "<br />\nin x[0]"],
  ["a warning before it", 'Warning: x[0]\n{"a":1}', "has text before its JSON", "Warning: x[0]"],
  ["an error's number", 'SQLSTATE[42000]{"a":1}', "has text before its JSON", "SQLSTATE[42000]"],
  ["both", 'so: {"a":1} x', "has text before and after its JSON", "so:x"],
  ["one with an object", '{"a": 1}{"b":{}}', "has text after its JSON", '{"b":{}}'],
  ["the same twice", '{"a":1}{"a":1}', "has text after its JSON", '{"a":1}'],
])(
  "the JSON in a text with %s is read, and what is too much is told",
  (_, text, problem, surplus) => {
    expect(readBody(Buffer.from(text))).toEqual({ text, json: { a: 1 }, problem, surplus });
  },
);

test.each<[text: string, key: string | undefined]>([
  ['{"a":1,"b":{"a":2}}', undefined],
  ['[{"a":1},{"a":1}]', undefined],
  ['{"a":"a","b":"a\\":"}', undefined],
  ['{"a":"{\\"a\\":1}"}', undefined],
  ["7", undefined],
  ['{"a":1,"a":1}', "a"],
  ['{"a":"{","a":1}', "a"],
  ['{"":1,"" \n:1}', ""],
  ['{"a":{"b":[],"c":[{}],"b" : 2}}', "b"],
  ['{"\\u0061":1,"a":2}', "a"],
  ['[1,{"x":["y"],"x":null}]', "x"],
])("%s has %s twice", (text, key) => {
  const problem = key === undefined ? undefined : `names the key "${key}" twice`;
  expect(readBody(Buffer.from(text)).problem).toBe(problem);
});

test.each([
  '{"toString":"x"}',
  '{"valueOf":1,"toString":null}',
  '[{"to\\u0053tring":{}}] and more',
])("%s can be written as text, as any answer can", (text) => {
  const { json } = readBody(Buffer.from(text));
  expect(String(json)).toBe("[object Object]");
  expect(JSON.stringify(json)).toBe(JSON.stringify(JSON.parse(text.replace(" and more", ""))));
});

test("what is wrong is said without a piece of the body: it may be one of a secret", () => {
  const secret = "correct-horse-battery";
  for (const text of [secret, `{"a":${secret}`, `[1,2] ${secret}`, `{"token":"x"${secret}`]) {
    expect(readBody(Buffer.from(text)).problem).not.toMatch(/corr|hors|batt/);
  }
});

test("an answer's clock is the installation's, and ours where it does not say", () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1000 });
  const clock = (headers: Record<string, string>) => clockOf(exchanged({}, { headers }));
  expect(clock({ date: "Sun, 01 Mar 2026 12:00:00 GMT" })).toBe(Date.UTC(2026, 2, 1, 12));
  expect([clock({}), clock({ date: "today" })]).toEqual([1000, 1000]);
  vi.useRealTimers();
});
