import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { apiNames, loadApi } from "../../apis/discover.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Asked } from "../../sandbox/server.ts";
import {
  filesIn,
  inFolder,
  runCommand,
  runHere,
  targetFile,
  type Outcome,
} from "./command-line.ts";
import { frozen, type ReportedTarget } from "./frozen-report.support.ts";

/** Whether a request asks an installation to create or to delete something. */
const WRITES: Readonly<Record<string, (asked: Pick<Asked, "method" | "url" | "body">) => boolean>> =
  {
    vpnscript: ({ method, url }) =>
      method === "DELETE" || (method === "POST" && url.pathname !== "/api/auth/token"),
    waveros: ({ url, body }) => /create_voucher|remove_voucher/.test(url.search + body),
  };

/** An installation that was visited. */
interface Visited {
  readonly sandbox: Sandbox;
  readonly before: string;
  readonly after: string;
  /** How many requests asked to create or delete something. */
  readonly writes: number;
}

/** What has come of running the command line on installations, in the order of their names. */
interface Visit {
  readonly run: Outcome;
  readonly visited: readonly Visited[];
  /** Requests that came after the run had ended. */
  readonly late: number;
  readonly files: ReadonlyMap<string, string>;
}

interface VisitOptions {
  readonly args?: readonly string[];
  readonly change?: (target: Readonly<Record<string, unknown>>) => object;
  readonly faults?: Readonly<Record<string, string>>;
  /** Sends a signal while each installation answers its write of that number. */
  readonly stop?: { readonly signal: NodeJS.Signals; readonly atWrite: number };
  /** Another command to run on the same targets and folder after the first has ended. */
  readonly then?: readonly string[];
}

async function visit(apis: readonly string[], options: VisitOptions = {}): Promise<Visit> {
  const { args = [], change = (target) => target, faults = {}, stop, then } = options;
  let kill: () => void = () => undefined;
  // Each answers when all have come to that write, and the signal is sent.
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  let waiting = 0;
  const stopAll = () => {
    if (++waiting === apis.length) {
      kill();
      resolve();
    }
    return stopped;
  };
  const start = async (name: string) => {
    const count = { writes: 0 };
    const { [name]: fault } = faults;
    const sandbox = await (
      await loadApi(name)
    ).startSandbox({
      ...(fault === undefined ? {} : { fault }),
      alter: async (asked, answer) => {
        if (WRITES[name]!(asked) && ++count.writes === stop?.atWrite) await stopAll();
        return answer;
      },
    });
    return { sandbox, count, before: sandbox.fingerprint() };
  };
  return inFolder(async (folder) => {
    const started = await Promise.all(apis.map(start));
    try {
      const targets = started.map(({ sandbox }) => change(sandbox.target));
      const file = await targetFile(folder, targets);
      const report = join(folder, "report");
      const common = ["verify", "--targets", file, "--report", report];
      let run = stop
        ? await runCommand([...common, ...args], {
            started: (child) => (kill = () => void child.kill(stop.signal)),
          })
        : await runHere([...common, ...args], folder);
      if (then) run = await runHere([...common, ...then], folder);
      const asked = () => started.reduce((sum, { sandbox }) => sum + sandbox.log.length, 0);
      const seen = asked();
      await new Promise((go) => setTimeout(go, 300));
      const visited = started.map(({ sandbox, count, before }) => {
        return { sandbox, before, after: sandbox.fingerprint(), writes: count.writes };
      });
      const files = await filesIn(report).catch(() => new Map<string, string>());
      return { run, visited, late: asked() - seen, files };
    } finally {
      await Promise.all(started.map(({ sandbox }) => sandbox.close()));
    }
  });
}

/** Each installation is as it was. */
function expectUnchanged({ visited }: Visit): void {
  for (const { before, after } of visited) expect(after).toBe(before);
}

/** The target of that API in what was reported. */
function reported(files: Visit["files"], api: string): ReportedTarget {
  const text = [...files].find(([file]) => file.endsWith("report.json"))![1];
  const { targets } = JSON.parse(text) as { targets: (ReportedTarget & { api: string })[] };
  return targets.find((target) => target.api === api)!;
}

const names = apiNames();

