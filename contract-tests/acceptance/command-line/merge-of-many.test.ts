import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCommand } from "./command-line.ts";
import { Project } from "./project.ts";

const project = new Project();
const [SHARDS, EACH] = [100, 100];

test(
  "a hundred shards of a hundred targets are merged within 1 GB, beside the report of the last night",
  { timeout: 600_000 },
  async () => {
    const named = (name: "sound" | "broken") => {
      const { target, baseUrl } = project[name];
      return { ...target, api: "vpnscript", baseUrl, name };
    };
    const [sound, broken] = [named("sound"), named("broken")];
    await project.write("both.json", JSON.stringify({ targets: [sound, broken] }));
    await project.verify("--targets", "both.json");
    const [begin, ...events] = (await project.read("report/events.jsonl")).trim().split("\n");
    const end = events.pop()!;
    const folders = Array.from({ length: SHARDS }, (_, at) => `many/${at + 1}`);
    folders.forEach((folder, at) => {
      const shard = { index: at + 1, count: SHARDS };
      // One of ten is broken.
      const targets = Array.from({ length: EACH }, (_, place) => {
        const like = place % 10 === 0 ? broken : sound;
        const { api, baseUrl } = like;
        return { name: `${like.name}-${at}-${place}`, like, api, baseUrl, place };
      });
      mkdirSync(join(project.folder, folder), { recursive: true });
      const file = openSync(join(project.folder, folder, "events.jsonl"), "w");
      const head = { ...(JSON.parse(begin!) as object), shard };
      const planned = targets.map(({ like: _, ...one }) => one);
      writeSync(file, `${JSON.stringify({ ...head, targets: planned })}\n`);
      for (const { name, like } of targets) {
        const own = events.filter((line) => line.includes(`"${like.name}"`)).join("\n");
        writeSync(file, `${own.replaceAll(`"${like.name}"`, `"${name}"`)}\n`);
      }
      writeSync(file, `${end}\n`);
      closeSync(file);
    });
    const last = ["--history", "merged/report.json"];
    for (const more of [[], last]) {
      const merge = ["merge", ...folders, "--report", "merged", ...more];
      const { status, stdout, stderr, peakMegabytes } = await run(...merge);
      expect([status, stderr]).toEqual([1, ""]);
      expect(stdout).toContain("1000 of 10000 violate their contract");
      expect(peakMegabytes).toBeLessThan(1000);
    }
    const compare = ["verify", "--compare", "merged/report.json", "--report", "merged"];
    const { status, stdout, peakMegabytes } = await run(...compare);
    expect([status, stdout]).toEqual([0, expect.stringContaining("Nothing has changed")]);
    expect(peakMegabytes).toBeLessThan(1000);
  },
);

const run = (...args: string[]) => runCommand(args, { cwd: project.folder, limit: 500_000 });
