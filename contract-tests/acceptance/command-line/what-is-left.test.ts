import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadApi } from "../../apis/discover.ts";
import type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.ts";
import {
  inFolder,
  runCommand,
  runHere,
  targetFile,
  type Outcome,
  type RunOptions,
} from "./command-line.ts";

interface Stand {
  readonly sandbox: Sandbox;
  readonly folder: string;
  /** Runs `verify` on the router, under a name that its target file gives it, and on others; with options, in a process of its own. */
  readonly verify: (
    args: readonly string[],
    named?: object,
    options?: RunOptions,
  ) => Promise<Outcome>;
}

/** A router, and the command line before it. */
async function atRouter(
  options: SandboxOptions,
  visit: (stand: Stand) => Promise<void>,
  beside: readonly object[] = [],
) {
  const api = await loadApi("waveros");
  const sandbox = await api.startSandbox(options);
  try {
    await inFolder((folder) =>
      visit({
        ...{ sandbox, folder },
        verify: async (args, named = {}, options) => {
          const file = await targetFile(folder, [
            { ...sandbox.target, ...named },
            ...beside.map((other) => ({ ...sandbox.target, ...other })),
          ]);
          const argv = ["verify", "--targets", file, "--report", folder, ...args];
          return options ? runCommand(argv, options) : runHere(argv, folder);
        },
      }),
    );
  } finally {
    await sandbox.close();
  }
}

const CREATES = ["--tool", "vitest", "--only", "waveros/create_voucher/user-added"];

test("what is left is the last word, and a clean-up of others tells of the journal", async () => {
  const visit = async ({ verify }: Stand) => {
    const run = await verify([...CREATES, "--name", "sandbox-waveros"]);
    expect(run.status).toBe(1);
    expect(run.stdout.trimEnd().split("\n").at(-1)).toMatch(/left behind.*verify --clean-up/);
    const renamed = await verify(["--clean-up"], { name: "another" });
    expect(renamed.status).toBe(1);
    expect(renamed.stdout).toMatch(/^sandbox-waveros: perhaps left behind: .*call it so again/m);
    const other = await verify(["--clean-up", "--name", "beside"]);
    expect(other.status).toBe(1);
    expect(other.stdout).toMatch(/^sandbox-waveros: perhaps left behind: .*without --shard/m);
    const cleaned = await verify(["--clean-up"]);
    expect(cleaned.stdout + cleaned.stderr).toMatch(/left behind: voucher "ct-/);
    expect(cleaned.status).toBe(1);
  };
  await atRouter({ fault: "remove-keeps-voucher" }, visit, [{ name: "beside" }]);
});

test("a clean-up that finds another product says that the journal is kept, and what may be left", async () => {
  let isOther = false;
  const page = { status: 404, headers: { "content-type": "text/html" }, body: "<p>none</p>" };
  const alter: SandboxOptions["alter"] = (_, answer) => (isOther ? page : answer);
  await atRouter({ fault: "remove-keeps-voucher", alter }, async ({ verify }) => {
    await verify(CREATES);
    isOther = true;
    const { status, stderr } = await verify(["--clean-up"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^sandbox-waveros: its journal is kept; perhaps left behind: vouchers? "ct-/m,
    );
  });
});

test("targets without a journal have one line for all, and one that can't be read keeps no other", async () => {
  const beside = ["b", "c", "d", "e", "f"].map((name) => ({ name }));
  const visit = async ({ verify, folder }: Stand) => {
    await mkdir(join(folder, "journal-f.jsonl"));
    const { status, stdout, stderr } = await verify(["--clean-up"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/journal-f\.jsonl is a directory, where a run keeps a journal; .*\n$/);
    expect(stdout).toMatch(/^no journal of sandbox-waveros, b, c and 2 more in .*--report.*\n$/);
    const run = await verify(CREATES);
    expect([run.status, run.stdout, run.stderr]).toEqual([2, "", stderr]);
  };
  await atRouter({}, visit, beside);
});

/** A run that is sent a signal while its first create is answered, and another one as soon as it says that it stops. */
async function stopped(
  first: NodeJS.Signals,
  then?: NodeJS.Signals,
  beside: readonly object[] = [],
) {
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  let creates = 0;
  const alter: SandboxOptions["alter"] = async ({ url, body }, answer) => {
    if (!`${url.search}${body}`.includes("create_voucher") || creates++ > 0) return answer;
    kill(first);
    // The answer comes once the run has stopped to wait for it.
    await new Promise((go) => setTimeout(go, 500));
    if (then) kill(then);
    return answer;
  };
  const throws = `process.on("SIGUSR2",()=>{throw new Error("of our own making")})`;
  let run: Outcome | undefined;
  let isClean: boolean | undefined;
  const stand = async ({ verify, sandbox }: Stand) => {
    const before = sandbox.fingerprint();
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throws)}` };
    const started: RunOptions["started"] = (child) => (kill = (signal) => void child.kill(signal));
    run = await verify(CREATES, {}, { env, started });
    isClean = sandbox.fingerprint() === before;
  };
  await atRouter({ alter }, stand, beside);
  return { ...run!, isClean };
}

/** Nothing answers there. */
const CLOSED = { name: "closed", baseUrl: "http://127.0.0.1:1/api/" };

test.each([
  ["the only target", [], ""],
  ["one of several targets", [CLOSED], "sandbox-waveros: "],
])("a second Ctrl-C names what may be left on %s, and ends", async (_, beside, on) => {
  const { status, stderr } = await stopped("SIGINT", "SIGINT", beside);
  expect(status).toBe(130);
  const [ended, ...left] = stderr.slice(stderr.indexOf("SIGINT: ended")).trimEnd().split("\n");
  expect(ended).toBe("SIGINT: ended at once; what this run has created may be left");
  expect(left.pop()).toMatch(
    /^verify --clean-up, with the same --targets and --report, looks again/,
  );
  expect(left.length).toBeGreaterThan(0);
  for (const line of left) {
    expect(line).toMatch(new RegExp(`^${on}perhaps left behind: (a )?voucher "ct-\\w{8}-`));
  }
});

test("a failure of our own ends with 2, after cleaning up", async () => {
  const { status, stderr, isClean } = await stopped("SIGUSR2");
  expect(status, stderr).toBe(2);
  expect(stderr).toContain("of our own making");
  expect(stderr).toContain("nothing is left behind");
  expect(isClean).toBe(true);
});
