import { globSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtempDisposable, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { run, CommandFailed } from "./ecosystem/child.ts";
import { masked, secretsOf, variablesOf } from "./ecosystem/trial.ts";
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
    const all = projectsIn(PROJECTS);
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
export function projectsIn(folder: string): Record<string, string> {
  const names = globSync("*/package.json", { cwd: folder }).map(dirname).toSorted();
  const read = names.map((name) => {
    const text = readFileSync(join(folder, name, "package.json"), "utf8");
    return [name, (JSON.parse(text) as { description: string }).description];
  });
  return Object.fromEntries(read) as Record<string, string>;
}

/** Tries projects one after the other, each with sandboxes of its own, and gives the exit status. */
async function testClients(names: readonly string[], signal: AbortSignal): Promise<number> {
  await using packed = await mkdtempDisposable(join(tmpdir(), "access-contracts-packed-"));
  const argv = ["npm", "pack", join(root, "generated"), "--pack-destination", packed.path];
  await run({ argv }, 120, signal);
  const [tarball = ""] = await readdir(packed.path);
  const install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"];
  const quietly = ["--no-package-lock", "--prefer-offline", "--loglevel=error"];
  const commands = [
    [...install, ...quietly, join(packed.path, tarball)],
    ["npm", "test", "--silent"],
  ];
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
export function told(name: string, { outcome, says }: Outcome, ms: number): string {
  const line = `${outcome.padEnd(8)} ${name} ${(ms / 1000).toFixed(1)} s`;
  if (outcome === "failed") return `${line}\n${says.replaceAll(/^(?=.)/gm, "    ")}\n`;
  return says === "" ? `${line}\n` : `${line}: ${says}\n`;
}

/** What came of a project: what it printed where it failed, or why it could not be tried. */
export interface Outcome {
  readonly outcome: "passed" | "failed" | "skipped";
  readonly says: string;
}

/** With this exit status, which the test harness of Automake has for it too, a project says that it lacks something. */
const LACKS = 77;

/** What npm says if a package does not exist, or not for this system, and why on the next line. */
const NOT_TO_BE_HAD = /^npm error code (?:E404|EBADPLATFORM)\nnpm error (.+)$/m;

/** How long a command may take. */
const SECONDS = 300;

/** Copies folders into one that is gone afterwards, and runs commands there with the facts as variables. */
export async function tryProject(
  folders: readonly string[],
  commands: readonly (readonly string[])[],
  facts: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Outcome> {
  await using work = await mkdtempDisposable(join(tmpdir(), "access-contracts-project-"));
  for (const folder of folders) await cp(folder, work.path, { recursive: true });
  const env = { ...facts, PATH: pathOf(process.env), TMPDIR: join(work.path, "tmp") };
  await mkdir(env.TMPDIR);
  try {
    for (const argv of commands) await run({ argv, cwd: work.path, env }, SECONDS, signal);
    return { outcome: "passed", says: "" };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    const printed = masked(error.printed, secretsOf(facts)).trimEnd();
    const [, why = error.status === LACKS ? printed.split("\n").at(-1) : undefined] =
      NOT_TO_BE_HAD.exec(printed) ?? [];
    return why === undefined
      ? { outcome: "failed", says: printed }
      : { outcome: "skipped", says: why };
  }
}

/** Programs of this checkout's own packages must not take the place of those that a project lacks. */
function pathOf({ PATH = "" }: NodeJS.ProcessEnv): string {
  const others = PATH.split(delimiter).filter((folder) => !/node_modules\W\.bin$/.test(folder));
  return [dirname(process.execPath), ...others].join(delimiter);
}
