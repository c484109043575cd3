import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import { selectTargets } from "../contract-tests/target-file/load.ts";
import { asTyped } from "./examples.ts";
import { verifying } from "./options.ts";
import { runAndReport } from "./run-and-report.ts";
import { switchesOf, withSandboxes } from "./sandboxes.ts";

const REMEDY = "no sandbox has it; faults --list shows all, such as vpnscript/deleted-stays";

/** `start`: starts the bundled sandboxes and verifies them. */
export const command = verifying(
  new Command("start")
    .description("verify the bundled sandboxes of all APIs; takes most options of verify")
    .optionsGroup("What is verified:")
    .option(
      "--fault <api/name>",
      "seed one breach in a sandbox, to see it reported, such as vpnscript/deleted-stays",
    ),
).action(async (options) => {
  const apis = await everyApi();
  await withSandboxes(apis, switchesOf(apis, options, REMEDY), async (pairs) => {
    const targets = pairs.map(({ target }) => target);
    const named = selectTargets(targets, options);
    const chosen = pairs.filter(({ target }) => named.includes(target));
    // A journal is of no use for a target that ends with this process.
    await runAndReport(chosen, { ...options, apis, keepsJournal: false });
    if (options.fault === undefined) return;
    if (process.exitCode === 1) sayHowToServe(chosen, options.fault);
    else process.stdout.write(`No finding tells of ${options.fault}; some faults take --model\n`);
  });
});

/** The sandbox ends with this process, and the requests of a finding are sent to it. */
function sayHowToServe(pairs: readonly Pair[], fault: string): void {
  const broken = pairs.find(({ api }) => fault.startsWith(`${api.name}/`));
  if (!broken) return;
  const { port } = new URL(broken.target.baseUrl);
  const line = asTyped(`sandbox ${broken.api.name} --port ${port} --fault ${fault}`);
  process.stdout.write(
    `To send the requests of a finding yourself, serve that sandbox again: ${line}\n`,
  );
}
