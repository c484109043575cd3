import pLimit from "p-limit";
import type { TargetRun } from "./target-run.ts";
import { BOTH } from "./tools.ts";

/** How much may be under way at once: while one thing waits for a job, another goes on. */
const AT_ONCE = 4;

/** Does some work for each, a few at a time. */
export function atOnce<T>(all: readonly T[], work: (one: T) => Promise<unknown>) {
  return pLimit(AT_ONCE).map(all, work);
}

/**
 * A run from preflight to clean-up that asks a target for all that `verify` would, without the cost
 * of starting the tools; `judged` may have one of them judge what is recorded.
 */
export async function runWithoutTools(
  run: TargetRun,
  tools = BOTH,
  judged?: () => Promise<void>,
): Promise<void> {
  const asked = new Set(tools.flatMap((tool) => run.askedOf(tool)));
  try {
    await run.preflight();
    await run.look();
    for (const ids of run.failed ? [] : run.ids) {
      const own = ids.filter((id) => asked.has(id));
      // The run itself lets a few of them go on at once.
      await Promise.all(own.map(async (id) => run.settle("vitest", id, await run.exercise(id))));
    }
    if (!run.failed) await judged?.();
  } finally {
    await run.undo();
  }
}
