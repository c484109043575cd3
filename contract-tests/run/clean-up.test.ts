import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TargetError } from "../engine/errors.ts";
import type { NotesSession } from "../engine/invented-api.support.ts";
import { installation, KEY, notesApi, TARGET } from "../engine/invented-api.support.ts";
import type { Leftover } from "../engine/kind.ts";
import { cleanUp, journalFile } from "./clean-up.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clean-up-"));
  file = journalFile(folder, TARGET);
  vi.stubGlobal("fetch", installation().fetch);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await rm(folder, { recursive: true, force: true });
});

/** Cleans up by a session that gives such leftovers back; what it did comes along. */
async function cleaned(left: NotesSession["left"] = [], target = TARGET) {
  let session: NotesSession | undefined;
  const api = {
    ...notesApi,
    connect: (...connection: Parameters<typeof notesApi.connect>) => {
      session = notesApi.connect(...connection);
      session.left = left;
      return session;
    },
  };
  const result = await cleanUp({ api, target }, folder).catch((error: unknown) => error);
  return { result, session };
}

test.each(["kitchen", "a/b c", "😀".repeat(60)])("the journal of %s has a file's name", (name) => {
  const [, own] = journalFile("folder", { name }).split("/");
  expect(journalFile("folder", { name })).toBe(`folder/${own}`);
  expect(own!.length).toBeLessThan(255);
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
  expect(result).toEqual({ target: "kitchen", writes: undefined, leftovers: [] });
  expect(session).toBeUndefined();
});

test("what a journal holds is taken up and undone, and the journal goes", async () => {
  await writeFile(file, `${HEAD}{"at":1}\n{"at":2}\n{"own":"a"}\n`);
  const { result, session } = await cleaned();
  expect(result).toEqual({ target: "kitchen", writes: 2, leftovers: [] });
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
    leftovers: [{ what: "note of $KEY", why: "$KEY is not known" }],
  });
  expect(existsSync(file)).toBe(true);
});

test("a target that cannot be cleaned up is told without a secret, and the journal stays", async () => {
  await writeFile(file, HEAD);
  const error = new TargetError(`${KEY} is refused`);
  const { result } = await cleaned(error);
  expect(result).toBeInstanceOf(TargetError);
  expect(result).toMatchObject({ message: "$KEY is refused", cause: error });
  expect(existsSync(file)).toBe(true);
});

test("a failure of our own passes through as it is", async () => {
  await writeFile(file, HEAD);
  const error = new Error("ours");
  expect((await cleaned(error)).result).toBe(error);
  expect(existsSync(file)).toBe(true);
});
