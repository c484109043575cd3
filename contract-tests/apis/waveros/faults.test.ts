import { expect, test } from "vitest";
import { DIFFERENCES, type FaultName } from "./sandbox/faults.ts";
import { tryModels } from "../../run/try-models.support.ts";
import { api } from "./api.ts";
import { BY_MODEL, runOver, withVerdict } from "./verify-sandbox.support.ts";

/** Their harm can't be undone: others are changed or gone, or a removal takes nothing or brings another. */
const HARMFUL: readonly FaultName[] = [
  "create-takes-oldest",
  "create-binds-device",
  "create-limits-all",
  "create-touches-all",
  "create-validates-oldest",
  "create-makes-stranger-over-get",
  "duplicate-stored-later",
  "list-changes-oldest",
  "list-get-uses-vouchers",
  "remove-takes-oldest",
  "remove-takes-one-before",
  "remove-touches-all",
  "remove-resets-others",
  "remove-without-username-changes-oldest",
  "remove-without-username-refused-takes-all",
  "remove-keeps-voucher",
  "remove-recreated-keeps",
  "remove-takes-all-but-oldest",
  "remove-takes-everything",
  "remove-takes-another",
  "remove-unknown-creates",
  "remove-unknown-takes-all",
  "remove-unknown-takes-newest",
  "remove-unknown-takes-oldest",
];

test.concurrent.each(Object.keys(DIFFERENCES.faults) as FaultName[])(
  "a whole run finds %s, and leaves the router as it was, or tells what it leaves, but for the harm that can't be undone",
  async (fault) => {
    const run = await runOver({ fault });
    expect(withVerdict(run, "violates").length > 0).toBe(!BY_MODEL.includes(fault));
    const isTold = run.leftovers.length > 0;
    if (HARMFUL.includes(fault)) expect(run.unchanged).toBe(false);
    else expect(run.unchanged || isTold).toBe(true);
  },
);

test.concurrent.each<FaultName>([
  "create-after-removal-unlisted",
  "duplicate-stored-later",
  "remove-recreated-keeps",
  "remove-second-takes-newest",
  "removed-twice-stays-taken",
])("the model finds %s, by three requests or more", async (fault) => {
  const { findings } = await tryModels(api, { fault });
  expect(findings).toMatchObject([{ check: "model-of-a-voucher" }]);
  const [{ steps = [], curl }] = findings as [(typeof findings)[number]];
  expect(steps.length).toBeGreaterThan(2);
  expect(steps.at(-1)).toBe(curl);
  for (const step of steps) expect(step).toMatch(/^curl .*\$\{WAVEROS_KEY\}/);
});
