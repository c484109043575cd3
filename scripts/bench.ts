import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Argument, Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { filled, table } from "../contract-tests/report/markdown-table.ts";
import { callLines } from "./benchmarks/client-calls.ts";
import { sizeLines } from "./benchmarks/client-sizes.ts";
import { fleetRows, largeRows, paceRows, verbRows } from "./benchmarks/fleets.ts";
import { type Row } from "./benchmarks/measure.ts";
import { runRows, type Bench } from "./benchmarks/runs.ts";
import { wholeNumber } from "./options.ts";
import { root } from "./root.ts";
import { interruptibly } from "./terminal.ts";

const PAGE = "docs/reference/benchmarks.md";

/** What can be measured in a table: what makes its rows. */
const TABLES: Readonly<Record<string, (bench: Bench) => Promise<Row[]>>> = {
  runs: runRows,
  fleets: fleetRows,
  verbs: verbRows,
  pace: paceRows,
  large: largeRows,
};

/** Six and ten minutes: only measured where they are named. */
const SLOW = ["pace", "large"];

const PARTS = [...Object.keys(TABLES), "clients"];

/** `bench`: what the toolkit costs beside the plainest thing that does the same, as ratios in one run. */
export const command = new Command("bench")
  .description(
    `measure the engine and verify beside the plainest thing that sends as much, fleets, verbs and clients; writes ${PAGE}`,
  )
  .addArgument(
    new Argument(
      "[part...]",
      `what to measure; the page keeps its other figures (default: all but ${SLOW.join(" and ")}, which take six and ten minutes)`,
    ).choices(PARTS),
  )
  .option("--runs <n>", "counted runs of each side", wholeNumber, 5)
  .option("--rivals", "download other client generators and weigh what they make, too")
  .action(async (named, { runs, rivals = false }) => {
    const parts = named.length > 0 ? named : PARTS.filter((part) => !SLOW.includes(part));
    await using folder = await mkdtempDisposable(join(tmpdir(), "bench-"));
    const apis = Object.values(await everyApi());
    await interruptibly("a folder may be left in the system's temporary folder", async (signal) => {
      for (const part of parts) {
        await measure(part, { apis, runs, folder: folder.path, signal }, rivals);
      }
    });
  });

async function measure(part: string, bench: Bench, rivals: boolean): Promise<void> {
  const make = TABLES[part];
  if (!make) {
    const lines = [...(await sizeLines({ rivals })), ...(await callLines())];
    return writeBlock(part, lines.map((line) => `- ${line}`).join("\n"));
  }
  const rows = await make(bench);
  const missed = rows.flatMap((row) => row.missed ?? []);
  if (missed.length > 0) process.exitCode = 1;
  const verdict = missed.length === 0 ? "Every bar is kept." : `Missed: ${missed.join("; ")}.`;
  const cells = rows.map((row) => row.cells);
  const shown = table(Object.keys(cells[0]!), cells.map(Object.values<string>));
  await writeBlock(part, `On ${cpus().length} cores. ${verdict}\n\n${shown}`);
}

/** Puts what was measured into its place of the page. */
async function writeBlock(part: string, block: string): Promise<void> {
  const page = join(root, PAGE);
  await writeFile(page, filled(await readFile(page, "utf8"), { [part]: block }));
  process.stdout.write(`${block}\n\n`);
}
