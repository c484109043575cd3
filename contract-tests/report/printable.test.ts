import { describe, expect, test } from "vitest";
import { excerpt, printable, printableJson } from "./printable.ts";
import { HOSTILE } from "./sample-targets.support.ts";

describe("printable", () => {
  test.each([
    ["plain text, ümlaut, 日本語, 🚀", "plain text, ümlaut, 日本語, 🚀"],
    ["\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m"],
    ["a\r\n\tb", "a\\r\\n\\tb"],
    ["nul\u0000 bell\u0007 del\u007f", "nul\\u0000 bell\\u0007 del\\u007f"],
    ["C1 \u009b31m \u0085", "C1 \\u009b31m \\u0085"],
    ["\u202eexe.txt\u2066\u200f", "\\u202eexe.txt\\u2066\\u200f"],
    ["zero\u200bwidth\ufeff\u00adsoft\u2060", "zero\\u200bwidth\\ufeff\\u00adsoft\\u2060"],
    ["line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029"],
    ["no-break\u00a0space", "no-break\\u00a0space"],
    ["half \ud800 a character", "half \\ud800 a character"],
    [
      "tag \u{e0041} selector \ufe0f filler \u3164",
      "tag \\u{e0041} selector \\ufe0f filler \\u3164",
    ],
    ["not a character \uffff", "not a character \\uffff"],
    ["zalgo o\u0300\u0301\u0302\u0303", "zalgo o\u0300\u0301\u0302\\u0303"],
  ])("%j", (given, want) => {
    expect(printable(given)).toBe(want);
    expect(printable(want)).toBe(want);
  });
});

describe("excerpt", () => {
  test.each([
    ["short", 10, "short"],
    ["0123456789abc", 10, "0123456789… (13 characters)"],
    ["🚀🚀", 3, "🚀… (4 characters)"],
    ["\n".repeat(4), 2, "\\n\\n… (4 characters)"],
  ])("%j at %i", (given, limit, want) => {
    expect(excerpt(given, limit)).toBe(want);
  });

  test("is quick and short for 100 kB", () => {
    expect(excerpt(HOSTILE.repeat(400)).length).toBeLessThan(3_000);
  });
});

test("printable JSON says the same, and shows nothing that acts", () => {
  const value = { [HOSTILE]: [HOSTILE, "\u{e0041}"] };
  const text = printableJson(JSON.stringify(value, null, 2));
  expect(JSON.parse(text)).toEqual(value);
  expect(printable(text.replaceAll("\n", ""))).toBe(text.replaceAll("\n", ""));
});
