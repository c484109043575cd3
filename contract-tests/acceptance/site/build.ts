import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../command-line/command-line.ts";

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
  const { status, stderr, milliseconds } = await runCommand(["docs", "--out", folder, ...argv]);
  if (status !== 0) throw new Error(`docs ended with ${String(status)}: ${stderr}`);
  const all = await readdir(folder, { recursive: true });
  return {
    folder,
    pages: all.filter((name) => name.endsWith(".html")).toSorted(),
    seconds: milliseconds / 1000,
  };
}
