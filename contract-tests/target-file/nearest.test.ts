import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

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
