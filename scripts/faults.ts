import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { apiNames } from "../contract-tests/apis/discover.ts";
import { planCampaign, runCampaign } from "../contract-tests/faults/campaign.ts";
import { figuresOf, shortcomings, type Figures } from "../contract-tests/faults/figures.ts";
import { FAMILIES, type Family } from "../contract-tests/faults/fault.ts";
import { detectionPage } from "../contract-tests/faults/page.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { wholeNumber } from "./option-values.ts";
import { progressLine } from "./progress-line.ts";
import { root } from "./root.ts";

interface Options {
  readonly api?: string;
  readonly family?: Family;
  readonly only?: string;
  readonly list?: boolean;
  readonly sample?: number;
  readonly seed: number;
  readonly threads: number;
  readonly write?: boolean;
}

/** `faults`: breaks the bundled sandboxes on purpose, and counts what the run sees of it. */
export function faultsCommand(end: (status: number) => void): Command {
  return new Command("faults")
    .description(
      "plant faults in the bundled sandboxes, one at a time, and count those that are seen",
    )
    .addOption(new Option("--api <name>", "only one API").choices(apiNames()))
    .addOption(new Option("--family <family>", "only one family").choices(FAMILIES))
    .option("--only <glob>", "only faults whose id matches, such as vpnscript/behaviour/*")
    .option("--list", "name the faults and do nothing")
    .option("--sample <n>", "only so many of each family and API, taken at random", wholeNumber)
    .option("--seed <n>", "seed of what is chosen at random", Number, 1)
    .option("--threads <n>", "threads to work in", wholeNumber, Math.min(availableParallelism(), 8))
    .option("--write", "write the figures to docs/reference/detection.md and .json")
    .action(async (options: Options) => {
      const chosen = {
        apis: options.api === undefined ? apiNames() : [options.api],
        families: options.family === undefined ? FAMILIES : [options.family],
        only: options.only,
        sample: options.sample,
        seed: options.seed,
      };
      if (options.list) {
        const { planned } = await planCampaign(chosen);
        const lines = planned.map(({ id, title }) => `${id}  ${title}\n`);
        process.stdout.write(lines.toSorted().join(""));
        return;
      }
      if (options.write && (options.only ?? options.api ?? options.family ?? options.sample)) {
        throw new UsageError("--write publishes the whole campaign; leave out what narrows it");
      }
      const line = progressLine();
      const progress = (done: number, of: number) => line.show(`${done} of ${of}`);
      const campaign = await runCampaign({ ...chosen, threads: options.threads, progress });
      line.end();
      if (campaign.planned.length === 0)
        throw new UsageError("no fault has such an id; see --list");
      const figures = figuresOf(campaign);
      const wrong = shortcomings(figures);
      const time = `${Math.round(campaign.durationMs / 1000)} s, seed ${campaign.seed}`;
      process.stdout.write([...summary(figures), ...wrong, time, ""].join("\n"));
      if (options.write) await write(figures);
      end(wrong.length === 0 ? 0 : 1);
    });
}

function summary({ families }: Figures): string[] {
  return families.map(({ api, family, planted, dredd, vitest, both }) =>
    family === "harmless"
      ? `${api}, ${planted} harmless changes: ${both} false alarms`
      : `${api}, ${planted} faults (${family}): ${both} seen; by Dredd alone ${dredd}, by Vitest alone ${vitest}`,
  );
}

async function write(figures: Figures): Promise<void> {
  const page = join(root, "docs/reference/detection");
  await writeFile(`${page}.md`, detectionPage(figures));
  await writeFile(`${page}.json`, `${JSON.stringify(figures, null, 2)}\n`);
}
