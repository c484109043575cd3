import { Command, InvalidArgumentError, Option } from "commander";
import { everyApi } from "../contract-tests/apis/discover.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { completeTarget, loadTargets } from "../contract-tests/target-file/load.ts";
import { selectTargets } from "../contract-tests/target-file/select.ts";
import { targetFileTemplate } from "../contract-tests/target-file/template.ts";
import { cleanUpAll, compareWith, printPlans } from "./around-a-run.ts";
import { runAndReport, type RunOptions } from "./run-and-report.ts";

interface Options extends RunOptions {
  readonly name?: string;
  readonly plan?: boolean;
}

interface VerifyOptions extends Options {
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
    .action(async (options: VerifyOptions) => {
      const all = await everyApi();
      if (options.init !== undefined) {
        process.stdout.write(targetFileTemplate(apiNamed(all, options.init)));
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

/** `start`: starts the bundled sandboxes and verifies them. */
export function startCommand(end: (status: number) => void): Command {
  return withRunOptions(new Command("start"))
    .description("verify the bundled sandboxes of all APIs; takes the options of verify")
    .option("--fault <api/name>", "seed one breach in a sandbox, to see it reported")
    .action(async (options: Options & { fault?: string }) => {
      const all = await everyApi();
      const fault = faultOf(all, options.fault);
      const sandboxes: Sandbox[] = [];
      try {
        const targets: Target[] = [];
        for (const api of Object.values(all)) {
          const planted = fault?.api === api.name ? { fault: fault.name } : {};
          const sandbox = await api.startSandbox(planted);
          sandboxes.push(sandbox);
          targets.push(completeTarget(sandbox.target, all));
        }
        const chosen = selectTargets(targets, options.name);
        const pairs = chosen.map((target) => ({ target, api: all[target.api]! }));
        end(
          await (options.plan
            ? printPlans(pairs, options)
            : runAndReport(pairs, options, { keepsJournal: false })),
        );
      } finally {
        await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
      }
    });
}

function withRunOptions(command: Command): Command {
  return command
    .option("--name <target>", "only the target of that name")
    .option(
      "--only <glob>",
      "only variants and rules whose id matches, such as vpnscript/createToken/**",
    )
    .option("--failed <file>", "only what failed in an earlier report.json")
    .addOption(
      new Option("--tool <tool>", "only one of the two tools").choices(["vitest", "dredd"]),
    )
    .option("--plan", "print every request that would be sent, send none, and end")
    .option("--report <dir>", "folder that the reports are written to", "report")
    .option("--deviations <file>", "known findings; only what is new makes the exit status 1")
    .option(
      "--accept <file>",
      "write the findings of this run as deviations, to be completed by hand",
    )
    .option(
      "--bad-input [requests]",
      "send wrong requests, too: at most so many to a target, 200 unless told",
      wholeNumber,
    )
    .option(
      "--seed <n>",
      "where chance begins for the bad input; another one each time unless told",
      wholeNumber,
    )
    .option("--strict", "a field that the page does not know is a finding")
    .option("--complete", "a documented variant that was not exercised is a failure")
    .option("--concurrency <n>", "exchanges under way at once on a target", wholeNumber, 4)
    .option(
      "--timeout <seconds>",
      "time limit of one exchange, instead of the target's own",
      seconds,
    )
    .option("--github", "print GitHub annotations, too");
}

function apiNamed(all: Readonly<Record<string, Api>>, name: string): Api {
  const api = all[name];
  if (api) return api;
  throw new UsageError(`--init ${name}: no such API; there are ${Object.keys(all).join(" and ")}`);
}

/** `vpnscript/deleted-stays` as the API and the fault that it names. */
function faultOf(
  all: Readonly<Record<string, Api>>,
  given: string | undefined,
): { api: string; name: string } | undefined {
  if (given === undefined) return undefined;
  const [api = "", name = ""] = given.split("/");
  if (all[api] && Object.hasOwn(all[api].faults, name)) return { api, name };
  throw new UsageError(
    `--fault ${given}: no sandbox has it; npm run faults -- --list shows all, such as vpnscript/deleted-stays`,
  );
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("It must be a whole number above 0.");
}

function seconds(text: string): number {
  const value = Number(text);
  // The same limit as that of a target file.
  if (value > 0 && value <= 3600) return value;
  throw new InvalidArgumentError("It must be a number of seconds above 0, and 3600 at most.");
}
