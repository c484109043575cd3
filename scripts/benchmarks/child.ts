import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../root.ts";

/** What a finished process has cost. */
export interface Cost {
  readonly seconds: number;
  /** Peak of its resident memory, in MB. */
  readonly megabytes: number;
  readonly status: number | null;
}

/** Runs a Node program to its end and measures it from outside; what it prints is thrown away. */
export async function measure(argv: readonly string[]): Promise<Cost> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const peak = join(folder, "peak");
    const probe = join(folder, "probe.mjs");
    await writeFile(
      probe,
      `import { writeFileSync } from "node:fs";
process.on("exit", () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
    );
    const started = performance.now();
    const child = spawn(process.execPath, ["--import", pathToFileURL(probe).href, ...argv], {
      cwd: root,
      stdio: "ignore",
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    const seconds = (performance.now() - started) / 1000;
    return { seconds, megabytes: Number(await readFile(peak, "utf8")) / 1024, status };
  } finally {
    await rm(folder, { recursive: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
