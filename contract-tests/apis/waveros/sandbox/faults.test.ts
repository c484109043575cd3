import { expect, test } from "vitest";
import { FAULTS, IMPLIED } from "./faults.ts";

test("every fault has a title of its own", () => {
  const titles = Object.values({ ...FAULTS, ...IMPLIED });
  expect(new Set(titles).size).toBe(titles.length);
});
