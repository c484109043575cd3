import type { Report, VariantReport } from "./report.ts";
import { cleanReport } from "./sample-report.support.ts";
import { targetOf } from "./sample-targets.support.ts";

export const finding = {
  check: "literal-as-documented",
  message: "The literal is not the documented one.",
  at: "/message",
  expected: "Unauthenticated.",
  actual: "Nope.",
  by: ["vitest"] as const,
};

export const suite = { digest: "a", rules: [] };

/** A report of one variant in some state; of none for undefined. */
export function of(state: Partial<VariantReport> | undefined): Report {
  const id = "vpnscript/getAccount/401/unauthenticated";
  const variant: VariantReport = {
    id,
    provenance: "documented",
    verdict: "conforms",
    by: ["vitest"],
    findings: [],
    ...state,
  };
  const target = targetOf({
    ...cleanReport.targets[0]!,
    rules: [],
    variants: state ? [variant] : [],
  });
  return { ...cleanReport, suite, targets: [target] };
}

export const conforms = {};
export const violates = { verdict: "violates", findings: [finding] } as const;
