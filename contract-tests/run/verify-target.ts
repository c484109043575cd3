import { TargetError } from "../engine/exchange/errors.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import type { Target } from "../engine/transport/target.ts";
import type { RunEvent } from "../report/events.ts";
import type { TargetReport, Tool } from "../report/report.ts";
import { masked } from "./masked.ts";
import type { SharedVitest } from "./shared-vitest.ts";
import type { TargetRun } from "./target-run.ts";

export interface Judging {
  readonly tools: readonly Tool[];
  readonly vitest: SharedVitest;
  readonly tell: (event: RunEvent) => void;
  /** Aborted, it ends the run on the target early. */
  readonly signal: AbortSignal;
  /** Whether the exchanges with a target are kept, given its report. */
  readonly isEvidence: (report: TargetReport) => boolean;
}

/**
 * Verifies one target, from its first request to the clean-up, and tells of it as events; resolves
 * to whether it came to its end.
 * @throws what is not the target's fault, and no interruption; it is cleaned up all the same.
 */
export async function verifyTarget(run: TargetRun, judging: Judging): Promise<boolean> {
  const { tell, signal, isEvidence } = judging;
  const { session } = run;
  const { name: target, budget } = session.target;
  const asked = run.ids.flat();
  const overdue = budget && setTimeout(() => run.fail(overBudget(session.target)), budget * 1000);
  tell({ event: "begun", target, at: new Date().toISOString(), asked });
  let cut: string | undefined;
  try {
    await judge(run, judging);
  } catch (error) {
    // What ends with an error once a run is interrupted does so because of that.
    if (!signal.aborted) throw error;
    cut = `cut short: ${(signal.reason as Error).message}`;
  } finally {
    clearTimeout(overdue);
    await run.undo();
    const report = run.report(cut);
    if (isEvidence(report)) tell({ event: "exchanges", target, entries: run.exchanges() });
    tell({ event: "target", report });
  }
  return cut === undefined;
}

function overBudget({ name, budget }: Target): TargetError {
  const what = `it was not verified whole within its budget of ${budget} s`;
  const remedy = "give it more in the target file, or verify less of it with --only";
  return new TargetError(`target "${name}": ${what}; ${remedy}`, { code: "budget" });
}

async function judge(run: TargetRun, { tools, vitest, tell, signal }: Judging) {
  const { target, transport, secrets } = run.session;
  const settle = (tool: Tool) => (id: string, outcome: Outcome) => {
    run.settle(tool, id, outcome);
    const { requests } = transport;
    const known = { target: target.name, requests, tool, id, outcome: masked(outcome, secrets) };
    tell({ event: "outcome", at: new Date().toISOString(), ...known });
  };
  await run.preflight();
  await run.look();
  if (tools.includes("vitest")) {
    if (run.failed) vitest.skip(target.name, run.failed);
    else await vitest.judge(run, settle("vitest"));
  }
  if (tools.includes("dredd")) await run.byDredd(settle("dredd"), signal);
  run.missOutcomes();
}
