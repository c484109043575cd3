import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Report } from "../../report/report.ts";
import { runHere, type Outcome } from "./command-line.ts";
import { ACCOUNT, Project } from "./project.ts";

const project = new Project();
const { verify, report, read } = project;

/** Of three shards, the second has the first of these targets, the first all others, the third none. */
const NAMES = ["panel", "broken", "north", "lobby"];
const FLEET = ["--targets", "fleet.json", "--only", "vpnscript/getAccount/**"];
const SHARDS = ["s/1", "s/2", "s/3"];

let runs: Outcome[];
beforeAll(async () => {
  const targets = NAMES.map((name) => {
    const { target } = name === "broken" ? project.broken : project.sound;
    return { ...target, name };
  });
  await project.write("fleet.json", JSON.stringify({ targets }));
  runs = [await verify(...FLEET, "--report", "whole")];
  for (const folder of SHARDS) {
    const shard = `${folder.slice(2)}/${SHARDS.length}`;
    runs.push(await verify(...FLEET, "--shard", shard, "--report", folder));
  }
});

const merge = (...args: readonly string[]) => runHere(["merge", ...args], project.folder);

test("the shards are verified apart, and the report that is made of theirs is that of the whole", async () => {
  const sizes = await Promise.all(
    SHARDS.map(async (folder) => (await report(folder)).targets.length),
  );
  expect(sizes).toEqual([3, 1, 0]);
  expect(runs.map(({ status }) => status)).toEqual([1, 1, 0, 0]);
  const begun = await Promise.all(["whole", ...SHARDS].map((dir) => read(`${dir}/events.jsonl`)));
  const [none, fleet, ...same] = begun.map((lines) => /"fleet":"(\w+)"/.exec(lines)?.[1]);
  expect([none, ...same]).toEqual([undefined, fleet, fleet]);
  expect(fleet).toBeDefined();
  const { status, stderr } = await merge(...SHARDS.toReversed(), "--report", "merged");
  expect([status, stderr]).toEqual([1, ""]);
  expect(withoutTimes(await report("merged"))).toEqual(withoutTimes(await report("whole")));
  const exchanges = async (dir: string) =>
    JSON.parse(await read(`${dir}/exchanges.har`)).log.entries;
  expect((await exchanges("merged")).length).toBe((await exchanges("whole")).length);
});

test("what is accepted is accepted of all of them", async () => {
  const accepting = ["--accept", "known.yaml"];
  await merge(...SHARDS, "--report", "merged", ...accepting);
  expect(await read("known.yaml")).toContain(ACCOUNT);
  const known = await merge(...SHARDS, "--report", "merged", "--github");
  expect(known.stdout).toMatch(/^::error title=broken/m);
});

test("what can't be merged is refused in one line; what is missing may be, and counts as not checked", async () => {
  for (const [folders, says] of [
    [["s/2", "s/3"], /^shard 1 of 3 is missing; name the folders of all, or say --incomplete\n$/],
    [["whole", "s/2"], /^s\/2 differs from whole in the number of shards/],
    [
      ["s/1", "absent"],
      /^absent\/events\.jsonl: there is no such file; .*, or say --incomplete\n$/,
    ],
  ] as const) {
    expect(await merge(...folders)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(says),
    });
  }
  const part = await merge("s/2", "s/3", "--incomplete", "--report", "part");
  expect(part).toMatchObject({ status: 2, stderr: "" });
  expect(await report("part")).toMatchObject({ cutShort: "shard 1 of 3 is missing" });
});

test("a shard that has no events, or none that can be used, costs no other", async () => {
  await mkdir(join(project.folder, "empty"));
  await writeFile(join(project.folder, "empty/events.jsonl"), "");
  const part = await merge("empty", "s/2", "absent", "s/3", "--incomplete", "--report", "few");
  const says = [
    "empty/events.jsonl: its first line does not say how the run began",
    "absent/events.jsonl: there is no such file",
  ];
  expect(part).toMatchObject({
    status: 2,
    stderr: says.map((one) => `left out: ${one}\n`).join(""),
  });
  const { cutShort, targets } = await report("few");
  expect(cutShort).toBe(["shard 1 of 3 is missing", ...says].join("; "));
  expect(targets.map(({ name }) => name)).toEqual([NAMES[0]]);
  const none = await merge("empty", "absent", "--incomplete");
  expect(none).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/none of these folders can be used; name at least one.*\n$/),
  });
});

test("a damaged line is told, and the target that it was about is not whole", async () => {
  const lines = (await read("s/1/events.jsonl")).trim().split("\n");
  const last = lines.findLastIndex((line) => line.startsWith('{"event":"target"'));
  const damaged = lines.with(last, lines[last]!.replace(/.{9}$/, "\0".repeat(9)));
  await mkdir(join(project.folder, "damaged"));
  await writeFile(join(project.folder, "damaged/events.jsonl"), damaged.join("\n"));
  const run = await runHere(["report", "--from", "damaged"], project.folder);
  const says = `line ${last + 1} is damaged and left out`;
  expect(run).toMatchObject({ status: 1, stderr: `damaged/events.jsonl: ${says}\n` });
  const { cutShort, targets } = await report("damaged");
  expect(cutShort).toMatch(
    new RegExp(`^of its events, ${says}; no journal of \\S+ is beside its events: `),
  );
  const errors = targets.flatMap(({ error }) => error ?? []);
  expect(errors).toEqual([`cut short: of its events, ${says}`]);
});

test("a shard that was killed is told of as far as it came", async () => {
  const lines = (await read("s/1/events.jsonl")).split("\n");
  const last = lines.findLastIndex((line) => line.startsWith('{"event":"target"'));
  await mkdir(join(project.folder, "killed"));
  const cut = [...lines.slice(0, last), lines[last]!.slice(0, 100)].join("\n");
  await writeFile(join(project.folder, "killed/events.jsonl"), cut);
  const { status } = await merge("killed", "s/2", "s/3", "--report", "cut");
  const { cutShort, targets } = await report("cut");
  expect(status).toBe(1);
  expect(cutShort).toMatch(/^killed: /);
  expect(targets.map(({ name }) => name)).toEqual(NAMES);
  expect(targets.filter(({ error }) => error?.startsWith("cut short: "))).toHaveLength(1);
});

/** A report without what differs from run to run. */
function withoutTimes({ startedAt: _, targets, ...rest }: Report): object {
  const timeless = ({
    startedAt: __,
    durationMs: ___,
    timeline: _____,
    ...one
  }: Report["targets"][number]) => ({
    ...one,
    variants: one.variants.map(({ durationMs: ____, ...variant }) => variant),
  });
  return { ...rest, targets: targets.map(timeless) };
}
