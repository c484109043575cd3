import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { run } from "../../../scripts/ecosystem/child.ts";
import { Parts } from "../../../scripts/ecosystem/parts.ts";
import { root } from "../../../scripts/root.ts";
import type { Report } from "../../report/report.ts";
import { actionSteps, readWorkflow, runSteps, type Night } from "./github-job.ts";
import type { GitlabJob } from "./gitlab-job.ts";
import { filesAt, startOperator, type Kept, type Operator } from "./own-repository.ts";
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

test("on GitHub, each shard hands its events on, and one job tells of all", async () => {
  const { jobs } = await readWorkflow(join(root, "docs/ci/github-fleet.yml"));
  const { secrets } = operator;
  const strategy = { "job-total": SHARDS.length };
  const handed: Kept[] = [];
  const ended: Night[] = [];
  for (const shard of SHARDS) {
    const context = { matrix: { shard }, strategy, secrets };
    const cwd = await operator.checkOut();
    const night = await runSteps(jobs["verify"]!.steps, { cwd, env: jobs["verify"]!.env, context });
    ended.push(night);
    handed.push(new Map([[`shards/shard-${shard}/events.jsonl`, onlyOne(night.uploaded)]]));
  }
  expect(ended.map(({ statuses }) => statuses["Verify"])).toEqual([0, 1, 0]);
  const cwd = await operator.checkOut(new Map(handed.flatMap((files) => [...files])));
  const merged = await runSteps(jobs["merge"]!.steps, { cwd, context: {} });
  expect(merged.statuses).toMatchObject({ Merge: 1, Summarize: 0 });
  expect(merged.log).toContain("::error title=panel");
  expect(merged.summary).toContain("panel");
  expectMerged(merged.uploaded.get("report/report.json"));
  expect(merged.kept.get("previous.json")).toBe(merged.uploaded.get("report/report.json"));
});

test("on GitLab, each shard hands its events on, and one job tells of all", async () => {
  const text = await readFile(join(root, "docs/ci/gitlab-fleet.yml"), "utf8");
  const { conformance, merge } = parse(text, { merge: true }) as Record<string, GitlabJob>;
  const handed: Kept[] = [];
  const statuses: number[] = [];
  for (const index of SHARDS) {
    const variables = { CI_NODE_INDEX: index, CI_NODE_TOTAL: String(SHARDS.length) };
    const cwd = await operator.checkOut();
    const env = { ...operator.secrets, ...variables };
    const { before_script, script, after_script, artifacts } = conformance!;
    const { status } = await runBash([...before_script, ...script].join("\n"), { cwd, env });
    expect(await runBash(after_script.join("\n"), { cwd, env })).toMatchObject({ status: 0 });
    statuses.push(status);
    const paths = artifacts.paths.map((path) => path.replaceAll("$CI_NODE_INDEX", index));
    handed.push(await filesAt(cwd, paths));
  }
  expect(statuses).toEqual([0, 1, 0]);
  const cwd = await operator.checkOut(new Map(handed.flatMap((files) => [...files])));
  const { before_script, script } = merge!;
  const ended = await runBash([...before_script, ...script].join("\n"), { cwd, env: {} });
  expect(ended).toMatchObject({ status: 1 });
  expectMerged(await readFile(join(cwd, "report/report.json"), "utf8"));
});

describe("on Kubernetes", () => {
  interface Container {
    readonly args: readonly [string];
    readonly env?: readonly { readonly name: string; readonly value: string }[];
  }
  interface Resource {
    readonly kind: string;
    readonly spec: {
      readonly jobTemplate: {
        readonly spec: {
          readonly completions?: number;
          readonly podFailurePolicy?: { readonly rules: readonly object[] };
          readonly template: { readonly spec: { readonly containers: readonly [Container] } };
        };
      };
    };
  }
  const file = join(root, "docs/ci/kubernetes-fleet.yaml");
  let jobs: Resource["spec"]["jobTemplate"]["spec"][];
  beforeAll(async () => {
    const all = parseAllDocuments(await readFile(file, "utf8")).map(
      (one) => one.toJS() as Resource,
    );
    jobs = all.filter(({ kind }) => kind === "CronJob").map(({ spec }) => spec.jobTemplate.spec);
  });

  test("each index writes its events, and the merge tells of all and takes them away", async () => {
    const [verify, merge] = jobs.map(({ template }) => template.spec.containers[0]);
    const fleet = await operator.checkOut();
    const volume = await mkdtemp(join(dirname(fleet), "volume-"));
    const bin = await binFolder();
    const exec = (script: string, env: Readonly<Record<string, string>> = {}) => {
      const here = script.replaceAll("/fleet/", `${fleet}/`).replaceAll("/conformance", volume);
      const path = `${bin}${delimiter}${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`;
      return runBash(here, { cwd: volume, env: { ...operator.secrets, ...env, PATH: path } });
    };
    const indexes = [];
    for (const index of ["0", "1", "2"]) {
      const env = { JOB_COMPLETION_INDEX: index, CI_NODE_TOTAL: "3" };
      indexes.push(await exec(verify!.args[0], env));
    }
    expect(indexes.map(({ status }) => status)).toEqual([0, 1, 0]);
    expect(await exec(merge!.args[0])).toMatchObject({ status: 1 });
    const left = await filesAt(volume, ["nights/*/report.json", "shards/*/events.jsonl"]);
    expectMerged(onlyOne(left));
  });

  test("the pods know how many there are, and a finding is not tried again", () => {
    const [{ completions, template, podFailurePolicy } = { template: undefined }] = jobs;
    const [{ env }] = template!.spec.containers;
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

/** Where the command is on the path, as the image has it. */
async function binFolder(): Promise<string> {
  const bin = join(operator.toolkit, "bin");
  await mkdir(bin, { recursive: true });
  const file = join(bin, "access-contracts");
  await writeFile(
    file,
    `#!/bin/sh\nexec node '${operator.toolkit}/scripts/access-contracts.js' "$@"\n`,
  );
  await chmod(file, 0o755);
  return bin;
}

function onlyOne(files: Kept): string {
  expect(files.size).toBe(1);
  return [...files.values()][0]!;
}

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
