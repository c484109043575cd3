import { describe, expect, test } from "vitest";
import { notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import {
  breach,
  compiled,
  conforms,
  DOCUMENTED,
  INFERRED,
  of,
  RULE,
  SILENT,
  violates,
} from "./compile.support.ts";

test.each<[what: string, outcome: Outcome | undefined, want: object]>([
  ["conforms", conforms, { verdict: "conforms", findings: [] }],
  ["is violated", violates, { verdict: "violates", findings: [{ ...breach, by: ["vitest"] }] }],
  [
    "could not be tried",
    notExercised("needs x"),
    { verdict: "not-exercised", reason: "needs x", code: "precondition", findings: [] },
  ],
  [
    "nobody has told anything of",
    undefined,
    { verdict: "not-exercised", reason: SILENT, code: "unchecked", findings: [] },
  ],
])("a rule that %s", (_, outcome, want) => {
  const { rules } = compiled(RULE, outcome ? { vitest: { [RULE]: outcome } } : {});
  expect(rules).toStrictEqual([
    {
      ...{ id: RULE, title: "A note that is read twice is the same.", source: "Notes, tab 1" },
      ...want,
    },
  ]);
});

test("a rule that asks by chance says from what it began, and how much it tried", () => {
  const chance = { seed: 5, tries: 20 };
  expect(compiled(RULE, {}, { chance }).rules[0]).toMatchObject({ id: RULE, chance });
});

test("a remark on what is a finding elsewhere is told once, as that", () => {
  const outcomes = { [DOCUMENTED]: violates, [RULE]: { ...conforms, remarks: [breach] } };
  const { findings, notes } = compiled("notes", { vitest: outcomes });
  expect(findings).toMatchObject([breach]);
  expect(notes).toEqual([]);
});

describe("what rests on a breach", () => {
  const [LOCKED, NO_NOTE] = ["notes/readNote/200/locked", "notes/readNote/404/no-note"];
  const resting: Outcome = { ...violates, isBecauseOf: true };
  const other: Finding = { check: "body-is-json", message: "It is not JSON." };
  const becauseOf = (id: string) => ({
    ...{ verdict: "not-exercised", code: "because-of", findings: [] },
    reason: `because of ${id}: The status is 500.`,
  });
  const shown = (...ids: string[]) => ids.map((id) => ({ id, methods: [] }));

  test("is not exercised because of the first that the breach was found on", () => {
    const report = compiled("notes", {
      vitest: {
        [DOCUMENTED]: resting,
        [LOCKED]: { ...violates, findings: [other, breach] },
        [NO_NOTE]: violates,
        [RULE]: resting,
      },
    });
    expect(of(report, DOCUMENTED)).toMatchObject(becauseOf(LOCKED));
    expect(report.rules[0]).toMatchObject(becauseOf(LOCKED));
    expect(of(report, LOCKED)).toMatchObject({ verdict: "violates", findings: [other, breach] });
    expect(of(report, NO_NOTE)).toMatchObject({ verdict: "violates", findings: [breach] });
    expect(report.findings).toMatchObject([
      { ...other, showedIn: shown(LOCKED), keptFrom: [] },
      { ...breach, showedIn: shown(LOCKED, NO_NOTE), keptFrom: [DOCUMENTED, RULE] },
    ]);
  });

  test("reports it where others show it in another way only", () => {
    const whole = { ...breach, check: "is-a-documented-answer", message: "None of them." };
    const field = { ...breach, check: "body-matches-schema", message: "It has no errors." };
    const report = compiled("notes", {
      vitest: {
        [DOCUMENTED]: { ...violates, findings: [{ ...field, evidence: ["in answer 1"] }] },
        [RULE]: { ...resting, findings: [{ ...whole, evidence: ["answer 1"] }] },
      },
    });
    expect(report.findings).toMatchObject([{ message: "None of them." }]);
  });

  test("reports it where nothing else in the run does: the first of it, for the rest", () => {
    const vitest = { [DOCUMENTED]: resting, [NO_NOTE]: resting };
    const report = compiled("notes", { vitest });
    expect(of(report, DOCUMENTED)).toMatchObject({ verdict: "violates", findings: [breach] });
    expect(of(report, NO_NOTE)).toMatchObject(becauseOf(DOCUMENTED));
    expect(report.findings).toMatchObject([{ keptFrom: [NO_NOTE] }]);
  });

  test("is reported by what counts, and what the vendor's page merely implies adds nothing", () => {
    const vitest = { [INFERRED]: violates, [RULE]: resting };
    const report = compiled("notes", { vitest }, { reached: true });
    expect(report.rules[0]).toMatchObject({ verdict: "violates", findings: [breach] });
    expect(of(report, INFERRED)).toMatchObject(becauseOf(RULE));
    expect(report.findings).toMatchObject([{ showedIn: shown(RULE), keptFrom: [] }]);
    expect(report.notes).toEqual([]);
  });
});
