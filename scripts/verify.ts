import { Command, InvalidArgumentError, Option } from "commander";
import { apis } from "../contract-tests/apis.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import type { Tool } from "../contract-tests/report/report.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { loadTargets } from "../contract-tests/targets/load.ts";
import { selectTargets } from "../contract-tests/targets/select.ts";
import { runAndReport, type RunOptions } from "./run-and-report.ts";

interface Options extends Omit<RunOptions, "tools"> {
  readonly tool?: Tool;
  readonly name?: string;
}

/** `verify`: verifies the installations of a target file. */
export function verifyCommand(end: (status: number) => void): Command {
  return withRunOptions(new Command("verify"))
    .description("verify installations: whether they keep their contract, variant by variant")
    .option("--targets <file>", "target file (YAML or JSON)")
    .action(async (options: Options & { targets?: string }) => {
      if (options.targets === undefined) {
        throw new UsageError("verify needs --targets FILE; `npm start` verifies the bundled sandboxes");
      }
      const all = await everyApi();
      const targets = selectTargets(await loadTargets(options.targets, all), options.name);
      end(await runAndReport(targets.map((target) => ({ target, api: all[target.api]! })), options));
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
        const targets: { api: Api; target: Target }[] = [];
        for (const api of Object.values(all)) {
          const sandbox = await api.startSandbox(fault?.api === api.name ? { fault: fault.name } : {});
          sandboxes.push(sandbox);
          targets.push({ api, target: sandbox.target as unknown as Target });
        }
        const chosen = selectTargets(targets.map(({ target }) => target), options.name);
        end(
          await runAndReport(
            targets.filter(({ target }) => chosen.includes(target)),
            options,
          ),
        );
      } finally {
        await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
      }
    });
}

function withRunOptions(command: Command): Command {
  return command
    .option("--name <target>", "only the target of that name")
    .option("--only <glob>", "only variants and rules whose id matches, such as vpnscript/createToken/**")
    .addOption(new Option("--tool <tool>", "only one of the two tools").choices(["vitest", "dredd"]))
    .option("--report <dir>", "folder that the reports are written to", "report")
    .option("--complete", "a documented variant that was not exercised is a failure")
    .option("--concurrency <n>", "exchanges under way at once on a target", positive, 4)
    .option("--timeout <seconds>", "time limit of one exchange", positive, 30);
}

/** `vpnscript/deleted-stays` as the API and the fault that it names. */
function faultOf(
  all: Readonly<Record<string, Api>>,
  given: string | undefined,
): { api: string; name: string } | undefined {
  if (given === undefined) return undefined;
  const [api = "", name = ""] = given.split("/");
  if (all[api]?.faults[name]) return { api, name };
  throw new UsageError(
    `--fault ${given}: no sandbox has it; npm run faults -- --list shows all, such as vpnscript/deleted-stays`,
  );
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("It must be a number above 0.");
}

async function everyApi(): Promise<Record<string, Api>> {
  const loaded = await Promise.all(
    Object.entries(apis).map(async ([name, load]) => [name, await load()] as const),
  );
  return Object.fromEntries(loaded);
}
