import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { packCommand } from "./packed-command.ts";

// With npm and its registry, as an operator installs it; the Node.js of the machine comes first, however old.
const PATH = ["/usr/bin", dirname(process.execPath)].join(":");

/** Who owns nothing here, if this is run by root, whom no mode keeps from writing. */
const STRANGER = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

let parent: string;
let tarball: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "access contracts "));
  await chmod(parent, 0o755);
  tarball = await packCommand(parent);
});
afterAll(() => rm(parent, { recursive: true, force: true }));

function npmInstall(folder: string, ...argv: readonly string[]): void {
  const all = [
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...argv,
  ];
  const { status, stderr } = spawnSync("npm", [...all, tarball], { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
}

/** Has a stranger without a home verify a variant by an installed command, in a folder of its own. */
async function verifies(folder: string, program: string, ...argv: readonly string[]) {
  await chmod(folder, 0o777);
  const all = [...argv, "start", "--only", "waveros/remove_voucher/**", "--report", "report"];
  const env = {
    PATH,
    HOME: "/nonexistent",
    npm_config_cache: join(folder, "npm"),
    npm_config_update_notifier: "false",
  };
  const options = { cwd: folder, env, encoding: "utf8", ...STRANGER } as const;
  const { status, stdout, stderr } = spawnSync(program, all, options);
  expect(stderr).toBe("");
  expect(stdout).toContain("✓ 7 of 7 documented variants conform");
  expect(status).toBe(0);
  expect(existsSync(join(folder, "report/report.html"))).toBe(true);
}

test("the command is installed into a project, with what verify needs, and writes nothing but its report", async () => {
  const project = join(parent, "project");
  await mkdir(project);
  npmInstall(project);
  const lock = await readFile(join(project, "node_modules/.package-lock.json"), "utf8");
  const names = Object.keys((JSON.parse(lock) as { packages: object }).packages);
  const guide = await readFile(join(root, "docs/guides/install-the-command.md"), "utf8");
  const [, most] = /fewer than (\d+) packages/.exec(guide)!;
  expect(names.length).toBeLessThan(Number(most));
  expect(names.filter((name) => /redocly|stoplight|scarf|typescript/.test(name))).toEqual([]);
  await verifies(project, "npx", "--no", "--", "access-contracts");
  // npm's own folder is there as well.
  const kept = ["node_modules", "npm", "package-lock.json", "package.json", "report"];
  expect((await readdir(project)).toSorted()).toEqual(kept);
});

test("the command is installed for all users of a machine", async () => {
  await mkdir(join(parent, "global/lib"), { recursive: true });
  npmInstall(parent, "--global", "--prefix", join(parent, "global"));
  const elsewhere = join(parent, "elsewhere");
  await mkdir(elsewhere);
  await verifies(elsewhere, join(parent, "global/bin/access-contracts"));
});
