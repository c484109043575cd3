import { execFile } from "node:child_process";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { root } from "../root.ts";
import { sizeOf } from "./client-size.ts";

/** Generators of other clients at the versions that were measured, each with its command and what it writes. */
const RIVALS = [
  ["@hey-api/openapi-ts@0.95.0", "openapi-ts -o hey-api -i", "hey-api/index.ts"],
  ["orval@7.13.2", "orval --output orval.ts --client fetch --input", "orval.ts"],
] as const;

/** The size of what other generators make of the same description; undefined where that can't be bundled. Asks the npm registry. */
export async function rivalSizes(api: string): Promise<Record<string, number | undefined>> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "rivals-"));
  const run = (command: string, argv: readonly string[]) =>
    promisify(execFile)(command, argv, { cwd: folder.path });
  await writeFile(join(folder.path, "package.json"), '{ "private": true }');
  const packages = RIVALS.map(([name]) => name);
  await run(
    "npm",
    ["install", "--no-audit", "--ignore-scripts"].concat(packages, "typescript@5.9.3"),
  );
  const input = join(root, "generated", api, "openapi.json");
  const sizes: Record<string, number | undefined> = {};
  for (const [name, command, entry] of RIVALS) {
    await run("npx", ["--no-install", ...command.split(" "), input]);
    const size = sizeOf(pathToFileURL(join(folder.path, entry)));
    sizes[name.replace(/@(?=[\d.]+$)/, " ")] = await size.catch(() => undefined);
  }
  return sizes;
}
