import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { clientLines } from "./benchmarks/clients.ts";
import { COMPARISONS, middleOf } from "./benchmarks/runs.ts";
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
          const measured = measure(api, sandbox, folder.path);
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
    const head = "| API | Ours | Beside | Ratio | At most |\n| --- | --- | --- | --- | --- |";
    const measured = `Of ${runs} rounds on ${cpus().length} cores, the one in the middle by its ratio:`;
    const clients = await clientLines({ rivals });
    const page = join(root, PAGE);
    const blocks = {
      runs: [measured, "", head, ...rows].join("\n"),
      clients: clients.map((line) => `- ${line}`).join("\n"),
    };
    let text = await readFile(page, "utf8");
    for (const [name, block] of Object.entries(blocks)) {
      const between = new RegExp(`(?<=<!-- ${name} -->\n\n)[^]*?(?=\n\n<!-- end -->)`);
      text = text.replace(between, () => block);
    }
    await writeFile(page, text);
    process.stdout.write(`${[...rows, ...clients].join("\n")}\n`);
  });
