import { tmpdir } from "node:os";
import { runBash } from "./shell.ts";

/** What Bash says of a script without running it: nothing if it can read it. */
export async function syntaxOf(script: string): Promise<string> {
  const quoted = `'${script.replaceAll("'", "'\\''")}'`;
  const { log } = await runBash(`bash -n -c ${quoted} || true`, { cwd: tmpdir(), env: {} });
  return log;
}
