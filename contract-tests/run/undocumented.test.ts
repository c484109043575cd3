import { expect, test } from "vitest";
import type { Place } from "../engine/description/places.ts";
import { undocumentedNotes } from "./notes.ts";

const place = (at: string): Place => ({ at, types: ["string"] });

test("fields of answers that the vendor's page shows have a note each; of all others there is one", () => {
  const came = new Map([
    ["a/whole/200/one", [place("/x"), place("/y")]],
    ["a/shown/200/two", [place("/data/z")]],
    ["a/whole/200/three", [place("/w")]],
    ["a/shown/200/none", []],
    ["a/shown/404/four", [place("/data/z")]],
  ]);
  const unshown = new Set(["a/whole/200/one", "a/whole/200/three"]);
  expect(undocumentedNotes(came, unshown)).toEqual([
    "Fields that the vendor's page does not document, in a/shown/200/two, a/shown/404/four: /data/z.",
    "The vendor's page does not show these answers: a/whole/200/one has /x, /y; a/whole/200/three has /w.",
  ]);
  expect(undocumentedNotes(new Map(), unshown)).toEqual([]);
});
