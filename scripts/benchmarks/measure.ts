import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { root } from "../root.ts";

/** One side of a comparison: medians over its rounds. */
export interface Side {
  readonly name: string;
  readonly seconds: number;
  readonly requests: number;
  readonly megabytes: number;
}

/** What is measured, and the plainest thing that sends as much. */
export type Sides = readonly [Side, Side];

/** What a finished process has cost. */
export interface Cost {
  readonly seconds: number;
  /** Peak of its resident memory. */
  readonly megabytes: number;
  readonly status: number | null;
}

/** Says on a channel of its own, at the end of a thread, how much memory its process has used. */
const PROBE = `data:text/javascript,
  import { writeSync } from "node:fs";
  process.on("exit", () => writeSync(3, process.resourceUsage().maxRSS + ","));`;

/** Runs a Node program to its end and measures it from outside; what it prints is thrown away. */
export async function costOf(argv: readonly string[]): Promise<Cost> {
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
  return { seconds, megabytes: Math.max(...peaks.split(",").map(Number)) / 1024, status };
}

/** The median of each figure of each side, over as many rounds after those that only warm up. */
export async function medians<Name extends string>(
  { rounds, warm = 1 }: { readonly rounds: number; readonly warm?: number },
  round: (index: number) => Promise<readonly Readonly<Record<Name, number>>[]>,
): Promise<Record<Name, number>[]> {
  const measured: (readonly Readonly<Record<Name, number>>[])[] = [];
  for (let index = -warm; index < rounds; index++) {
    const sides = await round(index);
    if (index >= 0) measured.push(sides);
  }
  return measured[0]!.map((side, index) => {
    const names = Object.keys(side) as Name[];
    const middles = names.map((name) => {
      const values = measured.map((sides) => sides[index]![name]).toSorted((a, b) => a - b);
      return [name, values[Math.floor(rounds / 2)]];
    });
    return Object.fromEntries(middles) as Record<Name, number>;
  });
}
