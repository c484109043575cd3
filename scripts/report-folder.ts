import { constants, existsSync } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { unfinished } from "../contract-tests/engine/journal.ts";
import type { Target } from "../contract-tests/engine/target.ts";
import { journalFile } from "../contract-tests/run/clean-up.ts";

const WHY: Readonly<Record<string, string>> = {
  EACCES: "no permission to write there",
  EROFS: "the file system is read-only",
  EEXIST: "that is a file, not a folder",
  ENOTDIR: "a part of that path is a file, not a folder",
};

/**
 * Makes the folder that a run's journals and reports are written to, before anything is sent.
 * @throws UsageError if it cannot be written to, or the journal of an earlier run is in it.
 */
export async function readyFolder(
  folder: string,
  targets: readonly { readonly target: Target }[],
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `--report ${folder}: ${WHY[code] ?? message}; name a folder that can be written to`,
      { cause: error },
    );
  }
  const journals = targets.map(({ target }) => journalFile(folder, target));
  const left = journals.find((file) => existsSync(file));
  if (left !== undefined) throw unfinished(left);
}
