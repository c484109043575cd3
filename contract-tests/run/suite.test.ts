import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { CHECKS } from "../engine/judgement/judge.ts";
import { everyApi } from "../apis/discover.ts";
import { namesIn, suiteOf } from "./suite.ts";

test("each rule has a digest of the files that it is written in", async () => {
  const { digest, rules } = suiteOf(await everyApi());
  const nowhere = createHash("sha256").digest("hex");
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(rules.filter((rule) => rule.digest === nowhere)).toEqual([]);
  const of = (id: string) => rules.find((rule) => rule.id === id)?.digest;
  expect(of("vpnscript/rules/pages-add-up")).not.toBe(of("vpnscript/rules/ids-are-asked-for"));
  expect(of("vpnscript/rules/no-secret-is-shown")).toBe(of("waveros/rules/no-secret-is-shown"));
  const claimsOf = (id: string) => rules.find((rule) => rule.id === id)?.claims;
  expect(claimsOf("vpnscript/rules/pages-add-up")).toBeGreaterThan(1);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test("what all rules rest on is told by file, and what rules are written in is not", async () => {
  const files = suiteOf(await everyApi()).below?.map(({ file }) => file) ?? [];
  expect(files).toEqual(
    expect.arrayContaining(["engine/judgement/seen.ts", "engine/judgement/judge.ts"]),
  );
  expect(files.filter((file) => /rules\/(pages|keys)\.ts$|\.test\.ts$/.test(file))).toEqual([]);
});

test("the same code has the same digests", async () => {
  const apis = await everyApi();
  expect(suiteOf(apis)).toEqual(suiteOf(apis));
});

test("the names of all checks are in its code", () => {
  const names = namesIn();
  for (const check of [...Object.keys(CHECKS), "only-its-owner-deletes", "an-answer-comes"]) {
    expect(names).toContain(check);
  }
  expect(names).not.toContain("no-such-check");
});
