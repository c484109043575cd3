import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { COMMAND, runCommand } from "./command-line.ts";
import { Project, TARGETS } from "./project.ts";

const project = new Project();
const { verify, write } = project;

/** Files that a row can name. */
const FILES: Readonly<Record<string, string>> = {
  "a-file": "",
  "no-json": "{",
  "null.json": "null",
  "old.json": '{"schemaVersion":0,"targets":[]}',
  "odd.json": '{"schemaVersion":1,"targets":[{"name":"panel"}]}',
  "nothing-failed.json": '{"schemaVersion":1,"targets":[]}',
  "no-list.yaml": "a: b\n",
  "no-yaml.yaml": "- [\n",
  "no-owner.yaml": "- id: vpnscript/x/200/y\n  check: c\n  reason: r\n  expires: 2999-01-01\n",
  "there.yaml": "[]\n",
};

const bad: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [["--no-such-option"], /unknown option '--no-such-option'/],
  [[], /verify needs --targets FILE/],
  [["extra-argument"], /too many arguments/],
  [["--targets", "absent.yaml"], /absent\.yaml: there is no such file/],
  [["--targets", "no-yaml.yaml"], /no-yaml\.yaml:\d+:\d+: not YAML/],
  [["--targets", ""], /'--targets <file>' argument '' is invalid\. It is empty/],
  [[...TARGETS, "--only", ""], /'--only <glob>' argument '' is invalid\. It is empty/],
  [[...TARGETS, "--only", "a", "--only", "b"], /--only is given twice, and takes one value/],
  [["--init", "nothing"], /--init nothing: no such API; there are (\w+ and )*vpnscript and waveros/],
  [
    [...TARGETS, "--name", "pannel"],
    /--name pannel: no target has that name; did you mean "panel"\?/,
  ],
  [
    [...TARGETS, "--only", "vpnscript/nothing/**"],
    /--only "vpnscript\/nothing\/\*\*": no variant or rule of panel matches/,
  ],
  [
    [...TARGETS, "--only", "waveros/**", "--plan"],
    /--only "waveros\/\*\*": no variant or rule of panel matches/,
  ],
  [[...TARGETS, "--tool", "mocha"], /'--tool <tool>' argument 'mocha' is invalid.*vitest, dredd/],
  [[...TARGETS, "--shard", "4/3"], /--shard 4\/3: there is no such shard; say .* --shard 2\/10/],
  [[...TARGETS, "--shard"], /--shard: CI_NODE_INDEX or JOB_COMPLETION_INDEX is not set; say which/],
  [[...TARGETS, "--timeout", "soon"], /'soon' is invalid.*number of seconds/],
  [[...TARGETS, "--timeout", "0"], /'0' is invalid/],
  [[...TARGETS, "--timeout", "10000000"], /3600 at most/],
  [[...TARGETS, "--concurrency", "1.5"], /whole number above 0/],
  [[...TARGETS, "--concurrency", "-1"], /whole number above 0/],
  [[...TARGETS, "--report", "a-file"], /--report a-file: that is a file, not a folder/],
  [[...TARGETS, "--report", "a-file/below"], /a part of that path is a file, not a folder/],
  [
    [...TARGETS, "--report", "left"],
    /journal-panel\.jsonl: an earlier run has left something.*--clean-up/,
  ],
  [[...TARGETS, "--failed", "absent.json"], /absent\.json: there is no such file/],
  [[...TARGETS, "--failed", "no-json"], /no-json: is not JSON/],
  [[...TARGETS, "--failed", "null.json"], /null\.json: is not a report\.json of schema version 1/],
  [[...TARGETS, "--failed", "odd.json"], /odd\.json: is not a report\.json of schema version 1/],
  [
    [...TARGETS, "--failed", "nothing-failed.json"],
    /--failed nothing-failed\.json: nothing failed in it/,
  ],
  [[...TARGETS, "--deviations", "absent.yaml"], /absent\.yaml: there is no such file/],
  [[...TARGETS, "--deviations", "no-list.yaml"], /no-list\.yaml:1: must be a list/],
  [[...TARGETS, "--deviations", "no-owner.yaml"], /no-owner\.yaml:1: \[0\]\.owner: is missing/],
  [[...TARGETS, "--accept", "there.yaml"], /--accept there\.yaml: it exists already/],
  ...["--learn", "--accept"].map((option): [string[], RegExp] => [
    [...TARGETS, option, "nowhere/new.yaml"],
    new RegExp(
      `^${option} nowhere/new\\.yaml: nothing can be written into nowhere; make the folder`,
    ),
  ]),
  [["--compare", "absent.json"], /absent\.json: there is no such file/],
  [["--compare", "old.json"], /old\.json: is not a report\.json of schema version 1/],
  [["--compare", "nothing-failed.json"], /report\/report\.json: there is no such file/],
];

beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) await write(name, text);
  await mkdir(join(project.folder, "left"));
  await write("left/journal-panel.jsonl", "{}\n");
});

describe("bad input is one clear line and exit 2", () => {
  test.each(bad)("verify %j", async (args, says) => {
    const { status, stdout, stderr } = await verify(...args);
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("an unknown verb", async () => {
    const { status, stdout, stderr } = await runCommand(["verfiy"]);
    expect(stderr).toMatch(/^error: unknown command 'verfiy'/);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

test.each([
  ["check words", "harper.js"],
  ["docs", "@11ty/eleventy"],
])("%s says in one line that %s is not installed", async (verb, missing) => {
  const hide = `import { registerHooks } from "node:module";
    const resolve = (name, context, next) => next(name === "${missing}" ? "${missing}-hidden" : name, context);
    registerHooks({ resolve });`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hide)}` };
  expect(await runCommand(verb.split(" "), { env })).toMatchObject({
    status: 2,
    stdout: "",
    stderr: `${missing}-hidden is not installed; run npm ci\n`,
  });
});

// Other systems have no device that is always full.
test.runIf(existsSync("/dev/full"))("output that can't be written is not a finding", () => {
  const out = openSync("/dev/full", "w");
  const stdio = ["ignore", out, "pipe"] as const;
  const args = [COMMAND, "verify", "--help"];
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: [...stdio] });
  closeSync(out);
  expect(String(stderr)).toBe(
    "what is printed can't be written (ENOSPC); make room, or print elsewhere\n",
  );
  expect(status).toBe(2);
});
