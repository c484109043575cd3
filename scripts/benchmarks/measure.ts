import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { root } from "../root.ts";

/** What a program took: memory and processor time are those of its own process, all threads together. */
export interface Cost {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly status: number | null;
  readonly printed: string;
}

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

/** Says on a channel of its own, at the end of each thread, what its process has used. */
const PROBE = `data:text/javascript,
  import { writeSync } from "node:fs";
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, maxRSS + " " + (userCPUTime + systemCPUTime) + ",");
  });`;

/** Runs a Node program to its end, or until it is aborted, and measures it from outside. */
export async function costOfProgram(argv: readonly string[], signal: AbortSignal): Promise<Cost> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", PROBE, ...argv], {
    cwd: root,
    stdio: ["ignore", "pipe", "ignore", "pipe"],
    signal,
  });
  const [printed, used, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stdio[3] as Readable),
    once(child, "close") as Promise<[number | null]>,
  ]);
  const seconds = (performance.now() - started) / 1000;
  const threads = used.split(",").map((one) => one.split(" ").map(Number));
  const most = (index: number) => Math.max(...threads.map((one) => one[index] ?? 0));
  return { seconds, cpu: most(1) / 1e6, megabytes: most(0) / 1024, status, printed };
}

/** The command, with what is wrong in it said: a benchmark of a run that ends otherwise than it has to says nothing. */
export async function costOfCommand(
  argv: readonly string[],
  signal: AbortSignal,
  status = 0,
): Promise<Cost> {
  const cost = await costOfProgram(["scripts/access-contracts.js", ...argv], signal);
  if (cost.status === status) return cost;
  throw new Error(`${argv.join(" ")} ended with ${cost.status}:\n${cost.printed.slice(-2000)}`);
}

type Cells = Readonly<Record<string, string>>;

/** A line of a table, by the names of its columns, and what is missed in it, in words. */
export interface Row {
  readonly cells: Cells;
  readonly missed?: string | undefined;
}

/** A row that ends with the bar that it has to keep, if any, and whether it does; `said` is what is held, for a reader. */
export function row(cells: Cells, bar = "", isKept = true, said = ""): Row {
  const verdict = bar === "" ? "" : isKept ? "kept" : "**missed**";
  const missed = isKept ? undefined : `${said}; at most ${bar} is wanted`;
  return { cells: { ...cells, "At most": bar, "": verdict }, missed };
}
