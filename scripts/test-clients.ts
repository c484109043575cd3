import { existsSync } from "node:fs";
import { mkdtempDisposable, readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { run } from "./ecosystem/child.ts";
import { installAndTest, tryProject, type Outcome } from "./ecosystem/project.ts";
import { variablesOf } from "./ecosystem/trial.ts";
import { root } from "./root.ts";
import { withSandboxes } from "./sandboxes.ts";
import { chosenOf } from "./serving.ts";
import { interruptibly, showProgress } from "./terminal.ts";

const PROJECTS = join(root, "contract-tests/acceptance/client-projects");

/** `test-clients`: installs the packed client into small projects, one for each place where apps run, and runs them. */
export const command = new Command("test-clients")
  .description(
    "install the packed client into small projects of every runtime and bundler, and run them",
  )
  .argument("[name...]", "only projects of these names")
  .option("--list", "name the projects and do nothing")
  .action(async (names, { list }) => {
    const all = await projectsIn(PROJECTS);
    if (list) {
      for (const [name, says] of Object.entries(all)) process.stdout.write(`${name}  ${says}\n`);
      return;
    }
    const chosen = chosenOf(names, Object.keys(all), "project");
    await interruptibly("folders may be left in the system's temporary folder", async (signal) => {
      process.exitCode = await testClients(chosen, signal);
    });
  });

/** The projects in a folder by their names, each with what it says of itself. */
export async function projectsIn(folder: string): Promise<Record<string, string>> {
  const manifests = (await readdir(folder))
    .toSorted()
    .map((name) => [name, join(folder, name, "package.json")] as const)
    .filter(([, file]) => existsSync(file));
  const read = manifests.map(async ([name, file]) => {
    const { description } = JSON.parse(await readFile(file, "utf8")) as { description: string };
    return [name, description] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Tries projects one after the other, each with sandboxes of its own, and gives the exit status. */
async function testClients(names: readonly string[], signal: AbortSignal): Promise<number> {
  await using packed = await mkdtempDisposable(join(tmpdir(), "access-contracts-packed-"));
  const argv = ["npm", "pack", join(root, "generated"), "--pack-destination", packed.path];
  await run({ argv }, 120, signal);
  const [tarball = ""] = await readdir(packed.path);
  const commands = installAndTest(join(packed.path, tarball));
  const apis = await everyApi();
  const outcomes: Outcome["outcome"][] = [];
  for (const [index, name] of names.entries()) {
    showProgress(`${index + 1} of ${names.length}: ${name}`);
    const start = performance.now();
    const folders = ["shared", name].map((folder) => join(PROJECTS, folder));
    const result = await withSandboxes(apis, {}, (pairs) => {
      // The name of each API begins those of its variables.
      const facts = Object.fromEntries(pairs.map(({ target }) => [target.api, target]));
      return tryProject(folders, commands, variablesOf(facts), signal);
    });
    outcomes.push(result.outcome);
    showProgress();
    process.stdout.write(told(name, result, performance.now() - start));
  }
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const [passed, failed, skipped] = ["passed", "failed", "skipped"].map(count);
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  // Where everything was skipped, nothing was checked.
  return failed ? 1 : passed ? 0 : 2;
}

/** One line of a result, and below it what a project printed that failed. */
export function told(name: string, result: Outcome, ms: number): string {
  const line = `${result.outcome.padEnd(8)} ${name} ${(ms / 1000).toFixed(1)} s`;
  if (result.outcome === "passed") return `${line}\n`;
  if (result.outcome === "skipped") return `${line}: ${result.why}\n`;
  return `${line}\n${result.printed.replaceAll(/^(?=.)/gm, "    ")}\n`;
}
