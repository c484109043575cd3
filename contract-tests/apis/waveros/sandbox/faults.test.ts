import { expect, test } from "vitest";
import { FAULTS } from "./faults.ts";

test("every fault has a title of its own", () => {
  const titles = Object.values(FAULTS).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
