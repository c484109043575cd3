import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command, Option } from "@commander-js/extra-typings";
import { apiNames } from "../contract-tests/apis/discover.ts";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { planCampaign, runCampaign } from "../contract-tests/faults/campaign.ts";
import { FAMILIES } from "../contract-tests/faults/fault.ts";
import { figuresOf, shortcomings, truthfulness } from "../contract-tests/faults/figures.ts";
import { detectionBlocks } from "../contract-tests/faults/page.ts";
import { filled } from "../contract-tests/report/markdown-table.ts";
import { wholeNumber } from "./options.ts";
import { isCheckout, root } from "./root.ts";
import { showProgress } from "./terminal.ts";

/** `faults`: breaks the bundled sandboxes on purpose, puts things before them, and counts what the run sees of it. */
export const command = new Command("faults")
  .description(
    "plant faults in the bundled sandboxes, one at a time, and count those that are seen",
  )
  .addOption(new Option("--api <name>", "only one API").choices(apiNames()))
  .addOption(new Option("--family <family>", "only one family").choices(FAMILIES))
  .option("--only <glob>", "only faults whose id matches, such as vpnscript/behaviour/*")
  .option("--list", "name the faults and do nothing")
  .option("--sample <n>", "only this many of each family and API, taken at random", wholeNumber)
  .option("--seed <n>", "seed of what is chosen at random", Number, 1)
  .option("--threads <n>", "threads to work in", wholeNumber, Math.min(availableParallelism(), 8))
  .option("--write", "write the figures to docs/reference/detection.md and .json")
  .action(async ({ api, family, list, write, ...options }) => {
    const chosen = {
      ...options,
      apis: api === undefined ? apiNames() : [api],
      families: family === undefined ? FAMILIES : [family],
    };
    if (list) {
      const { planned } = await planCampaign(chosen);
      const lines = planned.map(({ id, title }) => `${id}  ${title}\n`);
      process.stdout.write(lines.toSorted().join(""));
      return;
    }
    if (write && !isCheckout) throw new UsageError("--write needs a checkout of the project");
    if (write && (options.only ?? api ?? family ?? options.sample)) {
      throw new UsageError("--write publishes the whole campaign; leave out what narrows it");
    }
    const progress = (done: number, of: number) => showProgress(`${done} of ${of}`);
    const campaign = await runCampaign({ ...chosen, progress }).finally(showProgress);
    if (campaign.planned.length === 0) throw new UsageError("no fault has such an id; see --list");
    const figures = figuresOf(campaign);
    const wrong = shortcomings(figures);
    const told = truthfulness(figures.conditions).map(({ api, says }) => `${api}: ${says}`);
    const untruths = campaign.sightings.flatMap(({ id, instead = [] }) =>
      instead.map((said) => `${id}: ${said}`),
    );
    const summary = figures.families.map(
      ({ api, family, planted, dredd, vitest, both, model = 0 }) =>
        family === "harmless"
          ? `${api}, ${planted} harmless changes: ${both} false alarms`
          : `${api}, ${planted} faults (${family}): ${both} seen, ${dredd} by Dredd and ${vitest} by Vitest${model > 0 ? `; ${model} more with --model` : ""}`,
    );
    const time = `${Math.round(campaign.durationMs / 1000)} s, seed ${campaign.seed}`;
    process.stdout.write(
      [...summary, ...told, ...untruths.toSorted(), ...wrong, time, ""].join("\n"),
    );
    if (write) {
      const page = join(root, "docs/reference/detection");
      const before = await readFile(`${page}.md`, "utf8");
      await writeFile(`${page}.md`, filled(before, detectionBlocks(figures)));
      await writeFile(`${page}.json`, `${JSON.stringify(figures, null, 2)}\n`);
    }
    process.exitCode = wrong.length === 0 ? 0 : 1;
  });
