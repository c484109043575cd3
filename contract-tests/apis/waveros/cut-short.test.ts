import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readJournal } from "../../engine/exchange/journal.ts";
import { cleanUp, journalFile } from "../../run/clean-up.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Asked } from "../../sandbox/server.ts";
import { api as waveros } from "./api.ts";
import type { FaultName } from "./sandbox/faults.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { WaverosTarget } from "./target.ts";

/** Whether the process that sent a request is to be killed before the answer leaves. */
type Moment = (asked: Asked, requests: number) => boolean;

interface Aftermath {
  readonly sandbox: Sandbox;
  readonly target: WaverosTarget;
  readonly folder: string;
  readonly file: string;
  readonly before: string;
}

async function cutShort(
  moment: Moment,
  fault: FaultName | undefined,
  visit: (aftermath: Aftermath) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "cut-short-"));
  let child: ChildProcess | undefined;
  let requests = 0;
  const sandbox = await startSandbox({
    ...(fault && { fault }),
    alter: async (asked, answer) => {
      if (child?.exitCode === null && !child.killed && moment(asked, ++requests)) {
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      }
      return answer;
    },
  });
  try {
    const target = { ...sandbox.target, timeout: 5 } as unknown as WaverosTarget;
    const before = sandbox.fingerprint();
    const script = fileURLToPath(new URL("cut-short.support.ts", import.meta.url));
    child = spawn(process.execPath, [script, JSON.stringify(target), folder], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [, signal] = (await once(child, "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
    await visit({ sandbox, target, folder, file: journalFile(folder, target), before });
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true });
  }
}

function clean(target: WaverosTarget, folder: string) {
  return cleanUp({ api: waveros, target }, folder);
}

const MOMENTS: Readonly<Record<string, readonly [Moment, FaultName?]>> = {
  "with its first voucher stored and not answered": [({ body }) => body.includes("-1-Room")],
  "between two requests": [(_, requests) => requests === 50],
  "with a voucher without a username stored and not answered": [
    ({ body, url }) => `${body}${url.search}`.includes("P4"),
  ],
  "at a router that keeps none of the run's marks": [
    ({ body, url }) => `${body}${url.search}`.includes("P5"),
    "create-ignores-fullname",
  ],
};

test.concurrent.each(Object.entries(MOMENTS))("killed %s, a run is undone", async (_, how) => {
  const [moment, fault] = how;
  await cutShort(moment, fault, async ({ sandbox, target, folder, file, before }) => {
    expect(sandbox.fingerprint()).not.toBe(before);
    const { writes, removed, leftovers } = await clean(target, folder);
    expect(writes).toBeGreaterThan(0);
    expect(removed.length).toBeGreaterThan(0);
    expect(leftovers).toEqual([]);
    expect(sandbox.fingerprint()).toBe(before);
    expect(await readJournal(file)).toBeUndefined();
  });
});

test("half a line at the end of the journal does not hinder", async () => {
  await cutShort(MOMENTS["between two requests"]![0], undefined, async (aftermath) => {
    const { sandbox, target, folder, file, before } = aftermath;
    await appendFile(file, '{"at":null,"baseUrl":"http://127.0.0.1:1/api/","ma');
    expect((await clean(target, folder)).leftovers).toEqual([]);
    expect(sandbox.fingerprint()).toBe(before);
    expect(await readJournal(file)).toBeUndefined();
  });
});

test("what another router holds is given back, and the journal kept", async () => {
  await cutShort(MOMENTS["between two requests"]![0], undefined, async (aftermath) => {
    const { sandbox, target, folder, file } = aftermath;
    const other = await startSandbox();
    try {
      const { baseUrl, apiKey } = other.target as unknown as WaverosTarget;
      const held = [sandbox.fingerprint(), other.fingerprint()];
      const { leftovers } = await clean({ ...target, baseUrl, apiKey }, folder);
      expect(leftovers[0]?.what).toMatch(/^vouchers "ct-[0-9a-f]{8}-…" at http:/);
      expect(leftovers[0]?.what).toContain(target.baseUrl);
      expect([sandbox.fingerprint(), other.fingerprint()]).toEqual(held);
      expect(await readJournal(file)).not.toBeUndefined();
    } finally {
      await other.close();
    }
  });
});
