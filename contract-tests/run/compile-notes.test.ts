import { expect, test } from "vitest";
import type { Finding } from "../engine/judgement/finding.ts";
import type { VariantReport } from "../report/report.ts";
import { otherwiseNotes } from "./notes.ts";
import {
  breach,
  came,
  compiled,
  conforms,
  DOCUMENTED,
  INFERRED,
  of,
  RULE,
  violates,
} from "./compile.support.ts";

test("undocumented variants that are answered alike have one note", () => {
  const finding = { check: "c", message: "It is not a list.", actual: "null", by: [] };
  const variants = ["api/one/list", "api/other/list"].map((id): VariantReport => {
    const findings = [finding];
    return { id, provenance: "undocumented", verdict: "violates", source: "", by: [], findings };
  });
  const said =
    "undocumented, and this installation answers otherwise: It is not a list. Came: null";
  expect(otherwiseNotes(variants)).toEqual([`api/one/list, api/other/list are ${said}`]);
});

test.each<[actual: string | undefined, note: string]>([
  ["500", "The status is 500. Came: 500"],
  [undefined, "The status is 500."],
])(
  "what the vendor's page merely implies is a note where it is answered otherwise: %s",
  (actual, note) => {
    const { actual: _, ...rest } = breach;
    const told: Finding = actual === undefined ? rest : { ...rest, actual };
    const outcomes = { vitest: { [INFERRED]: { ...violates, findings: [told] } } };
    const report = compiled(INFERRED, outcomes);
    expect(of(report, INFERRED)).toStrictEqual({
      id: INFERRED,
      provenance: "inferred",
      source: "inferred from Notes, tab 1",
      verdict: "not-exercised",
      reason:
        "the vendor's page does not show it, and the installation answers otherwise; see the notes",
      code: "unsupported",
      by: ["vitest"],
      findings: [],
    });
    expect(report.notes).toEqual([
      `${INFERRED} is inferred, and this installation answers otherwise: ${note}`,
    ]);
    expect(report.summary).toMatchObject({ documented: 0, violates: 0 });
  },
);

test("what the vendor's page merely implies conforms where it is answered so", () => {
  const report = compiled(INFERRED, { vitest: { [INFERRED]: conforms } });
  expect(of(report, INFERRED)).toMatchObject({ verdict: "conforms" });
  expect(report.notes).toEqual([]);
});

test("fields that the vendor's page does not know are noted", () => {
  const outcomes = {
    vitest: { [DOCUMENTED]: { ...conforms, undocumented: [came("/a"), came("/b")] } },
  };
  expect(compiled(DOCUMENTED, outcomes).notes).toEqual([
    `Fields that the vendor's page does not document, in ${DOCUMENTED}: /a, /b.`,
  ]);
});

test("of thirty variants with such fields, twenty are noted", () => {
  const entries = Array.from({ length: 30 }, (_, index) => [
    `v${index}`,
    { ...conforms, undocumented: [came(`/${index}`)] },
  ]);
  const { notes } = compiled(DOCUMENTED, { vitest: Object.fromEntries(entries) });
  expect(notes).toHaveLength(20);
  expect(notes.at(-1)).toBe("Fields that the vendor's page does not document, in v19: /19.");
});

test("notes are in one order: of the way, of what is implied, of variants, of fields", () => {
  const remarks = [{ check: "c", message: "It is late.", expected: "soon", actual: "never" }];
  const outcomes = {
    vitest: {
      [INFERRED]: violates,
      [RULE]: { ...conforms, remarks, undocumented: [came("/a")] },
    },
  };
  const { notes } = compiled("notes", outcomes, { notes: ["It throttles."] });
  expect(notes.map((note) => note.slice(0, 12))).toEqual([
    "It throttles",
    "notes/rules/",
    "notes/writeN",
    "Fields that ",
  ]);
});

test.each<[expected: string | undefined, actual: string | undefined, says: string]>([
  ["soon", "never", "The vendor's page implies soon; came never."],
  ["Gone.", "Weg.", `The vendor's page implies "Gone."; came "Weg.".`],
  [undefined, undefined, "The vendor's page implies otherwise; came this."],
])("what a rule implies is a note: %s, %s", (expected, actual, says) => {
  const remark = {
    check: "c",
    message: "It is late.",
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
  };
  const { rules, notes } = compiled(RULE, {
    vitest: { [RULE]: { ...conforms, remarks: [remark] } },
  });
  expect(rules).toMatchObject([{ verdict: "conforms" }]);
  expect(notes).toEqual([`${RULE}: It is late. ${says}`]);
});
