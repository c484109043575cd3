import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { commandLine } from "../../../scripts/cli.ts";

/** The file of the command. */
export const COMMAND = fileURLToPath(
  new URL("../../../scripts/access-contracts.js", import.meta.url),
);
const PEAK = new URL("peak-memory.ts", import.meta.url).href;

/** What a run of the command line has come to. */
export interface Outcome {
  /** Null if it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What its process has come to besides. */
export interface Run extends Outcome {
  readonly milliseconds: number;
  /** The most memory that the process has held, in megabytes; undefined if it was killed. */
  readonly peakMegabytes: number | undefined;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Told of the process as soon as it runs, so that it can be interrupted. */
  readonly started?: (child: { kill(signal: NodeJS.Signals): boolean }) => void;
  /** Killed after so many milliseconds. */
  readonly limit?: number;
  readonly cwd?: string;
}

/** Runs the real command line in a process of its own. */
export async function runCommand(
  args: readonly string[],
  { env = {}, started, limit = 120_000, cwd }: RunOptions = {},
): Promise<Run> {
  return inFolder(async (folder) => {
    const begun = performance.now();
    const peak = join(folder, "peak");
    const child = spawn(process.execPath, ["--import", PEAK, COMMAND, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...clean(folder), PEAK_MEMORY_FILE: peak, ...env },
      ...(cwd === undefined ? {} : { cwd }),
      timeout: limit,
      killSignal: "SIGKILL",
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    started?.(child);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    const megabytes = await readFile(peak, "utf8").catch(() => undefined);
    return {
      status,
      stdout: Buffer.concat(stdout).toString(),
      stderr: Buffer.concat(stderr).toString(),
      milliseconds: performance.now() - begun,
      peakMegabytes: megabytes === undefined ? undefined : Number(megabytes),
    };
  });
}

/** The environment of the command: nothing of that of the tests, such as what a CI system sets. */
const clean = (home: string) => ({ PATH: process.env["PATH"], HOME: home });

/**
 * Runs the command line within this process, in a third of the time: for what it says and comes to,
 * where signals, memory or what is printed by an end of the process do not matter. One at a time.
 */
export async function runHere(args: readonly string[], cwd: string): Promise<Outcome> {
  const printed = { stdout: "", stderr: "" };
  const spies = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    }),
  );
  const [before, env] = [process.cwd(), process.env];
  process.env = clean(cwd);
  process.chdir(cwd);
  let status: number;
  try {
    await (await commandLine(args[0])).parseAsync(args, { from: "user" });
    status = Number(process.exitCode ?? 0);
  } catch (error) {
    const { name, message } = error as Error;
    // Any other error is a failure of our own.
    if (!["TargetError", "UsageError", "CommanderError"].includes(name)) throw error;
    if (name !== "CommanderError") printed.stderr += `${message}\n`;
    status = 2;
  } finally {
    process.exitCode = undefined;
    process.chdir(before);
    process.env = env;
    for (const spy of spies) spy.mockRestore();
  }
  return { status, ...printed };
}

/** Does some work in a fresh folder, which goes afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "access-contracts-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes a target file (JSON is YAML) and resolves to its path. */
export async function targetFile(folder: string, targets: readonly object[]): Promise<string> {
  const file = join(folder, "targets.json");
  await writeFile(file, JSON.stringify({ targets }));
  return file;
}

/** Every file below a folder, by its name. */
export async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)),
  );
}
