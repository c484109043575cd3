import { stripVTControlCharacters } from "node:util";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import type { VariantReport } from "./report.ts";
import { catalogues, cleanReport, DOCUMENTED, sampleReport } from "./sample-report.support.ts";
import { targetOf } from "./sample-targets.support.ts";
import { terminalReport } from "./reports.support.ts";

const plain = { color: false, width: 80, catalogues };

test("a target that keeps everything takes one screen", () => {
  const { operations, variants } = catalogues["vpnscript"]!.catalogue;
  const all = Object.values(variants);
  const never = new Set(["too-many-requests", "framework-error"]);
  const unprovoked = all.filter(({ name }) => never.has(name)).length;
  const rows = Object.keys(operations)
    .map((name) => {
      const tried = all.filter((one) => one.operation === name && !never.has(one.name));
      const { documented = [], inferred = [] } = Object.groupBy(tried, (one) =>
        one.provenance === "documented" ? "documented" : "inferred",
      );
      const count = `${documented.length}/${documented.length}`.padStart(7);
      const beyond = inferred.length > 0 ? ` (${"✓".repeat(inferred.length)})` : "";
      return `   ${name.padEnd(21)}${count}  ${"✓".repeat(documented.length)}${beyond}`;
    })
    .join("\n");
  expect(terminalReport(cleanReport, plain)).toBe(`
 panel  VPN Script API at https://panel.example.com

${rows}

 ✓ ${DOCUMENTED} of ${DOCUMENTED} documented variants conform
 ✓ 4 of 4 rules hold
   131 requests in 1 min 38 s

 Not exercised
   ○ no request can cause it: only a failure of the installation does
     ${unprovoked} variants that the vendor's page does not document

 ✓ The installation keeps its contract
 ✓ conforms   ✗ violates   ○ not exercised   (…) beyond the vendor's page
`);
});

test("a finding reads: what broke, what is documented, what came, where, the request", () => {
  const text = terminalReport(sampleReport, plain);
  const start = text.indexOf(" ✗ panel: getAccount");
  expect(text.slice(start, text.indexOf("\n ✗ panel: list"))).toMatchInlineSnapshot(`
    " ✗ panel: getAccount/200/account
       The administrator's own account, with one service · Account Details, tab 1
         The field "status" is not an integer.
         documented  integer
         came        "1" (string)
         where       /data/services/0/status
         check       body-matches-schema, seen by Vitest and Dredd
         curl -sS -i 'https://vpn.example.com/api/account' \\
           -H 'accept: application/json' \\
           -H "authorization: Bearer \${ACTIVE_TOKEN}"
    "
  `);
});

test.each([72, 80, 120])("nothing but a curl argument is wider than %i columns", (width) => {
  const lines = terminalReport(sampleReport, { ...plain, width }).split("\n");
  expect(lines.filter((line) => stringWidth(line) > width && !/^ +(curl|-)/.test(line))).toEqual(
    [],
  );
});

test("colors change no character", () => {
  const colored = terminalReport(sampleReport, { ...plain, color: true });
  expect(colored).toContain("\u001b[31m✗");
  expect(stripVTControlCharacters(colored)).toBe(terminalReport(sampleReport, plain));
});

describe("a hostile server", () => {
  test("brings no control, escape or invisible character to the terminal", () => {
    const text = terminalReport(sampleReport, plain);
    expect(text).toContain("\\u001b[31mALL TESTS");
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });

  test("of 100 kB is cut", () => {
    expect(terminalReport(sampleReport, plain).length).toBeLessThan(10_000);
  });
});

test("leftovers are told loudly, and the last line is the answer", () => {
  const text = terminalReport(sampleReport, plain);
  expect(text).toMatch(/! LEFT BEHIND: up to 1 thing of .*\n(?:.*\n)* {3}! WireGuard/);
  const violate = `3 of ${DOCUMENTED} documented variants violate`;
  expect(text).toContain(` ✗ panel   ${violate} · ${DOCUMENTED - 8} conform · 5 not`);
});

