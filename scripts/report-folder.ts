import { constants } from "node:fs";
import { access, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UsageError, whyUnread, WHY } from "../contract-tests/engine/exchange/errors.ts";
import { unfinished } from "../contract-tests/engine/exchange/journal.ts";
import { eventFile, readEvents } from "../contract-tests/report/events.ts";
import type { Part } from "../contract-tests/report/merge.ts";
import { printable } from "../contract-tests/report/printable.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import { journalFile, leftByEarlierRun, leftOnTarget } from "../contract-tests/run/clean-up.ts";
import { reportOf } from "../contract-tests/run/report-of.ts";
import type { Apis } from "./sandboxes.ts";

/** How often a run shows that it goes on, and after how long without that it has ended, in milliseconds. */
const [BEAT, SILENT] = [10_000, 60_000];

/** How long it takes at most to write a lock, in milliseconds. */
const MOMENT = 500;

/**
 * Makes the folder that a run's journals and reports are written to, before anything is sent, and
 * keeps other runs out of it until what it resolves to is disposed of.
 * @throws UsageError if it cannot be written to, another run is at it, or one of the journals is there.
 */
export async function takeFolder(
  folder: string,
  targets: readonly Pair[],
): Promise<AsyncDisposable> {
  await makeFolder(resolve(folder))
    .then(() => access(folder, constants.W_OK))
    .catch((error: NodeJS.ErrnoException) => {
      const { code = "", message } = error;
      const remedy = "name a folder that can be written to";
      throw new UsageError(`--report ${folder}: ${WHY[code] ?? message}; ${remedy}`, {
        cause: error,
      });
    });
  await refuseBusy(folder);
  for (const pair of targets) {
    const left = await leftByEarlierRun(pair, folder);
    if (left) throw unfinished(journalFile(folder, pair.target), left.map(printable));
  }
  const file = lockFile(folder);
  const { pid } = process;
  const holder = [pid, hostname(), await birthOf(pid)].join(" ");
  await writeFile(file, holder, { flag: "wx" }).catch(() => refuseBusy(folder));
  const beat = setInterval(() => {
    utimes(file, new Date(), new Date()).catch(() => undefined);
  }, BEAT);
  beat.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(beat);
      await rm(file, { force: true });
    },
  };
}

/** @throws UsageError if a run writes to the folder; the lock of one that was killed goes. */
export async function refuseBusy(folder: string): Promise<void> {
  const file = lockFile(folder);
  const read = () =>
    readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      const remedy = "move it away, or name another folder with --report";
      throw new UsageError(`${file} ${whyUnread(error)}; ${remedy}`, { cause: error });
    });
  const first = await read();
  // One that is just being written is whole in a moment; of one that a loss of power has torn, nothing more comes.
  if (first !== undefined && !holderIn(first)) await sleep(MOMENT);
  const text = await read();
  if (text === undefined) return;
  const holder = holderIn(text);
  if (!holder) return rm(file, { force: true });
  const { pid, host, birth } = holder;
  const touched = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  // A process on another machine, such as one that shares a volume, can't be looked up.
  const goesOn = host === hostname() ? await isAlive(pid, birth) : Date.now() - touched < SILENT;
  if (!goesOn) return rm(file, { force: true });
  throw new UsageError(
    `${file}: another run (process ${pid} on ${host}) writes its reports there; wait for its end, or name another folder`,
  );
}

/**
 * How the run that has written to a folder began, and what it has found.
 * @throws UsageError if it still goes on, or that can't be read
 */
export async function readRun(folder: string, apis: Apis): Promise<Omit<Part, "folder">> {
  await refuseBusy(folder);
  const leftOf = (name: string) => leftOnTarget(name, folder);
  const { run, report, damage } = await reportOf(readEvents(folder), apis, leftOf);
  if (damage !== undefined) process.stderr.write(`${printable(eventFile(folder))}: ${damage}\n`);
  return { run, report };
}

/**
 * The process that writes to a folder of reports, undefined where that is not told; its birth, in the system's own count,
 * is empty where that can't be known.
 */
function holderIn(text: string) {
  const [, pid, host = "", birth = ""] = /^(\d+) (\S+) (\d*)$/.exec(text) ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), host, birth };
}

const lockFile = (folder: string) => join(folder, "run.lock");

/** Whether a process still runs and is the one that began then: a container counts its processes from 1 again. */
async function isAlive(pid: number, birth: string): Promise<boolean> {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return birth === (await birthOf(pid));
}

async function birthOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name, in brackets, may hold anything; the state is the first field after it, and the time the 20th.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  // What has ended is there until its parent asks, which none may do in a container.
  return fields[0] === "Z" ? "ended" : (fields[19] ?? "");
}

/** Makes a folder and those above it. `mkdir` of Node.js never ends where the system refuses one as if it had no parent. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}
