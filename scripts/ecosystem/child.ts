import { spawn } from "node:child_process";
import { once } from "node:events";
import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";

/** A command of another program. */
export interface Command {
  readonly argv: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it must not print, even where it ends well: a regular expression. */
  readonly refuses?: string | undefined;
}

/** A script of several commands, which ends at the first that fails. */
export const shell = (script: string): Command => ({ argv: ["sh", "-ec", script] });

/** How much of what a command prints is kept, in characters. */
const KEPT = 200_000;

/** How long a command has to end by itself once it is told to, in milliseconds. */
const GRACE = 3000;

/** Why a command failed: what it printed, as it came. */
export class CommandFailed extends UsageError {
  readonly printed: string;
  /** Its exit status, if it ended by itself. */
  readonly status: number | undefined;
  constructor(printed: string, status?: number) {
    super(firstReason(printed));
    this.printed = printed;
    this.status = status;
  }
}

/**
 * Runs a command to its end; what it and its own children hold is ended with it.
 * @throws CommandFailed if it can't be started, fails or takes longer than `seconds`
 * @throws the signal's reason once that is aborted
 */
export async function run(command: Command, seconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const [program = "", ...argv] = command.argv;
  const child = spawn(program, argv, {
    cwd: command.cwd,
    env: { ...process.env, NO_COLOR: "1", ...command.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, which can be ended as one.
    detached: true,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      if (printed.length < KEPT) printed += text;
    });
  }
  const limit = AbortSignal.timeout(seconds * 1000);
  const either = AbortSignal.any([signal, limit]);
  let mercy: NodeJS.Timeout | undefined;
  const stop = () => {
    end(child.pid, "SIGTERM");
    mercy = setTimeout(() => end(child.pid, "SIGKILL"), GRACE);
  };
  either.addEventListener("abort", stop, { once: true });
  const [status] = (await once(child, "close").catch(({ message }: Error) => {
    printed += message;
    return [null];
  })) as [number | null];
  clearTimeout(mercy);
  either.removeEventListener("abort", stop);
  signal.throwIfAborted();
  if (limit.aborted) throw new CommandFailed(`took longer than ${seconds} s`);
  const [refused] = (command.refuses && new RegExp(command.refuses).exec(printed)) || [];
  if (refused !== undefined) throw new CommandFailed(refused);
  if (status !== 0) {
    const why = printed || `${program} ended with status ${status}`;
    throw new CommandFailed(why, status ?? undefined);
  }
}

function end(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Words that say what went wrong; stack frames and banners have none of them. */
const TELLING =
  /error|exception|fail|cannot|can't|not |unable|undefined|missing|invalid|panic|took/i;

/** The first line of a tool's output that says what is wrong, else the last one. */
export function firstReason(printed: string): string {
  const lines = printed
    // Colours of a terminal, and addresses in memory.
    .replaceAll(/\u001B\[[\d;]*m/g, "")
    .replaceAll(/\b0x[\da-f]{8,}/g, "0x…")
    .split("\n")
    .map((line) => line.trim())
    .filter(
      (line) => line !== "" && !/^(\[main\] )?(INFO|WARN|warning)|^at |^Note:|^#/i.test(line),
    );
  const found = lines.findIndex((line) => TELLING.test(line));
  const [line = "", next = ""] = found < 0 ? lines.slice(-1) : lines.slice(found);
  // A heading such as "Errors:" says nothing without what follows it.
  const whole = line.endsWith(":") ? `${line} ${next}` : line;
  return whole.length > 300 ? `${whole.slice(0, 299)}…` : whole;
}
