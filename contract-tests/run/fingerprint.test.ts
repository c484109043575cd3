import { expect, test } from "vitest";
import { changeNotes } from "./fingerprint.ts";

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
  ["unreadable", { a: ["1"] }, undefined, [/could not be read again/]],
])("%s", (_, before, after, notes) => {
  const said = changeNotes(before, after);
  expect(said).toHaveLength(notes.length);
  for (const [index, note] of notes.entries()) expect(said[index]).toMatch(note);
});
