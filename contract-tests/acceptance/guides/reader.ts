import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { vendors } from "../../../scripts/trace/vendors.support.ts";
import { root } from "../../../scripts/root.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { CopiedTree } from "../source/copied-tree.ts";
import { changedPage, INSTALLATIONS } from "./installations.ts";

/** What of the checkout is in the reader's folder, too. */
const CHECKOUT = [
  "scripts",
  "contract-tests",
  "openapi",
  "generated",
  "node_modules",
  "docs",
  "package.json",
];

/** The ports that guides name; those of a machine that runs tests may be taken. */
const PORTS = ["4010", "4011", "8801"];

/**
 * npm, but what is installed is not installed again, and `npm test` is what runs this. Files are as the reader
 * has completed them: a target file leads to the reader's installations, at a pace for which no test has to
 * wait, unless it is only planned with; what deviations leave to be said is said.
 */
const NPM = `#!/bin/bash
case "$*" in ci | test) exit 0 ;; esac
given=()
for argument; do
  if [[ $argument == *.yaml && -f $argument && "$*" != *--plan* ]]; then
    filled="$(dirname "$argument")/.filled-$(basename "$argument")"
    sed -E -f "$SCRATCH/by-hand.sed" "$argument" > "$filled"
    argument="$filled"
  fi
  given+=("$argument")
done
PATH="$ITS_PATH" exec npm "\${given[@]}"
`;

/** What the reader writes into files, beside addresses. */
const BY_HAND = [
  "s/to be said: why this installation differs/confirmed by the vendor/",
  "s/to be said: who looks after it/Alice/",
];

export interface Ended {
  readonly status: number;
  readonly output: string;
}

/** A reader with a checkout of the project, who does what a guide says, in a folder that goes afterwards. */
export class Reader {
  readonly #running: ChildProcess[] = [];

  readonly #folder: string;
  readonly #installations: ReadonlyMap<string, Sandbox>;
  readonly #env: Readonly<Record<string, string>>;
  readonly #ports: ReadonlyMap<string, string>;

  private constructor(
    folder: string,
    installations: ReadonlyMap<string, Sandbox>,
    env: Readonly<Record<string, string>>,
    ports: ReadonlyMap<string, string>,
  ) {
    this.#folder = folder;
    this.#installations = installations;
    this.#env = env;
    this.#ports = ports;
  }

  /** One who only uses the checkout, or, in a copy of it, also changes it. */
  static async make({ changes = false } = {}): Promise<Reader> {
    const folder = changes ? (await CopiedTree.make()).root : await linkedTree();
    const scratch = join(folder, ".scratch");
    await mkdir(scratch);
    await writeFile(join(scratch, "npm"), NPM);
    await chmod(join(scratch, "npm"), 0o755);
    const installations = new Map<string, Sandbox>();
    if (!vendors.skip) await writeFile(join(folder, "vendor-page.md"), await changedPage());
    const isLater = () => existsSync(join(folder, "last-night/report.json"));
    for (const [address, start] of Object.entries(INSTALLATIONS)) {
      installations.set(address, await start(isLater));
    }
    const leads = [...installations].map(
      ([address, { baseUrl }]) =>
        `s#baseUrl: ${address}$#baseUrl: ${baseUrl}\\n    requestsPerMinute: 60000#`,
    );
    await writeFile(join(scratch, "by-hand.sed"), [...BY_HAND, ...leads].join("\n"));
    const itsPath = `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
    const env = {
      PATH: `${scratch}:${itsPath}`,
      ITS_PATH: itsPath,
      SCRATCH: scratch,
      HOME: folder,
      npm_config_update_notifier: "false",
      ...secretsOf(installations),
    };
    return new Reader(folder, installations, env, await freePorts());
  }

  /** Does a step to its end. */
  async run(script: string): Promise<Ended> {
    const shell = this.#start(script);
    let output = "";
    listen(shell, (text) => (output += text));
    const status = await new Promise<number>((resolve, reject) => {
      shell.once("error", reject).once("close", (code) => resolve(code ?? 137));
    });
    return { status, output: this.#asTold(output) };
  }

  /** Starts what runs on, and gives what it has said as soon as it has said enough; after half a minute, in any case. */
  async serve(script: string, isEnough: (output: string) => boolean): Promise<string> {
    await this.stop();
    const shell = this.#start(script);
    this.#running.push(shell);
    let output = "";
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 30_000);
      shell.once("close", resolve);
      listen(shell, (text) => {
        output += text;
        if (!isEnough(this.#asTold(output))) return;
        clearTimeout(timer);
        resolve();
      });
    });
    return this.#asTold(output);
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    await writeFile(join(this.#folder, path), text);
  }

  read = (path: string) => readFile(join(this.#folder, path), "utf8");

  /** Ends what still runs, as Ctrl-C does. */
  async stop(): Promise<void> {
    for (const shell of this.#running.splice(0)) {
      const closed = new Promise((resolve) => shell.once("close", resolve));
      if (shell.exitCode !== null) continue;
      process.kill(-shell.pid!, "SIGINT");
      await closed;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    for (const sandbox of this.#installations.values()) await sandbox.close();
    await rm(this.#folder, { recursive: true });
  }

  #start(script: string): ChildProcess {
    let here = script;
    for (const [named, free] of this.#ports) here = here.replaceAll(named, free);
    for (const [address, { baseUrl }] of this.#installations)
      here = here.replaceAll(address, baseUrl);
    return spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", `exec 2>&1\n${here}`], {
      cwd: this.#folder,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: this.#env,
    });
  }

  /** An output in the guide's words: without npm's own lines, and with the addresses and ports that the guide names. */
  #asTold(output: string): string {
    let told = output.replace(/^(\n> .*){2}\n/gm, "").replaceAll(".filled-", "");
    for (const [address, { baseUrl }] of this.#installations)
      told = told.replaceAll(baseUrl, address);
    for (const [named, free] of this.#ports) told = told.replaceAll(free, named);
    return told.replaceAll(`${this.#folder}/`, "");
  }
}

async function linkedTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "access-contracts-reader-"));
  for (const name of CHECKOUT) await symlink(join(root, name), join(folder, name));
  return folder;
}

function listen(shell: ChildProcess, hear: (text: string) => void): void {
  for (const stream of [shell.stdout!, shell.stderr!]) stream.setEncoding("utf8").on("data", hear);
}

/** The environment variables in which the reader has secrets: ALICE_PASSWORD of an account, BERLIN_PASSWORD of a panel. */
function secretsOf(installations: ReadonlyMap<string, Sandbox>): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const [address, { target }] of installations) {
    const { personas = {}, apiKey } = target as unknown as Secret;
    const isFirst = address === Object.keys(INSTALLATIONS)[0];
    if (apiKey !== undefined) secrets["API_KEY"] = apiKey;
    for (const [persona, { username, password }] of Object.entries(personas)) {
      if (isFirst) secrets[`${username.toUpperCase()}_PASSWORD`] = password;
      else if (persona === "active") secrets[`${labelOf(address)}_PASSWORD`] = password;
    }
  }
  return secrets;
}

interface Secret {
  readonly personas?: Readonly<Record<string, { username: string; password: string }>>;
  readonly apiKey?: string;
}

const labelOf = (address: string) => new URL(address).hostname.split(".")[0]!.toUpperCase();

/** A free port for each that guides name; one that is a number higher there is so here. */
async function freePorts(): Promise<Map<string, string>> {
  const server = createServer();
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const first = (server.address() as AddressInfo).port;
  await new Promise((go) => server.close(go));
  return new Map(PORTS.map((port, index) => [port, String(first + index)]));
}
