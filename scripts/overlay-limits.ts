import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** Limits of an overlay: more takes minutes to read. */
const [MOST_BYTES, MOST_ACTIONS, MOST_PARTS] = [1_000_000, 100, 5000];

/** Throws an error that says what is wrong, and where. */
export type Refuse = (what: string) => never;

/** The bytes of an overlay, which may be a device or a file without an end. */
export async function readLimited(path: string, refuse: Refuse): Promise<Buffer> {
  // Reading a pipe would wait for its writer.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const { size } = await file.stat().then((one) => (one.isFile() ? one : refuse(NO_FILE)));
    if (size > MOST_BYTES) refuse(`has ${size} bytes, and ${MOST_BYTES} at most are read; ${LESS}`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const NO_FILE = "is not a file; give an OpenAPI Overlay";
const LESS = "leave out what the installation does not send";

/** Refuses what would take too long to apply. */
export function limitActions(actions: readonly unknown[], refuse: Refuse): void {
  if (actions.length > MOST_ACTIONS) {
    refuse(`has ${actions.length} actions, and ${MOST_ACTIONS} at most are read; ${LESS}`);
  }
  let parts = 0;
  const unread: unknown[] = [...actions];
  for (let one = unread.pop(); one !== undefined; one = unread.pop()) {
    if (typeof one !== "object" || one === null) continue;
    if (++parts > MOST_PARTS) {
      refuse(`has more than ${MOST_PARTS} objects, and no more are read; ${LESS}`);
    }
    unread.push(...Object.values(one));
  }
}

/** Refuses what may never end: a filter by a regular expression, a pattern that can take for ever. */
export function limitAction({ target, update }: Record<string, unknown>, fail: Refuse): void {
  if (typeof target === "string" && /\b(?:match|search)\s*\(/.test(target)) {
    fail("its target filters by a regular expression (match, search); name the place itself");
  }
  for (const pattern of patternsIn(update)) {
    if (!isCheap(pattern)) {
      fail(
        `pattern ${JSON.stringify(pattern.slice(0, 60))} may take for ever; begin it with ^, repeat one character or class once (* + {1,}), and no group`,
      );
    }
  }
}

function* patternsIn(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "pattern" && typeof value === "string") yield value;
    else if (key === "patternProperties") yield* Object.keys(value as object);
    yield* patternsIn(value);
  }
}

/** Whether a pattern can be tried in about as many steps as a text has characters: simpler than need be, so that it is right. */
export function isCheap(pattern: string): boolean {
  // What is escaped, or in a class, is one character.
  const plain = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x");
  const repeats = plain.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  const choices = plain.match(/[|?]/g) ?? [];
  // Of what begins with (?, only (?: neither looks ahead nor back; \1 is what a group has matched.
  const isOdd = /\(\?(?!:)|\)[*+{]/.test(plain) || /\\[1-9k]/.test(pattern);
  const isLong = pattern.length > 200 || choices.length > 8 || repeats.length > 1;
  return !isOdd && !isLong && (repeats.length === 0 || plain.startsWith("^"));
}
