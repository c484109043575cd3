import { notDone } from "./judgement/finding.ts";
import { sleep } from "./transport/pace.ts";

/** What others have, by a name, in a form that changes only if they do. */
export type Reading = ReadonlyMap<string, string>;

export type Change = readonly [name: string, what: string];

export const [COME, GONE] = ["has come", "has gone"];

/** Another client is at work: something has changed without a write. */
export const BUSY = "busy";

/** After how many writes that each changed something, with no change between them, the writes are blamed. */
const ENOUGH_WRITES = 3;

/**
 * Looks without a write after the last one: more than two writes of three requests each can be apart. What others change
 * at regular distances may come with each write, and then comes once more.
 */
const QUIET = 8;

/** What more writes like one, which was seen so often, have changed; undefined if one has changed nothing. */
export async function changesBy(
  write: () => Promise<unknown>,
  read: () => Promise<Reading>,
  seen = 0,
): Promise<Change[] | typeof BUSY | undefined> {
  const all: Change[] = [];
  let before = await read();
  const times = Math.max(2, ENOUGH_WRITES - seen);
  for (let nth = 0; nth < times; nth++) {
    const looks = nth < times - 1 ? 1 : QUIET;
    // Where all is gone already, nothing more can go.
    if (before.size === 0) return seen + nth < ENOUGH_WRITES ? undefined : all;
    const since = performance.now();
    await write();
    const took = performance.now() - since;
    for (let look = 0; look <= looks; look++) {
      // Others must have as much time for their changes as they had beside the write.
      if (look > 0) await sleep(took * (1 + Math.random()), undefined);
      const after = await read();
      const changes = changesOf(before, after);
      if (changes.length > 0 !== (look === 0)) return look === 0 ? undefined : BUSY;
      all.push(...changes);
      before = after;
    }
  }
  return all;
}

export function changesOf(were: Reading, are: Reading): Change[] {
  const among = (from: Reading, what: string, isIt: (name: string) => boolean) =>
    [...from.keys()].filter(isIt).map((name): Change => [name, what]);
  return [
    ...among(were, GONE, (name) => !are.has(name)),
    ...among(are, COME, (name) => !were.has(name)),
    ...among(were, "has changed", (name) => are.has(name) && are.get(name) !== were.get(name)),
  ];
}

export function textOf(changes: readonly Change[]): string {
  return [...new Set(changes.map((one) => one.join(" ")))].join(", ");
}

export type Apart = readonly [name: string, was: string | undefined, is: string | undefined];

/** Each value that has changed of what a reading has in JSON, at any depth. */
export function leavesApart(name: string, were: Reading, are: Reading): Apart[] {
  const [before, after] = [leavesIn(name, were), leavesIn(name, are)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((one): Apart => [one, before.get(one), after.get(one)])
    .filter(([, was, is]) => was !== is);
}

/** What is not an object or a list, by where it is: `service/0/status`. */
export function leavesIn(name: string, reading: Reading): ReadonlyMap<string, string> {
  return leavesOf(JSON.parse(reading.get(name) ?? "{}") as object);
}

function leavesOf(value: object, above = ""): Map<string, string> {
  const leaves = Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const isLeaf = typeof one !== "object" || one === null;
    return isLeaf
      ? [[above + name, JSON.stringify(one) ?? "none"] as const]
      : [...leavesOf(one, `${above}${name}/`)];
  });
  return new Map(leaves);
}

/** One kind of write that may have changed what it should leave alone. */
export interface Suspect {
  readonly kind: string;
  /** Brings about what has to be there before the first reading. */
  readonly prepare?: () => Promise<unknown>;
  readonly write: () => Promise<unknown>;
  readonly read: () => Promise<Reading>;
  /** How often a change was seen with such a write already. */
  readonly seen?: number;
}

/** The first kind each of which changes something, and what; BUSY if another client is at work, undefined if none does. */
export async function blamed(suspects: Iterable<Suspect>) {
  for (const { kind, prepare, write, read, seen } of suspects) {
    await prepare?.();
    const changes = await changesBy(write, read, seen).catch(notDone);
    if (changes === BUSY) return BUSY;
    if (changes) return { kind, changes };
  }
  return undefined;
}
