import { expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { violated, verifySandbox } from "./verify-sandbox.support.ts";

interface Row {
  readonly id: number;
  readonly status: number;
}

/** What is wrong with each list of configurations, and the only rule that tells of it. */
const causes: [what: string, rule: string, change: (rows: readonly Row[]) => readonly Row[]][] = [
  [
    "what is pending creation is listed as pending deletion",
    "configurations-stay-the-same",
    (rows) => rows.map((row) => ({ ...row, status: row.status || 2 })),
  ],
  [
    "the id is another while it is pending creation",
    "listed-configurations-stay",
    (rows) => rows.map((row) => (row.status === 0 ? { ...row, id: row.id + 500 } : row)),
  ],
];

test.concurrent.each(causes)("%s: only %s tells of it", async (_, rule, change) => {
  const alter = ({ url }: Asked, own: Answer): Answer => {
    if (!url.pathname.endsWith("/configs") || own.status !== 200) return own;
    const { data, ...rest } = JSON.parse(String(own.body)) as { data: Row[] };
    return { ...own, body: JSON.stringify({ ...rest, data: change(data) }) };
  };
  const run = await verifySandbox({ alter, jobMs: 450 }, { jobTimeout: 6 });
  expect(violated(run)).toEqual([rule]);
});
