import { expect, test } from "vitest";
import { apiNames } from "../../apis/discover.ts";
import { frozen } from "./frozen-report.support.ts";
import { expectUnchanged, reported, visit, type Stop } from "./visit.ts";

const names = apiNames();
const each = names.map((name): Stop => [name]);

/** Jobs so slow that what waits for one is seen, however busy the machine is: what is frozen has no place for chance. */
const STEADY = { sandbox: { jobMs: 400 } };

test("without allowWrites nothing is created or deleted", async () => {
  const there = await visit(each, { change: (target) => ({ ...target, allowWrites: false }) });
  expect(there.run.status, there.run.stdout).toBe(0);
  expectUnchanged(there);
  for (const { sandbox, writes } of there.visited) {
    expect(writes).toBe(0);
    expect(sandbox.log.length).toBeGreaterThan(20);
    expect(sandbox.log.filter(({ method }) => method === "DELETE")).toEqual([]);
  }
  for (const api of names) {
    const reasons = reported(there, api).variants.map(({ reason }) => reason ?? "");
    expect(reasons.join("\n")).toContain("does not say allowWrites: true");
  }
});

test("with only an active account, nothing is violated, and the rest says what it needs", async () => {
  const there = await visit([["vpnscript"]], {
    change: ({ personas, servers: _, ...target }) => ({
      ...target,
      personas: { active: (personas as Record<string, unknown>)["active"] },
    }),
  });
  expect(there.run.status, there.run.stdout).toBe(0);
  const { summary, variants } = reported(there, "vpnscript");
  expect(summary).toMatchObject({ documented: 42, violates: 0 });
  const missed = variants.filter(({ verdict }) => verdict === "not-exercised");
  expect(missed.length).toBeGreaterThan(20);
  for (const { reason } of missed) expect(reason).toMatch(/^needs |^no request can cause/);
});

test("with allowWrites a run that ends leaves what was there", async ({ expect }) => {
  const there = await visit(each, STEADY);
  expect(there.run.status, there.run.stdout).toBe(0);
  for (const { writes } of there.visited) expect(writes).toBeGreaterThan(5);
  expectUnchanged(there);
  expect(there.late).toBe(0);
  expect([...there.files.keys()].filter((file) => file.includes("journal-"))).toEqual([]);
  for (const api of names) {
    await expect(frozen(reported(there, api))).toMatchFileSnapshot(`frozen/${api}.txt`);
  }
});

test("so does one that fails, or whose tokens end with each login", async ({ expect }) => {
  const failing: readonly (readonly [api: string, fault: string])[] = [
    ["vpnscript", "account-id-string"],
    ["waveros", "key-echoed-in-error"],
  ];
  const there = await visit([...failing, ["vpnscript", "token-single-use"]], STEADY);
  expect(there.run.status, there.run.stdout).toBe(1);
  expectUnchanged(there);
  for (const one of failing) {
    const violated = frozen(reported(there, ...one), ({ verdict }) => verdict === "violates");
    await expect(violated).toMatchFileSnapshot(`frozen/${one.join("-")}.txt`);
  }
});
