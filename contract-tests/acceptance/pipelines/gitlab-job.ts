import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Night, NightOptions } from "./github-job.ts";
import { filesAt, type Operator } from "./own-repository.ts";
import { runBash } from "./shell.ts";

export interface GitlabJob {
  readonly variables: Readonly<Record<string, string>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly after_script: readonly string[];
  readonly cache: { readonly when: string; readonly paths: readonly string[] };
  readonly artifacts: {
    readonly when: string;
    readonly paths: readonly string[];
    readonly reports: { readonly junit: string };
  };
  readonly [key: string]: unknown;
}

export interface Pipeline {
  readonly variables: Readonly<Record<string, string>>;
  readonly conformance: GitlabJob;
}

export async function readPipeline(file: string): Promise<Pipeline> {
  return parse(await readFile(file, "utf8")) as Pipeline;
}

/** Runs the job of a GitLab pipeline for one target: before_script and script in one Bash, after_script in another. */
export async function runGitlabNight(
  { variables, conformance: job }: Pipeline,
  operator: Operator,
  { target, kept, secrets = operator.secrets, cancel }: NightOptions,
): Promise<Night> {
  const cwd = await operator.checkOut(kept);
  const expand = (text: string) => text.replaceAll("$TARGET", target);
  const own = Object.entries(job.variables).map(([name, value]) => [name, expand(value)] as const);
  const env = () => ({
    ...variables,
    TOOLKIT_URL: operator.toolkitUrl,
    TARGET: target,
    ...Object.fromEntries(own),
    ...secrets,
  });
  const main = await runBash([...job.before_script, ...job.script].join("\n"), {
    cwd,
    env: env(),
    kill: cancel,
  });
  const after = await runBash(job.after_script.join("\n"), { cwd, env: env() });
  return {
    statuses: { script: main.status, after_script: after.status },
    log: main.log + after.log,
    summary: "",
    uploaded: await filesAt(cwd, job.artifacts.paths.map(expand)),
    kept: await filesAt(cwd, job.cache.paths.map(expand)),
  };
}
