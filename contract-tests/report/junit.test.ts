import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import { findingsOf } from "./findings.ts";
import { junitReport } from "./junit.ts";
import { oneCauseReport, sampleReport } from "./sample-report.support.ts";

const junit = (...given: Parameters<typeof junitReport>) => [...junitReport(...given)].join("");
const xml = junit(sampleReport);

/** The names of elements in order, or a complaint: enough of a parser to see a broken document. */
function elementsOf(text: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)(\/?)>/gy;
  let at = text.indexOf("\n") + 1;
  while (at < text.length) {
    if (text[at] !== "<") {
      const next = text.indexOf("<", at);
      const between = text.slice(at, next < 0 ? undefined : next);
      if (/&(?!(?:amp|lt|gt|quot|apos);)|\]\]>/.test(between)) throw new Error(between);
      at = next < 0 ? text.length : next;
      continue;
    }
    tag.lastIndex = at;
    const [whole, closing, name = "", , empty] = tag.exec(text) ?? [];
    if (whole === undefined) throw new Error(`no tag: ${text.slice(at, at + 60)}`);
    at += whole.length;
    if (closing) {
      if (open.pop() !== name) throw new Error(`unbalanced ${name}`);
      continue;
    }
    names.push(name);
    if (!empty) open.push(name);
  }
  if (open.length > 0) throw new Error(`open: ${open.join()}`);
  return names;
}

test("the reader of these tests sees a broken document", () => {
  expect(() => elementsOf("\n<a><b></a>")).toThrow("unbalanced");
  expect(() => elementsOf("\n<a>&x;</a>")).toThrow("&x;");
  expect(() => elementsOf('\n<a b="<"/>')).toThrow("no tag");
});

test("whatever the server said, the document is well-formed, and adds no case", () => {
  const names = elementsOf(xml);
  const cases = sampleReport.targets.flatMap(({ variants, rules, leftovers }) => [
    ...variants,
    ...rules,
    ...leftovers,
    "can be verified",
  ]);
  expect(names.filter((name) => name === "testcase")).toHaveLength(cases.length);
  expect(names.filter((name) => name === "failure")).toHaveLength(6);
  expect(xml).not.toContain("name='fake'");
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
    ['<failure type="body-matches-schema" message="The value is not of type integer.">'],
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
  const accepted = junit(sampleReport, applyDeviations(sampleReport, deviations, "2026-03-14"));
  expect(accepted.match(/<failure/g)).toHaveLength(1);
  expect(accepted).toContain('<failure type="leftover"');
  expect(accepted).toContain('<skipped message="accepted until 2026-12-31: known (ops)"/>');
});

test("a finding is told once, and the other cases that it fails point there", () => {
  const text = junit(oneCauseReport);
  const failures = [...text.matchAll(/<failure type="([^"]+)" message="([^"]+)">([^<]*)/g)];
  expect(failures.map(([, type, message]) => [type, message])).toEqual([
    ["is-this-variant", "The answer is another documented one of getAccount."],
    ["is-this-variant", "The same finding as getAccount/200/account, which tells it."],
    ["is-this-variant", "The same finding as getAccount/200/account, which tells it."],
    ["body-matches-schema", "The value is not of type integer."],
  ]);
  const [told, pointing] = failures.map(([, , , lines]) => lines);
  expect(told).toMatch(/^also in +listServers\/200\/all-servers, getOpenvpnAuth\/404\/server-not/m);
  expect(pointing).toMatch(/^request +curl .*listServers&apos;$/m);
  expect(pointing).not.toContain("Unauthenticated");
});
