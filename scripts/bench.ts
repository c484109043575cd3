import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { clientBenchmark } from "./benchmarks/client.ts";
import { engineBesideFetch } from "./benchmarks/engine.ts";
import { wholeBesideDredd, type Side } from "./benchmarks/tools.ts";
import { root } from "./root.ts";

const PAGE = "docs/reference/benchmarks.md";

/** A pair of things measured in turns, and the most that the first may cost as a multiple of the second. */
interface Comparison {
  readonly api: string;
  readonly sides: readonly [Side, Side];
  readonly bar: number;
}

/** `bench`: what the toolkit costs beside the plainest thing that does the same, as ratios in one run. */
export function benchCommand(end: (status: number) => void): Command {
  return new Command("bench")
    .description(
      `measure verify beside Dredd alone, and the engine beside bare fetch; writes ${PAGE}`,
    )
    .option("--runs <n>", "counted runs of each side", runs, 5)
    .option("--rivals", "download other client generators and weigh what they make, too")
    .action(async (options: { runs: number; rivals?: boolean }) => {
      const folder = await mkdtemp(join(tmpdir(), "bench-"));
      const comparisons: Comparison[] = [];
      try {
        for (const api of Object.values(await everyApi())) {
          const engine = await engineBesideFetch(api, options.runs);
          comparisons.push({ api: api.title, sides: engine, bar: 1.5 });
          const whole = await wholeBesideDredd(api, options.runs, folder);
          comparisons.push({ api: api.title, sides: whole, bar: 2 });
        }
      } finally {
        await rm(folder, { recursive: true });
      }
      const page = join(root, PAGE);
      await mkdir(dirname(page), { recursive: true });
      const clients = await clientBenchmark({ rivals: options.rivals === true });
      await writeFile(page, pageOf(comparisons, options.runs, clients));
      const rows = comparisons.map(row);
      process.stdout.write(`${[...rows, ...clients].join("\n")}\n`);
      end(comparisons.every(({ sides, bar }) => ratio(sides) <= bar) ? 0 : 1);
    });
}

function runs(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("It must be a whole number above 0.");
}

function ratio([ours, plain]: Comparison["sides"]): number {
  return ours.seconds / plain.seconds;
}

function row({ api, sides, bar }: Comparison): string {
  const cells = sides.flatMap(({ name, seconds, requests, megabytes }) => [
    `${name}: ${seconds.toFixed(2)} s, ${requests} requests, ${megabytes.toFixed(0)} MB`,
  ]);
  return `| ${api} | ${cells.join(" | ")} | ${ratio(sides).toFixed(2)} | ${bar} |`;
}

function pageOf(
  comparisons: readonly Comparison[],
  times: number,
  clients: readonly string[],
): string {
  return [
    "# Benchmarks",
    "",
    "<!-- Written by: npm run bench -->",
    "",
    "What the toolkit costs beside the plainest thing that sends as much. Both sides of a row ran in",
    `turns against the same kind of sandbox; the figures are medians of ${times} runs on ${cpus().length} cores. Read the`,
    "ratio: seconds differ from machine to machine.",
    "",
    "| API | Ours | Beside | Ratio | At most |",
    "| --- | --- | --- | --- | --- |",
    ...comparisons.map(row),
    "",
    "The engine's row is one process without Vitest and Dredd, its requests sent one after the other;",
    "the loop sends the very same requests and does nothing with the answers. The row of `verify` is",
    "a whole process with both tools, their rules, logins and clean-up, jobs done in 20 ms; Dredd alone sends one request",
    "a variant and reaches few of them.",
    "",
    "## Clients",
    "",
    "What everything of one API weighs in an app, minified and gzipped, and what a call costs.",
    "",
    ...clients.map((line) => `- ${line}`),
    "",
  ].join("\n");
}
