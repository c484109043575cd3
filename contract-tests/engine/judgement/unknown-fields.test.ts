import { expect, test } from "vitest";
import { exchanged, notes } from "../invented.support.ts";
import { Secrets } from "../secrets/secrets.ts";
import { UnknownFields } from "./unknown-fields.ts";

const NOTE = { id: 1, text: "milk" };
const ID = "notes/readNote/200/note";

/** What is known of the page's note after some bodies came. */
function after(...bodies: object[]) {
  const secrets = new Secrets();
  secrets.add("TOKEN", "hunter");
  const unknown = new UnknownFields({ api: notes, secrets, target: { username: "anna" } });
  for (const body of bodies) unknown.answered(exchanged(body));
  return unknown.byVariant.get(ID);
}

test.each<[what: string, bodies: object[], places: object[] | undefined]>([
  ["nothing more", [NOTE], []],
  ["one field", [{ ...NOTE, colour: "red" }], [{ at: "/colour", types: ["string"] }]],
  [
    "a field that only a later answer has",
    [NOTE, { ...NOTE, ip: 1 }, NOTE, { ...NOTE, ip: null }],
    [{ at: "/ip", types: ["integer", "null"], optional: true }],
  ],
  [
    "names that are a secret, a value of the target file or of the answer",
    [{ ...NOTE, hunter: 1, anna: 2, milk: 3 }],
    [{ at: "/{}", types: ["integer"], optional: true }],
  ],
  ["an answer that is not a variant", [{ id: "x", colour: "red" }], undefined],
])("of several answers, all is gathered: %s", (_, bodies, places) => {
  expect(after(...bodies)).toEqual(places);
});
