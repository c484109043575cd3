import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { FIELDS, jsonReport } from "./json.ts";
import { printable } from "./printable.ts";
import schema from "./report.schema.json" with { type: "json" };
import type { Report, ReportedFinding, RuleReport, TargetReport, VariantReport } from "./report.ts";
import { cleanReport, sampleReport } from "./sample-report.support.ts";

const json = (report: Report) => [...jsonReport(report)].join("");
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

const [clean] = cleanReport.targets;
/** Of a run of a part, with a rule that asks by chance. */
const partialReport: Report = {
  ...cleanReport,
  targets: [
    {
      ...clean!,
      asked: { only: "**", failed: "old.json", tool: "vitest" },
      rules: [{ ...clean!.rules[0]!, chance: { seed: 5, tries: 20 } }],
    },
  ],
};

test.each<[string, Report]>([
  ["sample", sampleReport],
  ["clean", cleanReport],
  ["partial", partialReport],
])("the %s report comes back as it was, and keeps the published schema", (_name, report) => {
  const read: unknown = JSON.parse(json(report));
  expect(read).toEqual(report);
  validate(read);
  expect(validate.errors ?? []).toEqual([]);
});

test("the same report is the same text, in whatever order its fields came", () => {
  const reversed = JSON.parse(JSON.stringify(sampleReport), (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  ) as Report;
  expect(Object.keys(reversed)[0]).toBe("targets");
  expect(json(reversed)).toBe(json(sampleReport));
});

test("nothing in the text acts when it is shown", () => {
  const text = json(sampleReport).replaceAll("\n", "");
  expect(printable(text)).toBe(text);
});

test("every field of the schema is written", () => {
  const { $defs, ...top } = schema;
  const properties = [top, ...Object.values($defs)].flatMap((one) =>
    "properties" in one ? Object.keys(one.properties) : [],
  );
  expect(new Set(FIELDS)).toEqual(new Set(properties));
});

describe("the schema", () => {
  const { targets, ...rest } = cleanReport;
  test.each<[string, unknown]>([
    ["no targets", rest],
    ["a field too many", { ...cleanReport, extra: 1 }],
    ["another version", { ...cleanReport, schemaVersion: 2 }],
    ["a local time", { ...cleanReport, startedAt: "2026-03-14T02:15:00+01:00" }],
    ["a negative count", { ...cleanReport, targets: [{ ...targets[0], requests: -1 }] }],
    [
      "a gap without a reason",
      {
        ...cleanReport,
        targets: [
          {
            ...targets[0],
            rules: [{ id: "r", title: "t", verdict: "not-exercised", findings: [] }],
          },
        ],
      },
    ],
  ])("refuses %s", (_name, given) => {
    expect(validate(given)).toBe(false);
  });

  test("knows the fields of the types, and no others", () => {
    const fields = {
      report: {
        schemaVersion: 1,
        tool: 1,
        startedAt: 1,
        contract: 1,
        suite: 1,
        shard: 1,
        cutShort: 1,
        history: 1,
        targets: 1,
      } satisfies Fields<Report>,
      target: {
        name: 1,
        api: 1,
        baseUrl: 1,
        docs: 1,
        error: 1,
        startedAt: 1,
        durationMs: 1,
        requests: 1,
        timeline: 1,
        summary: 1,
        variants: 1,
        rules: 1,
        findings: 1,
        shell: 1,
        undocumented: 1,
        overlay: 1,
        asked: 1,
        notes: 1,
        leftovers: 1,
      } satisfies Fields<TargetReport>,
      variant: {
        id: 1,
        source: 1,
        provenance: 1,
        verdict: 1,
        assertions: 1,
        durationMs: 1,
        reason: 1,
        code: 1,
        by: 1,
        findings: 1,
      } satisfies Fields<VariantReport>,
      rule: {
        id: 1,
        title: 1,
        chance: 1,
        source: 1,
        verdict: 1,
        assertions: 1,
        durationMs: 1,
        reason: 1,
        code: 1,
        findings: 1,
      } satisfies Fields<RuleReport>,
      finding: {
        check: 1,
        message: 1,
        at: 1,
        expected: 1,
        actual: 1,
        source: 1,
        curl: 1,
        steps: 1,
        by: 1,
        partOf: 1,
      } satisfies Fields<ReportedFinding>,
    };
    const { target, variant, rule, finding } = schema.$defs;
    for (const [name, known] of Object.entries({
      report: schema,
      target,
      variant,
      rule,
      finding,
    })) {
      const want = Object.keys(fields[name as keyof typeof fields]);
      expect(Object.keys(known.properties), name).toEqual(want);
    }
  });
});

type Fields<T> = Record<keyof T, 1>;
