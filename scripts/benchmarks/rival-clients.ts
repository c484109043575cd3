import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { root } from "../root.ts";
import { sizeOf } from "./client-size.ts";

/** Generators of other clients, at the versions that were measured. */
const RIVALS = [
  {
    name: "@hey-api/openapi-ts",
    version: "0.95.0",
    argv: (input: string) => ["openapi-ts", "-i", input, "-o", "hey-api"],
    entry: "hey-api/index.ts",
  },
  {
    name: "orval",
    version: "7.13.2",
    argv: (input: string) => [
      "orval",
      "--input",
      input,
      "--output",
      "orval.ts",
      "--client",
      "fetch",
    ],
    entry: "orval.ts",
  },
] as const;

/** The size of what other generators make of the same description; undefined where that can't be bundled. Asks the npm registry. */
export async function rivalSizes(api: string): Promise<Record<string, number | undefined>> {
  const folder = await mkdtemp(join(tmpdir(), "rivals-"));
  const run = promisify(execFile);
  try {
    await writeFile(join(folder, "package.json"), '{ "private": true }');
    const packages = RIVALS.map(({ name, version }) => `${name}@${version}`);
    const install = ["install", "--no-audit", "--ignore-scripts", ...packages, "typescript@5.9.3"];
    await run("npm", install, { cwd: folder });
    const sizes: Record<string, number | undefined> = {};
    for (const { name, version, argv, entry } of RIVALS) {
      const input = join(root, "generated", api, "openapi.json");
      await run("npx", ["--no-install", ...argv(input)], { cwd: folder });
      const size = sizeOf(pathToFileURL(join(folder, entry)));
      sizes[`${name} ${version}`] = await size.catch(() => undefined);
    }
    return sizes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
