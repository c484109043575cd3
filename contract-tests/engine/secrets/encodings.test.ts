import { expect, test } from "vitest";
import { formsOf, type Encoding } from "./encodings.ts";

/** Each form of a value with how it is written. */
const forms = (value: string) => [...formsOf(value)];

test.each<[value: string, form: string, encoding: Encoding]>([
  ["plain", "plain", "raw"],
  ["a/b", "a/b", "raw"],
  // JSON.
  ['a"b', 'a\\"b', "json"],
  ["a\nb", "a\\nb", "json"],
  ["a/b", "a\\/b", "json"],
  ["ä", "\\u00e4", "json"],
  ["ä", "\\u00E4", "json"],
  ['a/"ä', 'a\\/\\"\\u00e4', "json"],
  ['"/"', '\\"\\/\\"', "json"],
  ["<a>", "\\u003ca\\u003e", "json"],
  ["<a>", "\\u003Ca\\u003E", "json"],
  ["a&'b", "a\\u0026\\u0027b", "json"],
  ["a&'b", "a\\u0026'b", "json"],
  ['a"&b', "a\\u0022\\u0026b", "json"],
  ["€uro", "\\u20acuro", "json"],
  ["ab", "\\u0061\\u0062", "json"],
  ["~ ", "\\u007e\\u0020", "json"],
  // A character beyond the first plane is two escapes.
  ["😀", "\\ud83d\\ude00", "json"],
  // URLs.
  ["a b", "a%20b", "url"],
  ["a b", "a+b", "url"],
  ["a/b", "a%2Fb", "url"],
  ["a/b", "a%2fb", "url"],
  ["a/b c", "a/b%20c", "url"],
  ["a!b*c", "a%21b%2ac", "url"],
  ["a!b*c", "a%21b%2Ac", "url"],
  ["it's (b)", "it%27s%20%28b%29", "url"],
  ["ä", "%C3%A4", "url"],
  ["ä", "%c3%a4", "url"],
  ["ab", "%61%62", "url"],
  // Half a character cannot be put into a URL.
  ["a\ud800", "a%EF%BF%BD", "url"],
  // JSON in JSON.
  ['a"b', 'a\\\\\\"b', "other"],
  ["ä", "\\\\u00e4", "other"],
  // HTML and XML.
  ["a<b>&", "a&lt;b&gt;&amp;", "other"],
  ['a"b', "a&quot;b", "other"],
  ['a"b', "a&#34;b", "other"],
  ["it's", "it&#39;s", "other"],
  ["it's", "it&#039;s", "other"],
  ["it's", "it&apos;s", "other"],
  ["it's", "it&#x27;s", "other"],
  [`"it's"<`, "&quot;it&#39;s&quot;&lt;", "other"],
  [`"it's"<`, "&#34;it&#x27;s&#34;&lt;", "other"],
  // JSON pointers.
  ["a~b/c", "a~0b~1c", "other"],
  // Hexadecimal.
  ["jkl", "6a6b6c", "other"],
  ["jkl", "6A6B6C", "other"],
  // Bytes read one by one.
  ["ä", "Ã¤", "other"],
  // Base64: alone, and within a longer text at each of three offsets.
  ["secret", "c2VjcmV0", "other"],
  ["abcde", "YWJjZG", "other"],
  ["secrets!", "c2VjcmV0cyE=", "other"],
  ["secrets!", "c2VjcmV0cy", "other"],
  ["secrets!", "NlY3JldHMh", "other"],
  ["secrets!", "zZWNyZXRzI", "other"],
  ["secrets!", "c2VjcmV0cyE%3D", "other"],
  ["??>>??", "Pz8+Pj8/", "other"],
  ["??>>??", "Pz8-Pj8_", "other"],
  ["??>>??", "Pz8+Pj8\\/", "other"],
  ["??>>??", "Pz8%2BPj8%2F", "other"],
  // Twice.
  ["a b", "a%2520b", "other"],
  ["ab", "%2561%2562", "other"],
  ["secrets!", "YzJWamNtVjBjeUU9", "other"],
  // Each character as an entity.
  ["ab", "&#97;&#98;", "other"],
  ["kl", "&#x6b;&#x6c;", "other"],
  ["kl", "&#x6B;&#x6C;", "other"],
  // In other case, as host names are written.
  ["Secret-Key", "secret-key", "other"],
  ["Secret-Key", "SECRET-KEY", "other"],
])("%j can stand as %j", (value, form, encoding) => {
  expect(formsOf(value).get(form)).toBe(encoding);
});

test.each<[value: string, form: string]>([
  // Short ones in other case are words.
  ["Secret-Ke", "secret-ke"],
  ["Secret-Ke", "SECRET-KE"],
  // Fewer than six characters of base64 may be anything.
  ["abcd", "YWJjZ"],
  ["abcd", "FiY2"],
  ["abcd", "FiY2Q"],
  ["abc", "YWJj1"],
  ["", ""],
  ["plain", "PLAIN"],
])("%j is not looked for as %j", (value, form) => {
  if (value !== "") expect(formsOf(value).has(form)).toBe(false);
  else expect(forms(value)).toEqual([["", "raw"]]);
});

test("a form that is the value itself is raw", () => {
  expect(forms("plain-text").filter(([form]) => form === "plain-text")).toEqual([
    ["plain-text", "raw"],
  ]);
});

test("no form is empty, and none is shorter than what can be told from a word", () => {
  for (const value of ["ab", "a/b", "ä", "it's", "secret", 'a longer text <with> "all"']) {
    for (const [form] of forms(value)) expect(form.length).toBeGreaterThanOrEqual(value.length);
  }
});
