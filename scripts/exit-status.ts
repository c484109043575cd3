import type { Applied } from "../contract-tests/report/deviations.ts";
import type { TargetReport } from "../contract-tests/report/report.ts";
import { isExercised, isUnchecked, isViolated } from "../contract-tests/report/standing.ts";

/** What else a run's exit status depends on, apart from its findings. */
export interface Ending {
  /** Known findings, which do not count. */
  readonly applied?: Applied | undefined;
  /** Whether a documented variant that was not exercised is a failure. */
  readonly isComplete?: boolean;
  /** The status of a run that was interrupted, whose rest could not be checked. */
  readonly interrupted?: number | undefined;
}

/**
 * One ladder for every run: 1 for a finding that is not known; else 2 if something could not be
 * checked, or the signal's own status if that was because of one; else 1 if something is left
 * behind, or was not exercised where all of it is asked for; else 0.
 */
export function exitStatus(
  targets: readonly TargetReport[],
  { applied, isComplete = false, interrupted }: Ending = {},
): number {
  const isBroken = applied ? applied.fresh.length > 0 : targets.some(isViolated);
  if (isBroken) return 1;
  if (interrupted !== undefined) return interrupted;
  if (targets.some(isUnchecked)) return 2;
  const isLeft = targets.some(({ leftovers }) => leftovers.length > 0);
  const isLacking =
    isComplete && targets.some((target) => target.summary.notExercised > 0 || !isExercised(target));
  return isLeft || isLacking ? 1 : 0;
}
