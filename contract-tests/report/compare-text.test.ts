import { expect, test } from "vitest";
import { compareReports } from "./compare.ts";
import { comparisonText } from "./comparison-text.ts";
import type { Report } from "./report.ts";
import { cleanReport, fleetReport, oneCauseReport, sampleReport } from "./sample-report.support.ts";
import { conforms, of, suite } from "./compare.support.ts";

test("the text says what changed, the worst first", () => {
  expect(comparisonText(compareReports(cleanReport, sampleReport), 80)).toMatchInlineSnapshot(`
    "Compared with the run of 2026-03-14T02:15:00.000Z; this one began 2026-03-14T02:15:00.000Z.

    ! panel: at another address than before

    ✗ Newly violates (4)
      panel  getAccount/200/account (the server moved): The field "status" is not
        an integer.
      panel  listWireguardConfigs/404/no-configs (the server moved): The field
        "message" does not have the documented value.
      panel  createWireguardConfig/200/create-dispatched (the server moved): The
        body is not JSON: Unexpected token '<'.
      panel  rules/pages-add-up (the server moved): The last page repeats a server
        of the first.

    ○ No longer exercised (7)
      panel  createToken/400/account-suspended: needs personas.suspended in the
        target file
      panel  listServers/422/invalid-data: the vendor's page does not show it, and
        the installation answers otherwise; see the notes
      panel  getOpenvpnAuth/422/service-expired: needs personas.expired in the
        target file
        also listWireguardConfigs/422/service-expired,
          createWireguardConfig/422/service-expired
      panel  createWireguardConfig/422/server-full: needs servers.wireguardFull in
        the target file
      panel  rules/others-are-invisible: needs personas.other in the target file

    + lobby, branch: not in the earlier report
    "
  `);
});

test.each<[what: string, before: Report, after: Report, head: string]>([
  ["came", cleanReport, oneCauseReport, "✗ Newly violates (4)"],
  ["went", { ...oneCauseReport, suite }, { ...cleanReport, suite }, "✓ Fixed (4)"],
])("a finding that %s is named once, with all that it showed in", (_, before, after, head) => {
  const text = comparisonText(compareReports(before, after), 200);
  const [first, ...lines] = text.slice(text.indexOf(head)).trimEnd().split("\n");
  expect(first).toBe(head);
  expect(lines.map((line) => line.replace(/ \(the server.*/, ""))).toEqual([
    "  getAccount/200/account",
    "    also listServers/200/all-servers, getOpenvpnAuth/404/server-not-found",
    "  getOpenvpnAuth/422/not-openvpn",
  ]);
});

test.each<
  [what: string, before: string[] | undefined, after: string[] | undefined, want: string[]]
>([
  ["is as it was", ["engine/seen.ts a"], ["engine/seen.ts a"], []],
  [
    "is another",
    ["engine/seen.ts a", "engine/judge.ts a"],
    ["engine/seen.ts b", "engine/judge.ts a"],
    ["engine/seen.ts"],
  ],
  [
    "came and went",
    ["engine/seen.ts a"],
    ["engine/claims.ts a"],
    ["engine/seen.ts", "engine/claims.ts"],
  ],
  ["was not told", undefined, ["engine/seen.ts a"], []],
])("what all checks rest on %s", (_, before, after, want) => {
  const judgedBy = (files: string[] | undefined): Report => {
    const below = files?.map((one) => {
      const [file = "", digest = ""] = one.split(" ");
      return { file, digest };
    });
    return {
      ...of(conforms),
      contract: "c",
      suite: { digest: `${files}`, rules: [], ...(below && { below }) },
    };
  };
  const comparison = compareReports(judgedBy(before), judgedBy(after));
  expect(comparison.below).toEqual(want);
  const [first = "none"] = want;
  const text = comparisonText(comparison, 200);
  expect(text.includes(`! ${want.join(", ")}: changed, and checks rest on it`) || text).toBe(
    want.length > 0 || text,
  );
  expect(text.includes(first)).toBe(want.length > 0);
});

test("the text of no change says so", () => {
  expect(comparisonText(compareReports(cleanReport, cleanReport))).toContain(
    "✓ Nothing has changed.",
  );
});

test("a change on one target of several names it, and the others are told as unchanged", () => {
  const text = comparisonText(compareReports(fleetReport(4, 4), fleetReport(4, 2)), 200);
  expect(text).toMatch(/^ {2}panel-0 {2}listWire\S+ \(the server moved\)/m);
  expect(text).toMatch(/^· panel-2, panel-3: no verdict has changed$/m);
});

/** A fleet of which nothing could be verified, each target with a text of its own. */
function deadReport(size: number, why: (name: string, index: number) => string): Report {
  const { targets, ...report } = fleetReport(size, size);
  const dead = targets.map((target, index) => ({
    ...target,
    ...{ variants: [], rules: [] },
    error: `target "${target.name}": ${why(target.name, index)}`,
  }));
  return { ...report, targets: dead };
}

test("targets that could not be verified for one reason are told once, with a few names", () => {
  const dead = deadReport(100, (name, index) => `it does not answer (port 94${index}, "${name}")`);
  const [, ...blocks] = comparisonText(compareReports(fleetReport(100, 100), dead), 200).split(
    "\n\n",
  );
  expect(blocks).toEqual([
    '! panel-0, panel-1, panel-2 and 97 more could not be verified: it does not answer (port 940, "panel-0")\n',
  ]);
});

test("the text leaves room in a job summary, whatever has changed", () => {
  const word = (index: number) =>
    index.toString(36).replace(/\d/g, (digit) => "ghijklmnop"[+digit]!);
  const dead = deadReport(2_000, (_, index) => `${word(index)} ${"ü".repeat(100)}`);
  const text = comparisonText(compareReports(cleanReport, dead));
  expect(Buffer.byteLength(text)).toBeLessThan(101_000);
  expect(text).toMatch(/\n\n… and \d+ more lines\n$/);
});

test("reports without a target in common are not compared", () => {
  const text = (later: Report) => comparisonText(compareReports(cleanReport, later));
  const others = cleanReport.targets.map((target) => ({ ...target, name: "another" }));
  const said = "No target is in both reports, so nothing could be compared.";
  expect(text({ ...cleanReport, targets: others })).toContain(said);
  expect(text(sampleReport)).not.toContain(said);
});
