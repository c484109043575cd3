import { globMatcher } from "../run/plan.ts";

/** Faults that nothing points at, by a glob of their ids, each with the reason. */
export const SURVIVORS: Readonly<Record<string, string>> = {
  "vpnscript/behaviour/unauthenticated-*":
    "the first look takes the login page for a captive portal: the run ends with status 2, which tells the operator so, and verifies nothing",
};

/** Why a fault may survive; undefined if it must not. */
export function reasonFor(id: string): string | undefined {
  return Object.entries(SURVIVORS).find(([glob]) => globMatcher(glob)(id))?.[1];
}
