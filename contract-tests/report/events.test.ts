import { appendFile, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError } from "../engine/errors.ts";
import { eventFile, EventWriter, readEvents, readExchanges, type RunEvent } from "./events.ts";
import type { HarEntry } from "./har.ts";

const BEGINS: RunEvent = {
  event: "run",
  schemaVersion: 1,
  tool: "t 1",
  startedAt: "2026-03-14T02:15:00.000Z",
  targets: [],
};
const ENTRY = { comment: "readNote" } as HarEntry;
const EXCHANGES: RunEvent = { event: "exchanges", target: "kitchen", entries: [ENTRY] };
const END: RunEvent = { event: "end", at: "2026-03-14T02:16:00.000Z" };

const temporary = () => mkdtempDisposable(join(tmpdir(), "events-"));

async function written(folder: string, ...events: readonly RunEvent[]): Promise<void> {
  const writer = new EventWriter(folder);
  for (const event of events) writer.write(event);
  writer.close();
  await Promise.resolve();
}

test("what is written is read, the exchanges apart", async () => {
  await using folder = await temporary();
  await written(folder.path, BEGINS, EXCHANGES, END);
  expect(await collected(readEvents(folder.path))).toEqual([BEGINS, END]);
  const exchanges = await collected(readExchanges([folder.path, folder.path]));
  expect(exchanges).toEqual([[ENTRY], [ENTRY]]);
});

test("an earlier run's events go", async () => {
  await using folder = await temporary();
  await written(folder.path, BEGINS, END);
  await written(folder.path, BEGINS);
  expect(await collected(readEvents(folder.path))).toEqual([BEGINS]);
});

test("what a server sent does nothing to a terminal that shows the file", async () => {
  await using folder = await temporary();
  await written(folder.path, { ...END, cutShort: "\u001b[31m\u202e" });
  const text = await readFile(eventFile(folder.path), "utf8");
  expect(text).toContain("\\u001b[31m\\u202e");
});

test("a line that was cut off is left out", async () => {
  await using folder = await temporary();
  await written(folder.path, BEGINS);
  await appendFile(eventFile(folder.path), JSON.stringify(END).slice(0, -3));
  expect(await collected(readEvents(folder.path))).toEqual([BEGINS]);
});

test.each(["}", "null", "[]", '"end"', '{"event":1}'])(
  "a line %s before others is told",
  async (line) => {
    await using folder = await temporary();
    await written(folder.path, BEGINS);
    await appendFile(eventFile(folder.path), `${line}\n${JSON.stringify(END)}\n`);
    const reading = collected(readEvents(folder.path));
    await expect(reading).rejects.toThrow(UsageError);
    await expect(reading).rejects.toThrow("events.jsonl: line 2 is not an event of a run");
  },
);

test("a folder without events is told, to a reader and to a writer", async () => {
  await using folder = await temporary();
  await expect(collected(readEvents(folder.path))).rejects.toThrow("cannot be read (ENOENT)");
  await writeFile(join(folder.path, "file"), "");
  expect(() => new EventWriter(join(folder.path, "file"))).toThrow(
    "a part of that path is a file, not a folder",
  );
});

async function collected<T>(events: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
}
