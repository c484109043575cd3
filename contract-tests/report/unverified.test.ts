import { expect, test } from "vitest";
import { compareReports } from "./compare.ts";
import { comparisonText } from "./comparison-text.ts";
import { jsonReport } from "./json.ts";
import type { VariantReport } from "./report.ts";
import {
  catalogues,
  cleanReport,
  sampleReport,
  unverifiedReport,
} from "./sample-report.support.ts";
import {
  annotations,
  htmlReport,
  junitReport,
  markdownReport,
  terminalReport,
} from "./reports.support.ts";

const WHY = "answers with a web page";

test.each<[string, string]>([
  ["terminal", terminalReport(unverifiedReport, { color: false, width: 120, catalogues })],
  ["JSON", [...jsonReport(unverifiedReport)].join("")],
  ["JUnit", [...junitReport(unverifiedReport)].join("")],
  ["HTML", [...htmlReport(unverifiedReport)].join("")],
  ["annotations", annotations(unverifiedReport)],
  ["comparison", comparisonText(compareReports(cleanReport, unverifiedReport))],
])("%s says once why a target could not be verified, and lists no gaps", (name, text) => {
  expect(text.split(WHY)).toHaveLength(2);
  if (name !== "JSON") expect(text).not.toContain("getAccount");
});

test("Markdown says it, too", () => {
  const text = markdownReport(unverifiedReport);
  expect(text).toContain("**It could not be verified:**");
  expect(text).not.toContain("getAccount");
});

test("the terminal shows nothing else", () => {
  expect(terminalReport(unverifiedReport, { color: false, width: 80, catalogues }))
    .toMatchInlineSnapshot(`
      "
       panel  VPN Script API at https://panel.example.com
       ! The installation could not be verified: https://panel.example.com answers
         with a web page: a login page or a captive portal is in front of it.
      "
    `);
});

test("on a terminal it takes no more than 15 lines, however much is left and is to be said", () => {
  const leftovers = Array.from({ length: 120 }, (_, n) => ({ what: `voucher ${n}`, why: "lost" }));
  const [target] = sampleReport.targets;
  const error = "it answers something else ".repeat(15);
  const report = { ...unverifiedReport, targets: [{ ...target!, findings: [], error, leftovers }] };
  const broken = target!.variants.map((one) => ({ ...one, verdict: "conforms", findings: [] }));
  const only = { ...report.targets[0]!, variants: broken as VariantReport[], rules: [] };
  const text = terminalReport({ ...report, targets: [only] }, { color: false, width: 80 });
  // Two more lines are printed after its last line break: where the reports are, and what to do about what is left.
  expect(text.split("\n").length).toBeLessThanOrEqual(14);
  expect(text).toMatch(
    /LEFT BEHIND: up to 120 things[^]*vouchers 0, 1, 2[\d\s,]* and \d+ more\s+in\s+report\.html/,
  );
});

test("where not all that is left is named, what was seen there is named before what may be", () => {
  const whats = [...Array.from({ length: 3 }, (_, n) => `perhaps a voucher ${n}`), "voucher 7"];
  const leftovers = whats.map((what) => ({ what, why: "lost" }));
  const [target] = sampleReport.targets;
  const error = "it answers something else";
  const report = { ...unverifiedReport, targets: [{ ...target!, findings: [], error, leftovers }] };
  const text = terminalReport(report, { color: false, width: 80 });
  expect(text).toMatch(/LEFT BEHIND[^]*voucher 7[^]*perhaps a voucher 0/);
});

test("what could not be checked in full takes no more, and begins with what is left", () => {
  const [target] = sampleReport.targets;
  const lost = target!.variants.map((one, index): VariantReport => {
    const reason = `the answer was lost on the way, for the ${index % 7}th time`;
    return { ...one, verdict: "not-exercised", code: "unchecked", reason, findings: [] };
  });
  const leftovers = Array.from({ length: 5 }, (_, n) => ({ what: `voucher ${n}`, why: "lost" }));
  const textOf = (left: typeof leftovers) => {
    const only = { ...target!, findings: [], variants: lost, rules: [], leftovers: left };
    const report = { ...sampleReport, targets: [only] };
    return terminalReport(report, { color: false, width: 80, catalogues });
  };
  expect(textOf([]).split("\n").length).toBeLessThanOrEqual(14);
  expect(textOf(leftovers).split("\n").length).toBeLessThanOrEqual(14);
  expect(textOf(leftovers)).toMatch(/! vouchers 0, 1, 2, 3, 4[^]*! the answer was lost/);
  expect(textOf([])).toMatch(
    /! the answer was lost[^]*\dth time\s+\([\w/-]+[^]*… and more of this/,
  );
});

test("what to do about a reason is told before what it has kept from being tried", () => {
  const [target] = sampleReport.targets;
  const remedy = "have it let this machine through";
  const reason = `what is before the installation keeps such requests from it (DELETE: 403, a page titled "Attention Required!"); ${remedy}`;
  const kept = target!.variants.map((one): VariantReport => {
    return { ...one, verdict: "not-exercised", code: "unchecked", reason, findings: [] };
  });
  const names = ["voucher of the first building", "voucher of the second building"];
  const leftovers = [...names, "voucher of the third"].map((what) => ({ what, why: "lost" }));
  const only = { ...target!, findings: [], variants: kept, rules: [], leftovers };
  const report = { ...sampleReport, targets: [only] };
  const text = terminalReport(report, { color: false, width: 84, catalogues });
  expect(text.replaceAll(/\s+/g, " ")).toContain(`${remedy} `);
});
