import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { readPipeline } from "./gitlab-job.ts";
import { runBash } from "./shell.ts";
import { syntaxOf } from "./lint.support.ts";

const PIPELINE = "docs/ci/gitlab-nightly.yml";
const SHARDED = "docs/ci/gitlab-fleet.yml";

describe(PIPELINE, () => {
  test("is what GitLab's own schema asks for, a job for each target", async () => {
    const jobs = await gitlabJobs(await readFile(join(root, PIPELINE), "utf8"), "schedule");
    expect(jobs).toMatchObject([
      { name: "conformance: [panel]", when: "on_success", allow_failure: false },
      { name: "conformance: [lobby]", when: "on_success", allow_failure: false },
    ]);
  });

  test("does not run at a push", async () => {
    const jobs = await gitlabJobs(await readFile(join(root, PIPELINE), "utf8"), "push");
    expect(jobs.map(({ when }) => when)).toEqual(["never", "never"]);
  });

  test("is refused with a keyword that GitLab does not know", async () => {
    const text = await readFile(join(root, PIPELINE), "utf8");
    await expect(
      gitlabJobs(text.replace("resource_group:", "resources:"), "schedule"),
    ).rejects.toThrow("'resources' property is not expected");
  });

  test("keeps reports and journal whatever has happened, and lets no run overlap", async () => {
    const { conformance } = await readPipeline(join(root, PIPELINE));
    expect(conformance).toMatchObject({
      interruptible: false,
      resource_group: "conformance-$TARGET",
      cache: { key: "conformance-$TARGET", when: "always" },
      artifacts: { when: "always", access: "developer" },
    });
    expect(conformance.artifacts.paths).toContain(conformance.artifacts.reports.junit);
  });

  test("has no shell part that a shell can't read", async () => {
    const { before_script, script, after_script } = (await readPipeline(join(root, PIPELINE)))
      .conformance;
    expect(await syntaxOf([...before_script, ...script, ...after_script].join("\n"))).toBe("");
  });
});

describe(SHARDED, () => {
  test("is what GitLab's own schema asks for, a job for each shard and one for all", async () => {
    const text = await readFile(join(root, SHARDED), "utf8");
    const names = (await gitlabJobs(text, "schedule")).map(({ name }) => name);
    expect(names).toEqual([1, 2, 3, 4].map((shard) => `conformance: [${shard}/4]`).concat("merge"));
    await expect(gitlabJobs(text.replace("when: always", "when: ever"), "web")).rejects.toThrow();
  });
});

interface ListedJob {
  readonly name: string;
  readonly when: string;
  readonly allow_failure: boolean;
}

/** The jobs that a pipeline of that source has, by a program that holds the file against GitLab's schema. */
async function gitlabJobs(text: string, source: string): Promise<ListedJob[]> {
  const folder = await mkdtemp(join(tmpdir(), "gitlab-"));
  try {
    await writeFile(join(folder, ".gitlab-ci.yml"), text);
    const { status } = await runBash("git init --quiet", { cwd: folder, env: {} });
    expect(status).toBe(0);
    const program = createRequire(import.meta.url).resolve("gitlab-ci-local");
    const list = ["--list-json", "--variable", `CI_PIPELINE_SOURCE=${source}`];
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...list], {
      cwd: folder,
    });
    // Above the list, it may warn that the variable is one of GitLab's own.
    return JSON.parse(stdout.slice(stdout.search(/^\[/m))) as ListedJob[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
