import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtempDisposable, readdir, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { refuseBusy, takeFolder } from "./report-folder.ts";

const temporary = () => mkdtempDisposable(join(tmpdir(), "folder-"));

/** A folder that is locked, by whom and since how many seconds ago. */
async function locked(
  folder: string,
  by: { pid?: number; host?: string; birth?: string },
  seconds = 0,
): Promise<void> {
  const file = join(folder, "run.lock");
  const { pid, host, birth = "" } = by;
  await writeFile(file, pid === undefined ? "nobody" : `${pid} ${host} ${birth}`);
  const when = Date.now() / 1000 - seconds;
  await utimes(file, when, when);
}

test("a folder is one run's at a time, and made if need be", async () => {
  await using folder = await temporary();
  const below = join(folder.path, "report");
  {
    await using _ = await takeFolder(below, []);
    expect(await readdir(below)).toEqual(["run.lock"]);
  }
  expect(await readdir(below)).toEqual([]);
});

/** When a process began, as the system counts it. */
function birthOf(pid: number): string {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19]!;
}

const PARENT = { pid: process.ppid, host: hostname() };
const birth = existsSync("/proc/self/stat") ? birthOf(process.ppid) : "";

test.each([
  ["of a process that goes on", { ...PARENT, birth }, 0],
  ["of another machine", { pid: 1, host: "elsewhere" }, 0],
])("a lock %s keeps a run out", async (_, by, seconds) => {
  await using folder = await temporary();
  await locked(folder.path, by, seconds);
  for (const take of [refuseBusy, (path: string) => takeFolder(path, [])]) {
    const refused = await take(folder.path).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UsageError);
    expect(String(refused)).toContain(`another run (process ${by.pid} on ${by.host})`);
  }
  expect(await readdir(folder.path)).toEqual(["run.lock"]);
});

test.each([
  ["of a process that has ended", { pid: 2 ** 22 + 1, host: hostname() }, 0],
  ["of a process before, of which another has the number", { ...PARENT, birth: "1" }, 0],
  ["of this process's number, in a container before", { pid: process.pid, host: hostname() }, 0],
  ["of another machine, a minute after its last sign", { pid: 1, host: "elsewhere" }, 61],
  ["that a loss of power has torn", {}, 0],
])("a lock %s keeps nobody out", async (_, by, seconds) => {
  await using folder = await temporary();
  await locked(folder.path, by, seconds);
  await refuseBusy(folder.path);
  expect(await readdir(folder.path)).toEqual([]);
});

test("a folder in the place of a lock is refused before anything is sent", async () => {
  await using folder = await temporary();
  const file = join(folder.path, "run.lock");
  await mkdir(file);
  await expect(takeFolder(folder.path, [])).rejects.toThrow(
    new UsageError(`${file} is a directory; move it away, or name another folder with --report`),
  );
});

test.skipIf(birth === "")(
  "a lock of a process that has ended, and nobody has asked for, keeps nobody out",
  async () => {
    // The shell, which would ask, is another program by then.
    const parent = spawn("sh", ["-c", "sleep 0.01 & echo $!; exec sleep 60"]);
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(String(line));
      const its = birthOf(pid);
      const isEnded = () => readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
      await vi.waitUntil(isEnded, { timeout: 30_000 });
      await using folder = await temporary();
      await locked(folder.path, { pid, host: hostname(), birth: its }, 0);
      await refuseBusy(folder.path);
      expect(await readdir(folder.path)).toEqual([]);
    } finally {
      parent.kill();
    }
  },
);
