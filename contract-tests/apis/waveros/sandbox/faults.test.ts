import { expect, test } from "vitest";
import { faults } from "./faults.ts";

test("every fault has a title of its own", () => {
  const titles = Object.values(faults).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
