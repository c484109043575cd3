import { chmod, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { root } from "../../../scripts/root.ts";
import { readWorkflow, runSteps } from "./github-job.ts";
import { filesAt, type Kept, type Operator } from "./own-repository.ts";
import { runBash } from "./shell.ts";

export interface ShardOptions {
  /** The journals that the shard's last run has left. */
  readonly kept?: Kept;
  /** In place of the operator's. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Kills what is under way, as a cancelled job is. */
  readonly cancel?: AbortSignal;
}

export interface ShardEnded {
  readonly status: number | undefined;
  readonly log: string;
  /** What it hands on to the merge. */
  readonly events: Kept;
  readonly journals: Kept;
}

export interface Merged {
  readonly status: number | undefined;
  /** All that people are told. */
  readonly told: string;
  readonly report: string | undefined;
  /** For the next night. */
  readonly kept: Kept;
}

/** What verifies a fleet in three shards, which count from 1 here. */
export interface FleetServer {
  shard(index: string, options?: ShardOptions): Promise<ShardEnded>;
  /** Takes what was handed on and kept; a volume has that anyway. */
  merge(events: Kept, kept: Kept): Promise<Merged>;
}

const TOTAL = 3;
const template = (name: string) => join(root, "docs/ci", name);

export async function githubFleet(operator: Operator): Promise<FleetServer> {
  const { jobs } = await readWorkflow(template("github-fleet.yml"));
  const { verify, merge } = jobs as Record<"verify" | "merge", (typeof jobs)[string]>;
  return {
    async shard(shard, { kept, secrets = operator.secrets, cancel } = {}) {
      const context = { matrix: { shard }, strategy: { "job-total": TOTAL }, secrets };
      const cwd = await operator.checkOut(kept);
      const night = await runSteps(verify.steps, { cwd, env: verify.env, context, cancel });
      const { statuses, log, uploaded, kept: journals } = night;
      const events = new Map(
        [...uploaded].map(([file, text]) => [`shards/shard-${shard}/${basename(file)}`, text]),
      );
      return { status: statuses["Verify"], log, events, journals };
    },
    async merge(events, before) {
      const cwd = await operator.checkOut(new Map([...events, ...before]));
      const night = await runSteps(merge.steps, { cwd, context: {} });
      const { statuses, log, summary, uploaded, kept } = night;
      const report = uploaded.get("report/report.json");
      return { status: statuses["Merge"], told: log + summary, report, kept };
    },
  };
}

interface Cached {
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly after_script?: readonly string[];
  readonly artifacts: { readonly paths: readonly string[] };
  /** The toolkit's, and its own. */
  readonly cache: readonly [unknown, { readonly paths: readonly string[] }];
}

export async function gitlabFleet(operator: Operator): Promise<FleetServer> {
  const text = await readFile(template("gitlab-fleet.yml"), "utf8");
  const jobs = parse(text, { merge: true }) as Record<"conformance" | "merge", Cached>;
  const run = async (
    { before_script, script, after_script = [], cache }: Cached,
    {
      cwd,
      env,
      kill,
    }: { cwd: string; env: () => Record<string, string>; kill?: AbortSignal | undefined },
  ) => {
    const ended = await runBash([...before_script, ...script].join("\n"), {
      cwd,
      env: env(),
      kill,
    });
    const after = await runBash(after_script.join("\n"), { cwd, env: env() });
    const at = (paths: readonly string[]) => {
      const { CI_NODE_INDEX: index = "" } = env();
      return filesAt(
        cwd,
        paths.map((path) => path.replaceAll("$CI_NODE_INDEX", index)),
      );
    };
    const { status, log } = ended;
    return { status, log: log + after.log, kept: await at(cache[1].paths), at };
  };
  return {
    async shard(index, { kept, secrets = operator.secrets, cancel } = {}) {
      const variables = { CI_NODE_INDEX: index, CI_NODE_TOTAL: String(TOTAL) };
      const env = () => ({ ...secrets, ...variables });
      const { conformance: job } = jobs;
      const cwd = await operator.checkOut(kept);
      const { kept: journals, at, ...ended } = await run(job, { cwd, env, kill: cancel });
      return { ...ended, journals, events: await at(job.artifacts.paths) };
    },
    async merge(events, before) {
      const cwd = await operator.checkOut(new Map([...events, ...before]));
      const { status, log: told, kept, at } = await run(jobs.merge, { cwd, env: () => ({}) });
      const [report] = (await at(["report/report.json"])).values();
      return { status, told, report, kept };
    },
  };
}

export interface JobSpec {
  readonly completions?: number;
  readonly podFailurePolicy?: { readonly rules: readonly object[] };
  readonly template: { readonly spec: { readonly containers: readonly [Container] } };
}

interface Container {
  readonly args: readonly [string];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}

/** The jobs of the manifest: the shards', and the one that merges. */
export async function kubernetesJobs(): Promise<readonly [JobSpec, JobSpec]> {
  const text = await readFile(template("kubernetes-fleet.yaml"), "utf8");
  const all = parseAllDocuments(text).map(
    (one) => one.toJS() as { kind: string; spec: { jobTemplate: { spec: JobSpec } } },
  );
  const [verify, merge] = all.filter(({ kind }) => kind === "CronJob");
  return [verify!.spec.jobTemplate.spec, merge!.spec.jobTemplate.spec];
}

/** What is mounted into the pods, at /fleet and /conformance, is in two folders. */
export async function kubernetesFleet(operator: Operator) {
  const scripts = (await kubernetesJobs()).map(
    ({ template: { spec } }) => spec.containers[0].args[0],
  );
  const fleet = await operator.checkOut();
  const volume = await mkdtemp(join(dirname(fleet), "volume-"));
  const bin = await binFolder(operator);
  const path = [bin, dirname(process.execPath), process.env["PATH"]].join(delimiter);
  const run = (script = "", env: Readonly<Record<string, string>> = {}, kill?: AbortSignal) => {
    const here = script.replaceAll("/fleet/", `${fleet}/`).replaceAll("/conformance", volume);
    return runBash(here, { cwd: volume, env: { ...env, PATH: path }, kill });
  };
  const server: FleetServer = {
    async shard(index, { secrets = operator.secrets, cancel } = {}) {
      const place = Number(index) - 1;
      const variables = { JOB_COMPLETION_INDEX: String(place), CI_NODE_TOTAL: String(TOTAL) };
      const ended = await run(scripts[0], { ...secrets, ...variables }, cancel);
      const at = (name: string) => filesAt(volume, [`shards/${place}/${name}`]);
      return { ...ended, events: await at("events.jsonl"), journals: await at("journal-*.jsonl") };
    },
    async merge() {
      const { status, log: told } = await run(scripts[1]);
      const nights = await filesAt(volume, ["nights/*/report.json"]);
      return { status, told, report: [...nights.values()].at(-1), kept: nights };
    },
  };
  return { ...server, fleet, volume };
}

/** Where the command is on the path, as the image has it. */
async function binFolder({ toolkit }: Operator): Promise<string> {
  const bin = join(toolkit, "bin");
  await mkdir(bin, { recursive: true });
  const file = join(bin, "access-contracts");
  await writeFile(file, `#!/bin/sh\nexec node '${toolkit}/scripts/access-contracts.js' "$@"\n`);
  await chmod(file, 0o755);
  return bin;
}
