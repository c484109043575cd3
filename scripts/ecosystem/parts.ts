import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { run, shell, CommandFailed } from "./child.ts";
import { PARTS } from "./tools.ts";

/** How long a part may take to be fetched, in seconds. */
const FETCHING = 600;

/**
 * Finds and fetches what tools need, each once. What was fetched by an earlier run is taken as it is,
 * unless its versions have changed since.
 */
export class Parts {
  readonly #asked = new Map<string, Promise<string | undefined>>();
  readonly #signal: AbortSignal;
  /** Where the fetched parts are. */
  readonly cache: string;
  /** Where the hand-written programs and the lists of libraries are. */
  readonly programs: string;

  constructor(cache: string, programs: string, signal: AbortSignal) {
    this.cache = cache;
    this.programs = programs;
    this.#signal = signal;
  }

  /**
   * Undefined if all of the parts are there; else what the machine lacks, and the remedy.
   * @throws CommandFailed if one can't be fetched
   */
  async lacking(parts: readonly string[] = []): Promise<string | undefined> {
    for (const part of parts) {
      const asked = this.#asked.get(part) ?? this.#ready(part);
      this.#asked.set(part, asked);
      const lack = await asked;
      if (lack !== undefined) return lack;
    }
    return undefined;
  }

  /** A PATH on which the programs of parts come first. */
  pathWith(parts: readonly string[] = []): string {
    const own = parts.flatMap((part) =>
      ["", "bin", "node_modules/.bin"].map((folder) => join(this.cache, part, folder)),
    );
    return [...own, process.env["PATH"]].join(delimiter);
  }

  async #ready(part: string): Promise<string | undefined> {
    const { there, remedy, needs, script = "", reads } = PARTS[part]!;
    if (there === undefined) return (await this.lacking(needs)) ?? this.#fetch(part, script, reads);
    try {
      await run(shell(there), 60, this.#signal);
      return undefined;
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      return `no ${part} here: ${remedy}`;
    }
  }

  async #fetch(part: string, script: string, reads: string | undefined): Promise<undefined> {
    const folder = join(this.cache, part);
    const stamp = join(folder, "fetched");
    const due = createHash("sha256").update(script);
    if (reads !== undefined) due.update(await readFile(join(this.programs, reads)));
    const digest = due.digest("hex");
    if (existsSync(stamp) && (await readFile(stamp, "utf8")) === digest) return;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    process.stderr.write(`fetching ${part}\n`);
    const command = { ...shell(script), cwd: folder, env: { PROGRAMS: this.programs } };
    await run(command, FETCHING, this.#signal);
    await writeFile(stamp, digest);
  }
}
