import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { outlineOf } from "./outline.ts";
import { DOCUMENTED, fleetReport, sampleReport } from "./sample-report.support.ts";
import { targetOf } from "./sample-targets.support.ts";
import {
  annotations,
  htmlReport,
  junitReport,
  markdownReport,
  terminalReport,
} from "./reports.support.ts";

const plain = { color: false, width: 100 };

/** 38 panels that break one thing alike, one that could not be verified, and one that conforms. */
const fleet = fleetReport(40);
const ID = "listWireguardConfigs/422/service-expired";
const CAME = "Your service is inactive.";
const NAMES = "panel-0, panel-1, panel-2 and 35 more";

test.each<[string, string]>([
  ["terminal", terminalReport(fleet, plain).replace(/\s+/g, " ")],
  ["HTML", [...htmlReport(fleet)].join("")],
  ["Markdown", markdownReport(fleet)],
  ["annotations", annotations(fleet).replaceAll("%3A", ":")],
])("%s tells a finding of 38 targets once, and names a few of them", (_, text) => {
  const shown = text.replace(/<\/?code>/g, "").replaceAll("&#58;", ":");
  expect(shown).toContain(`38 of 40: ${ID}`);
  expect(text.split(CAME)).toHaveLength(2);
  expect(text).toContain(NAMES);
  expect(text).toContain("38 of 40 violate their contract");
});

test("JUnit tells it in the first case, and the others point there with a request of their own", () => {
  const xml = [...junitReport(fleet)].join("");
  expect(xml.split(CAME)).toHaveLength(2);
  expect(xml).toContain(`on          ${NAMES}`);
  expect(
    xml.match(/message="The same finding as list\S+ on panel-0, which tells it."/g),
  ).toHaveLength(37 + 18);
  expect(xml).toContain("curl -sS -i &apos;https://panel-37.example.com");
});

test("a rule's finding is one, whatever the run's own things are called on each target", () => {
  const [panel] = sampleReport.targets;
  const named = (name: string, ...ids: readonly number[]) => {
    const rules = ids.map((id, n) => ({
      ...{ id: `vpnscript/rules/goes-${n}`, title: "It goes.", verdict: "violates" as const },
      findings: [
        {
          check: "goes",
          message: `Configuration ${id} is still there.`,
          expected: `no configuration ${id}`,
          by: ["vitest"] as const,
        },
      ],
    }));
    return targetOf({ ...panel!, name, variants: [], rules });
  };
  const report = { ...fleet, targets: [named("a", 6, 7), named("b", 8, 9), named("c", 10)] };
  expect(outlineOf(report).findings.map(({ who }) => who)).toEqual(["3 of 3: "]);
  expect([...junitReport(report)].join("").match(/message="[^"]*which tells it/g)).toHaveLength(4);
});

test("what is on one target only bears its name", () => {
  const { findings } = outlineOf(sampleReport);
  expect(new Set(findings.map(({ who }) => who))).toEqual(new Set(["panel: ", "lobby: "]));
  expect(findings.every(({ parts }) => parts.every(({ label }) => label !== "on"))).toBe(true);
});

test("an error that each target has in its own words is told once", () => {
  const [, ...rest] = fleetReport(8, 6).targets;
  const down = (name: string, port: number) => {
    const [target] = fleetReport(3, 1).targets.slice(1);
    const baseUrl = `http://10.0.0.1:${port}`;
    const error = `target "${name}": ${baseUrl} does not answer (after 9.${port} s)`;
    return { ...target!, name, baseUrl, error };
  };
  const targets = [...rest, down("a", 8001), down("b", 8002)];
  const { unverified } = outlineOf({ ...fleet, targets });
  expect(unverified.items.map(({ on }) => on)).toEqual(["a, b", "panel-1"]);
});

