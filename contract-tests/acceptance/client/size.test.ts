import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { barsOf, largestOperation, sizeOf } from "../../../scripts/benchmarks/client-sizes.ts";
import { root } from "../../../scripts/root.ts";
import { apiNames } from "../../apis/discover.ts";

test.each(apiNames())(
  "%s weighs what it may, with all operations and with any one",
  async (api) => {
    const { all, one } = await barsOf(api);
    const bytes = await sizeOf(`generated/${api}/index.js`);
    const [, largest] = await largestOperation(api);
    expect(bytes).toBeLessThanOrEqual(all);
    expect(largest).toBeLessThanOrEqual(one);
    // A bundle without the methods would be a measurement of nothing.
    expect(largest).toBeGreaterThan(2000);
    expect(bytes).toBeGreaterThan(largest);
  },
);

test("README and guide say what they weigh", async () => {
  const sizes = await Promise.all(apiNames().map((one) => sizeOf(`generated/${one}/index.js`)));
  const file = "docs/guides/use-the-client.md";
  const guide = await readFile(join(root, file), "utf8");
  const weights = /weigh ([\d.]+) kB, [^.]*WaverOS ([\d.]+) kB/.exec(guide)!.slice(1);
  const weighed = sizes.map((bytes) => (bytes / 1000).toFixed(1));
  expect(weighed, `${file} says otherwise`).toEqual(expect.arrayContaining(weights));
  const readme = await readFile(join(root, "README.md"), "utf8");
  const [, most] = /case of a union, in (\d+) kB/.exec(readme)!;
  // That of the larger one, rounded.
  expect(Number(most)).toBe(Math.round(Math.max(...sizes) / 1000));
});

test("validators weigh nothing until they are imported", async () => {
  const without = await sizeOf("generated/vpnscript/index.js");
  const validators = await sizeOf("generated/vpnscript/validators.js");
  expect(validators).toBeGreaterThan(without);
});
