import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { applyDeviations } from "./deviations.ts";
import { findingsOf } from "./findings.ts";
import { fleetReport, oneCauseReport, sampleReport } from "./sample-report.support.ts";
import { junitReport } from "./reports.support.ts";

const junit = (...given: Parameters<typeof junitReport>) => [...junitReport(...given)].join("");
const xml = junit(sampleReport);

const schema = readFileSync(new URL("junit.xsd", import.meta.url), "utf8");

/** What an XML parser and Jenkins' schema have against a text. */
async function faultsOf(contents: string): Promise<readonly string[]> {
  const given = { xml: { fileName: "junit.xml", contents }, schema };
  const { errors } = await validateXML(given);
  return errors.map(({ message }) => message);
}

test.each<[string, string, string]>([
  ["broken XML", xml.replace("</failure>", ""), "mismatch"],
  [
    "an attribute that Jenkins refuses",
    xml.replace("<testsuites", '<testsuites skipped="1"'),
    "skipped",
  ],
  ["a time that is none", xml.replace(' time="', ' time="soon'), "time"],
])("the schema refuses %s", async (_, broken, why) => {
  expect((await faultsOf(broken)).join()).toContain(why);
});

test("whatever the server said, the document is what Jenkins takes, and adds no case", async () => {
  const cut = junit({ ...fleetReport(6), cutShort: "]]>&<" });
  expect([...(await faultsOf(xml)), ...(await faultsOf(cut))]).toEqual([]);
  const cases = sampleReport.targets.flatMap(({ variants, rules, leftovers }) => [
    ...variants,
    ...rules,
    ...leftovers,
    "can be verified",
  ]);
  expect(xml.match(/<testcase /g)).toHaveLength(1 + cases.length);
  expect(xml.match(/<failure /g)).toHaveLength(6);
  expect(xml).not.toContain("name='fake'");
});

test("a case and a target have their times, where they are known", () => {
  const [target] = sampleReport.targets;
  const variants = target!.variants
    .slice(0, 2)
    .map((one, n) => ({ ...one, durationMs: 1_500 * n }));
  const text = junit({ ...sampleReport, targets: [{ ...target!, variants, rules: [] }] });
  expect(text).toContain('<testcase name="can be verified" classname="panel" time="114.700"/>');
  expect(text).toMatch(/<testsuite name="panel › createToken"[^>]* time="1.500">/);
  expect(text.match(/<testcase [^>]*createToken" time="(?:0.000|1.500)"/g)).toHaveLength(2);
});

test("there is no character that XML 1.0 forbids", () => {
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/);
});

describe("the parts", () => {
  test.each([
    ['<testsuite name="panel › createToken" tests="6" failures="0" errors="0" skipped="3"'],
    ['<testsuite name="panel › rules" tests="4" failures="1" errors="0" skipped="1"'],
    ['<testsuite name="panel › clean-up" tests="1" failures="1"'],
    ['<testcase name="200/token-issued" classname="panel.vpnscript.createToken"/>'],
    ['<skipped message="needs personas.suspended in the target file"/>'],
    [
      '<failure type="body-matches-schema" message="The field &quot;status&quot; is not an integer.">',
    ],
  ])("%s", (want) => {
    expect(xml).toContain(want);
  });
});

test("what is accepted does not fail", () => {
  const deviations = sampleReport.targets.flatMap(findingsOf).map(({ id, finding: { check } }) => ({
    id,
    check,
    reason: "known",
    owner: "ops",
    expires: "2026-12-31",
  }));
  const accepted = junit(sampleReport, {
    applied: applyDeviations(sampleReport, deviations, "2026-03-14"),
  });
  expect(accepted.match(/<failure/g)).toHaveLength(1);
  expect(accepted).toContain('<failure type="leftover"');
  expect(accepted).toContain('<skipped message="accepted until 2026-12-31: known (ops)"/>');
});

test("a finding is told once, and the other cases that it fails point there", () => {
  const text = junit(oneCauseReport);
  const failures = [...text.matchAll(/<failure type="([^"]+)" message="([^"]+)">([^<]*)/g)];
  expect(failures.map(([, type, message]) => [type, message])).toEqual([
    ["is-this-variant", "The answer is another variant of getAccount."],
    ["is-this-variant", "The same finding as getAccount/200/account, which tells it."],
    ["is-this-variant", "The same finding as getAccount/200/account, which tells it."],
    ["body-matches-schema", "The field &quot;status&quot; is not an integer."],
  ]);
  const [told, pointing] = failures.map(([, , , lines]) => lines);
  expect(told).toMatch(/^also in +listServers\/200\/all-servers, getOpenvpnAuth\/404\/server-not/m);
  expect(pointing).toMatch(/^request +curl .*listServers&apos;$/m);
  expect(pointing).not.toContain("Unauthenticated");
});
