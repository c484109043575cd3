import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TargetError } from "../engine/exchange/errors.ts";
import type { NotesSession } from "../engine/invented-api.support.ts";
import { installation, KEY, notesApi, TARGET } from "../engine/invented-api.support.ts";
import { readJournal } from "../engine/exchange/journal.ts";
import type { Leftover } from "../engine/tracker/kind.ts";
import { Transport } from "../engine/transport/transport.ts";
import { cleanUp, journalFile, leftByEarlierRun, leftOnTarget, otherJournals } from "./clean-up.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clean-up-"));
  file = journalFile(folder, TARGET);
  answerBy(installation().fetch);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** Cleans up by a session that gives such leftovers back; what it did comes along. */
async function cleaned(left: NotesSession["left"] = [], target = TARGET) {
  let session: NotesSession | undefined;
  let undone: unknown;
  const api = {
    ...notesApi,
    connect: (...connection: Parameters<typeof notesApi.connect>) => {
      session = notesApi.connect(...connection);
      session.left = left;
      undone = vi.spyOn(session, "undo");
      return session;
    },
  };
  const result = await cleanUp({ api, target }, folder).catch((error: unknown) => error);
  return { result, session, undone };
}

test.each<[name: string, file: RegExp]>([
  ["kitchen", /^journal-kitchen\.jsonl$/],
  ["a/b c", /^journal-a%2Fb%20c\.jsonl$/],
  ["a*b", /^journal-a%2Ab\.jsonl$/],
  ["a".repeat(200), /^journal-a{200}\.jsonl$/],
  ["a".repeat(201), /^journal-[\da-f]{64}\.jsonl$/],
  ["😀".repeat(60), /^journal-[\da-f]{64}\.jsonl$/],
])("the journal of %s has a file's name", (name, file) => {
  const [, own] = journalFile("folder", { name }).split("/");
  expect(own).toMatch(file);
  expect(journalFile("folder", { name })).toBe(`folder/${own}`);
  expect(journalFile("folder", { name: `${name}a` })).not.toBe(`folder/${own}`);
});

const HEAD = '{"target":"kitchen"}\n';

test("a journal is called after its target, whatever that is called", () => {
  expect(journalFile("/reports", TARGET)).toBe(join("/reports", "journal-kitchen.jsonl"));
  expect(journalFile("/reports", { ...TARGET, name: "../a b" })).toBe(
    join("/reports", "journal-..%2Fa%20b.jsonl"),
  );
});

test("without a journal nothing is asked and nothing is left", async () => {
  const { result, session } = await cleaned();
  expect(result).toEqual({
    target: "kitchen",
    writes: undefined,
    unread: 0,
    removed: [],
    leftovers: [],
  });
  expect(session).toBeUndefined();
});

test("what a journal holds is taken up and undone, and the journal goes", async () => {
  await writeFile(file, `${HEAD}{"at":1}\n{"at":2}\n{"own":"a"}\n`);
  const { result, session, undone } = await cleaned();
  // What was created may come back, so it is watched.
  expect(undone).toHaveBeenCalledExactlyOnceWith(true);
  expect(result).toEqual({ target: "kitchen", writes: 2, unread: 0, removed: [], leftovers: [] });
  expect(session?.done).toEqual(["preflight", [{ at: 1 }, { at: 2 }, { own: "a" }], "undo"]);
  expect(existsSync(file)).toBe(false);
});

test("the session may send what the target file allows, and no more", async () => {
  await writeFile(file, HEAD);
  const { session } = await cleaned([], { ...TARGET, allowWrites: false, requestsPerMinute: 7 });
  expect(session?.transport.allowWrites).toBe(false);
  expect(session?.transport.pace.perMinute).toBe(7);
});

test("an answer is waited for as long as the target file says", async () => {
  await writeFile(file, HEAD);
  const limits: number[] = [];
  const limit = vi.spyOn(AbortSignal, "timeout").mockImplementation((milliseconds) => {
    limits.push(milliseconds);
    return new AbortController().signal;
  });
  await cleaned([], { ...TARGET, timeout: 9 });
  limit.mockRestore();
  expect(limits).toEqual([9000]);
});

test("what cannot be removed is told without a secret, and the journal stays", async () => {
  await writeFile(file, `${HEAD}{"at":1}\n`);
  const left: Leftover[] = [{ what: `note of ${KEY}`, why: `${KEY} is not known` }];
  const { result } = await cleaned(left);
  expect(result).toEqual({
    target: "kitchen",
    writes: 1,
    unread: 0,
    removed: [],
    leftovers: [{ what: "note of $KEY", why: "$KEY is not known" }],
  });
  expect(existsSync(file)).toBe(true);
});

