import { describe, expect, test } from "vitest";
import { UsageError } from "../engine/exchange/errors.ts";
import { mergeReports, type Part } from "./merge.ts";
import type { Report, TargetReport } from "./report.ts";
import { sampleReport } from "./sample-report.support.ts";

const [panel, ...others] = sampleReport.targets;
const whole: Report = { ...sampleReport, contract: "c0ffee", targets: [panel!, ...others] };

/** What a run on some of the targets has written. */
function partOf(
  folder: string,
  targets: readonly TargetReport[],
  more: Partial<Report> = {},
  begins: Partial<Part["run"]> = {},
): Part {
  const report = { ...whole, ...more, targets };
  const planned = targets.map(({ name, api, baseUrl }) => {
    const place = whole.targets.findIndex((target) => target.name === name);
    return { name, api, baseUrl, ...(report.shard && { place }) };
  });
  return { folder, run: { ...report, event: "run", ...begins, targets: planned }, report };
}

const after = (ms: number) => new Date(Date.parse(whole.startedAt) + ms).toISOString();
const shard = (index: number, count = 3) => ({ shard: { index, count } });
const PARTS = [
  partOf("a", others, { ...shard(1), startedAt: after(9000) }),
  partOf("b", [panel!], shard(2)),
  partOf("c", [], shard(3)),
];

test("all shards make the report of the whole target file, in its order, whatever theirs is", () => {
  expect(others.length).toBeGreaterThan(0);
  for (const parts of [PARTS, PARTS.toReversed()]) {
    expect(mergeReports(parts)).toEqual(whole);
  }
});

test("whole runs are told of one after the other", () => {
  expect(mergeReports([partOf("a", others), partOf("b", [panel!])]).targets).toEqual([
    ...others,
    panel,
  ]);
});

test("what was cut short, or is missing and may be, is said", () => {
  const cut = partOf("a", others, { ...shard(1), cutShort: "SIGTERM" });
  expect(mergeReports([cut, PARTS[2]!], ["b: it is gone"])).toMatchObject({
    cutShort: "shard 2 of 3 is missing; b: it is gone; a: SIGTERM",
    targets: others.map(({ name }) => ({ name })),
  });
});

describe("shards that are not of one run", () => {
  const run = { fleet: "f00d", asked: { only: "**" } };
  const first = partOf("a", others, shard(1, 2), run);

  test.each<[says: string, more: Partial<Report>, begins: Partial<Part["run"]>]>([
    ["b is of a target file with other targets than a", {}, { fleet: "beef" }],
    ["b was asked for something else than a", {}, { asked: {} }],
    ["b was asked for something else than a", {}, { asked: { only: "**", failed: "r.json" } }],
    ["b began more than a day before or after a", { startedAt: after(86_400_001) }, {}],
  ])("are refused, and else that is said: %s", (says, more, begins) => {
    const parts = [
      first,
      partOf("b", [panel!], { ...shard(2, 2), ...more }, { ...run, ...begins }),
    ];
    const remedy = "; merge the shards of one run, or say --incomplete";
    expect(() => mergeReports(parts)).toThrow(new UsageError(says + remedy));
    expect(mergeReports(parts, []).cutShort).toBe(says);
  });

  test("may name a file of their own for --failed", () => {
    const parts = [others, [panel!]].map((targets, at) =>
      partOf(`${at}`, targets, shard(at + 1, 2), { asked: { failed: `${at}.json` } }),
    );
    expect(mergeReports(parts)).not.toHaveProperty("cutShort");
  });

  test("but whole runs may be", () => {
    const parts = [partOf("a", others, {}, { asked: { only: "**" } }), partOf("b", [panel!])];
    expect(mergeReports(parts)).not.toHaveProperty("cutShort");
  });
});

describe("refused:", () => {
  test.each<[parts: readonly Part[], says: string]>([
    [
      [PARTS[0]!, partOf("b", [panel!], { ...shard(2), contract: "dead" })],
      "b differs from a in the digest of the descriptions (dead, c0ffee); merge only what agrees in it",
    ],
    [
      [PARTS[0]!, partOf("b", [panel!], { ...shard(2), suite: { digest: "beef", rules: [] } })],
      "b differs from a in the digest of the suite (beef, none); merge only what agrees in it",
    ],
    [
      [PARTS[0]!, partOf("b", [panel!], { ...shard(2), tool: "access-contracts 9" })],
      "b differs from a in the version of the command (access-contracts 9, ",
    ],
    [
      [PARTS[0]!, partOf("b", [panel!], shard(2, 4))],
      "b differs from a in the number of shards (4, 3)",
    ],
    [[PARTS[0]!, partOf("b", [panel!])], "b differs from a in the number of shards (none, 3)"],
    [[...PARTS, partOf("d", [], shard(3))], "shard 3 is in c and in d; name just one of them"],
    [
      [...PARTS.slice(0, 2), partOf("c", [panel!], shard(3))],
      `the target ${panel!.name} is in b and in c; name just one of them`,
    ],
    [[], "none of these folders can be used"],
    [PARTS.slice(2), "shards 1, 2 of 3 are missing; name the folders of all, or say --incomplete"],
  ])("%#", (parts, says) => {
    expect(() => mergeReports(parts)).toThrow(UsageError);
    expect(() => mergeReports(parts)).toThrow(says);
  });
});