/** A target on which nothing is wrong. */
const [first] = sampleReport.targets;
const sound = {
  ...first!,
  variants: first!.variants.map((one) => ({ ...one, verdict: "conforms" as const, findings: [] })),
  rules: first!.rules.map((one) => ({ ...one, verdict: "conforms" as const, findings: [] })),
};

test("what is left for one reason is told together, and all on one screen", () => {
  const leftovers = Array.from({ length: 12 }, (_, n) => ({ what: `voucher ${n}`, why: "lost" }));
  for (const second of [1, 2]) {
    leftovers.push({ what: `perhaps a voucher, asked for at 12:00:0${second}`, why: "lost" });
  }
  const notes = Array.from({ length: 40 }, (_, n) => `Note ${n}.`);
  const only = targetOf({ ...sound, leftovers, notes });
  const text = terminalReport({ ...sampleReport, targets: [only] }, plain);

  expect(text.split("\n").length).toBeLessThan(40);
  expect(text).toContain("more of this in report.html");
  expect(text.replace(/\s+/g, " ")).toMatch(
    /! vouchers 0, 1, .* 11, perhaps a voucher, asked for at 12:00:01, 12:00:02 \(lost\)/,
  );
});

test("why something is left is told rather than the marks of all variants", () => {
  const why = (nth: number) =>
    `reason ${nth}, which takes more than what is left of the first line`;
  const leftovers = Array.from({ length: 11 }, (_, n) => ({ what: `voucher ${n}`, why: why(n) }));
  const only = targetOf({ ...sound, leftovers });
  const text = terminalReport({ ...sampleReport, targets: [only] }, plain);
  expect(text.split("\n").length).toBeLessThan(40);
  expect(text).toContain("voucher 10 (reason 10, which");
  expect(text).not.toContain("createToken ");
});

test("an accepted deviation takes a line, and an expired one is reported", () => {
  const deviation = {
    id: "vpnscript/getAccount/200/account",
    check: "body-matches-schema",
    reason: "Release 4.1 sends strings.",
    owner: "ops@example.com",
    expires: "2026-12-31",
  };
  const text = (today: string) =>
    terminalReport(sampleReport, {
      ...plain,
      width: 120,
      applied: applyDeviations(sampleReport, [deviation], today),
    });
  expect(text("2026-12-31")).toContain(
    "≈ getAccount/200/account at /data/services/0/status: Release 4.1 sends strings. (ops@example.com, until 2026-12-31;",
  );
  expect(text("2026-12-31")).not.toContain("✗ panel: getAccount/200/account");
  expect(text("2027-01-01")).toContain("✗ panel: getAccount/200/account");
  expect(text("2027-01-01")).toContain(
    "body-matches-schema: expired on 2026-12-31 (ops@example.com)",
  );
});

test.each([
  ["vpnscript", 8],
  ["waveros", 8],
  ["waveros", 11],
])("one finding of %s with %i headers is read on one screen", (api, headers) => {
  const [target] = sampleReport.targets.filter((one) => one.api === api);
  const curl = `curl -sS -i 'https://a.example/${"x".repeat(60)}' ${"-H 'accept: text/html' ".repeat(headers)}`;
  const finding = { check: "c", message: "It is wrong.", actual: "x ".repeat(200), curl };
  const variants = target!.variants.map((one, index): VariantReport => {
    const isTried = index % 3 > 0;
    const findings = [{ ...finding, by: ["vitest"] as const }];
    if (isTried) return { ...one, verdict: "violates", findings };
    return { ...one, verdict: "not-exercised", reason: `needs ${index}`, findings: [] };
  });
  const notes = Array.from({ length: 30 }, (_, n) => `Note ${n}.`);
  const only = targetOf({ ...target!, variants, rules: [], leftovers: [], notes });
  const text = terminalReport({ ...sampleReport, targets: [only] }, { ...plain, width: 80 });
  const lines = text.split("\n");

  expect(lines.length).toBeLessThanOrEqual(40);
  expect(text).toContain("more of this in report.html");
  expect(text.replace(/ \\\n\s+/g, " ")).toContain(curl.trim());
});
