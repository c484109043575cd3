import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Api } from "../../contract-tests/engine/api.ts";
import type { WireRequest } from "../../contract-tests/engine/exchange.ts";
import { check, exercise } from "../../contract-tests/engine/exercise.ts";
import { Secrets } from "../../contract-tests/engine/secrets.ts";
import type { Target } from "../../contract-tests/engine/target.ts";
import { Transport } from "../../contract-tests/engine/transport.ts";
import { select } from "../../contract-tests/engine/work.ts";
import type { Sandbox } from "../../contract-tests/sandbox/sandbox.ts";
import { root } from "../root.ts";

/**
 * The round in the middle by its ratio, of as many as are wanted after some that only warm up. Both
 * sides of a round run one after the other, so that other work on the machine slows both.
 */
export async function middleOf<Round extends { readonly ratio: number }>(
  rounds: number,
  measure: (index: number) => Promise<Round>,
  warm = 1,
): Promise<Round> {
  const measured: Round[] = [];
  for (let index = -warm; index < rounds; index++) {
    const round = await measure(index);
    if (index >= 0) measured.push(round);
  }
  return measured.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(rounds / 2)]!;
}

/**
 * What is measured, the plainest thing that sends as much, and the most that ours may cost as a
 * multiple of it. Both meet the same sandbox, one after the other.
 */
export const COMPARISONS = [
  {
    names: ["the engine", "a bare fetch loop"],
    bar: 1.5,
    // As little as lets a job be seen pending, so that neither side waits for it.
    jobMs: 4,
    measure: engineBesideFetch,
  },
  {
    names: ["verify, both tools", "Dredd as it comes"],
    bar: 2,
    jobMs: 20,
    measure: wholeBesideDredd,
  },
] as const;

/**
 * The engine alone, all variants and rules one after the other, beside a loop that sends the same
 * requests with bare `fetch` and reads the answers as text.
 */
async function engineBesideFetch(api: Api, sandbox: Sandbox) {
  const sent: WireRequest[] = [];
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 1_000_000 });
  transport.observe(({ request }) => void sent.push(request));
  const target = { ...sandbox.target, jobTimeout: 1 } as unknown as Target;
  const session = api.connect(target, transport, new Secrets());
  const costOf = async (work: () => Promise<void>) => {
    const started = performance.now();
    await work();
    const seconds = (performance.now() - started) / 1000;
    return { seconds, requests: sent.length, megabytes: process.resourceUsage().maxRSS / 1024 };
  };
  const { variants, rules } = select(api);
  const engine = await costOf(async () => {
    for (const variant of variants) await exercise(session, variant);
    for (const rule of rules) await check(session, rule);
  });
  const bare = await costOf(async () => {
    for (const { method, url, headers, body = null } of sent) {
      const response = await fetch(url, { method, headers, redirect: "manual", body });
      await response.text();
    }
  });
  return [engine, bare] as const;
}

/** The whole of `verify` (both tools, rules, logins, clean-up) beside Dredd as it comes on the same documents. */
async function wholeBesideDredd(api: Api, sandbox: Sandbox, folder: string) {
  const targets = join(folder, "targets.json");
  await writeFile(targets, JSON.stringify({ targets: [sandbox.target] }));
  const verify = ["scripts/access-contracts.js", "verify", "--targets", targets];
  const names = await readdir(api.dredd);
  const layers = names.toSorted().map((name) => fileURLToPath(new URL(name, api.dredd)));
  // Dredd takes its first document as an argument and the others by --path.
  const [first = "", ...others] = layers;
  const paths = others.flatMap((layer) => ["--path", layer]);
  const dredd = ["node_modules/dredd/bin/dredd", first, sandbox.baseUrl, ...paths];
  const whole = await costOfProgram([...verify, "--report", folder], sandbox);
  if (whole.status !== 0) {
    throw new Error(`verify ended with ${whole.status}: a benchmark of a failing run says nothing`);
  }
  return [whole, await costOfProgram(dredd, sandbox)] as const;
}

/** Says on a channel of its own, at the end of a thread, how much memory its process has used. */
const PROBE = `data:text/javascript,
  import { writeSync } from "node:fs";
  process.on("exit", () => writeSync(3, process.resourceUsage().maxRSS + ","));`;

/** Runs a Node program to its end and measures it from outside; what it prints is thrown away. */
async function costOfProgram(argv: readonly string[], { log }: Sandbox) {
  const before = log.length;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", PROBE, ...argv], {
    cwd: root,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [peaks, [status]] = await Promise.all([
    text(child.stdio[3] as Readable),
    once(child, "close") as Promise<[number | null]>,
  ]);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = Math.max(...peaks.split(",").map(Number)) / 1024;
  return { seconds, requests: log.length - before, megabytes, status };
}
