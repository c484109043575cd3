import { join } from "node:path";
import type { Api } from "../contract-tests/engine/api.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import type { Report, TargetReport, Tool } from "../contract-tests/report/report.ts";
import { terminalReport } from "../contract-tests/report/terminal.ts";
import { writeReports } from "../contract-tests/report/write.ts";
import { verify, type Progress } from "../contract-tests/run/verify.ts";
import { version } from "./version.ts";

export interface RunOptions {
  readonly tool?: Tool;
  readonly only?: string;
  readonly report: string;
  readonly complete?: boolean;
  readonly concurrency: number;
  readonly timeout: number;
}

/** Verifies targets, shows and writes what came of it, and resolves to the exit status. */
export async function runAndReport(
  targets: readonly { readonly api: Api; readonly target: Target }[],
  options: RunOptions,
): Promise<number> {
  const interrupt = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    process.stderr.write(`\n${signal}: stopping; what this run has created is being removed\n`);
    interrupt.abort(new Interrupted(signal));
  };
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  try {
    const report = await verify(targets, {
      ...(options.tool === undefined ? {} : { tools: [options.tool] }),
      only: options.only,
      concurrency: options.concurrency,
      timeoutMs: options.timeout * 1000,
      signal: interrupt.signal,
      tool: `access-contracts ${version()}`,
      progress: progressLine(),
    });
    clearLine();
    process.stdout.write(
      terminalReport(report, {
        color: process.stdout.hasColors?.() === true && !process.env["NO_COLOR"],
        width: process.stdout.columns ?? 100,
        catalogues: Object.fromEntries(targets.map(({ api }) => [api.name, api.catalogue])),
      }),
    );
    await writeReports(options.report, report);
    process.stdout.write(`The whole of it: ${join(options.report, "report.json")}\n`);
    return exitStatus(report, options.complete === true);
  } catch (error) {
    clearLine();
    if (error instanceof Interrupted) return error.signal === "SIGINT" ? 130 : 143;
    throw error;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

/** 1 if anything is violated or left behind, or, where all of it is asked for, was not exercised. */
export function exitStatus({ targets }: Report, complete: boolean): 0 | 1 {
  const bad = ({ summary, rules, leftovers }: TargetReport) =>
    summary.violates > 0 ||
    leftovers.length > 0 ||
    rules.some(({ verdict }) => verdict === "violates") ||
    (complete && summary.notExercised > 0);
  return targets.some(bad) ? 1 : 0;
}

/** The run was interrupted from outside. */
class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.signal = signal;
  }
}

/** Shows on a terminal how far a run is; elsewhere nothing. */
function progressLine(): (event: Progress) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return ({ done, of, tool, id }) => {
    const line = `${done}/${of} ${tool} ${id}`;
    process.stderr.write(`\r\u001B[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write("\r\u001B[2K");
}
