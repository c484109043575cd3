import { describe, expect, test } from "vitest";
import { notExercised, UNPROVOKED, type Outcome } from "../engine/judgement/outcome.ts";
import type { Finding } from "../engine/judgement/finding.ts";
import { notesApi, TARGET } from "../engine/invented-api.support.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import type { Leftover } from "../engine/tracker/kind.ts";
import { Transport } from "../engine/transport/transport.ts";
import type { RuleReport, TargetReport, Tool, VariantReport } from "../report/report.ts";
import { summaryOf } from "../report/standing.ts";
import { otherwiseNotes } from "./notes.ts";
import { compile } from "./compile.ts";
import { masked } from "./masked.ts";
import { globMatcher, select } from "../engine/work.ts";

const DOCUMENTED = "notes/readNote/200/note";
const INFERRED = "notes/writeNote/422/too-long";
const RULE = "notes/rules/notes-keep";
const STARTED = "2026-03-14T02:15:00.000Z";
const SILENT = "no tool has reported on it";
const SECRET = "correct-horse";

const conforms: Outcome = { verdict: "conforms", findings: [], undocumented: [] };
const breach: Finding = {
  check: "status-as-documented",
  message: "The status is 500.",
  at: "status",
  actual: "500",
};
const strict: Finding = { check: "no-undocumented-fields", message: "A field more.", at: "/x" };
const violates: Outcome = { verdict: "violates", findings: [breach], undocumented: [] };

type Outcomes = Partial<Record<Tool, Record<string, Outcome>>>;

function compiled(
  glob: string,
  outcomes: Outcomes,
  {
    tools = ["vitest", "dredd"],
    leftovers = [],
    notes = [],
    baseUrl = TARGET.baseUrl,
    reached = false,
    chance,
    error,
  }: {
    tools?: Tool[];
    leftovers?: Leftover[];
    notes?: string[];
    baseUrl?: string;
    /** Whether there is a way to what the vendor's page merely implies. */
    reached?: boolean;
    chance?: RuleReport["chance"];
    /** Why the target could not be verified. */
    error?: string;
  } = {},
): TargetReport {
  const secrets = new Secrets();
  secrets.add("PASSWORD", SECRET);
  const transport = new Transport({ allowWrites: false, requestsPerMinute: 1 });
  for (const note of notes) transport.note(note);
  const session = notesApi.connect({ ...TARGET, baseUrl }, transport, secrets);
  const way = { how: "a long text", call: () => ({}) };
  if (reached) session.reaches = { ...notesApi.reaches, "writeNote/422/too-long": way };
  const maps = {
    vitest: new Map(Object.entries(outcomes.vitest ?? {})),
    dredd: new Map(Object.entries(outcomes.dredd ?? {})),
  };
  // The invented API has no way to what it merely implies; where one is wanted, it is there.
  const variants = Object.values(notesApi.catalogue.variants).filter(({ id }) =>
    globMatcher(glob)(id),
  );
  const rules = select(notesApi, globMatcher(glob)).rules.map((rule) => ({
    ...rule,
    ...(chance && { chance }),
  }));
  return compile({ session, variants, rules }, maps, tools, {
    error,
    leftovers,
    startedAt: STARTED,
    durationMs: 7,
  });
}

const of = ({ variants }: TargetReport, wanted: string) =>
  variants.find(({ id }) => id === wanted) as VariantReport;

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

const came = (at: string) => ({ at, types: ["string"] });

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

test("no secret is in a report, also if it became known as one only after a finding was made", () => {
  const told = {
    ...violates,
    findings: [{ ...breach, actual: `it is ${SECRET}`, at: `/${SECRET}` }],
    undocumented: [came(`/${SECRET}`)],
  };
  const remarks = [{ check: "c", message: `It is ${SECRET}.` }];
  const report = compiled(
    "notes",
    {
      vitest: {
        [DOCUMENTED]: told,
        [RULE]: { ...told, remarks },
        "notes/rules/notes-are-short": notExercised(`${SECRET} is missing`),
        "notes/readNote/404/no-note": notExercised(`${SECRET} is missing`),
      },
    },
    {
      notes: [`about ${SECRET}`],
      leftovers: [{ what: `note ${SECRET}`, why: `${SECRET} is gone` }],
      baseUrl: `http://notes.example/${SECRET}`,
    },
  );
  expect(JSON.stringify(report)).not.toContain("horse");
  expect(report).toMatchObject({
    baseUrl: "http://notes.example/$PASSWORD",
    leftovers: [{ what: "note $PASSWORD", why: "$PASSWORD is gone" }],
  });
  expect(report.notes[0]).toBe("about $PASSWORD");
  const masked = { at: "/$PASSWORD", actual: "it is $PASSWORD", by: ["vitest"] };
  expect(of(report, DOCUMENTED).findings).toMatchObject([masked]);
  expect(of(report, "notes/readNote/404/no-note").reason).toBe("$PASSWORD is missing");
  expect(report.rules).toMatchObject([
    { findings: [masked] },
    { reason: "$PASSWORD is missing" },
    {},
    {},
  ]);
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

test("a remark on what is a finding elsewhere is told once, as that", () => {
  const outcomes = { [DOCUMENTED]: violates, [RULE]: { ...conforms, remarks: [breach] } };
  const { findings, notes } = compiled("notes", { vitest: outcomes });
  expect(findings).toMatchObject([breach]);
  expect(notes).toEqual([]);
});

describe("what rests on a breach", () => {
  const [LOCKED, NO_NOTE] = ["notes/readNote/200/locked", "notes/readNote/404/no-note"];
  const resting: Outcome = { ...violates, isBecauseOf: true };
  const other: Finding = { check: "body-is-json", message: "It is no JSON." };
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

  test("is reported by what counts, and what the vendor's page merely implies tells nothing besides", () => {
    const vitest = { [INFERRED]: violates, [RULE]: resting };
    const report = compiled("notes", { vitest }, { reached: true });
    expect(report.rules[0]).toMatchObject({ verdict: "violates", findings: [breach] });
    expect(of(report, INFERRED)).toMatchObject(becauseOf(RULE));
    expect(report.findings).toMatchObject([{ showedIn: shown(RULE), keptFrom: [] }]);
    expect(report.notes).toEqual([]);
  });
});

test("masked are the texts that may show a secret; ids and what is no text are left as they are", () => {
  const secrets = new Secrets();
  secrets.add("PASSWORD", "readNote");
  const given = {
    id: DOCUMENTED,
    by: ["readNote"],
    what: "readNote",
    notes: ["readNote", 7],
    at: 7,
  };
  const want = { ...given, what: "$PASSWORD", notes: ["$PASSWORD", 7] };
  expect(masked(given, secrets)).toEqual(want);
});
