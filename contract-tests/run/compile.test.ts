import { expect, test } from "vitest";
import { api as vpnscript } from "../apis/vpnscript/api.ts";
import { notExercised, type Outcome } from "../engine/exercise.ts";
import type { Finding } from "../engine/finding.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Target } from "../engine/target.ts";
import { Transport } from "../engine/transport.ts";
import type { TargetReport, Tool } from "../report/report.ts";
import { compile } from "./compile.ts";
import { globMatcher, select } from "./plan.ts";

const api = vpnscript;
const DOCUMENTED = "vpnscript/getAccount/200/account";
const INFERRED = "vpnscript/listServers/422/invalid-data";
const RULE = "vpnscript/rules/pages-add-up";

const conforms: Outcome = { verdict: "conforms", findings: [], undocumented: [] };
const breach: Finding = {
  check: "status-as-documented",
  message: "The status is 500.",
  at: "status",
  actual: "500",
};
const violates: Outcome = { verdict: "violates", findings: [breach], undocumented: [] };

function compiled(
  id: string,
  outcomes: Partial<Record<Tool, Outcome>>,
  secret = "not-in-there",
): TargetReport {
  const target = {
    name: "panel",
    api: "vpnscript",
    baseUrl: "http://h",
    personas: {},
    servers: {},
  } as unknown as Target;
  const secrets = new Secrets();
  secrets.add("ACTIVE_PASSWORD", secret);
  const transport = new Transport({ allowWrites: false, requestsPerMinute: 1 });
  const session = api.connect(target, transport, secrets);
  const maps = { vitest: new Map<string, Outcome>(), dredd: new Map<string, Outcome>() };
  for (const [tool, outcome] of Object.entries(outcomes)) maps[tool as Tool].set(id, outcome);
  const work = { session, ...select(session, globMatcher(id)) };
  const rest = { leftovers: [], durationMs: 1 };
  return compile(work, maps, ["vitest", "dredd"], rest);
}

test.each<[what: string, outcomes: Partial<Record<Tool, Outcome>>, want: object]>([
  [
    "both conform",
    { vitest: conforms, dredd: conforms },
    { verdict: "conforms", by: ["vitest", "dredd"], findings: [] },
  ],
  [
    "one violates",
    { vitest: conforms, dredd: violates },
    { verdict: "violates", findings: [{ ...breach, by: ["dredd"] }] },
  ],
  [
    "both see the same",
    { vitest: violates, dredd: violates },
    { findings: [{ ...breach, by: ["vitest", "dredd"] }] },
  ],
  [
    "one could not",
    { vitest: notExercised("needs x"), dredd: conforms },
    { verdict: "conforms", by: ["dredd"] },
  ],
  [
    "neither could",
    { vitest: notExercised("needs x"), dredd: notExercised("needs y") },
    { verdict: "not-exercised", reason: "needs x", by: [] },
  ],
  ["neither was asked", {}, { verdict: "not-exercised", by: [] }],
])("%s", (_, outcomes, want) => {
  const { variants, summary } = compiled(DOCUMENTED, outcomes);
  const variant = variants.find(({ id }) => id === DOCUMENTED)!;
  expect(variant).toMatchObject(want);
  const { verdict } = variant;
  expect(summary).toEqual({
    documented: 1,
    conforms: Number(verdict === "conforms"),
    violates: Number(verdict === "violates"),
    notExercised: Number(verdict === "not-exercised"),
  });
});

test("what the page merely implies is a note where it is answered otherwise", () => {
  const { variants, notes, summary } = compiled(INFERRED, { vitest: violates });
  expect(variants.find(({ id }) => id === INFERRED)).toMatchObject({
    verdict: "not-exercised",
    findings: [],
  });
  expect(notes).toEqual([
    `${INFERRED} is inferred, and this installation answers otherwise: The status is 500. Came: 500`,
  ]);
  expect(summary).toMatchObject({ documented: 0, violates: 0 });
});

test("fields that the page does not know are noted", () => {
  const { notes } = compiled(DOCUMENTED, { vitest: { ...conforms, undocumented: ["/a", "/b"] } });
  expect(notes).toEqual([`${DOCUMENTED}: fields that the page does not know: /a, /b`]);
});

test("a rule is Vitest's, and what it implies is a note", () => {
  const remarks = [{ check: "c", message: "It is late.", expected: "soon", actual: "never" }];
  const { rules, notes } = compiled(RULE, { vitest: { ...conforms, remarks } });
  expect(rules).toMatchObject([{ id: RULE, verdict: "conforms" }]);
  expect(notes).toEqual([`${RULE}: It is late. The page implies soon; came never.`]);
});

test("what became known as a secret only later is masked in a finding, too", () => {
  const told = {
    ...violates,
    findings: [{ ...breach, actual: "it is hunter2-hunter2", at: "/hunter2-hunter2" }],
  };
  for (const id of [DOCUMENTED, RULE]) {
    const text = JSON.stringify(compiled(id, { vitest: told }, "hunter2-hunter2"));
    expect(text).toContain("it is $ACTIVE_PASSWORD");
    expect(text).not.toContain("hunter2");
  }
});

test("reasons and notes hold no secret", () => {
  const outcome = {
    ...notExercised("hunter2-hunter2 is missing"),
    undocumented: ["/hunter2-hunter2"],
  };
  const text = JSON.stringify(compiled(DOCUMENTED, { vitest: outcome }, "hunter2-hunter2"));
  expect(text).not.toContain("hunter2");
  expect(text).toContain("$ACTIVE_PASSWORD is missing");
});
