import { spawn } from "node:child_process";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A site as the command built it. */
export interface BuiltSite {
  readonly folder: string;
  /** Paths of its pages below the folder, in order. */
  readonly pages: readonly string[];
  readonly seconds: number;
}

/** Why the site cannot be built or looked at on this machine; undefined if it can. */
export function missing(...packages: readonly string[]): string | undefined {
  const absent = packages.filter((name) => {
    try {
      import.meta.resolve(name);
      return false;
    } catch {
      return true;
    }
  });
  return absent.length > 0 ? `not installed: ${absent.join(", ")}` : undefined;
}

/** Runs `access-contracts docs`; the folder is the caller's to remove. */
export async function build(...argv: readonly string[]): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), "access-contracts-site-"));
  const started = performance.now();
  const { status, printed } = await command("docs", "--out", folder, ...argv);
  if (status !== 0) throw new Error(`docs ended with ${String(status)}: ${printed}`);
  const all = await readdir(folder, { recursive: true });
  return {
    folder,
    pages: all.filter((name) => name.endsWith(".html")).toSorted(),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Runs the command line in a process of its own. */
export async function command(
  ...argv: readonly string[]
): Promise<{ status: number | null; printed: string }> {
  const script = fileURLToPath(new URL("../../../scripts/access-contracts.js", import.meta.url));
  const child = spawn(process.execPath, [script, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { status, printed };
}
