import { constants } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import pLimit from "p-limit";
import { unwritable, UsageError, whyUnread } from "./errors.ts";
import type { WireRequest } from "./exchange.ts";

/** What a session needs in order to undo one write, in terms of its API. */
export type Entry = Readonly<Record<string, unknown>>;

/** Where a run records each write before it is sent. */
export interface Journal {
  /** Resolves when the entry is safe. */
  write(entry: Entry): Promise<void>;
}

/** Keeps nothing: for targets that end with the process, as the sandboxes do. */
export const noJournal: Journal = { write: () => Promise.resolve() };

const { O_APPEND, O_WRONLY } = constants;

/** Records what a run is about to write, in a file that outlives the process. */
export class FileJournal implements Journal {
  readonly #file: string;
  /** The first line, until it is written. */
  #head: Entry | undefined;
  /** What is before each write: a killed process may have left half a line in a journal that is taken up. */
  readonly #before: string;
  /** Entries are written one after the other. */
  readonly #inOrder = pLimit(1);

  /** The file appears with the first entry; `head` says whose it is. Without one, it is there already. */
  constructor(file: string, head?: Entry) {
    this.#file = file;
    this.#head = head;
    this.#before = head ? "" : "\n";
  }

  write(entry: Entry): Promise<void> {
    return this.#inOrder(() => this.#append(entry));
  }

  async #append(entry: Entry): Promise<void> {
    if (this.#head) await mkdir(dirname(this.#file), { recursive: true });
    const lines = this.#head ? [this.#head, entry] : [entry];
    const text = this.#before + lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    // A file that is not there any more is not begun again: it would lack what came before.
    const how = { flag: this.#head ? "wx" : O_WRONLY | O_APPEND, flush: true };
    await writeFile(this.#file, text, how).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw unfinished(this.#file);
      // A disk that is full has room for an empty file, which would pass for an earlier run's.
      if (this.#head) await removeJournal(this.#file).catch(() => undefined);
      unwritable(this.#file, error);
    });
    this.#head = undefined;
  }

  /** Ends the journal; the file goes if everything in it has been undone. */
  close(undone: boolean): Promise<void> {
    return this.#inOrder(async () => {
      if (undone && !this.#head) await removeJournal(this.#file);
    });
  }
}

/** Names in a line of what may be left. */
const MOST_NAMES = 4;

/** An earlier run's journal prevents a new one; `left` is what that run may have left. */
export function unfinished(file: string, left: readonly string[] = []): UsageError {
  const more = left.length > MOST_NAMES ? [`${left.length - MOST_NAMES} more`] : [];
  const names = [...left.slice(0, MOST_NAMES), ...more].map((one) => `, ${one}`).join("");
  const named = names && ` (perhaps left${names.replace(",", ":")})`;
  return new UsageError(
    `${file}: an earlier run has left something behind, was cut short, or is still going on${named}; remove what it left with: verify --clean-up, and the same --targets and --report`,
  );
}

/**
 * The entries of a journal, its head left out, and how many of its lines can't be read: a killed process leaves half a line
 * at most, of a write that was not sent yet. Undefined if the file does not exist.
 */
export async function readJournal(file: string) {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    const remedy = "see what it is, or name another folder with --report";
    const why = `${whyUnread(error)}, where a run keeps a journal`;
    throw new UsageError(`${file} ${why}; ${remedy}`, { cause: error });
  });
  if (text === undefined) return undefined;
  const [, ...lines] = text.split("\n");
  const all = lines.filter((line) => line !== "").map(entryIn);
  const entries = all.filter((entry) => entry !== undefined);
  return { entries, unread: all.length - entries.length };
}

function entryIn(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}

/** Removes a journal whose writes have all been undone. */
export async function removeJournal(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Makes sure that a write can be undone. */
export interface WriteGuard {
  /** Before a write waits for its turn. What it throws keeps the write from being sent. */
  prepare(request: WireRequest): Promise<void>;
  /** Right before a write is sent, again for each time that it is. */
  sending(request: WireRequest): Promise<void>;
  /** After a write whose answer never came, or not in time, or was cut off after its status: it may still be carried out. */
  lost(request: WireRequest, isLate?: boolean, status?: number): void;
  /** What to send in place of one that was lost: itself, or its like if a list shows that it was carried out; undefined where none tells. */
  redo?(request: WireRequest): Promise<WireRequest | undefined>;
  /** For a reader, all that would be left if the run ended now. */
  mayBeLeft(): readonly string[];
  /** What was removed, as far as that was confirmed. */
  removed?(): readonly string[];
}