test("what is left is not called removed as well", async () => {
  await writeFile(file, `${HEAD}{"at":1}\n`);
  const removed = vi.spyOn(Transport.prototype, "removed", "get");
  removed.mockReturnValue(["note 1", "note 2"]);
  const { result } = await cleaned([{ what: "note 1", why: "still listed after its removal" }]);
  expect(result).toMatchObject({ removed: ["note 2"] });
});

test("what a clean-up sees its removals do is written to the journal, which stays for the next", async () => {
  await writeFile(file, `${HEAD}{"at":1}\n{"at":`);
  const { session } = await cleaned([{ what: "note 1", why: "not removed" }]);
  await session!.transport.journal.write({ isCareless: true });
  expect(await readJournal(file)).toMatchObject({ entries: [{ at: 1 }, { isCareless: true }] });
});

test("a clean-up goes on where its journal can't be written", async () => {
  await writeFile(file, HEAD);
  const { session } = await cleaned();
  expect(existsSync(file)).toBe(false);
  expect(await session!.transport.journal.write({ own: "a" })).toBeUndefined();
});

test("a journal goes where others' things are lost and nothing is left", async () => {
  await writeFile(file, `${HEAD}{"at":1}\n`);
  const left = [{ what: "note 7", why: "it went", isLost: true }];
  expect((await cleaned(left)).result).toMatchObject({ leftovers: left });
  expect(existsSync(file)).toBe(false);
});

test("a target that cannot be cleaned up is told without a secret, and the journal stays", async () => {
  await writeFile(file, HEAD);
  const error = new TargetError(`${KEY} is refused`);
  const { result } = await cleaned(error);
  expect(result).toBeInstanceOf(TargetError);
  expect(result).toMatchObject({ message: "$KEY is refused", cause: error });
  expect(existsSync(file)).toBe(true);
});

test("a failure of our own is that target's alone, and the journal stays", async () => {
  await writeFile(file, HEAD);
  const { result } = await cleaned(new Error(`no ${KEY}`));
  expect(result).toBeInstanceOf(TargetError);
  expect(String(result)).toMatch(/target "kitchen": this tool failed at it.*: no \$KEY \(/);
  expect(existsSync(file)).toBe(true);
});

test("what an earlier run may have left is told by its journal, without a secret and a request", async () => {
  const { fetch, log } = installation();
  answerBy(fetch);
  let session: NotesSession | undefined;
  const connect = (...connection: Parameters<typeof notesApi.connect>) => {
    session = notesApi.connect(...connection);
    session.mayBeLeft = [`note of ${KEY}`];
    return session;
  };
  const pair = { api: { ...notesApi, connect }, target: TARGET };
  expect(await leftByEarlierRun(pair, folder)).toBeUndefined();
  await writeFile(file, `${HEAD}{"at":1}\n`);
  expect(await leftByEarlierRun(pair, folder)).toEqual(["note of $KEY"]);
  expect(session?.done).toEqual([[{ at: 1 }]]);
  expect(log).toEqual([]);
});

test("of a killed run, each thing that its journal lets be there is left, and what of it can't be read", async () => {
  const line = { kind: "note", place: "", address: "http://a/", mark: "ct-1" };
  const lines = [1, 2, 3].map((at) => JSON.stringify({ ...line, at, asks: `ct-1 ${at}` }));
  expect(await leftOnTarget(TARGET.name, folder)).toBeUndefined();
  await writeFile(file, `${HEAD}${lines.join("\n")}\n{"at":\n`);
  const what = ['note "ct-1 1"', 'note "ct-1 2"', 'note "ct-1 3"', expect.stringMatching(/read$/)];
  const why = "the run was killed before it cleaned up";
  expect(await leftOnTarget(TARGET.name, folder)).toEqual(what.map((one) => ({ what: one, why })));
});

describe("journals of other targets", () => {
  test("are told by the names of these, and nothing else in the folder is one", async () => {
    const long = "a".repeat(300);
    const files = ["journal-kitchen.jsonl", "journal-..%2Fa%20b.jsonl", "report.json"];
    const alike = ["old-journal-c.jsonl", "journal-d.jsonl.bak"];
    for (const one of [...files, ...alike]) await writeFile(join(folder, one), HEAD);
    await writeFile(journalFile(folder, { name: long }), HEAD);
    expect(await otherJournals(folder, ["kitchen", long])).toEqual(["../a b"]);
  });

  test("are none where there is no folder, and a folder that can't be read is a failure", async () => {
    expect(await otherJournals(join(folder, "none"), [])).toEqual([]);
    await writeFile(file, HEAD);
    await expect(otherJournals(file, [])).rejects.toMatchObject({ code: "ENOTDIR" });
  });
});
