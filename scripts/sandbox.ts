import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { stringify } from "yaml";
import { apiNames, everyApi } from "../contract-tests/apis/discover.ts";
import { cannotListen } from "../contract-tests/mock/start.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { servingCommand } from "./options.ts";
import { switchesOf } from "./sandboxes.ts";
import { chosenApis, placeOf, untilStopped } from "./serving.ts";

const REMEDY = "no sandbox that is started has it; write it as API/NAME";

/** `sandbox`: serves installations that remember. */
export const command = servingCommand("sandbox", apiNames())
  .description("serve installations that remember: accounts, configurations, vouchers")
  .option(
    "--fault <api/name>",
    "seed one breach, such as vpnscript/deleted-stays, to see what an app makes of it",
  )
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
  .action(async (named, { fault, liberty, targets, ...where }) => {
    const all = await everyApi();
    const chosen = chosenApis(named, apiNames()).map((name) => all[name]!);
    const apis = Object.fromEntries(chosen.map((api) => [api.name, api]));
    const switches = switchesOf(apis, { fault, liberty }, REMEDY);
    const starts = chosen.map(({ name, startSandbox }, index) => async () => {
      const place = placeOf(where, index);
      return startSandbox({ ...place, ...switches[name] }).catch((error: NodeJS.ErrnoException) => {
        throw error.syscall === "listen" ? cannotListen(error, place) : error;
      });
    });
    try {
      await untilStopped(starts, (sandboxes) => introduce(sandboxes, targets));
    } finally {
      await rm(targets, { force: true });
    }
  });

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
