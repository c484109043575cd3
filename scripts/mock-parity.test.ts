import { beforeAll, describe, expect, test } from "vitest";
import { loadApi } from "../contract-tests/apis/discover.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import type { Variant } from "../contract-tests/engine/description/catalogue.ts";
import { exampleOf } from "../contract-tests/engine/description/example.ts";
import { measureParity, parityLines } from "../contract-tests/mock/parity.ts";
import { listOf, sendOnce } from "../contract-tests/mock/samples.ts";
import { startMock } from "../contract-tests/mock/start.ts";
import { sourcesOf } from "./described.ts";
import { bundle, describedApis } from "./generators/bundle.ts";

describe.each(describedApis())("the mock of %s", (name) => {
  let api: Api;
  let drifted: Variant;
  let written: (variant: Variant) => unknown;
  /** Measured once: the mock as it is, against what is written but for one example, from which it differs. */
  let measured: Awaited<ReturnType<typeof measureParity>>;
  beforeAll(async () => {
    api = await loadApi(name);
    const [first] = Object.values(api.catalogue.variants);
    drifted = first!;
    const document = await bundle(name);
    written = (variant) => exampleOf(document, variant);
    measured = await measureParity(api, sourcesOf(name)[0], (variant) =>
      variant === drifted ? { drifted: true } : written(variant),
    );
  });

  test("answers every variant by name as it is written, and is found out where it drifts from that", () => {
    const { variants } = measured;
    const documented = Object.values(api.catalogue.variants).map(({ id }) => id);
    expect(documented.length).toBeGreaterThan(0);
    expect(variants.map(({ id }) => id)).toEqual(documented);
    const found = variants.filter(({ findings }) => findings.length > 0);
    expect(found.map(({ id }) => id)).toEqual([drifted.id]);
    expect(found[0]!.findings[0]).toMatchObject({ check: "equals-its-example" });
    expect(parityLines(name, measured)[1]).toContain(`drifted   ${drifted.id}: `);
  });

  test("keeps no rule that needs a memory", () => {
    const { variants, rules } = measured;
    // What comes without being named, too: each operation's first success, at least.
    const byItself = variants.filter((variant) => variant.byItself).map(({ id }) => id);
    expect(byItself.length).toBeGreaterThan(0);
    expect(rules.filter(({ reason }) => reason === "")).toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual(api.rules.map(({ id }) => id));
    const kept = rules.filter(({ reason }) => reason === undefined);
    expect(parityLines(name, measured)[0]).toBe(
      `${name}: ${variants.length - 1} of ${variants.length} variants by name, ${byItself.length} by themselves; ${kept.length} of ${rules.length} rules kept`,
    );
  });

  test("answers what --list prints, which is every variant by every method", async () => {
    const mock = await startMock(sourcesOf(name), { watch: false });
    try {
      const listed = listOf(mock.served, mock.baseUrl);
      const { variants, operations } = mock.served.catalogue;
      const expected = Object.values(variants).flatMap(({ id, operation }) =>
        operations[operation]!.ways.map(({ method }) => `${method} ${id}`),
      );
      expect(listed.map(({ request, variant }) => `${request.method} ${variant.id}`)).toEqual(
        expected,
      );
      for (const { variant, request, curl } of listed) {
        const { status, body } = (await sendOnce(request)).answer;
        const want = { id: variant.id, status: variant.status ?? status, json: written(variant) };
        expect({ id: variant.id, status, json: body.json }).toEqual(want);
        expect(curl).toContain(`-H 'prefer: example=${variant.name}'`);
        expect(curl).toContain(request.url.split("'")[0]);
      }
    } finally {
      await mock.close();
    }
  });
});
