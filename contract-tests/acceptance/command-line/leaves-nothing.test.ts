import { expect, test } from "vitest";
import { everyApi } from "../../apis/discover.ts";
import type { Api } from "../../engine/api.ts";
import { ruleId, select } from "../../engine/work.ts";
import { violations } from "./frozen-report.support.ts";
import { expectUnchanged, reported, visit, writesOf, type Stop } from "./visit.ts";

const apis = await everyApi();
const names = Object.keys(apis);
const writing = names.filter((name) => writesOf(apis[name]!).length > 0);
const each = names.map((name): Stop => [name]);

/** Jobs so slow that what waits for one is seen, however busy the machine is: what is frozen has no place for chance. */
const STEADY = { sandbox: { jobMs: 400 } };

test("without allowWrites nothing is created or deleted", async () => {
  const there = await visit(each, { change: (target) => ({ ...target, allowWrites: false }) });
  expect(there.run.status, there.run.stdout).toBe(0);
  expectUnchanged(there);
  for (const [index, { sandbox, writes }] of there.visited.entries()) {
    expect(writes).toBe(0);
    const { conforms } = reported(there, names[index]!).summary;
    expect(conforms).toBeGreaterThan(0);
    expect(sandbox.log.length).toBeGreaterThanOrEqual(conforms!);
    expect(sandbox.log.filter(({ method }) => method === "DELETE")).toEqual([]);
  }
  for (const api of writing) {
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
  expect(summary["violates"]).toBe(0);
  const missed = variants.filter(({ verdict }) => verdict === "not-exercised");
  expect(missed.length).toBeGreaterThan(20);
  for (const { reason } of missed) expect(reason).toMatch(/^needs |^no request can cause/);
});

test("with allowWrites all is exercised and conforms, and what was there is left", async () => {
  const there = await visit(each, STEADY);
  expect(there.run.status, there.run.stdout).toBe(0);
  for (const [index, { writes }] of there.visited.entries()) {
    expect(writes > 5).toBe(writing.includes(names[index]!));
  }
  expectUnchanged(there);
  expect(there.late).toBe(0);
  expect([...there.files.keys()].filter((file) => file.includes("journal-"))).toEqual([]);
  for (const name of names) {
    const { variants, rules, leftovers } = reported(there, name);
    expect(leftovers).toEqual([]);
    expect(variants).toMatchObject(conforming(apis[name]!));
    const said = rules.map(({ id, verdict }) => [id, verdict]);
    const all = select(apis[name]!).rules.map((rule) => [ruleId(apis[name]!, rule), "conforms"]);
    expect(said).toEqual(all);
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
    await expect(violations(reported(there, ...one))).toMatchFileSnapshot(
      `frozen/${one.join("-")}.txt`,
    );
  }
});

/** What is reported of variants where all is as described: an inferred one is none of Dredd's. */
const conforming = ({ catalogue, reaches }: Api) =>
  Object.entries(catalogue.variants).map(([key, { id, provenance }]) => {
    if (!(key in reaches)) return { id, verdict: "not-exercised", code: "unprovokable", by: [] };
    const by = provenance === "inferred" ? ["vitest"] : ["vitest", "dredd"];
    return { id, verdict: "conforms", by };
  });
