import { expect, test } from "vitest";
import { withSandbox } from "./asking.support.ts";
import { validities } from "./order.ts";
import { isTime } from "./voucher.ts";

test("there are 65 validities, as the page counts them", () => {
  expect(validities).toHaveLength(65);
  expect(new Set(validities).size).toBe(65);
  expect([0, 1, 2, 23, 24, 25, 53, 54, 64].map((index) => validities[index])).toEqual([
    "always",
    "1 hour",
    "2 hours",
    "23 hours",
    "1 day",
    "2 days",
    "30 days",
    "35 days",
    "365 days",
  ]);
});

test("each of them is stored as it was given", () =>
  withSandbox({}, async (ask) => {
    for (const valid_for of validities) {
      const { body } = await ask.post({ action: "create_voucher", valid_for });
      expect(body.user.valid_for).toBe(valid_for);
    }
  }));

test.each(["24 hours", "1 days", "31 days", "Always", "1 day ", "2 weeks", 1, null, ["1 day"]])(
  "valid_for %j is an error and creates nothing",
  (valid_for) =>
    withSandbox({}, async (ask, sandbox) => {
      const before = sandbox.fingerprint();
      const { body } = await ask.post({ action: "create_voucher", valid_for });
      expect(body).toEqual({ message: "An error occurred", error: true });
      expect(sandbox.fingerprint()).toBe(before);
    }),
);

test.each([
  ["2018-08-24 00:00:00", true],
  ["2024-02-29 23:59:59", true],
  ["2025-02-29 00:00:00", false],
  ["2025-13-01 00:00:00", false],
  ["2025-01-01 24:00:00", false],
  ["2025-01-01T00:00:00", false],
  ["2025-01-01", false],
  ["now", false],
])("%s is a time: %s", (text, want) => {
  expect(isTime(text)).toBe(want);
});
