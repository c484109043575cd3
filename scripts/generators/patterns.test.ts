import { expect, test } from "vitest";
import { patternsOf } from "./patterns.ts";
import { SMALL } from "./small-description.support.ts";

const smallWith = (schemas: object) => ({
  ...SMALL,
  components: { ...SMALL.components, schemas: { ...SMALL.components.schemas, ...schemas } },
});

test("a pattern has its words wherever it is, and those below not and in examples need none", () => {
  const again = { type: "string", pattern: "^[a-z]+$", examples: [{ pattern: "a" }] };
  const other = { not: { pattern: "b" }, properties: { pattern: { type: "string" } } };
  expect(patternsOf("small", smallWith({ again, other }))).toEqual({ "^[a-z]+$": "small letters" });
});

test.each([
  [
    { Odd: { pattern: "^!$" } },
    /^openapi\/small: the pattern \^!\$ has no words; say beside it in x-matches/,
  ],
  [
    { Odd: { pattern: "^[a-z]+$", "x-matches": "any" } },
    /has two x-matches, "small letters" and "any"/,
  ],
  [
    { Odd: { pattern: "^!$", "x-matches": 'a mark such as "?"' } },
    /does not match "\?", as its x-matches/,
  ],
])("refuses %j", (schemas, message) => {
  expect(() => patternsOf("small", smallWith(schemas))).toThrow(message);
});
