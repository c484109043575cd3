import { expect, test } from "vitest";
import { barOf, sizeOf } from "../../../scripts/benchmarks/clients.ts";
import { apiNames } from "../../apis/discover.ts";

test.each(apiNames())("%s weighs what it may, all its methods included", async (api) => {
  const most = (await barOf(api))!;
  const bytes = await sizeOf(`generated/${api}/index.js`);
  expect(bytes).toBeLessThanOrEqual(most);
  // A bundle without the methods would be a measurement of nothing.
  expect(bytes).toBeGreaterThan(most - 1000);
});

test("validators weigh nothing until they are imported", async () => {
  const without = await sizeOf("generated/vpnscript/index.js");
  const validators = await sizeOf("generated/vpnscript/validators.js");
  expect(validators).toBeGreaterThan(without);
});
