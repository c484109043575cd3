import { expect, test } from "vitest";
import { valueAt } from "./explain.ts";

test.each<[pointer: string, value: unknown]>([
  ["", { a: [{ "b/c": 1, "d~e": 2, "~1": 3 }] }],
  ["/a/0/b~1c", 1],
  ["/a/0/d~0e", 2],
  ["/a/0/~01", 3],
  ["/a/1", undefined],
  ["/x/y/z", undefined],
])("at %s is %o", (pointer, value) => {
  expect(valueAt({ a: [{ "b/c": 1, "d~e": 2, "~1": 3 }] }, pointer)).toEqual(value);
});
