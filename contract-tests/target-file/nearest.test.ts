import { expect, test } from "vitest";
import { knownOnes, nearest } from "./nearest.ts";

const names = ["baseUrl", "apiKey", "active", "inactive", "api"];

test.each([
  ["base_url", "baseUrl"],
  ["BaseURL", "baseUrl"],
  ["api-key", "apiKey"],
  ["apy", "api"],
  ["inactve", "inactive"],
  ["aktive", "active"],
  ["password", undefined],
  ["", undefined],
])("%s means %s", (word, want) => {
  expect(nearest(word, names)).toBe(want);
});

test("of many that are known, the nearest and a few are named", () => {
  const panels = Array.from({ length: 1000 }, (_, at) => `panel-${at}`);
  expect(knownOnes("panel-99x", panels)).toMatch(
    /^did you mean "panel-99"\? The known ones are panel-0, .*, panel-9 and 990 more$/,
  );
});
