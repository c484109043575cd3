import { expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { outlineOf } from "./outline.ts";
import type { TargetReport, VariantReport } from "./report.ts";
import { DOCUMENTED, cleanReport, fleetReport } from "./sample-report.support.ts";
import { targetOf } from "./sample-targets.support.ts";
import {
  annotations,
  htmlReport,
  junitReport,
  markdownReport,
  terminalReport,
} from "./reports.support.ts";

const [clean] = cleanReport.targets;
const [broken] = fleetReport(3).targets;
const LEFT = [{ what: "voucher 7", why: "lost" }];
const ERROR = { error: "it does not answer" };

/** A target of which the first variant was not exercised. */
function lacking(code: "unchecked" | undefined, of: TargetReport = clean!): TargetReport {
  const [first, ...rest] = of.variants;
  const lacks = { verdict: "not-exercised", reason: "why", findings: [], ...(code && { code }) };
  return targetOf({ ...of, variants: [{ ...first!, ...lacks } as VariantReport, ...rest] });
}

const untried = targetOf({
  ...clean!,
  variants: clean!.variants.map((one): VariantReport => ({ ...one, verdict: "not-exercised" })),
  rules: [],
});

/** The worst first; what each row has to say besides its counts. */
const FLEET: readonly (readonly [name: string, mark: string, says: string, of: TargetReport])[] = [
  ["violates-and-left", "✗", "up to 1 left behind", { ...broken!, leftovers: LEFT }],
  ["violates", "✗", `2 of ${DOCUMENTED} documented variants violate`, broken!],
  ["left-and-down", "!", "up to 1 left behind", { ...clean!, ...ERROR, leftovers: LEFT }],
  ["down", "!", "could not be verified", { ...untried, ...ERROR }],
  ["down-later", "!", "could not be verified", { ...lacking("unchecked"), ...ERROR }],
  ["unchecked", "!", "could not be checked in full", lacking("unchecked")],
  ["unchecked-and-accepted", "!", "could not be checked in full", lacking("unchecked", broken)],
  ["left-and-accepted", "!", "up to 1 left behind", { ...broken!, leftovers: LEFT }],
  ["accepted", "≈", "2 accepted", broken!],
  ["not-chosen", "○", "nothing was exercised", targetOf({ ...clean!, variants: [], rules: [] })],
  ["untried", "○", "nothing was exercised", untried],
  ["lacking", "○", "1 not exercised", lacking(undefined)],
  ["conforms", "✓", `${DOCUMENTED} of ${DOCUMENTED} documented variants conform`, clean!],
];

/** What is found on targets of such a name is accepted. */
const KNOWN = {
  ...{ target: "*accepted", id: "vpnscript/listWireguardConfigs/422/service-expired" },
  ...{ everywhere: true, check: "is-this-variant", reason: "known" },
  ...{ owner: "ops", expires: "2026-12-31" },
};

const report = {
  ...cleanReport,
  targets: FLEET.map(([name, , , of]) => ({ ...structuredClone(of), name })).toSorted((a, b) =>
    a.name.localeCompare(b.name),
  ),
};
const options = { applied: applyDeviations(report, [KNOWN], "2026-03-14") };
const html = [...htmlReport(report, options)].join("");

/** Each row of a text: the mark, the target, and what is said. */
const ROWS: readonly (readonly [string, string, RegExp])[] = [
  [
    "terminal",
    terminalReport(report, { ...options, color: false, width: 120 }).replace(/\n {20,}/g, " "),
    /^ (?<mark>\S) (?<name>[a-z-]+) {2,}(?<says>[^✗\n]*)$/gm,
  ],
  [
    "Markdown",
    markdownReport(report, options),
    /^\| (?<mark>\S) \| <code>(?<name>[a-z-]+)<\/code>(?<says>.*)/gm,
  ],
  [
    "HTML",
    html,
    /^<tr data-filter=.*?<span class="[a-z-]+">(?<mark>.)<\/span> (?<name>[a-z-]+)(?<says>.*)/gm,
  ],
  [
    "annotations",
    annotations(report, options),
    /^::notice title=(?<name>[a-z-]+)::(?<mark>.) (?<says>.*)/gm,
  ],
];

test.each(ROWS)(
  "%s: the worst is first, with the mark of the worst, and says it",
  (tool, text, row) => {
    const rows = [...text.matchAll(row)].map(({ groups }) => groups!);
    // GitHub shows ten annotations: one is of all targets, and one says that there are more.
    const told = tool === "annotations" ? FLEET.slice(0, 8) : FLEET;
    expect(rows.map(({ mark, name }) => `${mark} ${name}`)).toEqual(
      told.map(([name, mark]) => `${mark} ${name}`),
    );
    if (tool === "HTML") return;
    for (const [index, [, , says]] of told.entries()) expect(rows[index]!["says"]).toContain(says);
  },
);

test("the grid says what its marks do not", () => {
  expect(html).toContain('down-later <span class="muted">could not be verified</span>');
  expect(html).toContain('unchecked <span class="muted">could not be checked in full</span>');
  expect(html).toContain('violates-and-left <span class="muted">up to 1 left behind</span>');
  expect(html).toMatch(/not-chosen<\/th><td colspan="\d+">nothing was exercised</);
});

test("all targets in a line: the same order, and what was not exercised is not kept", () => {
  expect(outlineOf(report, options).answer).toBe(
    [
      "✗ 2 of 13 violate their contract",
      "! 3 could not be verified",
      "! 2 could not be checked in full",
      "! 3 have something left behind",
      "≈ 1 keeps its contract as far as it was exercised, except for accepted deviations",
      "○ 2 were not exercised",
      "○ 1 keeps its contract as far as it was exercised",
      "✓ 1 keeps its contract",
    ].join(" · "),
  );
});

test.each<[string, TargetReport[], string]>([
  ["one", [clean!], "✓ The installation keeps its contract"],
  [
    "one, a part of which",
    [{ ...clean!, asked: { tool: "vitest" } }],
    "○ The installation keeps its contract as far as it was exercised (--tool vitest)",
  ],
  [
    "several, a part of each",
    ["a", "b"].map((name) => ({ ...clean!, name, asked: { only: "**/200/**" } })),
    "○ 2 of 2 keep their contract as far as it was exercised (--only **/200/**)",
  ],
])("%s was exercised: the last lines say it", (_, targets, answer) => {
  const part = { ...cleanReport, targets };
  expect(outlineOf(part).answer).toBe(answer);
  const shown = terminalReport(part, { color: false, width: 120 });
  expect(shown.slice(-700)).toContain(answer);
  const page = [...htmlReport(part)].join("");
  expect(page).toContain(answer.slice(2));
  expect(markdownReport(part).includes("a run of a part: --")).toBe("asked" in targets[0]!);
});

test("JUnit has no pass for a target on which nothing was exercised", () => {
  const xml = [...junitReport(report)].join("");
  expect(xml.match(/<skipped message="nothing was exercised"/g)).toHaveLength(2);
});

test("where only what the page does not document was exercised, it is said so", () => {
  const variants = clean!.variants.filter(({ provenance }) => provenance === "inferred");
  const [line] = outlineOf({
    ...cleanReport,
    targets: [targetOf({ ...clean!, variants, rules: [] })],
  }).summaries;
  expect(line).toMatchObject({
    standing: "not-exercised",
    answer: "nothing documented was exercised",
  });
});
