import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Report } from "../../report/report.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { api as vpnscript } from "../../apis/vpnscript/api.ts";
import { inFolder, runCommand, targetFile } from "./command-line.ts";
import { turnstile } from "./turnstile.ts";

/** Two installations: one that keeps its contract, and one whose account is not as documented. */
export let sound: Sandbox;
let broken: Sandbox;
beforeAll(async () => {
  sound = await vpnscript.startSandbox();
  broken = await vpnscript.startSandbox({ fault: "account-id-string" });
});
afterAll(() => Promise.all([sound.close(), broken.close()]));

export const ACCOUNT = "vpnscript/getAccount/200/account";
export const QUICK = ["--only", "vpnscript/getAccount/**", "--tool", "vitest"];
const enter = turnstile(2);

/** A folder with two target files, and the command line in it. */
export async function inProject<T>(work: (project: Project) => Promise<T>): Promise<T> {
  return enter(() =>
    inFolder(async (folder) => {
      await targetFile(folder, [{ ...sound.target, name: "panel" }]);
      const entry = { ...broken.target, name: "panel" };
      await writeFile(join(folder, "broken.json"), JSON.stringify({ targets: [entry] }));
      const verify = (...args: readonly string[]) =>
        runCommand(["verify", ...args], { cwd: folder });
      const report = async (dir = "report") =>
        JSON.parse(await readFile(join(folder, dir, "report.json"), "utf8")) as Report;
      return work({ folder, verify, report });
    }),
  );
}

export interface Project {
  readonly folder: string;
  readonly verify: (...args: readonly string[]) => ReturnType<typeof runCommand>;
  readonly report: (dir?: string) => Promise<Report>;
}

export const TARGETS = ["--targets", "targets.json"];
export const BROKEN = ["--targets", "broken.json"];
