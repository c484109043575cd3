import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Command } from "commander";
import { stringify } from "yaml";
import { apiNames, loadApi } from "../contract-tests/apis/discover.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { cannotListen } from "../contract-tests/mock/start.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { chosenApis, placeOf, portOf } from "./mock.ts";
import { untilStopped } from "./until-stopped.ts";

interface Options {
  readonly port?: number;
  readonly host?: string;
  readonly fault?: string;
  readonly targets: string;
}

/** `sandbox`: serves installations that remember. */
export function sandboxCommand(): Command {
  return new Command("sandbox")
    .description("serve installations that remember: accounts, configurations, vouchers")
    .argument("[api...]", `some of: ${apiNames().join(", ")}; all of them unless told`)
    .option(
      "--port <n>",
      "port to listen on, each further API one higher; free ports unless told",
      portOf,
    )
    .option("--host <address>", "address to listen on; loopback unless told")
    .option("--fault <api/name>", "seed one breach, to see what an app makes of it")
    .option(
      "--targets <file>",
      "target file that holds the accounts and keys while it runs",
      "report/sandbox.yaml",
    )
    .action(async (named: string[], options: Options) => {
      const chosen = chosenApis(named, apiNames());
      const [faulty, fault] = await faultOf(chosen, options.fault);
      const { targets: file } = options;
      try {
        await untilStopped(
          chosen.map((name, index) => async () => {
            const api = await loadApi(name);
            const place = placeOf(options, index);
            try {
              return await api.startSandbox({
                ...place,
                ...(fault && faulty === name ? { fault } : {}),
              });
            } catch (error) {
              if ((error as NodeJS.ErrnoException).syscall !== "listen") throw error;
              throw cannotListen(error, place.host, place.port);
            }
          }),
          async (sandboxes) => {
            await Promise.all(sandboxes.map(answers));
            await mkdir(dirname(file), { recursive: true });
            // The accounts' passwords are in it, made up for this run.
            const text = stringify({ targets: sandboxes.map(({ target }) => target) });
            await writeFile(file, text, { mode: 0o600 });
            for (const { baseUrl, target } of sandboxes) {
              process.stdout.write(`${String(target["api"]).padEnd(10)} ${baseUrl}\n`);
              process.stdout.write(
                `           curl -sS -i '${baseUrl}' -H 'accept: application/json'\n`,
              );
            }
            process.stderr.write(`accounts and keys, as a target file: ${file}\n`);
          },
        );
      } finally {
        await rm(file, { force: true });
      }
    });
}

/** Waits for a real answer, whatever it is. */
async function answers({ baseUrl }: Sandbox): Promise<void> {
  const response = await fetch(baseUrl, {
    redirect: "manual",
    headers: { accept: "application/json" },
  });
  await response.arrayBuffer();
}

/** `vpnscript/deleted-stays` as the API and the fault that it names. */
async function faultOf(
  chosen: readonly string[],
  given?: string,
): Promise<readonly [string?, string?]> {
  if (given === undefined) return [];
  const [name = "", fault = ""] = given.split("/");
  const api = chosen.includes(name) ? await loadApi(name) : undefined;
  if (api?.faults[fault]) return [name, fault];
  throw new UsageError(`--fault ${given}: no sandbox that is started has it; write it as API/NAME`);
}
