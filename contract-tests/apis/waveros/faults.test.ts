import { expect, test } from "vitest";
import { FAULTS, type FaultName } from "./sandbox/faults.ts";
import { runOver } from "./verify-sandbox.support.ts";

/** The faults whose harm cannot be undone: others are changed or gone, or a removal takes nothing. */
const HARMFUL: readonly FaultName[] = [
  "create-takes-oldest",
  "create-limits-all",
  "create-makes-stranger-over-get",
  "list-changes-oldest",
  "remove-takes-oldest",
  "remove-resets-others",
  "remove-without-username-changes-oldest",
  "remove-keeps-voucher",
  "remove-takes-everything",
  "remove-takes-another",
  "remove-unknown-creates",
];

test.concurrent.each(Object.keys(FAULTS) as FaultName[])(
  "after a whole run, a router with %s is as it was, but for the harm that can't be undone",
  async (fault) => {
    expect((await runOver({ fault })).unchanged).toBe(!HARMFUL.includes(fault));
  },
);
