import { expect, test } from "vitest";
import type { Fingerprint } from "../engine/kind.ts";
import { changeNotes } from "./changes.ts";

test.each<[what: string, before: Fingerprint, after: Fingerprint, notes: RegExp[]]>([
  ["nowhere to look", {}, {}, []],
  [
    "the same",
    { a: ["1", "2"], b: [] },
    { a: ["2", "1"], b: [] },
    [/^Unchanged by the run: 2 a; 1 empty list\.$/],
  ],
  [
    "one more",
    { a: ["1"] },
    { a: ["1", "7"] },
    [/^Came or went during the run.*a: 7 has appeared\.$/],
  ],
  ["one less", { a: ["1"], b: ["2"] }, { a: [], b: ["2"] }, [/: 1 b\.$/, /a: 1 has vanished\.$/]],
  [
    "many changes",
    { a: ["1", "2"], b: ["3"], c: ["4"] },
    { a: ["2", "5"], b: [], c: ["4"], d: ["6"] },
    [
      /^Unchanged by the run: 1 c\.$/,
      /^Came or went during the run, .*: a: 5 has appeared, 1 has vanished; b: 3 has vanished\.$/,
    ],
  ],
  [
    "several places alike",
    { vouchers: ["1"], "vouchers of ada": ["2", "3"] },
    { "vouchers of ada": ["2", "3"], vouchers: ["1"] },
    [/: 1 voucher; 2 vouchers of ada\.$/],
  ],
  ["unread after it", { a: ["1"] }, {}, [/^Not compared .* could not be read: a\.$/]],
  [
    "unread before it",
    { a: undefined },
    { a: ["1"] },
    [/^Not compared .* could not be read: a\.$/],
  ],
])("%s", (_, before, after, notes) => {
  const said = changeNotes(before, after);
  expect(said).toHaveLength(notes.length);
  for (const [index, note] of notes.entries()) expect(said[index]).toMatch(note);
});
