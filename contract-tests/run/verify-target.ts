import { TargetError } from "../engine/exchange/errors.ts";
import { faultAt, type Outcome } from "../engine/judgement/outcome.ts";
import type { Target } from "../engine/transport/target.ts";
import type { RunEvent } from "../report/events.ts";
import type { Tool } from "../report/report.ts";
import { defined } from "../report/words.ts";
import { masked } from "./masked.ts";
import { unverified } from "./report-of.ts";
import type { SharedVitest } from "./shared-vitest.ts";
import type { TargetRun, TargetRunOptions } from "./target-run.ts";
import { BOTH } from "./tools.ts";

interface Options extends Pick<TargetRunOptions, "tools" | "isEvidence"> {
  /** Called with everything that happens, in order. */
  readonly tell: (event: RunEvent) => void;
}

/**
 * Verifies one target, from its first request to the clean-up, and tells of it as events; resolves
 * to whether it came to its end.
 * @throws what is not the target's fault, and no interruption; it is cleaned up all the same.
 */
export async function verifyTarget(
  run: TargetRun,
  vitest: SharedVitest,
  signal: AbortSignal,
  { tell, isEvidence, tools = BOTH }: Options,
): Promise<boolean> {
  const { session } = run;
  const { name: target, budget } = session.target;
  const asked = run.ids.flat();
  const overdue = budget && setTimeout(() => run.fail(overBudget(session.target)), budget * 1000);
  const settle = (tool: Tool) => (id: string, outcome: Outcome) => {
    run.settle(tool, id, outcome);
    const { requests } = session.transport;
    const known = { target, requests, tool, id, outcome: masked(outcome, session.secrets) };
    tell({ event: "outcome", at: new Date().toISOString(), ...known });
  };
  tell({ event: "begun", target, at: new Date().toISOString(), asked });
  let cut: string | undefined;
  try {
    await run.preflight();
    await run.look();
    if (tools.includes("vitest")) {
      if (run.failed) vitest.skip(target, run.failed);
      else await vitest.judge(run, settle("vitest"));
    }
    if (tools.includes("dredd")) await run.byDredd(settle("dredd"), signal);
    run.missOutcomes();
  } catch (error) {
    // What ends with an error once a run is interrupted does so because of that.
    if (!signal.aborted) throw error;
    cut = `cut short: ${(signal.reason as Error).message}`;
  } finally {
    clearTimeout(overdue);
    await run.undo();
    for (const event of endOf(run, cut, isEvidence)) tell(event);
  }
  return cut === undefined;
}

/** The last events of a target, also where this tool fails at making its report. */
function endOf(
  run: TargetRun,
  cut: string | undefined,
  isEvidence: Options["isEvidence"],
): RunEvent[] {
  const { leftovers, session } = run;
  const { name: target } = session.target;
  try {
    const report = run.report(cut);
    const end = { event: "target", report } as const;
    if (!isEvidence) return [end];
    return [
      { event: "exchanges", target, entries: isEvidence(report) ? run.exchanges() : [] },
      end,
    ];
  } catch (error) {
    const why = session.secrets.mask(faultAt(target, error).message);
    return [{ event: "target", report: unverified(plannedOf(session), why, leftovers) }];
  }
}

function overBudget({ name, budget }: Target): TargetError {
  const what = `it was not verified whole within its budget of ${budget} s`;
  const remedy = "give it more in the target file, or verify less of it with --only";
  return new TargetError(`target "${name}": ${what}; ${remedy}`, { code: "budget" });
}

/** What is known of a target before it is verified. */
export function plannedOf({
  api: { overlay },
  target,
}: Pick<TargetRun["session"], "api" | "target">) {
  const { name, api, baseUrl, docs } = target;
  return { name, api, baseUrl, ...defined({ overlay, docs }) };
}
