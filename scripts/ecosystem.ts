import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { filled } from "../contract-tests/report/markdown-table.ts";
import { ecosystemBlocks } from "./ecosystem/page.ts";
import { Parts } from "./ecosystem/parts.ts";
import { TOOLS } from "./ecosystem/tools.ts";
import {
  attempt,
  chosen,
  merged,
  trialsOf,
  variablesOf,
  type Result,
  type Trial,
} from "./ecosystem/trial.ts";
import { mapValues } from "./generators/description.ts";
import { publishedFiles } from "./generators/forms.ts";
import { root } from "./root.ts";
import { withSandboxes } from "./sandboxes.ts";
import { interruptibly, showProgress } from "./terminal.ts";

const PAGE = join(root, "docs/reference/ecosystem");

/** `ecosystem`: has tools that are not ours read every published form, and runs the clients that they make. */
export const command = new Command("ecosystem")
  .description(
    "generate, compile and run clients of every published form, by other ecosystems' tools",
  )
  .option("--only <name...>", "only tools, APIs or forms of these names")
  .option("--list", "name the tools and do nothing")
  .option(
    "--write",
    "write the results to docs/reference/ecosystem.md and .json; the rest stays there",
  )
  .action(async ({ only, list, write }) => {
    if (list) {
      process.stdout.write(TOOLS.map(({ name, title }) => `${name}  ${title}\n`).join(""));
      return;
    }
    const all = await everyApi();
    const fileOf = (api: string, form: string) => join(root, "generated", api, form);
    const forms = mapValues(all, (_, api) => publishedFiles(api));
    const trials = chosen(trialsOf(TOOLS, forms), only);
    await withSandboxes(all, {}, (pairs) =>
      interruptibly("folders may be left in the system's temporary folder", async (signal) => {
        const facts = pairs.map(({ target }) => [target.api, variablesOf(target)] as const);
        const variables = Object.fromEntries(facts);
        const parts = new Parts(
          join(root, "node_modules/.cache/ecosystem"),
          join(root, "contract-tests/acceptance/ecosystem"),
          signal,
        );
        const results: Result[] = [];
        for (const [index, trial] of trials.entries()) {
          const { tool, api, form } = trial;
          showProgress(`${index + 1} of ${trials.length}: ${tool.name} ${api} ${form}`);
          const result = await attempt(trial, { parts, fileOf, variables, signal });
          results.push(result);
          showProgress();
          process.stdout.write(`${lineOf(result)}\n`);
        }
        if (write) await publish(trialsOf(TOOLS, forms), results);
        process.exitCode = results.some(({ outcome }) => outcome === "failed") ? 1 : 0;
      }),
    );
  });

/** Writes results to the page, beside those of trials that this run has left out. */
async function publish(trials: readonly Trial[], results: readonly Result[]): Promise<void> {
  const file = `${PAGE}.json`;
  const before = existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Result[]) : [];
  const all = merged(trials, before, results);
  await writeFile(file, `[\n${all.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
  const page = await readFile(`${PAGE}.md`, "utf8");
  await writeFile(`${PAGE}.md`, filled(page, ecosystemBlocks(TOOLS, all)));
}

/** One line of a result. */
function lineOf({ outcome, tool, api, form, stages, reason }: Result): string {
  const what = `${outcome.padEnd(8)} ${tool}  ${api}/${form}`;
  return reason === undefined ? `${what}  ${stages.join(", ")}` : `${what}: ${reason}`;
}
