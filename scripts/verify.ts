import { Command } from "commander";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { loadTargets } from "../contract-tests/target-file/load.ts";
import { targetFileTemplate } from "../contract-tests/target-file/template.ts";
import { cleanUpAll, compareWith, printPlans } from "./around-a-run.ts";
import { runAndReport } from "./run-and-report.ts";
import { withRunOptions, type VerifyingOptions } from "./run-options.ts";

interface Options extends VerifyingOptions {
  readonly targets?: string;
  readonly init?: string;
  readonly cleanUp?: boolean;
  readonly compare?: string;
}

/** `verify`: verifies the installations of a target file. */
export function verifyCommand(end: (status: number) => void): Command {
  return withRunOptions(new Command("verify"))
    .description("verify installations: whether they keep their contract, variant by variant")
    .option("--targets <file>", "target file (YAML or JSON)")
    .option("--init <api>", "print a commented target file for an API, and end")
    .option("--clean-up", "remove what a run that was killed has left, by its journal, and end")
    .option("--compare <file>", "say what has changed since an earlier report.json, and end")
    .action(async (options: Options) => {
      const all = await everyApi();
      if (options.init !== undefined) {
        const api = all[options.init];
        const known = `no such API; there are ${Object.keys(all).join(" and ")}`;
        if (!api) throw new UsageError(`--init ${options.init}: ${known}`);
        process.stdout.write(targetFileTemplate(api));
        return;
      }
      if (options.compare !== undefined) {
        end(await compareWith(options.compare, options.report, all));
        return;
      }
      if (options.targets === undefined) {
        throw new UsageError(
          "verify needs --targets FILE; --init API prints one to begin with, and npm start verifies the bundled sandboxes",
        );
      }
      const targets = await loadTargets(options.targets, all, process.env, options.name);
      const pairs = targets.map((target) => ({ target, api: all[target.api]! }));
      if (options.cleanUp) end(await cleanUpAll(pairs, options.report));
      else if (options.plan) end(await printPlans(pairs, options));
      else end(await runAndReport(pairs, options, { keepsJournal: true }));
    });
}
