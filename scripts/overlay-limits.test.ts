import { expect, test } from "vitest";
import { isCheap } from "./overlay-limits.ts";

test.each([
  ...[String.raw`^\d+$`, String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$`, "^(red|green|blue)$", "#"],
  ...[String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$`, "^[a-z*+(]+$"],
  ...[String.raw`^\(\?x\)$`, "^(?:a|b)c{2,}$"],
])("%s is tried", (pattern) => expect(isCheap(pattern)).toBe(true));

test.each([
  ...[
    "(a+)+$",
    "^(a+)+$",
    "^(a|a)*$",
    "^((a|b)c)*$",
    "^(a?){30}$",
    "^a*a*a*b",
    "a+b",
    "^a{1,9}a{1,9}",
  ],
  ...["^(?=a+)b", "^(?<!a)b", String.raw`^(a+)\1$`, `^${"a?".repeat(9)}`, `^${"(a|a)".repeat(9)}`],
  "a".repeat(201),
])("%s is not", (pattern) => expect(isCheap(pattern)).toBe(false));
