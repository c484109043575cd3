import { appendFile, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  eventFile,
  EventWriter,
  readEvents,
  readExchanges,
  UnusableEvents,
  type RunEvent,
} from "./events.ts";
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

test("of a target that has not ended, what was sent is read, and no more", async () => {
  await using folder = await temporary();
  const request = { operation: "readNote", method: "GET", url: "http://a/?id=1&key=$KEY" };
  const sent = { startedAt: Date.UTC(2026, 2, 14), durationMs: 7, request, status: 404, size: 9 };
  const begun = (target: string): RunEvent => ({ event: "exchange", target, sent });
  const none: RunEvent = { event: "exchanges", target: "attic", entries: [] };
  const own = ["kitchen", "attic", "cellar", "cellar"].map(begun);
  await written(folder.path, BEGINS, ...own, EXCHANGES, none);
  expect(await collected(readEvents(folder.path))).toEqual([BEGINS]);
  const [kitchen, attic, cellar, ...others] = await collected(readExchanges([folder.path]));
  expect([kitchen, attic, others]).toEqual([[ENTRY], [], []]);
  expect(cellar).toHaveLength(2);
  expect(cellar![0]).toMatchObject({
    startedDateTime: "2026-03-14T00:00:00.000Z",
    request: { method: "GET", queryString: [{ name: "id" }, { name: "key", value: "$KEY" }] },
    response: {
      status: 404,
      content: { size: 9, text: "", comment: expect.stringContaining("killed") as string },
    },
    comment: "readNote",
  });
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

test.each([
  "}",
  "null",
  "[]",
  '"end"',
  '{"event":1}',
  '{"event":"toString"}',
  '{"event":"run"}',
  '{"event":"target","report":{"name":"kitchen"}}',
  JSON.stringify(END).replace("end", "\0\0\0"),
])("a line %j before others is told, and costs no other", async (line) => {
  await using folder = await temporary();
  await written(folder.path, BEGINS);
  await appendFile(eventFile(folder.path), `${line}\n${JSON.stringify(END)}\n`);
  const events = await collected(readEvents(folder.path));
  expect(events).toEqual([BEGINS, { event: "damaged", line: 2 }, END]);
});

test("exchanges that are damaged are told, and cost no others", async () => {
  await using folder = await temporary();
  await written(folder.path, BEGINS, EXCHANGES);
  const line = JSON.stringify(EXCHANGES);
  await appendFile(eventFile(folder.path), `${line.slice(0, -9)}\0\n${line}\n`);
  await appendFile(eventFile(folder.path), `{"event":"exchange","target":"kitchen"}\n`);
  await appendFile(eventFile(folder.path), `${JSON.stringify(END)}\n`);
  const remarks: string[] = [];
  const exchanges = await collected(readExchanges([folder.path], (one) => remarks.push(one)));
  expect(exchanges).toEqual([[ENTRY], [ENTRY]]);
  expect(remarks).toEqual([`${eventFile(folder.path)}: lines 3, 5 are damaged and left out`]);
});

test.each([
  ["nothing", ""],
  ["half a beginning", JSON.stringify(BEGINS).slice(0, -3)],
  ["a damaged beginning", `{"event":"run"}\n${JSON.stringify(END)}\n`],
])("a file with %s is refused by its name", async (_, text) => {
  await using folder = await temporary();
  await writeFile(eventFile(folder.path), text);
  const reading = collected(readEvents(folder.path));
  await expect(reading).rejects.toThrow(UnusableEvents);
  await expect(reading).rejects.toThrow(
    `${eventFile(folder.path)}: its first line does not say how the run began; name a folder`,
  );
});

test("a folder without events is told, to a reader and to a writer", async () => {
  await using folder = await temporary();
  await expect(collected(readEvents(folder.path))).rejects.toThrow("there is no such file");
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
