import { expect, test } from "vitest";
import { contractDigest, everyApi } from "./discover.ts";

test("the digest of a contract is of what answers are judged by, and not of its sources", async () => {
  const { vpnscript } = await everyApi();
  const { catalogue, schemas } = vpnscript!;
  const digest = (change: object, own = schemas) =>
    contractDigest({ vpnscript: { catalogue: { ...catalogue, ...change }, schemas: own } });
  const [[key, variant]] = Object.entries(catalogue.variants) as [[string, object]];
  const changed = (change: object) =>
    digest({ variants: { ...catalogue.variants, [key]: { ...variant, ...change } } });
  const same = digest({});
  expect(changed({ source: "Elsewhere, tab 7" })).toBe(same);
  expect(digest({ sources: { page: "Another", headings: [] } })).toBe(same);
  expect(changed({ status: 299 })).not.toBe(same);
  expect(digest({}, { ...schemas, Another: { type: "string" } })).not.toBe(same);
});
