import { expect, test } from "vitest";
import { barOf, sizeOf } from "../../../scripts/benchmarks/client-size.ts";
import { apiNames } from "../../apis/discover.ts";

const generated = new URL("../../../generated/", import.meta.url);

test.each(apiNames())(
  "%s weighs what it may, openapi-fetch and all its methods included",
  async (api) => {
    const most = (await barOf(api))!;
    const bytes = await sizeOf(new URL(`${api}/index.js`, generated));
    expect(bytes).toBeLessThanOrEqual(most);
    // A bundle without openapi-fetch would be a measurement of nothing.
    expect(bytes).toBeGreaterThan(most - 1000);
  },
);

test("validators weigh nothing until they are imported", async () => {
  const without = await sizeOf(new URL("vpnscript/index.js", generated));
  const validators = await sizeOf(new URL("vpnscript/validation.js", generated));
  expect(validators).toBeGreaterThan(without);
});
