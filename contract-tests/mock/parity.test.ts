import { describe, expect, test } from "vitest";
import { apiNames, loadApi } from "../apis/discover.ts";
import type { Variant } from "../engine/catalogue.ts";
import { measureParity, parityLines } from "./measure-parity.ts";

describe.each(apiNames())("the mock of %s", (name) => {
  test(
    "answers every variant by name as its source says, and keeps no rule that needs a memory",
    { timeout: 60_000 },
    async () => {
      const measured = await measureParity(await loadApi(name));
      const { variants, rules } = measured;
      expect(variants.filter(({ byName }) => !byName)).toEqual([]);
      const documented = await catalogueOf(name);
      expect(variants.map(({ id }) => id)).toEqual(documented.map(({ id }) => id));
      // What comes without being named, too: each operation's first success, at least.
      const byItself = variants.filter((variant) => variant.byItself).map(({ id }) => id);
      expect(byItself.length).toBeGreaterThan(0);
      expect(rules.filter(({ kept, reason }) => !kept && reason === "")).toEqual([]);
      const [summary] = parityLines(name, measured);
      expect(summary).toBe(
        `${name}: ${variants.length} of ${variants.length} variants by name, ${byItself.length} by themselves; ${rules.filter(({ kept }) => kept).length} of ${rules.length} rules kept`,
      );
    },
  );

  test("is found out when it drifts from its source", { timeout: 60_000 }, async () => {
    const [drifted] = await catalogueOf(name);
    const { variants } = await measureParity(await loadApi(name), (variant, example) =>
      variant.id === drifted!.id ? { ...(example as object), drifted: true } : example,
    );
    const found = variants.filter(({ byName }) => !byName);
    expect(found.map(({ id }) => id)).toEqual([drifted!.id]);
    expect(found[0]!.findings[0]).toMatchObject({ check: "equals-its-example" });
  });
});

test("all 42 documented variants of VPN Script are among them", async () => {
  const documented = (await catalogueOf("vpnscript")).filter(
    ({ provenance }) => provenance === "documented",
  );
  expect(documented.length).toBe(42);
});

async function catalogueOf(name: string): Promise<Variant[]> {
  return Object.values((await loadApi(name)).catalogue.variants);
}
