import { hash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { TargetError } from "../engine/exchange/errors.ts";
import { FileJournal, type Entry, readJournal, removeJournal } from "../engine/exchange/journal.ts";
import { faultAt } from "../engine/judgement/outcome.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import type { Leftover } from "../engine/tracker/kind.ts";
import { leftByJournal } from "../engine/tracker/left/taken-up.ts";
import type { Target } from "../engine/transport/target.ts";
import { Transport } from "../engine/transport/transport.ts";
import { masked } from "./masked.ts";
import type { Pair } from "./chosen.ts";

/** The longest name that a target can have in the name of a file; mostly a file's own ends at 255. */
const LONGEST = 200;

/** The journal of a target's writes, in the folder of its reports. */
export function journalFile(folder: string, { name }: Pick<Target, "name">): string {
  // A file on Windows, or in an artifact of GitHub's, can't have an asterisk in its name.
  const whole = encodeURIComponent(name).replaceAll("*", "%2A");
  const short = whole.length <= LONGEST ? whole : hash("sha256", name);
  return join(folder, `journal-${short}.jsonl`);
}

/** What an earlier run may have left on a target, by its journal alone; undefined without one. */
export async function leftByEarlierRun({ api, target }: Pair, folder: string) {
  const journal = await readJournal(journalFile(folder, target));
  if (!journal) return undefined;
  const secrets = new Secrets();
  const session = api.connect(target, new Transport(target), secrets);
  session.recover(journal.entries);
  return session.transport.mayBeLeft.map((one) => secrets.mask(one));
}

/** The same of a target of which nothing but its name is known. */
export async function leftOnTarget(name: string, folder: string) {
  const journal = await readJournal(journalFile(folder, { name }));
  if (!journal) return undefined;
  const unread = "perhaps what a line of its journal says that can't be read";
  const left = [...leftByJournal(journal.entries), ...Array<string>(journal.unread).fill(unread)];
  return left.map((what) => ({ what, why: "the run was killed before it cleaned up" }));
}

/**
 * Removes what a run that was killed has left on a target, by its journal; the journal goes when all
 * of it is gone. `removed` names what this has removed. `writes` is how many creates the journal holds; undefined
 * without one. `unread` counts its damaged lines.
 */
export async function cleanUp({ api, target }: Pair, folder: string) {
  const file = journalFile(folder, target);
  const read = await readJournal(file);
  const { name } = target;
  if (!read) return { target: name, writes: undefined, unread: 0, removed: [], leftovers: [] };
  const { entries, unread } = read;
  const secrets = new Secrets();
  // What its removals are seen to take, the next clean-up has to know; a full disk must not end this one.
  const journal = new FileJournal(file);
  const write = (entry: Entry) => journal.write(entry).catch(() => undefined);
  const transport = new Transport({ ...target, journal: { write } });
  const session = api.connect(target, transport, secrets);
  let leftovers: readonly Leftover[];
  try {
    // The rest of the target file may have changed; that hinders no removal.
    await session.recognise();
    session.recover(entries);
    leftovers = await session.undo(true);
  } catch (error) {
    const { message } = error instanceof TargetError ? error : faultAt(name, error);
    throw new TargetError(secrets.mask(message), { cause: error });
  }
  if (leftovers.every(({ isLost }) => isLost)) await removeJournal(file);
  const writes = entries.filter(({ at }) => at !== undefined).length;
  // What is listed still, or may be back, is not called removed as well.
  const removed = transport.removed.filter((one) => leftovers.every(({ what }) => what !== one));
  return masked({ target: name, writes, unread, removed, leftovers }, secrets);
}

/** The names of targets whose journals are in a folder, other than some. */
export async function otherJournals(folder: string, names: readonly string[]): Promise<string[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return [];
  });
  const known = names.map((name) => basename(journalFile(folder, { name })));
  return files
    .filter((file) => !known.includes(file))
    .flatMap((file) => /^journal-(.*)\.jsonl$/.exec(file)?.[1] ?? [])
    .map(decodeURIComponent);
}
