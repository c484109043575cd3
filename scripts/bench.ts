import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { clientLines } from "./benchmarks/clients.ts";
import { middleOf } from "./benchmarks/rounds.ts";
import { COMPARISONS } from "./benchmarks/runs.ts";
import { wholeNumber } from "./options.ts";
import { root } from "./root.ts";

const PAGE = "docs/reference/benchmarks.md";

/** `bench`: what the toolkit costs beside the plainest thing that does the same, as ratios in one run. */
export const command = new Command("bench")
  .description(
    `measure verify beside Dredd alone, and the engine beside bare fetch; writes ${PAGE}`,
  )
  .option("--runs <n>", "counted runs of each side", wholeNumber, 5)
  .option("--rivals", "download other client generators and weigh what they make, too")
  .action(async ({ runs, rivals = false }) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "bench-"));
    const rows: string[] = [];
    for (const api of Object.values(await everyApi())) {
      for (const { names, bar, jobMs, measure } of COMPARISONS) {
        const { costs, ratio } = await middleOf(runs, async () => {
          const sandbox = await api.startSandbox({ jobMs } as object);
          const measured = measure({ api, sandbox, folder: folder.path });
          const costs = await measured.finally(() => sandbox.close());
          return { costs, ratio: costs[0].seconds / costs[1].seconds };
        });
        const cells = costs.map(({ seconds, requests, megabytes }, index) => {
          return `${names[index]}: ${seconds.toFixed(2)} s, ${requests} requests, ${megabytes.toFixed(0)} MB`;
        });
        rows.push(`| ${[api.title, ...cells, ratio.toFixed(2), bar].join(" | ")} |`);
        if (ratio > bar) process.exitCode = 1;
      }
    }
    const clients = await clientLines({ rivals });
    await writeFile(join(root, PAGE), pageOf(rows, runs, clients));
    process.stdout.write(`${[...rows, ...clients].join("\n")}\n`);
  });

function pageOf(rows: readonly string[], runs: number, clients: readonly string[]): string {
  return `# Benchmarks

<!-- Written by: npm run bench -->

What the toolkit costs beside the plainest thing that sends as much. Both sides of a row ran one
after the other against the same sandbox; the figures are those of the round in the middle by its
ratio, of ${runs} rounds on ${cpus().length} cores. Read the ratio: seconds differ from machine to machine.

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
