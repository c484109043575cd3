import { describe, expect, test } from "vitest";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import type { Shard } from "../contract-tests/report/report.ts";
import { FROM_CI, shardFrom, shardOf } from "./shard.ts";

describe("a target's shard", () => {
  // Written down: another hash would move targets, and their journals would be looked for elsewhere.
  test.each<[target: string, count: number, shard: number]>([
    ["panel-berlin", 1, 1],
    ["panel-berlin", 10, 2],
    ["panel-berlin", 100, 2],
    ["lobby", 10, 10],
    ["Zürich 3", 10, 5],
  ])("%s of %d is %d", (target, count, shard) => {
    expect(shardOf(target, count)).toBe(shard);
  });

  test("is about as large as any other", () => {
    const sizes = new Array<number>(100).fill(0);
    for (let target = 0; target < 10_000; target++) sizes[shardOf(`panel-${target}`, 100) - 1]!++;
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([74, 126]);
  });
});

type Env = Readonly<Record<string, string>>;

test.each<[text: string, env: Env, want: Shard | string]>([
  ["2/10", {}, { index: 2, count: 10 }],
  ["1/1", {}, { index: 1, count: 1 }],
  // What is said wins.
  ["2/10", { CI_NODE_INDEX: "3", CI_NODE_TOTAL: "4" }, { index: 2, count: 10 }],
  ["0/10", {}, "--shard 0/10: there is no such shard; say which"],
  ["11/10", {}, "--shard 11/10: there is"],
  ["2", {}, "--shard 2: there is"],
  ["2/x", {}, "--shard 2/x: there is"],
  ["-1/3", {}, "--shard -1/3: there is"],
  ["1/99999999999999999999", {}, "--shard 1/99999999999999999999: there is"],
  [FROM_CI, { CI_NODE_INDEX: "3", CI_NODE_TOTAL: "4" }, { index: 3, count: 4 }],
  [FROM_CI, { JOB_COMPLETION_INDEX: "0", CI_NODE_TOTAL: "4" }, { index: 1, count: 4 }],
  [FROM_CI, { JOB_COMPLETION_INDEX: "3", CI_NODE_TOTAL: "4" }, { index: 4, count: 4 }],
  [FROM_CI, {}, "--shard: CI_NODE_INDEX or JOB_COMPLETION_INDEX is not set; say which"],
  [FROM_CI, { CI_NODE_INDEX: "", CI_NODE_TOTAL: "4" }, "is not set; say which of how many"],
  [
    FROM_CI,
    { CI_NODE_INDEX: "0", CI_NODE_TOTAL: "4" },
    "CI_NODE_INDEX is 0, counted from 1, and CI_NODE_TOTAL is 4: there is no such shard",
  ],
  [
    FROM_CI,
    { JOB_COMPLETION_INDEX: "4", CI_NODE_TOTAL: "4" },
    "JOB_COMPLETION_INDEX is 4, counted from 0, and CI_NODE_TOTAL is 4: there is no such shard",
  ],
  [FROM_CI, { JOB_COMPLETION_INDEX: "0" }, "CI_NODE_TOTAL is not set: there is no such shard"],
  [FROM_CI, { CI_NODE_INDEX: "two", CI_NODE_TOTAL: "4" }, "CI_NODE_INDEX is two, counted from 1"],
])("--shard %j with %j", (text, env, want) => {
  if (typeof want !== "string") return expect(shardFrom(text, env)).toEqual(want);
  expect(() => shardFrom(text, env)).toThrow(UsageError);
  expect(() => shardFrom(text, env)).toThrow(want);
});
