import { expect, test } from "vitest";
import { Secrets } from "../engine/secrets/secrets.ts";
import { exchanged } from "../engine/invented.support.ts";
import { finding, type Found } from "../engine/judgement/finding.ts";
import { causesIn } from "./findings.ts";
import { partsOf, toldIn, withParts } from "./grouping.ts";
import type { RuleReport } from "./report.ts";

const follows = { "note-is-kept": ["note-is-listed", "model-of-a-note"] };

/** The checks of what is told apart, each with those that are told with it. */
function told(...all: readonly Found[]): string[] {
  const rules = all.map((found, index): RuleReport => {
    const findings = [{ ...finding(found, new Secrets()), by: ["vitest" as const] }];
    return { id: `notes/rules/${index}`, title: "It is so.", verdict: "violates", findings };
  });
  const parts = partsOf(toldIn(rules), follows);
  const causes = causesIn(rules.map((one) => withParts(one, parts)));
  return causes.map(
    ({ check, showedIn }) => `${check} in ${showedIn.map(({ id }) => id.at(-1)).join("")}`,
  );
}

const answer = exchanged({ id: 1 });
const write = exchanged({ id: 1 }, {}, { effect: "creates" });
const wrong = { message: "It is another.", exchange: answer };
const other = { ...wrong, exchange: exchanged({ id: 2 }) };

test.each<[what: string, found: Found[], causes: string[]]>([
  [
    "the same variant expected of two operations",
    [
      { ...wrong, check: "is-this-variant", variant: "refused", actual: "200, note: one" },
      { ...other, check: "is-this-variant", variant: "refused", actual: "200, list: two" },
    ],
    ["is-this-variant in 01"],
  ],
  [
    "two variants, each in place of the other",
    [
      { ...wrong, check: "is-this-variant", variant: "early", actual: "422, late: one" },
      { ...other, check: "is-this-variant", variant: "late", actual: "422, early: two" },
    ],
    ["is-this-variant in 01"],
  ],
  [
    "the answer to one write, by two checks",
    [
      { check: "is-this-variant", message: "Another.", variant: "refused", exchange: write },
      { check: "note-is-refused", message: "It is made.", exchange: write },
    ],
    ["is-this-variant in 01"],
  ],
  [
    "a field that is missing from what is told as another answer, which comes first",
    [
      {
        ...{ check: "body-matches-schema", message: 'The field "errors" is missing.' },
        ...{ at: "/errors", variant: "refused", exchange: answer },
      },
      { ...wrong, check: "is-a-documented-answer", variant: "listed", actual: "422: no" },
    ],
    ["is-a-documented-answer in 01"],
  ],
  [
    "fields that are wrong in the same way",
    ["/a", "/b"].map((at) => ({
      ...{ check: "body-matches-schema", message: `The field "${at}" is not a text.`, at },
      ...{ expected: "text", exchange: answer },
    })),
    ["body-matches-schema in 01"],
  ],
  [
    "the same value in place of the same other, in two answers",
    [
      { ...wrong, check: "answered", at: "/id", expected: "A long name", actual: "A long" },
      { ...other, check: "listed", at: "/name", expected: '"A long name"', actual: "A long" },
    ],
    ["answered in 01"],
  ],
  [
    "what follows from another, which comes first",
    [
      { check: "note-is-listed", message: "No list shows note 1." },
      { check: "note-is-kept", message: "Gone: note 2." },
    ],
    ["note-is-kept in 01"],
  ],
  [
    "what follows from another, of the same answer",
    [
      { ...wrong, check: "note-is-listed", at: "/data", exchange: answer },
      { ...wrong, check: "note-is-kept", at: "/data", exchange: answer },
    ],
    ["note-is-kept in 01"],
  ],
  [
    "fields of one object that one check finds changed",
    ["/note/a", "/note/b", "/b"].map((at) => ({
      ...{ check: "comes-back", message: `Another ${at}.`, at },
      ...{ expected: at, actual: "1", exchange: answer },
    })),
    ["comes-back in 01", "comes-back in 2"],
  ],
  [
    "fields of one object that are wrong in other ways, whichever row shows it",
    [
      { ...wrong, check: "body-matches-schema", at: "/notes/0/id", exchange: answer },
      { ...other, check: "literal-as-documented", at: "/notes/3/kind", exchange: answer },
      { ...other, check: "comes-back", at: "/notes/2", actual: { id: 3 }, exchange: answer },
      { ...other, check: "counts", at: "/total", exchange: answer },
    ],
    ["body-matches-schema in 012", "counts in 3"],
  ],
  [
    "another type in two operations",
    ["users", "data"].map((name) => ({
      ...{ check: "body-matches-schema", message: `The field "${name}" is not an array.` },
      ...{ at: `/${name}`, expected: "array", actual: {} },
      exchange: exchanged({}, {}, { operation: name }),
    })),
    ["body-matches-schema in 01"],
  ],
  [
    "two texts that are taken for each other",
    ["saved", "deleted"].map((text, nth, texts) => ({
      ...{ check: "literal-as-documented", message: "It is another text.", at: "/message" },
      ...{ expected: text, actual: texts[1 - nth], exchange: exchanged({}) },
    })),
    ["literal-as-documented in 01"],
  ],
  [
    "fields that are wrong in two ways",
    [
      { ...wrong, check: "body-matches-schema", message: 'The field "a" is not a text.', at: "/a" },
      { ...wrong, check: "body-matches-schema", message: 'The field "b" is missing.', at: "/b" },
    ],
    ["body-matches-schema in 0", "body-matches-schema in 1"],
  ],
  [
    "short values that are the same by chance",
    [
      { ...wrong, check: "page", at: "/page", expected: 2, actual: 1 },
      { ...other, check: "status", at: "/status", expected: 2, actual: 1 },
    ],
    ["page in 0", "status in 1"],
  ],
])("%s", (_what, found, causes) => {
  expect(told(...found)).toEqual(causes);
});

test("nothing of a secret is left in what a finding is evidence of", () => {
  const secrets = new Secrets();
  secrets.add("KEY", "hunter2-hunter2");
  const found = { check: "key-is-kept", message: "hunter2-hunter2 came.", at: "/key" };
  const { evidence } = finding({ ...found, expected: "hunter2-hunter2", actual: "none" }, secrets);
  expect(evidence).toEqual(["key-is-kept: # came.", "$KEY became none"]);
});
