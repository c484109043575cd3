import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Report } from "../../report/report.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { api as vpnscript } from "../../apis/vpnscript/api.ts";
import { runHere, targetFile } from "./command-line.ts";

export const TARGETS = ["--targets", "targets.json"];
export const BROKEN = ["--targets", "broken.json"];
export const ACCOUNT = "vpnscript/getAccount/200/account";
export const QUICK = ["--only", "vpnscript/getAccount/**", "--tool", "vitest"];

/** For the tests of the file that makes it: two installations, and a folder with a target file for each. */
export class Project {
  /** One that keeps its contract, and one whose account is not as documented. */
  sound!: Sandbox;
  broken!: Sandbox;
  folder!: string;

  constructor() {
    beforeAll(async () => {
      this.sound = await vpnscript.startSandbox();
      this.broken = await vpnscript.startSandbox({ fault: "account-id-string" });
      this.folder = await mkdtemp(join(tmpdir(), "access-contracts-"));
      await targetFile(this.folder, [{ ...this.sound.target, name: "panel" }]);
      const broken = { ...this.broken.target, name: "panel" };
      await this.write("broken.json", JSON.stringify({ targets: [broken] }));
    });
    afterAll(async () => {
      await Promise.all([this.sound.close(), this.broken.close()]);
      await rm(this.folder, { recursive: true });
    });
  }

  /** Runs the command line in the folder. */
  readonly verify = (...args: readonly string[]) => runHere(["verify", ...args], this.folder);

  readonly write = (name: string, text: string) => writeFile(join(this.folder, name), text);

  readonly read = (name: string) => readFile(join(this.folder, name), "utf8");

  /** What was reported into a folder of that folder. */
  readonly report = async (dir = "report") =>
    JSON.parse(await this.read(`${dir}/report.json`)) as Report;
}
