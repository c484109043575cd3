import { expect, test } from "vitest";
import { notExercised, UNPROVOKED, type Outcome } from "../engine/judgement/outcome.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import type { TargetReport, Timeline, Tool, VariantReport } from "../report/report.ts";
import { summaryOf } from "../report/standing.ts";
import {
  breach,
  compiled,
  conforms,
  DOCUMENTED,
  INFERRED,
  of,
  RULE,
  SILENT,
  STARTED,
  violates,
} from "./compile.support.ts";

const strict: Finding = { check: "no-undocumented-fields", message: "A field more.", at: "/x" };

test.each<[what: string, vitest: Outcome | undefined, dredd: Outcome | undefined, want: object]>([
  [
    "both conform",
    conforms,
    conforms,
    { verdict: "conforms", by: ["vitest", "dredd"], findings: [] },
  ],
  [
    "one violates",
    conforms,
    violates,
    { verdict: "violates", by: ["vitest", "dredd"], findings: [{ ...breach, by: ["dredd"] }] },
  ],
  [
    "both see the same",
    violates,
    violates,
    {
      verdict: "violates",
      by: ["vitest", "dredd"],
      findings: [{ ...breach, by: ["vitest", "dredd"] }],
    },
  ],
  [
    "one could not",
    notExercised("needs x"),
    conforms,
    { verdict: "conforms", by: ["dredd"], findings: [] },
  ],
  [
    "both have counted",
    { ...conforms, assertions: 4 },
    { ...conforms, assertions: 3 },
    { verdict: "conforms", assertions: 7, by: ["vitest", "dredd"], findings: [] },
  ],
  ["one was not asked", undefined, conforms, { verdict: "conforms", by: ["dredd"], findings: [] }],
  [
    "neither could",
    notExercised("needs x"),
    notExercised("needs y"),
    { verdict: "not-exercised", reason: "needs x", code: "precondition", by: [], findings: [] },
  ],
  [
    "neither has told anything",
    undefined,
    undefined,
    { verdict: "not-exercised", reason: SILENT, code: "unchecked", by: [], findings: [] },
  ],
])("%s", (_, vitest, dredd, want) => {
  const report = compiled(DOCUMENTED, {
    ...(vitest ? { vitest: { [DOCUMENTED]: vitest } } : {}),
    ...(dredd ? { dredd: { [DOCUMENTED]: dredd } } : {}),
  });
  const variant = of(report, DOCUMENTED);
  expect(variant).toStrictEqual({
    ...{ id: DOCUMENTED, provenance: "documented", source: "Notes, tab 1" },
    ...want,
  });
  expect(report.summary).toEqual(summaryOf([variant]));
});

test.each<[what: string, vitest: Outcome, dredd: Outcome | undefined, note: RegExp | undefined]>([
  ["both conform", conforms, conforms, undefined],
  ["both violate", violates, violates, undefined],
  [
    "only Dredd objects",
    conforms,
    violates,
    /: the judges disagree: vitest says that it conforms,/,
  ],
  ["only the engine objects", violates, conforms, /: the judges disagree: dredd says that it conf/],
  ["only the engine is strict", { ...violates, findings: [strict] }, conforms, undefined],
  [
    "one had nothing to judge",
    conforms,
    notExercised("too large"),
    /^Some variants were not judged by dredd: too large\.$/,
  ],
  ["neither had", notExercised("x"), notExercised("x"), undefined],
  ["one was not asked", violates, undefined, undefined],
  [
    "the engine is strict and objects besides",
    { ...violates, findings: [strict, breach] },
    conforms,
    /: the judges disagree: dredd says/,
  ],
])("what is noted of two judges where %s", (_, vitest, dredd, note) => {
  const { notes } = compiled(DOCUMENTED, {
    vitest: { [DOCUMENTED]: vitest },
    ...(dredd ? { dredd: { [DOCUMENTED]: dredd } } : {}),
  });
  expect(notes).toEqual(note ? [expect.stringMatching(note)] : []);
});

test("a tool that does not run is not asked", () => {
  const outcomes = { vitest: { [DOCUMENTED]: conforms }, dredd: { [DOCUMENTED]: violates } };
  const report = compiled(DOCUMENTED, outcomes, { tools: ["vitest"] });
  expect(of(report, DOCUMENTED)).toMatchObject({ verdict: "conforms", by: ["vitest"] });
});

