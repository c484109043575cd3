import { Command } from "commander";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { selectTargets } from "../contract-tests/target-file/load.ts";
import { printPlans } from "./around-a-run.ts";
import { runAndReport } from "./run-and-report.ts";
import { withRunOptions, type VerifyingOptions } from "./run-options.ts";
import { planted, withSandboxes } from "./sandboxes.ts";

interface Options extends VerifyingOptions {
  readonly fault?: string;
}

/** `start`: starts the bundled sandboxes and verifies them. */
export function startCommand(end: (status: number) => void): Command {
  return withRunOptions(new Command("start"))
    .description("verify the bundled sandboxes of all APIs; takes the options of verify")
    .option("--fault <api/name>", "seed one breach in a sandbox, to see it reported")
    .action(async (options: Options) => {
      const all = await everyApi();
      const remedy = "npm run faults -- --list shows all, such as vpnscript/deleted-stays";
      const faults = planted(options.fault, all, `no sandbox has it; ${remedy}`);
      await withSandboxes(all, faults, async (pairs) => {
        const targets = pairs.map(({ target }) => target);
        const named = selectTargets(targets, options.name);
        const chosen = pairs.filter(({ target }) => named.includes(target));
        const run = () => runAndReport(chosen, options, { keepsJournal: false });
        end(await (options.plan ? printPlans(chosen, options) : run()));
      });
    });
}
