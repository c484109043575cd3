import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import type { Report } from "../../report/report.ts";
import { runCommand } from "./command-line.ts";
import { installCommand, type PackedCommand } from "./packed-command.ts";

let parent: string;
let packed: PackedCommand;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "access-contracts-"));
  packed = await installCommand(parent);
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** A Node.js of this machine that is too old for the command. */
const older = ["/usr/bin/node", "/usr/local/bin/node", process.env["NODE_20"] ?? ""].find(
  (path) =>
    existsSync(path) &&
    /^v(1\d|2[0-3])\./.test(execFileSync(path, ["--version"], { encoding: "utf8" })),
);

/** What does not belong in a tarball, by file, with the reason. */
function strange(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, text]) => [
    ...(/\.(test|support)\.|(^|\/)acceptance\//.test(path) ? [`${path} is for tests`] : []),
    ...(/(?<!\.d)\.[cm]?ts$/.test(path) ? [`${path} is TypeScript`] : []),
    ...([root, homedir(), tmpdir()].some((folder) => text.includes(join(folder, "/")))
      ? [`${path} names a folder of this machine`]
      : []),
  ]);
}

describe("the tarball of the command", () => {
  test("holds what runs, and nothing that tests, needs compiling or is of this machine", () => {
    expect(strange(packed.files)).toEqual([]);
    expect([...packed.files.keys()]).toContain("dist/scripts/verify.js");
    const planted = new Map([
      ["dist/a.test.js", ""],
      ["dist/b.ts", ""],
      ["dist/c.js", `read("${root}openapi")`],
      ["dist/d.d.ts", "declare const d: 1;"],
    ]);
    expect(strange(planted)).toHaveLength(3);
  });

  test("is as large as the guide says", async () => {
    const guide = await readFile(join(root, "docs/guides/install-the-command.md"), "utf8");
    const [, megabytes] = /tarball of ([\d.]+) MB/.exec(guide) ?? [];
    expect(megabytes).toBe((packed.bytes / 1e6).toFixed(1));
  });

  test("prints by npx the target file that the project prints", async () => {
    const { stdout } = await runCommand(["verify", "--init", "vpnscript"]);
    const argv = ["--offline", "--no", "access-contracts", "verify", "--init", "vpnscript"];
    expect(packed.run("npx", ...argv)).toEqual({ status: 0, printed: stdout });
  });

  test("verifies by both tools, and finds a fault", async () => {
    const only = ["--only", "waveros/create_voucher/user*", "--name", "sandbox-waveros"];
    const fault = ["--fault", "waveros/duplicate-accepted"];
    const { status, printed } = packed.run(packed.command, "start", ...only, ...fault);
    expect(printed).toContain("1 of 2 documented variants violates");
    expect(status).toBe(1);
    const report = await readFile(join(packed.folder, "report/report.json"), "utf8");
    const { variants } = (JSON.parse(report) as Report).targets[0]!;
    const asked = variants.filter(({ by }) => by.length > 0);
    expect(asked.map(({ by }) => by)).toEqual(Array(2).fill(["vitest", "dredd"]));
  });

  test("lists the verbs that it has, and says what a verb lacks", () => {
    const { printed } = packed.run(packed.command, "--help");
    const verbs = [...printed.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, verb]) => verb);
    expect(verbs).toEqual(expect.arrayContaining(["start", "verify", "sandbox", "mock"]));
    expect(verbs).not.toContain("generate");
    expect(packed.run(packed.command, "mock")).toEqual({
      status: 2,
      printed:
        "mock needs Prism, which is not installed: npm install --ignore-scripts @stoplight/prism-http@5\n",
    });
  });

  test.skipIf(!older)(
    "runs itself by the Node.js that it has brought, where another is too old",
    () => {
      const { status, printed } = packed.run(older!, packed.command, "start", "--fault", "x/y");
      expect(printed).toMatch(/^--fault "x\/y": no sandbox has it/);
      expect(status).toBe(2);
    },
  );

  test.skipIf(!older)(
    "ends in order if the older Node.js that has started it is killed",
    async () => {
      const targets = join(packed.folder, "accounts.yaml");
      const child = spawn(older!, [packed.command, "sandbox", "waveros", "--targets", targets]);
      const closed = once(child, "close");
      await once(child.stderr, "data");
      expect(existsSync(targets)).toBe(true);
      child.kill("SIGKILL");
      await closed;
      expect(existsSync(targets)).toBe(false);
    },
  );
});
