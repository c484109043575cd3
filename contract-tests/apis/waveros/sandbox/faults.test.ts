import { expect, test } from "vitest";
import { DIFFERENCES } from "./faults.ts";

test("every fault has a title of its own", () => {
  const { faults, implied } = DIFFERENCES;
  const titles = Object.values({ ...faults, ...implied });
  expect(new Set(titles).size).toBe(titles.length);
});
