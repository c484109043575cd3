import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { clientBenchmark } from "./benchmarks/client.ts";
import { engineBesideFetch } from "./benchmarks/engine.ts";
import type { Sides } from "./benchmarks/measure.ts";
import { wholeBesideDredd } from "./benchmarks/tools.ts";
import { wholeNumber } from "./option-values.ts";
import { root } from "./root.ts";

const PAGE = "docs/reference/benchmarks.md";

/** What is measured of each API, and the most that it may cost as a multiple of what it is compared with. */
const COMPARISONS = [
  { measure: engineBesideFetch, bar: 1.5 },
  { measure: wholeBesideDredd, bar: 2 },
] as const;

/** `bench`: what the toolkit costs beside the plainest thing that does the same, as ratios in one run. */
export function benchCommand(end: (status: number) => void): Command {
  return new Command("bench")
    .description(
      `measure verify beside Dredd alone, and the engine beside bare fetch; writes ${PAGE}`,
    )
    .option("--runs <n>", "counted runs of each side", wholeNumber, 5)
    .option("--rivals", "download other client generators and weigh what they make, too")
    .action(async ({ runs, rivals = false }: { runs: number; rivals?: boolean }) => {
      await using folder = await mkdtempDisposable(join(tmpdir(), "bench-"));
      const rows: string[] = [];
      let withinBars = true;
      for (const api of Object.values(await everyApi())) {
        for (const { measure, bar } of COMPARISONS) {
          const sides = await measure(api, runs, folder.path);
          const ratio = sides[0].seconds / sides[1].seconds;
          withinBars &&= ratio <= bar;
          rows.push(`| ${[api.title, ...cells(sides), ratio.toFixed(2), bar].join(" | ")} |`);
        }
      }
      const clients = await clientBenchmark({ rivals });
      await writeFile(join(root, PAGE), pageOf(rows, runs, clients));
      process.stdout.write(`${[...rows, ...clients].join("\n")}\n`);
      end(withinBars ? 0 : 1);
    });
}

function cells(sides: Sides): string[] {
  return sides.map(
    ({ name, seconds, requests, megabytes }) =>
      `${name}: ${seconds.toFixed(2)} s, ${requests} requests, ${megabytes.toFixed(0)} MB`,
  );
}

function pageOf(rows: readonly string[], runs: number, clients: readonly string[]): string {
  return `# Benchmarks

<!-- Written by: npm run bench -->

What the toolkit costs beside the plainest thing that sends as much. Both sides of a row ran in
turns against the same kind of sandbox; the figures are medians of ${runs} runs on ${cpus().length} cores. Read the
ratio: seconds differ from machine to machine.

| API | Ours | Beside | Ratio | At most |
| --- | --- | --- | --- | --- |
${rows.join("\n")}

The engine's row is one process without Vitest and Dredd, its requests sent one after the other;
the loop sends the very same requests and does nothing with the answers. The row of \`verify\` is
a whole process with both tools, their rules, logins and clean-up, jobs done in 20 ms; Dredd alone sends one request
a variant and reaches few of them.

## Clients

What everything of one API weighs in an app, minified and gzipped, and what a call costs.

${clients.map((line) => `- ${line}`).join("\n")}
`;
}
