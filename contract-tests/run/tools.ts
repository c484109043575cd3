import type { DreddRun } from "../judges/dredd/run-dredd.ts";
import type { VitestRun } from "../judges/vitest/run-vitest.ts";
import type { Tool } from "../report/report.ts";

/** The tools of a run that names none. */
export const BOTH: readonly Tool[] = ["vitest", "dredd"];

/** Each tool is loaded when it is asked for; a test gives its own. */
export const TOOLS = {
  runVitest: async (run: VitestRun) =>
    (await import("../judges/vitest/run-vitest.ts")).runVitest(run),
  runDredd: async (run: DreddRun) => (await import("../judges/dredd/run-dredd.ts")).runDredd(run),
  transactionsOf: async (folder: URL) =>
    (await import("../judges/dredd/transactions.ts")).transactionsOf(folder),
};

export type Judges = typeof TOOLS;
