import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "./errors.ts";
import { FileJournal, noJournal, readJournal, removeJournal, unfinished } from "./journal.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  file = join(folder, "deeper", "journal.jsonl");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const there = () =>
  stat(file).then(
    () => true,
    () => false,
  );

test("there is no file before the first entry, and none after everything was undone", async () => {
  const journal = new FileJournal(file, { target: "panel" });
  expect(await there()).toBe(false);
  expect(await readJournal(file)).toBeUndefined();
  await journal.write({ id: 1 });
  expect(await there()).toBe(true);
  await journal.close(true);
  expect(await there()).toBe(false);
});

test("an entry is on the disk when its write resolves, behind the head", async () => {
  const journal = new FileJournal(file, { target: "panel" });
  await Promise.all([1, 2, 3].map((id) => journal.write({ id })));
  expect((await readFile(file, "utf8")).split("\n")[0]).toBe('{"target":"panel"}');
  expect(await readJournal(file)).toMatchObject({ entries: [{ id: 1 }, { id: 2 }, { id: 3 }] });
  await journal.close(false);
  expect(await there()).toBe(true);
});

test("the journal of an earlier run is in the way", async () => {
  const earlier = new FileJournal(file, {});
  await earlier.write({ id: 1 });
  await earlier.close(false);
  const later = new FileJournal(file, {});
  const failure = await later.write({ id: 2 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UsageError);
  expect((failure as Error).message).toMatch(/--clean-up/);
  expect(await readJournal(file)).toMatchObject({ entries: [{ id: 1 }] });
});

const BEFORE = "j: an earlier run has left something behind, was cut short, or is still going on";
const REMEDY = "; remove what it left with: verify --clean-up, and the same --targets and --report";

test.each<[left: string[] | undefined, named: string]>([
  [undefined, ""],
  [["a"], " (perhaps left: a)"],
  [["a", "b", "c", "d"], " (perhaps left: a, b, c, d)"],
  [["a", "b", "c", "d", "e"], " (perhaps left: a, b, c, d, 1 more)"],
  [["a", "b", "c", "d", "e", "f"], " (perhaps left: a, b, c, d, 2 more)"],
])("an earlier run that has left %j is told in a line", (left, named) => {
  const { message } = unfinished("j", left);
  expect(message).toBe(`${BEFORE}${named}${REMEDY}`);
});

test("a journal that was never begun closes without a word, and removes no other run's", async () => {
  await new FileJournal(file, {}).close(true);
  expect(await there()).toBe(false);
  await new FileJournal(file, {}).write({ id: 1 });
  await new FileJournal(file, {}).close(true);
  expect(await readJournal(file)).toMatchObject({ entries: [{ id: 1 }] });
});

test.each<[what: string, text: string, entries: object[], unread?: number]>([
  ["nothing", "", []],
  ["half a head", '{"tar', []],
  ["a head alone", '{"target":"panel"}\n', []],
  ["half a line", '{}\n{"id":1}\n{"id":', [{ id: 1 }], 1],
  ["a line without its end", '{}\n{"id":1}', [{ id: 1 }]],
])("%s can be read", async (_, text, entries, unread = 0) => {
  file = join(folder, "journal.jsonl");
  await writeFile(file, text);
  expect(await readJournal(file)).toEqual({ entries, unread });
});

test("a file that cannot be made is not an earlier run's journal", async () => {
  const journal = new FileJournal(join(folder, "x".repeat(300)), {});
  await expect(journal.write({ id: 1 })).rejects.toThrow(/can't be written to .*ENAMETOOLONG/);
  await journal.close(true).catch(() => undefined);
});

test("a journal that is gone is not begun again", async () => {
  const journal = new FileJournal(file, {});
  await journal.write({ id: 1 });
  await rm(file);
  await expect(journal.write({ id: 2 })).rejects.toThrow(
    `the reports can't be written to ${file}: there is no such folder any more; name another`,
  );
  expect(await there()).toBe(false);
});

test("what cannot be read is not taken for no journal", async () => {
  const refused = `${folder} is a directory, where a run keeps a journal; see what it is, or`;
  await expect(readJournal(folder)).rejects.toThrow(refused);
});

test("a journal that is not there can be removed", async () => {
  await expect(removeJournal(file)).resolves.toBeUndefined();
});

test("where none is kept, a write is safe at once", async () => {
  const written = noJournal.write({ id: 1 });
  expect(written).toBeInstanceOf(Promise);
  await expect(written).resolves.toBeUndefined();
});
