import { globSync } from "node:fs";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { bundle, describedApis, redocly, runTool, styleGuideOf } from "./generators/bundle.ts";
import { catalogueOf } from "./generators/catalogue.ts";
import { DescriptionError } from "./generators/description.ts";
import { FORM_FILES } from "./generators/forms.ts";
import { drift, generateAll } from "./generators/outputs.ts";
import { root } from "./root.ts";
import { chosenOf } from "./serving.ts";

/** The checks; each returns what is wrong, nothing if all is well. */
const CHECKS: Readonly<Record<string, () => Promise<string[]>>> = {
  descriptions: lintDescriptions,
  generated: checkDrift,
  forms: lintForms,
  types: () => wrongIn(() => runTool("typescript/bin/tsc", ["-p", "."])),
  lint: () =>
    wrongIn(() => runTool("eslint/bin/eslint.js", ["--config", ".config/eslint.config.js", "."])),
  words: async () => (await import("./words/check-words.ts")).checkWords(),
  format: () =>
    wrongIn(() => runTool("prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."])),
};

/** `check`: whether the descriptions, what is generated from them, and the code are in order. */
export const command = new Command("check")
  .description(
    "lint the descriptions, compare generated/ with them, and check types, code, words and format",
  )
  .argument("[what...]", `some of: ${Object.keys(CHECKS).join(", ")}`)
  .action(async (what) => {
    const chosen = chosenOf(what, Object.keys(CHECKS), "check");
    for (const [name, check] of Object.entries(CHECKS).filter(([name]) => chosen.includes(name))) {
      const wrong = await check();
      if (wrong.length > 0) process.exitCode = 1;
      process.stdout.write(`${wrong.length > 0 ? "✗" : "✓"} ${name}\n`);
      for (const line of wrong) process.stdout.write(`  ${line}\n`);
    }
  });

async function lintDescriptions(): Promise<string[]> {
  const wrong = describedApis().map((api) =>
    wrongIn(async () => {
      await redocly(["lint", `openapi/${api}/openapi.yaml`, "--config", styleGuideOf(api)]);
      const workflows = globSync(`openapi/${api}/workflows/*.arazzo.yaml`, { cwd: root });
      if (workflows.length > 0) {
        await redocly(["lint", ...workflows, "--extends", "recommended-strict"]);
      }
      // What the style guide can't see in single files: whether every response makes its variants plain,
      // and every fact has a source.
      catalogueOf(api, await bundle(api));
    }),
  );
  return (await Promise.all(wrong)).flat();
}

/** The generated files that differ from what they are made of, and how to write them again. */
export async function checkDrift(): Promise<string[]> {
  const differing = await drift(join(root, "generated"), await generateAll(describedApis()));
  const lines = differing.map(({ path, how }) => `generated/${path} is ${how}`);
  return lines.length > 0 ? [...lines, "write it again with: npm run generate"] : [];
}

/** Whether what is published is sound by Redocly's strictest rules: a bundle shows what single files hide. */
function lintForms(): Promise<string[]> {
  const files = [`generated/*/{${FORM_FILES.join()}}`, "openapi/*/overlays/*.yaml"];
  const found = globSync(files, { cwd: root });
  return wrongIn(() => redocly(["lint", ...found, "--config", "openapi/redocly.forms.yaml"]));
}

/** What a check of the project has printed, if it fails. */
async function wrongIn(check: () => Promise<unknown>): Promise<string[]> {
  try {
    await check();
    return [];
  } catch (error) {
    if (!(error instanceof DescriptionError)) throw error;
    return error.message.split("\n");
  }
}
