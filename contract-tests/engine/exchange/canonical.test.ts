import { expect, test } from "vitest";
import { canonical } from "./canonical.ts";

test.each<[what: string, one: unknown, other: unknown, isSame: boolean]>([
  ["another order of members", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["another order of members further down", [{ a: { x: 1, y: 2 } }], [{ a: { y: 2, x: 1 } }], true],
  ["another order of items", [1, 2], [2, 1], false],
  ["another type", { a: 1 }, { a: "1" }, false],
  ["no value", undefined, null, false],
])("%s: %j and %j", (_, one, other, isSame) => {
  expect(canonical(one) === canonical(other)).toBe(isSame);
});

test("no value is empty", () => {
  expect(canonical(undefined)).toBe("");
});
