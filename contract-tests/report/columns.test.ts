import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { padded, wrapped } from "./styles.ts";

test.each([
  ["abc", 3],
  ["✓✗○", 3],
  ["日本", 4],
  ["🚀", 2],
  ["e\u0301", 1],
])("%j takes %i columns", (text, want) => {
  expect(stringWidth(text)).toBe(want);
  expect(stringWidth(padded(text, 6))).toBe(6);
});

describe("wrapped", () => {
  test.each([
    ["one two three", 8, ["one two", "three"]],
    ["", 8, [""]],
    ["0123456789abcdefgh", 8, ["01234567", "89abcdef", "gh"]],
    ["日本語日本語", 8, ["日本語日", "本語"]],
  ])("%j at %i", (text, width, want) => {
    expect(wrapped(text, width)).toEqual(want);
  });
});
