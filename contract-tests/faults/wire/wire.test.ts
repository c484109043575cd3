import { describe, expect, test } from "vitest";
import { everyApi } from "../../apis/discover.ts";
import type { Answer } from "../../sandbox/server.ts";
import { KINDS } from "../fault.ts";
import { describedVariants, wireFaults } from "./wire.ts";

const loaded = await Promise.all(
  Object.values(await everyApi()).map(async (api) => {
    return { api, described: await describedVariants(api), ...(await wireFaults(api)) };
  }),
);

test("each kind of fault is that of some API", () => {
  const all = new Set(loaded.flatMap(({ faults }) => faults.map(({ title }) => title)));
  expect([...all].toSorted()).toEqual(Object.keys(KINDS).toSorted());
});

test("there are at least 1,500 faults", () => {
  expect(loaded.flatMap(({ faults }) => faults).length).toBeGreaterThanOrEqual(1500);
});

describe.each(loaded)("$api.name", ({ api, described, faults, equivalents }) => {
  test("ids are unique", () => {
    const ids = [...faults, ...equivalents].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("every documented variant has faults of every kind that it can have", () => {
    // Without a documented media type, none is wrong.
    const mediaType = api.showsBodiesAlone ? [] : ["media-type"];
    for (const { variant } of described) {
      const kinds = new Set(
        faults.filter((one) => one.variant === variant.id).map((one) => one.title),
      );
      const always = ["dropped", "null", "type", "body", "encoding", ...mediaType] as const;
      expect([...kinds], variant.id).toEqual(expect.arrayContaining([...always]));
    }
  });

  test("every documented variant is provoked, and so has faults", () => {
    const documented = Object.values(api.catalogue.variants).filter(
      ({ provenance }) => provenance === "documented",
    );
    expect(described.map(({ variant }) => variant.id)).toEqual(documented.map(({ id }) => id));
  });

  test("each changes the documented answer, the status and the type included", () => {
    const answers = new Map(
      described.map(({ variant, example }): [string, Answer] => [
        variant.id,
        {
          status: variant.status ?? 200,
          headers: { "content-type": variant.mediaType },
          body: JSON.stringify(example),
        },
      ]),
    );
    for (const { id, variant, alter } of faults) {
      const answer = answers.get(variant)!;
      const altered = alter(answer);
      // An example that is null may have no other form.
      if (altered === undefined) expect(id, id).toMatch(/\/(text|type)\//);
      else expect(written(altered), id).not.toEqual(written(answer));
    }
  });
});

function written({ status, headers, body }: Answer): unknown {
  const bytes = typeof body === "string" ? Buffer.from(body) : Buffer.from(body as Uint8Array);
  return { status, headers, body: bytes.toString("latin1") };
}
