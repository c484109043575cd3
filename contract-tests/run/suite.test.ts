import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { everyApi } from "../apis/discover.ts";
import { suiteOf } from "./suite.ts";

test("each rule has a digest of the files that it is written in", async () => {
  const { digest, rules } = suiteOf(await everyApi());
  const nowhere = createHash("sha256").digest("hex");
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(rules.filter((rule) => rule.digest === nowhere)).toEqual([]);
  const of = (id: string) => rules.find((rule) => rule.id === id)?.digest;
  expect(of("vpnscript/rules/pages-add-up")).not.toBe(of("vpnscript/rules/ids-are-asked-for"));
  expect(of("vpnscript/rules/no-secret-is-shown")).toBe(of("waveros/rules/no-secret-is-shown"));
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test("the same code has the same digests", async () => {
  const apis = await everyApi();
  expect(suiteOf(apis)).toEqual(suiteOf(apis));
});
