import { describe, expect, test } from "vitest";
import { causeOf } from "./findings.ts";
import { outlineOf, shellsOf } from "./outline.ts";
import type { ReportedFinding } from "./report.ts";
import { sampleReport } from "./sample-report.support.ts";
import { targetOf } from "./sample-targets.support.ts";
import { htmlReport, junitReport, markdownReport, terminalReport } from "./reports.support.ts";

const finding: ReportedFinding = {
  check: "body-matches-schema",
  message: "The value is not of type string.",
  at: "/data/0/name",
  expected: "string",
  actual: "1",
  curl: "curl -sS 'https://vpn.example.com'",
  by: ["vitest"],
};

/** The findings that a reader sees of variants with one finding each. */
function seen(...findings: readonly Partial<ReportedFinding>[]) {
  const [target] = sampleReport.targets;
  const broken = target!.variants.find(({ verdict }) => verdict === "violates")!;
  const variants = findings.map((one, index) => ({
    ...broken,
    id: `vpnscript/operation/200/${index}`,
    findings: [{ ...finding, ...one }],
  }));
  const report = { ...sampleReport, targets: [targetOf({ ...target!, variants, rules: [] })] };
  return outlineOf(report).findings.map(({ id, parts }) => ({
    id,
    also: parts.find(({ label }) => label === "also in")?.text,
  }));
}

const ONE = [{ id: "operation/200/0", also: "operation/200/1" }];

describe("findings of one cause are one finding that names where else it showed", () => {
  test.each<[string, Partial<ReportedFinding>]>([
    ["the same", {}],
    ["another row", { at: "/data/17/name" }],
    ["another value of the wrong type", { actual: "2" }],
    ["another request", { curl: "curl -sS 'https://vpn.example.com/other'" }],
  ])("%s", (_, other) => {
    expect(seen({}, other)).toEqual(ONE);
  });

  test("one status where each variant has its own", () => {
    const status = { check: "status-as-documented", at: "status", actual: "500" };
    expect(
      seen(
        { ...status, expected: "200", message: "The status is 500, not 200." },
        { ...status, expected: "422", message: "The status is 500, not 422." },
      ),
    ).toEqual(ONE);
  });

  test("what shows it in other words is named with them, without their full stop", () => {
    const cause = causeOf(finding);
    const part = { check: "pages-add-up", partOf: cause, message: "A page lacks one." };
    expect(seen({}, part)).toEqual([{ ...ONE[0], also: "operation/200/1: A page lacks one" }]);
  });

  test("many: the first are named, the rest is counted", () => {
    const [only, ...rest] = seen(...Array.from({ length: 9 }, () => ({})));
    expect(rest).toEqual([]);
    expect(only!.also).toBe(
      `${[1, 2, 3, 4, 5, 6].map((one) => `operation/200/${one}`).join(", ")} and 2 more`,
    );
  });
});

test.each<[string, Partial<ReportedFinding>]>([
  ["another check", { check: "literal-as-documented" }],
  ["another field", { at: "/data/0/country" }],
  ["another expectation", { expected: "integer" }],
  ["another message", { message: "The field is not written as documented." }],
])("%s is a finding of its own", (_, other) => {
  expect(seen({}, other)).toHaveLength(2);
});

test("what an overlay adds is not blamed on the vendor's page", () => {
  const [target] = sampleReport.targets;
  const broken = target!.variants.find(({ verdict }) => verdict === "violates")!;
  const findings = [finding, { ...finding, at: "/data/plan", source: "overlay own.yaml" }];
  const variants = [{ ...broken, findings }];
  const report = { ...sampleReport, targets: [targetOf({ ...target!, variants, rules: [] })] };
  const sources = outlineOf(report).findings.map(({ source }) => source?.places);
  expect(sources).toMatchObject([
    [{ text: broken.source, href: expect.stringContaining("https://docs.example.com") }],
    [{ text: "overlay own.yaml" }],
  ]);
  expect(sources[1]![0]).not.toHaveProperty("href");
});

test("what a shell needs is said once for a target, before its findings, in every report", () => {
  const { findings } = outlineOf(sampleReport);
  expect(findings.filter(({ targets }) => targets[0] === "panel").length).toBeGreaterThan(1);
  const [only, ...others] = shellsOf(findings);
  expect([only!.title, others]).toEqual(["Before the requests to panel, in a shell", []]);
  const options = { color: false, width: 80 };
  const reports = [
    terminalReport(sampleReport, options),
    [...htmlReport(sampleReport)].join(""),
    markdownReport(sampleReport).replaceAll("&#95;", "_"),
    [...junitReport(sampleReport)].join(""),
  ];
  for (const text of reports) {
    expect(text.split("ACTIVE_TOKEN=")).toHaveLength(2);
    expect(text.indexOf("ACTIVE_TOKEN=")).toBeLessThan(text.indexOf("is not an integer"));
  }
});
