import { chmod, cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
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
  /** The folder of the toolkit, which a checkout depends on, too. */
  readonly toolkit: string;
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
  const toolkit = await makeToolkit(join(folder, "access-contracts"));
  let deviations = "[]\n";
  return {
    installations: { panel, lobby },
    secrets,
    toolkitUrl: `file://${toolkit}`,
    toolkit,
    async checkOut(kept = new Map()) {
      const checkout = await mkdtemp(join(folder, "checkout-"));
      const files = new Map([
        ["targets.yaml", stringify({ targets })],
        ["deviations.yaml", deviations],
        ...dependents(),
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

/** Aborts as soon as the run has created something. */
export function onceItDiffers(sandbox: Sandbox, before: string): AbortSignal {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (sandbox.fingerprint() === before) return;
    clearInterval(timer);
    controller.abort();
  }, 2);
  return controller.signal;
}

const TOOLKIT = { name: "access-contracts-toolkit", version: "0.1.0", private: true };

/** A Git repository in place of the toolkit's own: its command is the real one, and installing it downloads nothing. */
async function makeToolkit(folder: string): Promise<string> {
  const command = "scripts/access-contracts.js";
  const manifest = {
    ...TOOLKIT,
    type: "module",
    bin: { "access-contracts": command },
    scripts: { verify: `node ${command} verify` },
  };
  const real = pathToFileURL(join(root, command)).href;
  await mkdir(join(folder, "scripts"), { recursive: true });
  await writeFile(join(folder, command), `#!/usr/bin/env node\nimport "${real}";\n`);
  await chmod(join(folder, command), 0o755);
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "package-lock.json"), lockOf(TOOLKIT, {}));
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
  return folder;
}

/** What npm has written into a repository into which the toolkit was installed. */
function dependents(): (readonly [path: string, text: string])[] {
  const manifest = { dependencies: { [TOOLKIT.name]: "file:../access-contracts" } };
  const link = { resolved: "../access-contracts", link: true };
  const installed = { ...TOOLKIT, bin: { "access-contracts": "scripts/access-contracts.js" } };
  return [
    ["package.json", JSON.stringify(manifest)],
    [
      "package-lock.json",
      lockOf(manifest, {
        "../access-contracts": installed,
        [`node_modules/${TOOLKIT.name}`]: link,
      }),
    ],
  ];
}

function lockOf(manifest: object, packages: Readonly<Record<string, object>>): string {
  return JSON.stringify({
    ...manifest,
    lockfileVersion: 3,
    packages: { "": manifest, ...packages },
  });
}
