import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { root } from "../../../scripts/root.ts";
import { everyApi } from "../../apis/discover.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { runBash } from "./shell.ts";

/** What an operator has: installations, a repository of his own that names them, and a CI store of secrets. */
export interface Operator {
  /** Each by the name that the repository gives it. */
  readonly installations: Readonly<Record<"panel" | "lobby", Sandbox>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Where the toolkit is cloned from. */
  readonly toolkitUrl: string;
  /** Makes a checkout as a new machine has it: the repository's files, and what the CI has kept. */
  checkOut(kept?: Kept): Promise<string>;
  /** Writes deviations.yaml, from the next checkout on. */
  accept(deviations: string): void;
  close(): Promise<void>;
}

/** Files that a CI server carries from one night to the next, by their paths. */
export type Kept = ReadonlyMap<string, string>;

export interface OperatorOptions {
  /** A fault of the panel or the router. */
  readonly faults?: Readonly<Partial<Record<"panel" | "lobby", string>>>;
}

/** Starts a panel and a router, and sets up a repository that verifies them. */
export async function startOperator({ faults = {} }: OperatorOptions = {}): Promise<Operator> {
  const folder = await mkdtemp(join(tmpdir(), "nightly-"));
  const apis = await everyApi();
  const start = (api: string, fault?: string) => apis[api]!.startSandbox(fault ? { fault } : {});
  const panel = await start("vpnscript", faults.panel);
  const lobby = await start("waveros", faults.lobby);
  const { active } = panel.target["personas"] as Record<string, Record<string, string>>;
  const secrets = {
    ALICE_PASSWORD: active!["password"]!,
    WAVEROS_KEY: lobby.target["apiKey"] as string,
  };
  const personas = { active: { username: active!["username"], password: "${ALICE_PASSWORD}" } };
  const targets = [
    { ...panel.target, name: "panel", personas },
    { ...lobby.target, name: "lobby", apiKey: "${WAVEROS_KEY}", states: {} },
  ];
  const toolkitUrl = await makeToolkit(join(folder, "access-contracts"));
  let deviations = "[]\n";
  return {
    installations: { panel, lobby },
    secrets,
    toolkitUrl,
    async checkOut(kept = new Map()) {
      const checkout = await mkdtemp(join(folder, "checkout-"));
      const files = new Map([
        ["targets.yaml", stringify({ targets })],
        ["deviations.yaml", deviations],
        ...kept,
      ]);
      for (const [path, text] of files) {
        await mkdir(dirname(join(checkout, path)), { recursive: true });
        await writeFile(join(checkout, path), text);
      }
      return checkout;
    },
    accept: (text) => void (deviations = text),
    async close() {
      await Promise.all([panel.close(), lobby.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The files below `folder` that are meant by paths or globs, one a line or in a list. */
export async function filesAt(folder: string, paths: readonly string[]): Promise<Kept> {
  const found = new Map<string, string>();
  for await (const path of glob(paths, { cwd: folder })) {
    found.set(path, await readFile(join(folder, path), "utf8"));
  }
  return found;
}

/** A Git repository in place of the toolkit's own: its `verify` is the real one, and installing it downloads nothing. */
async function makeToolkit(folder: string): Promise<string> {
  const verify = `node '${join(root, "scripts/access-contracts.js")}' verify`;
  const manifest = { name: "toolkit", version: "0.1.0", private: true };
  const lock = { ...manifest, lockfileVersion: 3, packages: { "": manifest } };
  await mkdir(folder);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ ...manifest, scripts: { verify } }),
  );
  await writeFile(join(folder, "package-lock.json"), JSON.stringify(lock));
  await cp(join(root, ".npmrc"), join(folder, ".npmrc"));
  const { status, log } = await runBash(
    `git init --quiet
     git config user.name toolkit
     git config user.email toolkit@example.com
     git add .
     git commit --quiet --message "Release"
     git tag v0.1.0`,
    { cwd: folder, env: {} },
  );
  if (status !== 0) throw new Error(log);
  return `file://${folder}`;
}
