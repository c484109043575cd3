import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { outlineOf } from "./outline.ts";
import type { Report, TargetReport, VariantReport } from "./report.ts";
import { cleanReport, fleetReport } from "./sample-report.support.ts";
import { targetOf } from "./sample-targets.support.ts";
import { statementBadge, statementHtml, statementOf } from "./statement.ts";
import type { OutlineOptions } from "./target-outline.ts";
import {
  annotations,
  htmlReport,
  junitReport,
  markdownReport,
  terminalReport,
} from "./reports.support.ts";

const [clean] = cleanReport.targets;
const [broken] = fleetReport(3).targets;
const CAUSE = "vpnscript/listWireguardConfigs/422/service-expired";
const KNOWN = {
  ...{ target: "known*", id: CAUSE, everywhere: true, check: "is-this-variant" },
  ...{ reason: "known", owner: "ops", expires: "2026-12-31" },
};

const fine = clean!;
const finding = { ...broken!, name: "new" };
const known = { ...structuredClone(broken!), name: "known" };
const down = (of: TargetReport) => ({ ...of, error: "it does not answer" });
const left = (of: TargetReport) => ({ ...of, leftovers: [{ what: "voucher 7", why: "lost" }] });
const gap = (of: TargetReport, code: "unchecked" | "precondition") => {
  const [first, ...rest] = of.variants;
  const lacks = { verdict: "not-exercised", reason: "why", code, findings: [] };
  return targetOf({ ...of, variants: [{ ...first!, ...lacks } as VariantReport, ...rest] });
};
const partly = { ...fine, asked: { only: "a" } };
const untried = targetOf({ ...fine, variants: [], rules: [] });

type Ending = Pick<OutlineOptions, "complete" | "interrupted"> & Pick<Report, "cutShort">;
const COMPLETE = { complete: true };
const CUT = { cutShort: "interrupted by SIGTERM" };

/** The steps of the ladder, each with all below it, from the worst on. */
const CASES: [status: number, says: string, of: TargetReport, ending?: Ending][] = [
  [1, "✗ The installation violates its contract", finding],
  [1, "✗ The installation violates its contract · ! the run was cut short", finding, CUT],
  [1, "✗ The installation violates its contract · ! could not be verified", down(finding)],
  [1, "✗ The installation violates its contract · ! has something left behind", left(finding)],
  [2, "! The run was cut short · ! The installation could not be verified", down(fine), CUT],
  [
    130,
    "! The run was cut short · ! The installation has",
    left(fine),
    { ...CUT, interrupted: 130 },
  ],
  [143, "! The run was cut short · ✓ The installation", fine, { ...CUT, interrupted: 143 }],
  [2, "! The installation could not be verified · ! has something left behind", left(down(fine))],
  [2, "! The installation could not be verified", down(gap(fine, "precondition")), COMPLETE],
  [2, "! The installation could not be checked in full", gap(known, "unchecked")],
  [2, "! The installation could not be checked in full · ! has", left(gap(fine, "unchecked"))],
  [1, "! The installation has something left behind", left(known)],
  [1, "! The installation has something left behind · ! was not", left(untried), COMPLETE],
  [1, "! The installation was not exercised in full, as --complete asks", untried, COMPLETE],
  [1, "! The installation was not exercised in full", gap(known, "precondition"), COMPLETE],
  [0, "≈ The installation keeps its contract as far as it was exercised, except for", known],
  [0, "○ The installation was not exercised", untried],
  [0, "○ The installation keeps its contract as far as it", gap(fine, "precondition")],
  [0, "✓ The installation keeps its contract", fine],
  [0, "✓ The installation keeps its contract", fine, COMPLETE],
  [0, "✓ The installation keeps its contract", fine, { interrupted: 143 }],
];

describe.each<[number, string, TargetReport, Ending?]>(CASES)(
  "%i: %s",
  (status, says, target, { cutShort, ...ending } = {}) => {
    const report = {
      ...cleanReport,
      ...(cutShort !== undefined && { cutShort }),
      targets: [target],
    };
    const options = { applied: applyDeviations(report, [KNOWN], "2026-03-14"), ...ending };
    const outline = outlineOf(report, options);
    const statement = statementOf(report, target, options);

    test("the exit status is the headline's", () => {
      expect([outline.status, outline.answer.slice(0, says.length)]).toEqual([status, says]);
    });

    test.each<[string, string, string]>([
      ["terminal", terminalReport(report, { ...options, color: false, width: 200 }), "\n {}\n"],
      ["title of the page", [...htmlReport(report, options)].join(""), "<title>{}: contract conf"],
      ["page", [...htmlReport(report, options)].join(""), '<p class="lead">{} · '],
      ["Markdown", plainly(markdownReport(report, options)), "## Contract conformance\n\n{}\n"],
      ["annotations", annotations(report, options), "::notice title=contract conformance::{}\n"],
      [
        "JUnit",
        [...junitReport(report, options)].join(""),
        `<property name="headline" value="{}"/>\n      <property name="exit status" value="${status}"/>`,
      ],
      ["statement", statementHtml(statement), `<p class="verdict ${statement.badge.look}">{}</p>`],
      ["badge", statementBadge(statement), ": {}"],
    ])("the %s says it", (_, text, where) => {
      expect(text).toContain(where.replace("{}", outline.answer));
    });
  },
);

function plainly(markdown: string): string {
  const [head] = markdown.split("\n| |");
  return head!.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

test.each<[number, string, readonly TargetReport[], Ending?]>([
  [
    1,
    "✗ 1 of 3 violates its contract · ! 1 could not be verified · ≈ 1",
    [finding, down(fine), known],
  ],
  [1, "✗ 1 of 2 violates its contract · ! the run was cut", [finding, down(fine)], CUT],
  [2, "! The run was cut short · ! 1 of 2 could not be verified · ✓ 1", [fine, down(fine)], CUT],
  [2, "! 1 of 2 could not be checked in full · ! 1 has", [left(fine), gap(fine, "unchecked")]],
  [1, "! 2 of 2 were not exercised in full, as", [untried, gap(fine, "precondition")], COMPLETE],
  [0, "✓ 2 of 2 keep their contract", [fine, fine]],
  [0, "○ 2 of 2 keep their contract as far as it was exercised (--only a)", [partly, partly]],
  [0, "○ 1 of 2 keeps its contract as far as it was exercised · ✓ 1 keeps its", [partly, fine]],
  [0, "○ No target falls to this part", []],
])("%i for several: %s", (status, says, targets, { cutShort, ...ending } = {}) => {
  const report = { ...cleanReport, ...(cutShort !== undefined && { cutShort }), targets };
  const applied = applyDeviations(report, [KNOWN], "2026-03-14");
  const { answer, status: found } = outlineOf(report, { applied, ...ending });
  expect([found, answer.slice(0, says.length)]).toEqual([status, says]);
});

test("what only some of several were limited to is said of those", () => {
  const other = { ...fine, asked: { only: "b" } };
  const { answer } = outlineOf({ ...cleanReport, targets: [partly, fine, other, partly] });
  expect(answer).toMatch(/ \(2 of them with --only a, 1 of them with --only b\)$/);
});
