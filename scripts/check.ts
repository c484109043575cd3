import { execFile, type ExecFileException } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Command } from "commander";
import { bundle, describedApis, redocly, styleGuideOf } from "./generators/bundle.ts";
import { DescriptionError } from "./generators/description.ts";
import { drift } from "./generators/drift.ts";
import { generateAll } from "./generators/outputs.ts";
import { root } from "./root.ts";

/** One thing that is checked: resolves to what is wrong, nothing if all is well. */
type Check = () => Promise<string[]>;

const CHECKS: Readonly<Record<string, Check>> = {
  descriptions: lintDescriptions,
  generated: checkDrift,
  types: () => run("typescript", "bin/tsc", ["-p", "."]),
  lint: () => run("eslint", "bin/eslint.js", ["--config", ".config/eslint.config.js", "."]),
  format: () => run("prettier", "bin/prettier.cjs", ["--check", "--log-level", "warn", "."]),
};

/** `check`: whether the descriptions, what is generated from them, and the code are in order. */
export function checkCommand(end: (status: number) => void): Command {
  return new Command("check")
    .description(
      "lint the descriptions, hold generated/ against them, check types, lint and format",
    )
    .argument("[what...]", `some of: ${Object.keys(CHECKS).join(", ")}`)
    .action(async (what: string[], _options: object, command: Command) => {
      const unknown = what.find((name) => !(name in CHECKS));
      if (unknown !== undefined) {
        command.error(`error: no check "${unknown}"; there are ${Object.keys(CHECKS).join(", ")}`);
      }
      let failed = false;
      for (const [name, check] of Object.entries(CHECKS)) {
        if (what.length > 0 && !what.includes(name)) continue;
        const wrong = await check();
        failed ||= wrong.length > 0;
        process.stdout.write(`${wrong.length > 0 ? "✗" : "✓"} ${name}\n`);
        for (const line of wrong) process.stdout.write(`  ${line}\n`);
      }
      end(failed ? 1 : 0);
    });
}

async function lintDescriptions(): Promise<string[]> {
  const wrong: string[] = [];
  for (const api of describedApis()) {
    try {
      await redocly(["lint", `openapi/${api}/openapi.yaml`, "--config", styleGuideOf(api)]);
      // What the style guide can't see in single files: whether every response makes its variants plain.
      await bundle(api);
    } catch (error) {
      if (!(error instanceof DescriptionError)) throw error;
      wrong.push(...error.message.split("\n"));
    }
  }
  return wrong;
}

async function checkDrift(): Promise<string[]> {
  const differing = await drift(join(root, "generated"), await generateAll(describedApis()));
  if (differing.length === 0) return [];
  return [
    ...differing.map(({ path, how }) => `generated/${path} is ${how}`),
    "write it again with: npm run generate",
  ];
}

/** Runs a tool of the project; what it printed is what is wrong, if its exit status says that anything is. */
async function run(name: string, bin: string, argv: readonly string[]): Promise<string[]> {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const program = [join(dirname(manifest), bin), ...argv];
  try {
    await promisify(execFile)(process.execPath, program, {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
    });
    return [];
  } catch (error) {
    const { stdout = "", stderr = "", code } = error as ExecFileException;
    const printed = (stdout + stderr).trim();
    return printed === "" ? [`${name} ended with status ${String(code)}`] : printed.split("\n");
  }
}