describe("all targets in a line", () => {
  const KNOWN = {
    id: `vpnscript/${ID}`,
    everywhere: true,
    check: "is-this-variant",
    reason: "known",
    owner: "ops",
    expires: "2026-12-31",
  };
  test.each([
    [
      fleet,
      undefined,
      "✗ 38 of 40 violate their contract · ! 1 could not be verified · ✓ 1 keeps its contract",
    ],
    [
      fleet,
      KNOWN,
      "! 1 of 40 could not be verified · ≈ 38 keep their contract as far as it was exercised, except for accepted deviations · ✓ 1 keeps its contract",
    ],
    [fleetReport(12, 12), undefined, "✓ 12 of 12 keep their contract"],
  ])("%#", (report, known, want) => {
    const applied = known && applyDeviations(report, [known], "2026-03-14");
    expect(outlineOf(report, { applied }).answer).toBe(want);
  });

  test("what is accepted looks accepted everywhere", () => {
    const report = { ...fleet, targets: fleet.targets.slice(0, 1) };
    const applied = applyDeviations(report, [KNOWN], "2026-03-14");
    const html = [...htmlReport(report, { applied })].join("");
    expect(html).toContain("<title>≈ The installation keeps its contract as far as");
    expect(html).toContain(
      "≈ The installation keeps its contract as far as it was exercised, except for",
    );
    const terminal = terminalReport(report, { ...plain, applied });
    expect(terminal).toContain(
      ` ≈ ${DOCUMENTED - 3} of ${DOCUMENTED} documented variants conform · 2 accepted`,
    );
    expect(markdownReport(report, { applied })).toContain("| ≈ | <code>panel-0</code>");
    const all = [
      html,
      terminal,
      markdownReport(report, { applied }),
      annotations(report, { applied }),
    ];
    expect(all.filter((text) => /::error|✗ [^cv]/.test(text))).toEqual([]);
    expect([...junitReport(report, { applied })].join("")).not.toContain("<failure");
  });
});

test("the grid has a row for each target, the worst first, and what conforms is one line", () => {
  const html = [...htmlReport(fleet)].join("");
  const rows = html.match(/<tr data-filter=.*/g)!;
  const standings = rows.map((row) => /data-filter="([^"]*)"/.exec(row)![1]);
  expect(standings).toEqual([...Array<string>(38).fill("violates"), "unverified", "conforms"]);
  expect(rows[0]).toContain('title="422/service-expired violates">✗</a>');
  expect(rows.at(-1)).toContain(`${DOCUMENTED} of ${DOCUMENTED} documented variants conform`);
  expect(html.match(/<table/g)).toHaveLength(1);
});

test("hundreds of targets stay a page that can be read, and a summary that a CI system takes", () => {
  const many = fleetReport(300, 30);
  const html = [...htmlReport(many)];
  expect(html.join("").length).toBeLessThan(300_000);
  expect(Math.max(...html.map(({ length }) => length))).toBeLessThan(100_000);
  const markdown = markdownReport(many);
  expect(markdown.length).toBeLessThan(100_000);
  expect(markdown).toContain("… and 200 more targets; report.html has them all.");
  expect(markdownReport(fleetReport(101, 1))).toContain("… and 1 more target; report.html");
  expect(terminalReport(many, plain).split("\n").length).toBeLessThan(80);
  const notices = annotations(many)
    .split("\n")
    .filter((line) => line.startsWith("::notice"));
  expect(notices).toHaveLength(10);
  expect(notices.at(-1)).toBe("::notice title=and more::292 more in report.html and report.json");
});

test("all that may be left is named in the page, and as much as can be read on a terminal", () => {
  const left = (name: string) => [{ what: `voucher of ${name}`, why: "lost" }];
  const targets = fleetReport(150, 150).targets.map((one) => ({
    ...one,
    leftovers: left(one.name),
  }));
  const report = { ...fleet, targets };
  expect([...htmlReport(report)].join("").match(/voucher of/g)).toHaveLength(150);
  const terminal = terminalReport(report, plain);
  expect(terminal).toMatch(/LEFT BEHIND: up to 150 things of/);
  expect(terminal).toContain("… and 142 more in report.html");
});

test("of what a run that was cut short has not exercised, a few are named on a terminal, and all in the page", () => {
  const reason = "cut short: --max-time 6 is over";
  const targets = fleet.targets.map((target) => {
    const variants = target.variants.map((one) => {
      return { ...one, verdict: "not-exercised" as const, reason, findings: [] };
    });
    return targetOf({ ...target, variants });
  });
  const text = terminalReport({ ...fleet, targets }, plain).replace(/\s+/g, " ");
  expect(text).toMatch(/--max-time 6 is over ([a-zA-Z]+\/\S+ ){8}and \d+ more/);
  const page = [...htmlReport({ ...fleet, targets })].join("");
  const last = targets[0]!.variants.findLast(({ provenance }) => provenance === "documented");
  expect(page).toContain(last!.id.replace("vpnscript/", ""));
});

test("a run that was cut short says so everywhere", () => {
  const report = { ...fleet, cutShort: "interrupted by SIGTERM" };
  for (const text of [
    terminalReport(report, plain),
    [...htmlReport(report)].join(""),
    markdownReport(report).replaceAll("&#58;", ":"),
    annotations(report),
    [...junitReport(report)].join(""),
  ]) {
    expect(text).toContain("The run was cut short: interrupted by SIGTERM");
  }
});
