import { describe, expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { DIFFERENCES, type FaultName } from "./sandbox/faults.ts";
import { startSandbox } from "./sandbox/start.ts";
import {
  BY_MODEL,
  connect,
  remarksIn,
  runOver,
  verifySandbox,
  withVerdict,
} from "./verify-sandbox.support.ts";

/** For what they take, the lists are waited for, longer than a test may take. */
const SLOW: readonly FaultName[] = [
  "create-takes-oldest",
  "create-visits-email-user",
  "remove-unknown-takes-all",
];

/** One of six: `npm run faults` has each of them found. */
const found = (Object.keys(DIFFERENCES.faults) as FaultName[]).filter(
  (fault, at) => at % 6 === 1 && ![...BY_MODEL, ...SLOW].includes(fault),
);

describe("a router with a fault", () => {
  test.concurrent.each(found)("%s is found", async (fault) => {
    const run = await runOver({ fault }, {}, { untilFound: true });
    expect(withVerdict(run, "violates")).not.toEqual([]);
  });

  test.concurrent.each(Object.keys(DIFFERENCES.implied))("%s is remarked on", async (fault) => {
    const run = await runOver({ fault });
    expect(withVerdict(run, "violates")).toEqual([]);
    expect(remarksIn(run)).not.toEqual([]);
    expect(run.unchanged).toBe(true);
  });

  test.concurrent.each([
    ["remove-takes-another", 2],
    ["remove-takes-everything", 4],
  ] as const)("%s: no more than one removal is lost to it", async (fault, lost) => {
    const sandbox = await startSandbox({ fault });
    try {
      const names = () =>
        sandbox
          .fingerprint()
          .split("\n")
          .filter((line) => line.startsWith("/api/ "));
      const before = names();
      const wanted = (name: string) => name === "remove_voucher/user-removed";
      await verifySandbox(connect(sandbox), { wanted });
      const left = names();
      expect(before.filter((line) => !left.includes(line)).length).toBeLessThan(lost);
    } finally {
      await sandbox.close();
    }
  });

  test.concurrent("what goes with a removal is named, and no other is carried out", async () => {
    let removals = 0;
    const alter = ({ url, body }: Asked, answer: Answer) => {
      const isRemoval = (url.search + body).includes("remove_voucher");
      if (isRemoval && String(answer.body).includes("removed successfully")) removals++;
      return answer;
    };
    const { outcomes } = await runOver({ fault: "remove-takes-all-but-oldest", alter });
    const actual = outcomes["removed-voucher-is-gone"]?.findings?.map((one) => one.actual);
    expect(actual).toEqual([expect.stringMatching(/^gone: ct-.* room102, lobby$/)]);
    expect(removals).toBe(1);
  });

  test.concurrent(
    "what goes with removals is named, at one this run's own and others' at the next",
    async () => {
      const { outcomes, leftovers } = await runOver({ fault: "remove-takes-one-before" });
      const actual = outcomes["removed-voucher-is-gone"]?.findings?.map((one) => one.actual);
      expect(actual).toEqual([expect.stringMatching(/^gone: ct-.*, lobby$/)]);
      expect(leftovers).toEqual([]);
    },
  );
});
