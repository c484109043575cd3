import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import { root } from "../root.ts";
import { DescriptionError, type Description } from "./description.ts";
import { complete } from "./examples.ts";

/** Names of all APIs that have a description. */
export function describedApis(): string[] {
  const folder = join(root, "openapi");
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "openapi.yaml")))
    .toSorted();
}

/**
 * The description of an API in one document: bundled by Redocly, with every variant's example.
 * @throws DescriptionError for a description that can't be bundled, or that leaves an example open.
 */
export async function bundle(api: string): Promise<Description> {
  const file = join("openapi", api, "openapi.yaml");
  if (!existsSync(join(root, file))) {
    throw new DescriptionError(
      `${file}: no such description; write it, or correct the name of the API`,
    );
  }
  const { stdout } = await redocly(
    ["bundle", file, "--config", styleGuideOf(api), "--ext", "json"].concat(
      "--component-renaming-conflicts-severity=error",
    ),
  );
  return complete(JSON.parse(stdout) as Description);
}

/** The style guide that holds for an API: its own, which extends the common one, where it has one. */
export function styleGuideOf(api: string): string {
  const own = join("openapi", api, "redocly.yaml");
  return existsSync(join(root, own)) ? own : join("openapi", "redocly.yaml");
}

/** Runs Redocly CLI with everything that reports home switched off. @throws DescriptionError */
export function redocly(
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ stdout: string; stderr: string }> {
  const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return runTool("@redocly/cli/bin/cli.js", argv, { ...quiet, NO_COLOR: "1", ...variables });
}

/** Runs a program of an installed package in the project's folder. @throws DescriptionError that says what it printed, if it fails */
export async function runTool(
  program: string,
  argv: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ stdout: string; stderr: string }> {
  const file = join(root, "node_modules", program);
  if (!existsSync(file)) throw new UsageError(`${program} is not installed; run npm ci`);
  try {
    return await promisify(execFile)(process.execPath, [file, ...argv], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...variables },
    });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new DescriptionError(`${stdout}\n${stderr}`.trim() || String(error), { cause: error });
  }
}
