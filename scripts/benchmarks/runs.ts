import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Api } from "../../contract-tests/engine/api.ts";
import { sleep } from "../../contract-tests/engine/transport/pace.ts";
import { costOfCommand, costOfProgram, middleOf, row, type Cost, type Row } from "./measure.ts";

/** Runs on as many sandboxes one after the other, in one process: what the first costs more hardly counts. */
const REPETITIONS = 20;

/** Milliseconds that a job takes: as few as let it be seen pending, so that neither side waits for it. */
const JOB = { jobMs: 4, jobTimeout: 0.3 };

export interface Bench {
  readonly apis: readonly Api[];
  readonly runs: number;
  readonly folder: string;
  readonly signal: AbortSignal;
}

interface Side extends Cost {
  readonly requests: number;
}

/** Ours beside the plainest thing that sends as much, each in a process of its own. */
export async function runRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const api of bench.apis) {
    const engine = await middleOf(bench.runs, () => engineBesideFetch(api, bench));
    rows.push(beside(api, ["the engine", "a bare fetch loop"], engine, 1.3));
    const whole = await middleOf(bench.runs, () => verifyBesideDredd(api, bench));
    rows.push(beside(api, ["verify, both tools", "Dredd as it comes"], whole, 1.5));
  }
  return rows;
}

function beside(
  { title }: Api,
  names: readonly [string, string],
  { sides, ratio }: { readonly sides: readonly [Side, Side]; readonly ratio: number },
  bar: number,
): Row {
  const [ours = "", theirs = ""] = sides.map(({ seconds, cpu, requests, megabytes }, index) => {
    return `${names[index]}: ${seconds.toFixed(2)} s (processor ${cpu.toFixed(2)} s), ${requests} requests, ${megabytes.toFixed(0)} MB`;
  });
  const Ratio = `${ratio.toFixed(2)} (processor ${(sides[0].cpu / sides[1].cpu).toFixed(2)})`;
  const said = `${title}: ${names[0]} takes ${ratio.toFixed(2)} times of ${names[1]}`;
  const cells = { API: title, Ours: ours, Beside: theirs, Ratio };
  return row(cells, String(bar), ratio <= bar, said);
}

/** All variants and rules one after the other, and a loop that sends the same with bare `fetch`. */
async function engineBesideFetch(api: Api, { folder, signal }: Bench) {
  await using stand = await sandboxes([api], REPETITIONS, JOB);
  const file = join(folder, "engine.json");
  await writeFile(file, JSON.stringify({ targets: stand.targets }));
  const sideOf = async (name: string): Promise<Side> => {
    const argv = ["scripts/benchmarks/engine.ts", name, api.name, file];
    const cost = await costOfProgram(argv, signal);
    const { sent } = JSON.parse(await readFile(file, "utf8")) as { sent: unknown[][] };
    const [seconds = NaN, cpu = NaN] = cost.printed.split(" ").map(Number);
    return { ...cost, seconds, cpu, requests: sent.flat().length };
  };
  const sides = [await sideOf("engine"), await sideOf("bare")] as const;
  return { sides, ratio: sides[0].seconds / sides[1].seconds };
}

/** The whole of `verify` (both tools, rules, logins, clean-up) beside Dredd as it comes on the same documents. */
async function verifyBesideDredd(api: Api, { folder, signal }: Bench) {
  await using stand = await sandboxes([api], 1, { jobMs: 20 });
  const [sandbox] = stand.all as [(typeof stand.all)[0]];
  const file = join(folder, "targets.json");
  await writeFile(file, JSON.stringify({ targets: stand.targets }));
  const names = await readdir(api.dredd);
  const layers = names.toSorted().map((name) => fileURLToPath(new URL(name, api.dredd)));
  // Dredd takes its first document as an argument and the others by --path.
  const [first = "", ...others] = layers;
  const paths = others.flatMap((layer) => ["--path", layer]);
  const verify = ["verify", "--targets", file, "--report", join(folder, "report")];
  const whole = await costOfCommand(verify, signal);
  const { length: sent } = sandbox.log;
  const dredd = ["node_modules/dredd/bin/dredd", first, sandbox.baseUrl, ...paths];
  const alone = await costOfProgram(dredd, signal);
  const sides = [
    { ...whole, requests: sent },
    { ...alone, requests: sandbox.log.length - sent },
  ] as const;
  return { sides, ratio: whole.seconds / alone.seconds };
}

export interface Stand {
  readonly jobMs?: number;
  /** How long an answer takes, in milliseconds. */
  readonly latency?: number;
  /** Fields of a target file, instead of the sandbox's own. */
  readonly [field: string]: unknown;
}

/** Starts so many sandboxes, of each API in turn, and gives the entries of a target file for them. */
export async function sandboxes(
  apis: readonly Api[],
  count: number,
  { jobMs = 50, latency = 0, ...fields }: Stand = {},
) {
  const alter = async <T>(_: unknown, answer: T) => sleep(latency, undefined).then(() => answer);
  const options = { jobMs, ...(latency > 0 && { alter }) };
  const starts = Array.from({ length: count }, (_, index) =>
    apis[index % apis.length]!.startSandbox(options),
  );
  const all = await Promise.all(starts);
  const targets = all.map(({ target }, index) => {
    return { ...target, ...fields, name: `${String(target["name"])}-${index}` };
  });
  return {
    all,
    targets,
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((sandbox) => sandbox.close()));
    },
  };
}
