import { expect, test } from "vitest";
import { newMark } from "./mark.ts";

test("a mark is short, of small letters and digits, and no other run's", () => {
  const marks = new Set(Array.from({ length: 100 }, newMark));
  expect(marks.size).toBe(100);
  for (const mark of marks) expect(mark).toMatch(/^ct-[0-9a-f]{8}$/);
});
