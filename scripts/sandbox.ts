import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Command } from "commander";
import { stringify } from "yaml";
import { apiNames, loadApi } from "../contract-tests/apis/discover.ts";
import { cannotListen } from "../contract-tests/mock/start.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { planted, taken } from "./sandboxes.ts";
import { chosenApis, placeOf, servingCommand, untilStopped, type Place } from "./serving.ts";

interface Options extends Place {
  readonly fault?: string;
  readonly liberty?: readonly string[];
  readonly targets: string;
}

/** `sandbox`: serves installations that remember. */
export function sandboxCommand(): Command {
  return servingCommand("sandbox", apiNames())
    .description("serve installations that remember: accounts, configurations, vouchers")
    .option("--fault <api/name>", "seed one breach, to see what an app makes of it")
    .option(
      "--liberty <api/name>",
      "differ where the vendor's page is silent; may be given several times",
      (one: string, before: readonly string[] = []) => [...before, one],
    )
    .option(
      "--targets <file>",
      "target file that holds the accounts and keys while it runs",
      "report/sandbox.yaml",
    )
    .action(async (named: string[], { fault, liberty = [], targets, ...where }: Options) => {
      const chosen = chosenApis(named, apiNames());
      const loaded = chosen.map(async (name) => [name, await loadApi(name)] as const);
      const apis = Object.fromEntries(await Promise.all(loaded));
      const remedy = "no sandbox that is started has it; write it as API/NAME";
      const faults = planted(fault, apis, remedy);
      const liberties = taken(liberty, apis, remedy);
      const starts = chosen.map((name, index) => async () => {
        const place = placeOf(where, index);
        try {
          return await apis[name]!.startSandbox({ ...place, ...faults[name], ...liberties[name] });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).syscall !== "listen") throw error;
          throw cannotListen(error, place.host, place.port);
        }
      });
      try {
        await untilStopped(starts, (sandboxes) => introduce(sandboxes, targets));
      } finally {
        await rm(targets, { force: true });
      }
    });
}

/** Says where the sandboxes answer, and writes their accounts and keys to a file. */
async function introduce(sandboxes: readonly Sandbox[], file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // The accounts' passwords are in it, made up for this run.
  const text = stringify({ targets: sandboxes.map(({ target }) => target) });
  await writeFile(file, text, { mode: 0o600 });
  for (const { baseUrl, target } of sandboxes) {
    process.stdout.write(`${String(target["api"]).padEnd(10)} ${baseUrl}\n`);
    process.stdout.write(`           curl -sS -i '${baseUrl}' -H 'accept: application/json'\n`);
  }
  process.stderr.write(`accounts and keys, as a target file: ${file}\n`);
}
