import { expect, test } from "vitest";
import type { Finding } from "../engine/judgement/finding.ts";
import { causeOf, causesIn, causeUnverified, findingsOf } from "./findings.ts";
import type { ReportedFinding, RuleReport } from "./report.ts";
import { sampleReport } from "./sample-report.support.ts";
import { unexercisedItems } from "./sections.ts";

const one: ReportedFinding = { check: "c", message: "m", at: "/a", curl: "curl 1", by: ["vitest"] };

test("installations behind one gateway are silent for one cause, whatever their paths", () => {
  const causes = ["oslo", "rome"].map((name) => {
    const baseUrl = `http://gateway.example/${name}/`;
    const why = `target "${name}": it does not answer (GET ${baseUrl.slice(0, -1)}: ECONNREFUSED)`;
    return causeUnverified({ name, baseUrl }, why);
  });
  expect(new Set(causes).size).toBe(1);
});

test("findings come in the order of the variants, then the rules", () => {
  expect(findingsOf(sampleReport.targets[0]!).map(({ id }) => id)).toEqual([
    "vpnscript/getAccount/200/account",
    "vpnscript/listWireguardConfigs/404/no-configs",
    "vpnscript/createWireguardConfig/200/create-dispatched",
    "vpnscript/rules/pages-add-up",
  ]);
});

test("a finding on a variant that is only inferred does not count", () => {
  const target = sampleReport.targets[2]!;
  const variants = target.variants.map((variant) =>
    variant.id === "vpnscript/listServers/422/invalid-data"
      ? { ...variant, verdict: "violates" as const, findings: [one] }
      : variant,
  );
  expect(findingsOf({ ...target, variants })).toEqual([]);
});

test("what was not exercised is grouped by reason, the gravest first", () => {
  const [first, ...rest] = unexercisedItems(sampleReport.targets[0]!);
  expect(first).toEqual({
    text: "needs personas.expired in the target file",
    ids: [
      "vpnscript/getOpenvpnAuth/422/service-expired",
      "vpnscript/listWireguardConfigs/422/service-expired",
      "vpnscript/createWireguardConfig/422/service-expired",
    ],
  });
  expect(rest.map(({ ids, besides }) => [ids!.length, parseInt(besides ?? "0")])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
    [0, 16],
    [0, 1],
  ]);
});

test.each<[what: string, one: Partial<Finding>, other: Partial<Finding>, same: boolean]>([
  [
    "an answer that is none of its operation's, whatever was expected",
    { check: "is-a-documented-answer", expected: "200 (A)", actual: '500: {"id":1}' },
    { check: "is-a-documented-answer", expected: "422 (B)", actual: '500: {"id":27}' },
    true,
  ],
  [
    "another status of it",
    { check: "is-a-documented-answer", actual: "500: x" },
    { check: "is-a-documented-answer", actual: "501: x" },
    false,
  ],
  [
    "another documented answer, of whichever operation and whatever was expected",
    { check: "is-this-variant", message: "Of A.", expected: "200, a", actual: "401, no: {}" },
    { check: "is-this-variant", message: "Of B.", expected: "404, b", actual: "401, no: {}" },
    true,
  ],
  [
    "different documented answers",
    { check: "is-this-variant", expected: "200, a", actual: "401, no: {}" },
    { check: "is-this-variant", expected: "200, a", actual: "404, gone: {}" },
    false,
  ],
  [
    "the same of other rows, by a rule",
    { at: "/users/3/name", expected: "Ada" },
    { at: "/users/14/name", expected: "Bob" },
    true,
  ],
  [
    "another literal",
    { check: "literal-as-documented", at: "/message", expected: "Gone" },
    { check: "literal-as-documented", at: "/message", expected: "Taken" },
    false,
  ],
  [
    "texts that all gained the same",
    { check: "literal-as-documented", at: "/message", expected: '"Gone"', actual: '"Gone!"' },
    { check: "literal-as-documented", at: "/message", expected: '"Taken"', actual: '"Taken!"' },
    true,
  ],
  [
    "no answer, by whichever method",
    { check: "an-answer-comes", message: "GET http://a: gone" },
    { check: "an-answer-comes", message: "POST http://a: gone" },
    true,
  ],
])("%s has the same cause: %#", (_, one, other, same) => {
  const cause = (found: Partial<Finding>) => causeOf({ check: "x", message: "X.", ...found });
  expect(cause(one) === cause(other)).toBe(same);
});

test("a cause is told once, with where it showed, by which methods, and what it kept from being tried", () => {
  const status = { check: "status-as-documented", message: "No.", at: "status", actual: "500" };
  const found = (id: string, curl: string, by: ReportedFinding["by"]): RuleReport => {
    return { id, title: "", verdict: "violates", findings: [{ ...status, curl, by }] };
  };
  const judged = [
    found("a/rules/one", "curl -sS -i 'http://a'", ["vitest"]),
    found("a/rules/two", "curl -sS -i -X DELETE 'http://a'", ["dredd"]),
    found("a/rules/two", "curl -sS -i 'http://a' --data-raw '{}'", ["dredd"]),
  ];
  const keptFrom = new Map([[causeOf(status), ["a/rules/three"]]]);
  expect(causesIn(judged, keptFrom)).toEqual([
    {
      ...status,
      curl: "curl -sS -i 'http://a'",
      by: ["vitest", "dredd"],
      showedIn: [
        { id: "a/rules/one", methods: ["GET"] },
        { id: "a/rules/two", methods: ["DELETE", "POST"] },
      ],
      keptFrom: ["a/rules/three"],
    },
  ]);
});
