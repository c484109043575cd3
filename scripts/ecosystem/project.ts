import { cp, mkdir, mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { run, CommandFailed } from "./child.ts";
import { masked, secretsOf } from "./trial.ts";

/** What came of a project. */
export type Outcome =
  | { readonly outcome: "passed" }
  | { readonly outcome: "failed"; readonly printed: string }
  /** It could not be tried, and why. */
  | { readonly outcome: "skipped"; readonly why: string };

/** With this exit status, which the test harness of Automake has for it too, a project says that it lacks something. */
const LACKS = 77;

/** What npm says if there is no such package, or none for this system, and why on the next line. */
const NOT_TO_BE_HAD = /^npm error code (?:E404|EBADPLATFORM)\nnpm error (.+)$/m;

/** How long a command may take. */
const SECONDS = 300;

/** Installs a tarball and what a project's package.json names, and runs the project's script `test`. */
export function installAndTest(tarball: string): string[][] {
  const install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"];
  const quietly = ["--no-package-lock", "--prefer-offline", "--loglevel=error"];
  return [
    [...install, ...quietly, tarball],
    ["npm", "test", "--silent"],
  ];
}

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
    return { outcome: "passed" };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    const printed = masked(error.printed, secretsOf(facts)).trimEnd();
    const [, why = error.status === LACKS ? printed.split("\n").at(-1) : undefined] =
      NOT_TO_BE_HAD.exec(printed) ?? [];
    return why === undefined ? { outcome: "failed", printed } : { outcome: "skipped", why };
  }
}

/** Programs of this checkout's own packages must not take the place of those that a project lacks. */
function pathOf({ PATH = "" }: NodeJS.ProcessEnv): string {
  const others = PATH.split(delimiter).filter((folder) => !/node_modules\W\.bin$/.test(folder));
  return [dirname(process.execPath), ...others].join(delimiter);
}
