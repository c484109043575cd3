import { globMatcher } from "../run/plan.ts";

/** Faults that nothing points at, by a glob of their ids, each with the reason. */
export const SURVIVORS: Readonly<Record<string, string>> = {};

/** Why a fault may survive; undefined if it must not. */
export function reasonFor(id: string): string | undefined {
  return Object.entries(SURVIVORS).find(([glob]) => globMatcher(glob)(id))?.[1];
}
