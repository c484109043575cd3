import { expect, test } from "vitest";
import { readBody } from "./exchange.ts";

test.each([
  ["1;room-201;sunshine\n2;room-202;pw93\n", "0;xxxx-000;xxxxxxxx\n0;xxxx-000;xx00\n"],
  ['"Zoë","room,201","sunshine"', '"xxx","xxxx,000","xxxxxxxx"'],
  ["some users\n1\troom-201\tsunshine", "xxxx xxxxx\n0\txxxx-000\txxxxxxxx"],
  ["room-201|Anna|sunshine", "xxxx-000|xxxx|xxxxxxxx"],
  ["room<201|Anna|sunshine", "xxxx<000|xxxx|xxxxxxxx"],
])("of a table, only the form is kept: %s", (text, form) => {
  expect(readBody(Buffer.from(text)).text).toBe(form);
  expect(readBody(Buffer.from(text, "latin1")).text).toBe(form);
});

test.each([
  "<html><style>a{b:c;d:e;f:g}</style><h1>Bad Gateway</h1></html>",
  "Fatal error: Uncaught Error in index.php:12, called in a.php, line 3, and so on",
  "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
  '[{"id":1,"name":"a","b":"c"',
  "{'id' =>1,'name' =>'a','b' =>'c'",
  "Too Many Attempts.",
])("%s is not taken for a table", (text) => {
  expect(readBody(Buffer.from(text)).text).toBe(text);
});

test("a table in JSON is JSON", () => {
  const text = '["a","b","c"]';
  expect(readBody(Buffer.from(text)).text).toBe(text);
});
