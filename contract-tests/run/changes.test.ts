import { expect, test } from "vitest";
import type { Fingerprint } from "../engine/tracker/kind.ts";
import { changeNotes } from "./notes.ts";

test.each<[what: string, before: Fingerprint, after: Fingerprint, notes: RegExp[]]>([
  ["nowhere to look", {}, {}, []],
  [
    "the same",
    { a: { 1: "new", 2: "new" }, b: {} },
    { a: { 2: "new", 1: "new" }, b: {} },
    [/^There before and after the run: 2 a; 1 empty list\.$/],
  ],
  [
    "one more",
    { a: { 1: "new" } },
    { a: { 1: "new", 7: "new" } },
    [/^Came, went or changed during the run.*a: 7 has appeared\.$/],
  ],
  [
    "one of another state",
    { a: { 1: "new" } },
    { a: { 1: "worn" } },
    [/^Came, went or changed during the run.*a: 1 was new, and is worn\.$/],
  ],
  [
    "one less",
    { a: { 1: "new" }, b: { 2: "new" } },
    { a: {}, b: { 2: "new" } },
    [/: 1 b\.$/, /a: 1 has vanished\.$/],
  ],
  [
    "many changes",
    { a: { 1: "new", 2: "new" }, b: { 3: "new" }, c: { 4: "new" } },
    { a: { 2: "new", 5: "new" }, b: {}, c: { 4: "new" }, d: { 6: "new" } },
    [
      /^There before and after the run: 1 c\.$/,
      /^Came, went or changed during the run: a: 1 has vanished, 5 has appeared; b: 3 has vanished\.$/,
    ],
  ],
  [
    "several places alike",
    { vouchers: { 1: "new" }, "vouchers of ada": { 2: "new", 3: "new" } },
    { "vouchers of ada": { 2: "new", 3: "new" }, vouchers: { 1: "new" } },
    [/: 1 voucher; 2 vouchers of ada\.$/],
  ],
  ["unread after it", { a: { 1: "new" } }, {}, [/^Not compared .* could not be read: a\.$/]],
  [
    "unread before it",
    { a: undefined },
    { a: { 1: "new" } },
    [/^Not compared .* could not be read: a\.$/],
  ],
])("%s", (_, before, after, notes) => {
  const said = changeNotes(before, after);
  expect(said).toHaveLength(notes.length);
  for (const [index, note] of notes.entries()) expect(said[index]).toMatch(note);
});
