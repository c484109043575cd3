import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { everyApi } from "../../apis/discover.ts";
import type { Report } from "../../report/report.ts";
import {
  inFolder,
  runCommand,
  runHere,
  targetFile,
  type Outcome,
  type Run,
} from "./command-line.ts";

interface Fleet {
  readonly folder: string;
  /** The command with the fleet's target file and folder. */
  readonly verify: (...args: string[]) => Promise<Outcome>;
  /** Begins to verify the fleet; resolves when the router has ended, and the panel has begun. */
  readonly begin: () => Promise<{ kill(signal: NodeJS.Signals): void; ended: Promise<Run> }>;
  readonly report: () => Promise<Report>;
}

/** A router, and a panel that never answers, before the command line. */
async function atFleet(visit: (fleet: Fleet) => Promise<void>): Promise<void> {
  const { vpnscript, waveros } = await everyApi();
  const router = await waveros!.startSandbox();
  const panel = await vpnscript!.startSandbox({ alter: () => new Promise(() => undefined) });
  try {
    await inFolder(async (folder) => {
      const file = await targetFile(folder, [router.target, panel.target]);
      const to = join(folder, "report");
      const few = ["--tool", "vitest", "--only", "*/get*/**"];
      const common = ["verify", "--targets", file, "--report", to, ...few];
      await visit({
        folder: to,
        verify: (...args) => runHere([...common, ...args], folder),
        report: async () => JSON.parse(await readFile(join(to, "report.json"), "utf8")) as Report,
        begin: async () => {
          let kill: (signal: NodeJS.Signals) => void = () => undefined;
          const ended = runCommand(common, { started: (one) => (kill = (by) => one.kill(by)) });
          await expect
            .poll(() => readFile(join(to, "events.jsonl"), "utf8"))
            .toMatch(/"event":"target"/);
          return { kill, ended };
        },
      });
    });
  } finally {
    await Promise.all([panel.close(), router.close()]);
  }
}

/** The router has been told of whole, and of the panel it is said that it was not. */
function expectCut({ cutShort, targets: [router, panel] }: Report, why: RegExp): void {
  expect(cutShort).toMatch(why);
  expect(router).toMatchObject({ summary: { violates: 0 }, leftovers: [] });
  expect(router!.error).toBeUndefined();
  expect(panel!.error).toMatch(/^cut short: /);
}

test("a run that is stopped reports what it had done, and nobody else is let in meanwhile", async () => {
  await atFleet(async ({ begin, verify, report, folder }) => {
    const earlier = `${folder}-earlier`;
    await mkdir(earlier);
    const begins = { event: "run", schemaVersion: 1, tool: "t", startedAt: "", targets: [] };
    await writeFile(join(earlier, "events.jsonl"), JSON.stringify(begins));
    const { kill, ended } = await begin();
    const others = [
      () => verify(),
      () => verify("--clean-up"),
      () => runHere(["report", "--from", folder], folder),
      () => runHere(["report", "--from", earlier, "--report", folder], folder),
      () => runHere(["merge", earlier, "--report", folder], folder),
    ];
    for (const other of others) {
      const { status, stderr } = await other();
      expect(stderr).toMatch(/run\.lock: another run \(process \d+ on .*wait for its end/);
      expect(status).toBe(2);
    }
    kill("SIGTERM");
    const { status, stdout } = await ended;
    expect(status).toBe(143);
    expect(stdout).toMatch(/cut short: interrupted by SIGTERM/);
    expectCut(await report(), /^interrupted by SIGTERM$/);
  });
});

test("of a run that was killed, what it had done is reported from its events", async () => {
  await atFleet(async ({ begin, report, folder }) => {
    const { kill, ended } = await begin();
    kill("SIGKILL");
    expect((await ended).status).toBeNull();
    const { status, stdout } = await runHere(["report", "--from", folder], folder);
    expect(status, stdout).toBe(2);
    expectCut(await report(), /killed/);
  });
});

test("a run ends when its time is over", async () => {
  await atFleet(async ({ verify, report }) => {
    const { status, stdout } = await verify("--max-time", "1");
    expect(status, stdout).toBe(2);
    expect((await report()).cutShort).toBe("--max-time 1 is over");
  });
});

test("a run whose folder is removed says so in one line, and leaves nothing", async () => {
  await inFolder(async (folder) => {
    const to = join(folder, "report");
    const { waveros } = await everyApi();
    const router = await waveros!.startSandbox({
      alter: async (_, answer) => {
        await rm(to, { recursive: true, force: true });
        return answer;
      },
    });
    try {
      const before = router.fingerprint();
      const file = await targetFile(folder, [router.target]);
      const few = ["--tool", "vitest", "--only", "*/create_voucher/**"];
      const run = await runHere(["verify", "--targets", file, "--report", to, ...few], folder);
      expect(run).toMatchObject({ status: 2, stdout: "" });
      expect(run.stderr).toMatch(
        /^this run ends with an error; nothing is left behind\n?.*can't be written to .*\n$/s,
      );
      expect(run.stderr.split("\n")).toHaveLength(3);
      expect(router.fingerprint()).toBe(before);
    } finally {
      await router.close();
    }
  });
});
