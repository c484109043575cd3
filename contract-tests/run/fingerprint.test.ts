import { describe, expect, test } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "../engine/errors.ts";
import { Broken } from "../engine/finding.ts";
import { notesApi, TARGET } from "../engine/invented-api.support.ts";
import { Secrets } from "../engine/secrets.ts";
import { Transport } from "../engine/transport.ts";
import { changeNotes, fingerprintOf } from "./fingerprint.ts";

test.each<
  [
    what: string,
    before: Record<string, string[]>,
    after: Record<string, string[]> | undefined,
    notes: RegExp[],
  ]
>([
  ["nowhere to look", {}, {}, []],
  [
    "the same",
    { a: ["1", "2"], b: [] },
    { a: ["2", "1"], b: [] },
    [/^Before and after the run, the same was there: 2 in a, b\.$/],
  ],
  ["one more", { a: ["1"] }, { a: ["1", "7"] }, [/something else.*a: 7 has appeared\.$/]],
  ["one less", { a: ["1"], b: ["2"] }, { a: [], b: ["2"] }, [/a: 1 has vanished\.$/]],
  ["a place that is gone", { a: ["1"] }, {}, [/a: 1 has vanished\.$/]],
  [
    "many changes",
    { a: ["1", "2"], b: ["3"], c: ["4"] },
    { a: ["2", "5"], b: [], c: ["4"], d: ["6"] },
    [
      /^After the run something else is there.*at work\. a: 5 has appeared, 1 has vanished; b: 3 has vanished\.$/,
    ],
  ],
  [
    "several places alike",
    { a: ["1"], b: ["2", "3"] },
    { b: ["2", "3"], a: ["1"] },
    [/: 3 in a, b\.$/],
  ],
  ["unreadable", { a: ["1"] }, undefined, [/could not be read again/]],
])("%s", (_, before, after, notes) => {
  const said = changeNotes(before, after);
  expect(said).toHaveLength(notes.length);
  for (const [index, note] of notes.entries()) expect(said[index]).toMatch(note);
});

describe("what can be seen", () => {
  const session = notesApi.connect(
    TARGET,
    new Transport({ allowWrites: false, requestsPerMinute: 1 }),
    new Secrets(),
  );

  test("is what the session sees", async () => {
    session.seen = [{ kitchen: ["1"] }];
    expect(await fingerprintOf(session)).toEqual({ kitchen: ["1"] });
  });

  test.each([new NoAnswer("silent"), new NotReachable("not allowed"), new Broken([])])(
    "is not known after: %s",
    async (error) => {
      session.seen = [error];
      expect(await fingerprintOf(session)).toBeUndefined();
    },
  );

  test.each([new TargetError("throttled"), new Error("ours")])("fails with: %s", async (error) => {
    session.seen = [error];
    await expect(fingerprintOf(session)).rejects.toBe(error);
  });
});
