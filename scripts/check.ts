import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { bundle, describedApis, redocly, styleGuideOf } from "./generators/bundle.ts";
import { catalogueOf } from "./generators/catalogue.ts";
import { DescriptionError } from "./generators/description.ts";
import { FORM_FILES } from "./generators/forms.ts";
import { drift } from "./generators/drift.ts";
import { generateAll } from "./generators/outputs.ts";
import { workflowsOf } from "./generators/workflows.ts";
import { installed, root } from "./root.ts";

/** The checks; each returns what is wrong, nothing if all is well. */
const CHECKS: Readonly<Record<string, () => Promise<string[]> | string[]>> = {
  descriptions: lintDescriptions,
  generated: checkDrift,
  forms: lintForms,
  types: () => run("typescript/bin/tsc", "-p", "."),
  lint: () => run("eslint/bin/eslint.js", "--config", ".config/eslint.config.js", "."),
  words: async () => (await import("./words/check-words.ts")).checkWords(),
  format: () => run("prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."),
};

const NAMES = Object.keys(CHECKS).join(", ");

/** `check`: whether the descriptions, what is generated from them, and the code are in order. */
export const command = new Command("check")
  .description(
    "lint the descriptions, compare generated/ with them, and check types, code, words and format",
  )
  .argument("[what...]", `some of: ${NAMES}`)
  .action(async (what, _options, command) => {
    const unknown = what.find((name) => !(name in CHECKS));
    if (unknown !== undefined) command.error(`error: no check "${unknown}"; there are ${NAMES}`);
    for (const [name, check] of Object.entries(CHECKS)) {
      if (what.length > 0 && !what.includes(name)) continue;
      const wrong = await check();
      if (wrong.length > 0) process.exitCode = 1;
      process.stdout.write(`${wrong.length > 0 ? "✗" : "✓"} ${name}\n`);
      for (const line of wrong) process.stdout.write(`  ${line}\n`);
    }
  });

async function lintDescriptions(): Promise<string[]> {
  const wrong: string[] = [];
  for (const api of describedApis()) {
    try {
      await redocly(["lint", `openapi/${api}/openapi.yaml`, "--config", styleGuideOf(api)]);
      const workflows = workflowFiles(api);
      if (workflows.length > 0) {
        await redocly(["lint", ...workflows, "--extends", "recommended-strict"]);
      }
      // What the style guide can't see in single files: whether every response makes its variants plain,
      // and every fact has a source.
      catalogueOf(api, await bundle(api));
    } catch (error) {
      if (!(error instanceof DescriptionError)) throw error;
      wrong.push(...error.message.split("\n"));
    }
  }
  return wrong;
}

/** The Arazzo descriptions of an API. */
function workflowFiles(api: string): string[] {
  return Object.keys(workflowsOf(api)).map(
    (name) => `openapi/${api}/workflows/${name}.arazzo.yaml`,
  );
}

/** The generated files that differ from openapi/, and how to write them again. */
export async function checkDrift(): Promise<string[]> {
  const lines: string[] = [];
  for (const [folder, files] of Object.entries(await generateAll(describedApis()))) {
    const differing = await drift(join(root, folder), files);
    lines.push(...differing.map(({ path, how }) => `${folder}/${path} is ${how}`));
  }
  return lines.length > 0 ? [...lines, "write it again with: npm run generate"] : [];
}

/** Whether what is published is sound by Redocly's strictest rules: a bundle shows what single files hide. */
async function lintForms(): Promise<string[]> {
  const files = [`generated/*/{${FORM_FILES.join()}}`, "openapi/*/overlays/*.yaml"];
  const found = globSync(files, { cwd: root });
  try {
    await redocly(["lint", ...found, "--config", "openapi/redocly.forms.yaml"]);
    return [];
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    return error.message.split("\n");
  }
}

/** Runs a tool of the project; what it printed is what is wrong, if its exit status says that anything is. */
function run(tool: string, ...argv: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [installed(tool), ...argv], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const printed = (stdout + stderr).trim() || `${tool} ended with status ${status}`;
  return status === 0 ? [] : printed.split("\n");
}
