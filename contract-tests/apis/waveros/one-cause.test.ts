import { expect, test } from "vitest";
import { causeOf } from "../../report/findings.ts";
import { checksTold } from "../../report/told.support.ts";
import { api } from "./api.ts";
import { runOver } from "./verify-sandbox.support.ts";

test.concurrent.each([
  "create-ignores-passcode",
  "create-stores-other-passcode",
  "create-escapes-fullname",
  "limits-swapped",
  "limits-ignored",
  "duplicate-overwrites-passcode",
])("%s is told once, though the answer and the list both show it", async (fault) => {
  const { outcomes } = await runOver({ fault });
  const findings = Object.values(outcomes).flatMap((outcome) => outcome.findings);
  expect([...new Set(findings.map(causeOf))]).toHaveLength(1);
});

test.concurrent.each([
  ["remove-get-keeps-voucher", "only-the-whole-username-removes"],
  ["list-keeps-removed", "limits-are-kept"],
])("%s breaks no rule but those of removals: not %s", async (fault, rule) => {
  const { outcomes } = await runOver({ fault });
  expect(outcomes[rule]!.findings).toEqual([]);
  expect(outcomes["removed-voucher-is-gone"]!.verdict).toBe("violates");
});

test.concurrent.each(["key-by-prefix", "key-missing-over-get"])(
  "%s is told once, though several orders show it",
  async (fault) => {
    const { outcomes } = await runOver({ fault });
    const found = Object.entries(outcomes).map(
      ([id, one]) => [`waveros/${id.includes("/") ? id : `rules/${id}`}`, one] as const,
    );
    expect(found.filter(([, { findings }]) => findings.length > 0).length).toBeGreaterThan(1);
    expect(checksTold(found, api.causes)).toEqual(["is-this-variant"]);
  },
);
