import { expect, test } from "vitest";
import { sizeOf } from "../../../scripts/benchmarks/client-size.ts";

const generated = new URL("../../../generated/", import.meta.url);

test.each([
  ["vpnscript/index.js", 5000],
  ["waveros/index.js", 4000],
])("%s is at most %d bytes, openapi-fetch and all its methods included", async (entry, most) => {
  const bytes = await sizeOf(new URL(entry, generated));
  expect(bytes).toBeLessThanOrEqual(most);
  // A bundle without openapi-fetch would be a measurement of nothing.
  expect(bytes).toBeGreaterThan(most - 1000);
});

test("validators weigh nothing until they are imported", async () => {
  const without = await sizeOf(new URL("vpnscript/index.js", generated));
  const validators = await sizeOf(new URL("vpnscript/validation.js", generated));
  expect(validators).toBeGreaterThan(without);
});
