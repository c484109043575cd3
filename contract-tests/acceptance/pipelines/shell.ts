import { spawn } from "node:child_process";
import { dirname } from "node:path";

export interface ShellOptions {
  readonly cwd: string;
  /** All that the shell finds in its environment, beside PATH and HOME. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends the shell and all that it has started, as a CI server does when its patience is at an end. */
  readonly kill?: AbortSignal | undefined;
}

export interface Ended {
  /** 137 if it was killed. */
  readonly status: number;
  /** Both outputs, as a job's log shows them. */
  readonly log: string;
}

/** Runs a script as both CI servers do: in a Bash that ends at the first command that fails. */
export async function runBash(script: string, { cwd, env, kill }: ShellOptions): Promise<Ended> {
  const shell = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      // The Node.js of this process, whatever else the machine has.
      PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
      HOME: cwd,
      CI: "true",
      ...env,
    },
  });
  const end = () => {
    if (shell.pid !== undefined) process.kill(-shell.pid, "SIGKILL");
  };
  kill?.addEventListener("abort", end, { once: true });
  let log = "";
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  }
  try {
    const status = await new Promise<number>((resolve, reject) => {
      shell.once("error", reject).once("close", (code) => resolve(code ?? 137));
    });
    return { status, log };
  } finally {
    kill?.removeEventListener("abort", end);
  }
}
