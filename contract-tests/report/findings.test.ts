import { expect, test } from "vitest";
import { findingsOf, unexercisedOf } from "./findings.ts";
import type { ReportedFinding } from "./report.ts";
import { sampleReport } from "./sample-report.support.ts";

const one: ReportedFinding = { check: "c", message: "m", at: "/a", curl: "curl 1", by: ["vitest"] };

test("findings come in the order of the variants, then the rules", () => {
  expect(findingsOf(sampleReport.targets[0]!).map(({ id }) => id)).toEqual([
    "vpnscript/getAccount/200/account",
    "vpnscript/listWireguardConfigs/404/no-configs",
    "vpnscript/createWireguardConfig/200/create-dispatched",
    "vpnscript/rules/pages-add-up",
  ]);
});

test("a finding on a variant that is only inferred does not count", () => {
  const target = sampleReport.targets[2]!;
  const variants = target.variants.map((variant) =>
    variant.id === "vpnscript/listServers/422/invalid-data"
      ? { ...variant, verdict: "violates" as const, findings: [one] }
      : variant,
  );
  expect(findingsOf({ ...target, variants })).toEqual([]);
});

test("what was not exercised is grouped by reason, the gravest first", () => {
  const [first, ...rest] = unexercisedOf(sampleReport.targets[0]!);
  expect(first).toEqual({
    reason: "needs personas.expired in the target file",
    ids: [
      "vpnscript/getOpenvpnAuth/422/service-expired",
      "vpnscript/listWireguardConfigs/422/service-expired",
      "vpnscript/createWireguardConfig/422/service-expired",
    ],
    others: 0,
  });
  expect(rest.map(({ ids, others }) => [ids.length, others])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 16],
    [0, 1],
  ]);
});
