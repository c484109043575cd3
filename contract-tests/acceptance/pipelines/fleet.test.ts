import { mkdir, mkdtemp, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "../../../scripts/ecosystem/child.ts";
import { Parts } from "../../../scripts/ecosystem/parts.ts";
import { root } from "../../../scripts/root.ts";
import type { Report } from "../../report/report.ts";
import { githubFleet, gitlabFleet, kubernetesFleet, kubernetesJobs } from "./fleet-servers.ts";
import { actionSteps, runSteps } from "./github-job.ts";
import { onceItDiffers, startOperator, type Kept, type Operator } from "./own-repository.ts";
import { runBash } from "./shell.ts";

/** Whole runs, npm included, take a while on a busy machine. */
vi.setConfig({ testTimeout: 180_000 });

/** The router falls to the first of three shards, the panel to the second, and nothing to the third. */
const SHARDS = ["1", "2", "3"];
const FAULT = { panel: "account-id-string" };

let operator: Operator;
beforeAll(async () => void (operator = await startOperator({ faults: FAULT })));
afterAll(() => operator.close());

/** What a night's merge has to come to. */
function expectMerged(report: string | undefined): void {
  const { targets, shard } = JSON.parse(report!) as Report;
  expect(shard).toBeUndefined();
  expect(targets.map(({ name }) => name)).toEqual(["panel", "lobby"]);
  expect(targets.map(({ summary }) => summary.violates > 0)).toEqual([true, false]);
}

const SERVERS = { GitHub: githubFleet, GitLab: gitlabFleet, Kubernetes: kubernetesFleet };

describe.each(Object.entries(SERVERS))("on %s", (name, start) => {
  test("each shard hands its events on, and one job tells of all, and of the last night", async () => {
    const { shard, merge } = await start(operator);
    const night = async (indexes: readonly string[], kept: Kept) => {
      const shards = await Promise.all(indexes.map((index) => shard(index)));
      const merged = await merge(new Map(shards.flatMap(({ events }) => [...events])), kept);
      return { ...merged, statuses: [...shards, merged].map(({ status }) => status) };
    };
    const first = await night(["1"], new Map());
    expect(first.statuses).toEqual([0, 2]);
    expect(first.told).toMatch(/shards 2, 3 of 3\s+are\s+missing/);

    const second = await night(SHARDS, first.kept);
    expect(second.statuses).toEqual([0, 1, 0, 1]);
    expectMerged(second.report);
    expect(second.told).toContain("Violating targets in the last 2 runs: 0 of 1, 1 of 2");
    expect([...second.kept.values()]).toEqual([second.report]);
    if (name === "Kubernetes") return;
    expect(first.told).not.toContain("Compared with");
    expect(second.told).toContain("+ panel: not in the earlier report");
    if (name === "GitHub") expect(second.told).toContain("::error title=panel");
  });

  test("a shard first removes what is left of the night before, or sends nothing else", async () => {
    const { lobby } = operator.installations;
    const before = lobby.fingerprint();
    const { shard, merge } = await start(operator);
    const secrets = { ...operator.secrets };
    const cancel = onceItDiffers(lobby, before);
    // The store changes under the job, so that its clean-up can't log in.
    cancel.addEventListener("abort", () => (secrets["WAVEROS_KEY"] = "no longer this one"));
    const cancelled = await shard("1", { secrets, cancel });
    expect(cancelled.status).toBe(137);
    const { journals: kept } = cancelled;
    expect(kept.size).toBe(1);
    expect((await merge(cancelled.events, new Map())).told).toContain("LEFT BEHIND");

    const refused = await shard("1", { secrets, kept });
    expect(refused.status).toBe(2);
    expect(refused.log).not.toContain("Full report");
    expect(refused.journals.size).toBe(1);
    expect(lobby.fingerprint()).not.toBe(before);

    const next = await shard("1", { kept: refused.journals });
    expect(next.status).toBe(0);
    expect(next.journals.size).toBe(0);
    expect(lobby.fingerprint()).toBe(before);
  });
});

describe("on Kubernetes", () => {
  test("a merge that fails leaves the events, and none tells of those of an earlier night", async () => {
    const { shard, merge, fleet, volume } = await kubernetesFleet(operator);
    await Promise.all(SHARDS.map((index) => shard(index)));
    const none = new Map<string, string>();
    await writeFile(join(fleet, "deviations.yaml"), "- [");
    expect(await merge(none, none)).toMatchObject({ status: 2, report: undefined });
    await writeFile(join(fleet, "deviations.yaml"), "[]");
    const night = await merge(none, none);
    expect(night.status).toBe(1);
    expectMerged(night.report);

    for (let day = 10; day < 26; day++) {
      await mkdir(join(volume, `nights/2000-01-${day}`));
    }
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(join(volume, "shards/1/events.jsonl"), yesterday, yesterday);
    const next = await merge(none, none);
    expect(next.status).toBe(2);
    expect(next.told).toMatch(/shard 2 of 3\s+is\s+missing/);
    expect(await readdir(join(volume, "nights"))).toHaveLength(14);
  });

  test("the pods know how many there are, and a finding is not tried again", async () => {
    const [{ completions, template, podFailurePolicy }] = await kubernetesJobs();
    const [{ env }] = template.spec.containers;
    expect(env).toContainEqual({ name: "CI_NODE_TOTAL", value: String(completions) });
    expect(podFailurePolicy!.rules).toMatchObject([
      { action: "Ignore" },
      { action: "FailIndex", onExitCodes: { values: [1] } },
      { action: "Count", onExitCodes: { values: [2] } },
    ]);
  });
});

test("the image installs the command", async () => {
  const cwd = await operator.checkOut();
  const text = await readFile(join(root, "docs/ci/Dockerfile"), "utf8");
  const [, command] = /^RUN (npm .*)$/m.exec(text)!;
  expect(await runBash(command!, { cwd, env: {} })).toMatchObject({ status: 0 });
  const [, path] = /^ENV PATH=\/opt\/access-contracts\/(.*):\$PATH$/m.exec(text)!;
  const [, entry] = /^ENTRYPOINT \["(.*)"\]$/m.exec(text)!;
  expect(await runBash(`${path}/${entry} --version`, { cwd, env: {} })).toMatchObject({
    status: 0,
  });
});

test("the action says with which status its run has ended", async () => {
  const steps = await actionSteps(join(root, ".github/actions/verify/action.yml"));
  const inputs = {
    targets: "targets.yaml",
    deviations: "deviations.yaml",
    shard: "1/3",
    report: "report",
    options: "--tool vitest --concurrency 2",
  };
  const github = { action_path: join(operator.toolkit, ".github/actions/verify") };
  const cwd = await operator.checkOut();
  const ended = await runSteps(steps, { cwd, env: operator.secrets, context: { inputs, github } });
  expect(ended.statuses).toMatchObject({ "Install the toolkit": 0, Verify: 0 });
  expect(ended.summary).toContain("lobby");
  expect(ended.summary).not.toContain("panel");
});

const parts = new Parts(
  join(root, "node_modules/.cache/ecosystem"),
  join(root, "contract-tests/acceptance/ecosystem"),
  new AbortController().signal,
);
const lacking = await parts.lacking(["deployment"]).catch((error: Error) => error.message);

describe.skipIf(lacking)(`judged by their own tools${lacking ? ` (${lacking})` : ""}`, () => {
  const judge = async (tool: string, ...args: readonly string[]) => {
    const program = join(parts.cache, "deployment/bin", tool);
    return run({ argv: [program, ...args] }, 60, new AbortController().signal);
  };

  test.each([
    ["kubernetes-validate", ["--strict"], "docs/ci/kubernetes-fleet.yaml", "backoffLimitPerIndex"],
    ["hadolint", [], "docs/ci/Dockerfile", "ENTRYPOINT"],
  ])("%s objects to nothing, and to what is wrong", async (tool, options, file, word) => {
    await judge(tool, ...options, join(root, file));
    const folder = await mkdtemp(join(dirname(operator.toolkit), "wrong-"));
    const wrong = join(folder, "wrong.yaml");
    const text = await readFile(join(root, file), "utf8");
    await writeFile(wrong, text.replace(word, `${word}s`));
    await expect(judge(tool, ...options, wrong)).rejects.toThrow();
  });
});
