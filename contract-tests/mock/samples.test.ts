import { describe, expect, test } from "vitest";
import { describedApis } from "../../scripts/generators/apis.ts";
import { bundle } from "../../scripts/generators/bundle.ts";
import { listOf } from "./samples.ts";
import { exampleOf } from "./source-examples.ts";
import { startMock } from "./start.ts";
import { sendOnce } from "./wire.ts";

describe.each(describedApis())("what mock --list prints of %s", (api) => {
  test(
    "is every variant by every method, answered by its source's example",
    { timeout: 60_000 },
    async () => {
      const source = await bundle(api);
      const mock = await startMock(api, { watch: false });
      try {
        const listed = listOf(mock.described, mock.baseUrl);
        const { variants, operations } = mock.described.catalogue;
        const expected = Object.values(variants).flatMap(({ id, operation }) =>
          operations[operation]!.ways.map(({ method }) => `${method} ${id}`),
        );
        expect(
          listed.map(({ request, variant }) => `${request.method} ${variant.id}`).toSorted(),
        ).toEqual(expected.toSorted());
        for (const { variant, request, curl } of listed) {
          const { status, body } = await sendOnce(request);
          expect([variant.id, body.json]).toEqual([variant.id, exampleOf(source, variant)]);
          if (variant.status !== null)
            expect([variant.id, status]).toEqual([variant.id, variant.status]);
          expect(curl).toContain(`-H 'prefer: example=${variant.name}'`);
          expect(curl).toContain(request.url.split("'")[0]);
        }
      } finally {
        await mock.close();
      }
    },
  );
});