describe("without allowWrites", () => {
  test.each(["vitest", "dredd"])("by %s nothing is created or deleted", async (tool) => {
    const there = await visit(names, {
      args: ["--tool", tool],
      change: (target) => ({ ...target, allowWrites: false }),
    });
    expect(there.run.status, there.run.stdout).toBe(0);
    expectUnchanged(there);
    for (const { sandbox, writes } of there.visited) {
      expect(writes).toBe(0);
      expect(sandbox.log.length).toBeGreaterThan(20);
      expect(sandbox.log.filter(({ method }) => method === "DELETE")).toEqual([]);
    }
    for (const api of names) {
      const reasons = reported(there.files, api).variants.map(({ reason }) => reason ?? "");
      expect(reasons.join("\n")).toContain("does not say allowWrites: true");
    }
  });
});

test("with only an active account, nothing is violated, and the rest says what it needs", async () => {
  const { run, files } = await visit(["vpnscript"], {
    change: ({ personas, servers: _, ...target }) => ({
      ...target,
      personas: { active: (personas as Record<string, unknown>)["active"] },
    }),
  });
  expect(run.status, run.stdout).toBe(0);
  const { summary, variants } = reported(files, "vpnscript");
  expect(summary).toMatchObject({ documented: 42, violates: 0 });
  const missed = variants.filter(({ verdict }) => verdict === "not-exercised");
  expect(missed.length).toBeGreaterThan(20);
  for (const { reason } of missed) expect(reason).toMatch(/^needs |^no request provokes/);
});

describe("with allowWrites", () => {
  test("a run that ends leaves what was there", async ({ expect }) => {
    const there = await visit(names);
    expect(there.run.status, there.run.stdout).toBe(0);
    for (const { writes } of there.visited) expect(writes).toBeGreaterThan(5);
    expectUnchanged(there);
    expect(there.late).toBe(0);
    expect([...there.files.keys()].filter((file) => file.includes("journal-"))).toEqual([]);
    for (const api of names) {
      await expect(frozen(reported(there.files, api))).toMatchFileSnapshot(`frozen/${api}.txt`);
    }
  });

  const faults = { vpnscript: "account-id-string", waveros: "key-echoed-in-error" };
  test("so does one that fails", async ({ expect }) => {
    const there = await visit(names, { faults });
    expect(there.run.status, there.run.stdout).toBe(1);
    expectUnchanged(there);
    for (const [api, fault] of Object.entries(faults)) {
      const violated = frozen(reported(there.files, api), ({ verdict }) => verdict === "violates");
      await expect(violated).toMatchFileSnapshot(`frozen/${api}-${fault}.txt`);
    }
  });

  test("so does one whose tokens end with each login", async () => {
    const there = await visit(["vpnscript"], { faults: { vpnscript: "token-single-use" } });
    expect(there.run.status, there.run.stdout).toBe(1);
    expectUnchanged(there);
  });

  test.each([
    ["SIGINT", 1],
    ["SIGTERM", 2],
    ["SIGINT", 6],
  ] as const)("so does one that %s ends at write %i", async (signal, atWrite) => {
    const there = await visit(names, { stop: { signal, atWrite } });
    const { status, stderr } = there.run;
    expect(status, stderr).toBe(signal === "SIGINT" ? 130 : 143);
    expect(stderr).toContain("nothing is left behind");
    expect(stderr).not.toMatch(/^ +at /m);
    expectUnchanged(there);
    expect(there.late).toBe(0);
  });

  test.each([1, 3])("so does one that SIGINT ends at write %i of Dredd's", async (atWrite) => {
    const stop = { signal: "SIGINT", atWrite } as const;
    const there = await visit(names, { args: ["--tool", "dredd"], stop });
    expect(there.run.status, there.run.stderr).toBe(130);
    expect(there.run.stderr).toContain("nothing is left behind");
    expectUnchanged(there);
  });

  test.each([1, 3, 8])("--clean-up after kill -9 at write %i", async (atWrite) => {
    const stop = { signal: "SIGKILL", atWrite } as const;
    const there = await visit(names, { stop, then: ["--clean-up"] });
    expect(there.run.status, there.run.stderr + there.run.stdout).toBe(0);
    expectUnchanged(there);
    expect([...there.files.keys()].filter((file) => file.includes("journal-"))).toEqual([]);
  });
});
