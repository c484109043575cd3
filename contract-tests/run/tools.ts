import type { runDredd } from "../judges/dredd/run-dredd.ts";
import type { transactionsOf } from "../judges/dredd/transactions.ts";
import type { runVitest } from "../judges/vitest/run-vitest.ts";
import type { Tool } from "../report/report.ts";

/** The tools of a run that names none. */
export const BOTH: readonly Tool[] = ["vitest", "dredd"];

/** Runs a tool; a test gives its own. */
export interface Judges {
  readonly runVitest: typeof runVitest;
  readonly runDredd: typeof runDredd;
  readonly transactionsOf: typeof transactionsOf;
}

/** Each tool is loaded when it is asked for. */
export const TOOLS: Judges = {
  runVitest: async (run) => (await import("../judges/vitest/run-vitest.ts")).runVitest(run),
  runDredd: async (run) => (await import("../judges/dredd/run-dredd.ts")).runDredd(run),
  transactionsOf: async (folder) =>
    (await import("../judges/dredd/transactions.ts")).transactionsOf(folder),
};
