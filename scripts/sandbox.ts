import { keyOf } from "../contract-tests/engine/description/catalogue.ts";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, parse } from "node:path";
import { stringify } from "yaml";
import { apiNames, everyApi } from "../contract-tests/apis/discover.ts";
import { cannotListen } from "../contract-tests/mock/start.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import { curlOf, inShell } from "../contract-tests/engine/judgement/curl.ts";
import { Secrets } from "../contract-tests/engine/secrets/secrets.ts";
import type { Target } from "../contract-tests/engine/transport/target.ts";
import { Transport } from "../contract-tests/engine/transport/transport.ts";
import type { Sandbox } from "../contract-tests/sandbox/sandbox.ts";
import { completeTarget } from "../contract-tests/target-file/load.ts";
import { servingCommand } from "./options.ts";
import { switchesOf, type Apis } from "./sandboxes.ts";
import { chosenOf, placeOf, untilStopped } from "./serving.ts";

const REMEDY = "no sandbox that is started has it; faults --list shows all, as API/NAME";

/** `sandbox`: serves installations that remember. */
export const command = servingCommand("sandbox", apiNames())
  .description("serve installations that remember accounts, configurations and vouchers")
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
    const chosen = chosenOf(named, apiNames()).map((name) => all[name]!);
    const apis = Object.fromEntries(chosen.map((api) => [api.name, api]));
    const switches = switchesOf(apis, { fault, liberty }, REMEDY);
    const starts = chosen.map(({ name, startSandbox }, index) => async () => {
      const place = placeOf(where, index);
      return startSandbox({ ...place, ...switches[name] }).catch((error: NodeJS.ErrnoException) => {
        throw error.syscall === "listen" ? cannotListen(error, place) : error;
      });
    });
    const written: string[] = [];
    try {
      await untilStopped(starts, (sandboxes) => introduce(sandboxes, apis, targets, written));
    } finally {
      for (const file of written) await rm(file, { force: true });
    }
  });

/**
 * Says where the sandboxes answer and shows a call of each. Writes their accounts and keys to a
 * target file, and those that a call names to a file for a shell.
 */
async function introduce(
  sandboxes: readonly Sandbox[],
  apis: Apis,
  targets: string,
  written: string[],
): Promise<void> {
  await mkdir(dirname(targets), { recursive: true });
  // The accounts' passwords are in them, made up for this run.
  const write = (file: string, text: string) => {
    written.push(file);
    return writeFile(file, text, { mode: 0o600 });
  };
  await write(targets, stringify({ targets: sandboxes.map(({ target }) => target) }));
  for (const { baseUrl, target: entry } of sandboxes) {
    const target = completeTarget(entry, apis);
    process.stdout.write(`${target.api.padEnd(10)} ${baseUrl}\n`);
    const first = await firstCall(apis[target.api]!, target);
    if (!first) continue;
    // A shell looks for a file without a folder elsewhere.
    const { dir, name } = parse(targets);
    const file = `${dir || "."}/${name}-${target.api}.env`;
    const values = first.secrets.map((one) => `${one.name}=${inShell(one.value)}\n`);
    await write(file, values.join(""));
    process.stdout.write(`           . ${inShell(file)}; ${first.curl}\n`);
  }
  process.stderr.write(`accounts and keys, as a target file: ${targets}\n`);
}

/**
 * A request that a target answers by the first variant of an operation that creates and deletes
 * nothing: as a curl line, with the secrets that the line names. Undefined if no variant can be reached.
 */
async function firstCall(api: Api, target: Target) {
  const { operations, variants } = api.catalogue;
  const quiet = Object.values(variants).find(({ operation }) =>
    /reads|authenticates/.test(operations[operation]!.effect),
  );
  const reach = quiet && api.reaches[keyOf(quiet)];
  if (!reach) return undefined;
  const secrets = new Secrets();
  const session = api.connect(target, new Transport({ ...target, allowWrites: false }), secrets);
  const request = await session.build(quiet.operation, await reach.call(session));
  return { curl: curlOf(request, secrets), secrets: secrets.ownIn(JSON.stringify(request)) };
}
