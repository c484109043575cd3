import { constants, existsSync } from "node:fs";
import { access, mkdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { unfinished } from "../contract-tests/engine/journal.ts";
import { readEvents, type RunBegins } from "../contract-tests/report/events.ts";
import type { Part } from "../contract-tests/report/merge.ts";
import { printable } from "../contract-tests/report/printable.ts";
import { WHY } from "../contract-tests/report/write.ts";
import type { Pair } from "../contract-tests/run/chosen.ts";
import { journalFile, leftByEarlierRun } from "../contract-tests/run/clean-up.ts";
import { reportOf } from "../contract-tests/run/report-of.ts";
import type { Apis } from "./sandboxes.ts";

/** Who writes to a folder of reports. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** How often a run shows that it goes on, and after how long without that it has ended, in milliseconds. */
const [BEAT, SILENT] = [10_000, 60_000];

/**
 * Makes the folder that a run's journals and reports are written to, before anything is sent, and
 * keeps other runs out of it until what it resolves to is disposed of.
 * @throws UsageError if it cannot be written to, another run is at it, or one of the journals is there.
 */
export async function takeFolder(
  folder: string,
  targets: readonly Pair[],
): Promise<AsyncDisposable> {
  await mkdir(folder, { recursive: true })
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
  await writeFile(file, `${process.pid} ${hostname()}`, { flag: "wx" }).catch(() =>
    refuseBusy(folder),
  );
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
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return;
  const { pid, host } = holderIn(text);
  const touched = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  // On another machine, such as one that shares a volume, a process can't be asked for.
  const goesOn = host === hostname() ? isAlive(pid) : Date.now() - touched < SILENT;
  if (!goesOn) return rm(file, { force: true });
  throw new UsageError(
    `${file}: another run (process ${pid} on ${host}) writes its reports there; wait for its end, or name another folder with --report`,
  );
}

/**
 * How the run that has written to a folder began, and what it has found.
 * @throws UsageError if it still goes on, or that can't be read
 */
export async function readRun(folder: string, apis: Apis): Promise<Omit<Part, "folder">> {
  await refuseBusy(folder);
  const [what, why] = ["whatever the run has created there", "it was killed before it cleaned up"];
  let run: RunBegins | undefined;
  const report = await reportOf(events(), apis, (name) =>
    existsSync(journalFile(folder, { name })) ? [{ what, why }] : [],
  );
  return { run: run!, report };

  async function* events() {
    for await (const event of readEvents(folder)) {
      if (event.event === "run") run = event;
      yield event;
    }
  }
}

/** Nobody, where it can't be read: it is being written, or is no run's. */
function holderIn(text: string): Holder {
  const [, pid = "0", host = "a machine unknown"] = /^(\d+) (\S+)$/.exec(text) ?? [];
  return { pid: Number(pid), host };
}

const lockFile = (folder: string) => join(folder, "run.lock");

function isAlive(pid: number): boolean {
  // A container counts its processes anew.
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
