import { expect, test } from "vitest";
import { FAULTS, type FaultName } from "./sandbox/faults.ts";
import { tryModels } from "../../run/try-models.support.ts";
import { api } from "./api.ts";
import { runOver } from "./verify-sandbox.support.ts";

/** Their harm can't be undone: others are changed or gone, or a removal takes nothing or brings another. */
const HARMFUL: readonly FaultName[] = [
  "create-takes-oldest",
  "create-limits-all",
  "create-makes-stranger-over-get",
  "duplicate-stored-later",
  "list-changes-oldest",
  "remove-takes-oldest",
  "remove-resets-others",
  "remove-without-username-changes-oldest",
  "remove-keeps-voucher",
  "remove-recreated-keeps",
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