test("a target's part of the report says whose it is, and what it took", () => {
  expect(compiled(DOCUMENTED, { vitest: { [DOCUMENTED]: conforms } })).toMatchObject({
    name: "kitchen",
    api: "notes",
    baseUrl: "http://notes.example/api",
    startedAt: STARTED,
    durationMs: 7,
    requests: 0,
    rules: [],
    notes: [],
    leftovers: [],
  });
});

test("it says when what was done, by which overlay, and what its curl lines need, where there is any of that", () => {
  const finding = { ...breach, curl: 'curl "${PASSWORD}"' };
  const outcomes = (one: Outcome) => ({ vitest: { [DOCUMENTED]: one } });
  const timeline = [] as unknown as Timeline;
  const overlay = { file: "overlay.yaml", digest: "1", variants: [] };
  const all = compiled(DOCUMENTED, outcomes({ ...violates, findings: [finding] }), {
    ...{ timeline, overlay },
  });
  const shell = ["# $PASSWORD: the target file's password"];
  expect(all).toMatchObject({ timeline, overlay, shell });
  const none = compiled(DOCUMENTED, outcomes(violates));
  const keys = Object.keys(none).filter((key) => ["timeline", "overlay", "shell"].includes(key));
  expect(keys).toEqual([]);
});

test("what was not asked for is left out, except what nobody can provoke", () => {
  const { variants } = compiled(DOCUMENTED, {});
  expect(variants.map(({ id }) => id)).toEqual([DOCUMENTED, INFERRED]);
  expect(of({ variants } as TargetReport, INFERRED)).toMatchObject({ reason: UNPROVOKED });
});

test("documented variants are counted, and no others", () => {
  const variant = (provenance: string, verdict: string) => ({ provenance, verdict });
  const variants = [
    variant("documented", "conforms"),
    variant("documented", "conforms"),
    variant("documented", "conforms"),
    variant("documented", "violates"),
    variant("documented", "violates"),
    variant("documented", "not-exercised"),
    variant("inferred", "conforms"),
    variant("undocumented", "not-exercised"),
  ] as VariantReport[];
  expect(summaryOf(variants)).toEqual({
    documented: 6,
    conforms: 3,
    violates: 2,
    notExercised: 1,
  });
});

test.each<[tools: Tool[], id: string, reached: boolean, reason: string, code: string]>([
  [["vitest"], DOCUMENTED, true, SILENT, "unchecked"],
  [["dredd"], DOCUMENTED, true, SILENT, "unchecked"],
  [["vitest"], INFERRED, true, SILENT, "unchecked"],
  [["vitest", "dredd"], INFERRED, true, SILENT, "unchecked"],
  [
    ["dredd"],
    INFERRED,
    true,
    "only Vitest tries what the vendor's page merely implies",
    "unsupported",
  ],
  [["dredd"], INFERRED, false, UNPROVOKED, "unprovokable"],
  [["vitest"], RULE, true, SILENT, "unchecked"],
  [["dredd"], RULE, true, "only Vitest tries rules", "unsupported"],
])("why %j has not reported on %s, reached: %s", (tools, id, reached, reason, code) => {
  const { variants, rules } = compiled(id, {}, { tools, reached });
  const one = [...variants, ...rules].find((each) => each.id === id);
  expect(one).toMatchObject({ verdict: "not-exercised", reason, code });
});

test("what could not be verified has the target's own reason for each variant and rule", () => {
  const error = "https://kitchen.example does not answer";
  for (const tools of [["vitest", "dredd"], ["dredd"]] as const) {
    const { variants, rules } = compiled("notes", {}, { tools: [...tools], reached: false, error });
    const reasons = new Set(
      [...variants, ...rules].map(({ reason, code }) => `${code}: ${reason}`),
    );
    expect([...reasons]).toEqual([`unchecked: ${error}`]);
  }
});

test.each<[vitest: number | undefined, dredd: number | undefined, want: number | undefined]>([
  [undefined, undefined, undefined],
  [0, undefined, 0],
  [5, undefined, 5],
  [5, 7, 7],
])("what a variant took is the longest that is known: %s and %s", (vitest, dredd, want) => {
  const taking = (durationMs?: number) => ({
    ...conforms,
    ...(durationMs !== undefined && { durationMs }),
  });
  const report = compiled(DOCUMENTED, {
    vitest: { [DOCUMENTED]: taking(vitest) },
    dredd: { [DOCUMENTED]: taking(dredd) },
  });
  expect(of(report, DOCUMENTED).durationMs).toBe(want);
});
