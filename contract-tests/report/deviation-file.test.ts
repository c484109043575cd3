import { describe, expect, test } from "vitest";
import { yamlSource } from "../target-file/source.ts";
import {
  applyDeviations,
  deviationsFrom,
  deviationsIn,
  loadDeviations,
  PLACEHOLDERS,
} from "./deviations.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { cleanReport, oneCauseReport, sampleReport } from "./sample-report.support.ts";
import { HOSTILE } from "./sample-targets.support.ts";

const parseDeviations = (text: string, file: string) => deviationsIn(yamlSource(text, file), file);

const GOOD = `# Known.
- id: vpnscript/getAccount/200/account
  check: body-matches-schema
  reason: Release 4.1 sends strings.
  owner: ops@example.com
  expires: 2026-06-30
`;

test("a file of deviations is read", () => {
  expect(parseDeviations(GOOD, "d.yaml")).toEqual([
    {
      id: "vpnscript/getAccount/200/account",
      check: "body-matches-schema",
      reason: "Release 4.1 sends strings.",
      owner: "ops@example.com",
      expires: "2026-06-30",
      where: "d.yaml:2",
    },
  ]);
  expect(parseDeviations("", "d.yaml")).toEqual([]);
});

describe("an error names line and field", () => {
  test.each([
    [
      "a missing field",
      GOOD.replace(/ {2}owner.*\n/, ""),
      "d.yaml:2: [0].owner: is missing; add it (Who will see to it)",
    ],
    [
      "an unknown field",
      `${GOOD}  until: never\n`,
      "d.yaml:7: [0].until: unknown field; known here: target, id",
    ],
    [
      "no day",
      GOOD.replace("2026-06-30", "soon"),
      "d.yaml:6: [0].expires: must be a day, YYYY-MM-DD",
    ],
    [
      "no day of the calendar",
      GOOD.replace("06-30", "02-30"),
      "d.yaml:6: [0].expires: is not a day",
    ],
    [
      "an empty reason",
      GOOD.replace(/reason: .*/, 'reason: " "'),
      "d.yaml:4: [0].reason: must not be blank",
    ],
    [
      "no whole id",
      GOOD.replace("vpnscript/getAccount/200/account", "account"),
      "d.yaml:2: [0].id: must be the whole id",
    ],
    ["a number", GOOD.replace(/check: .*/, "check: 7"), "d.yaml:3: [0].check: must be a string"],
    [
      "a reason that --accept has left to its reader",
      GOOD.replace(/reason: .*/, `reason: "${PLACEHOLDERS.reason}"`),
      'd.yaml:4: [0].reason: still has the words that --accept wrote, "to be said: why this installation differs"; write',
    ],
    [
      "an owner that it has left",
      GOOD.replace(/owner: .*/, `owner: "${PLACEHOLDERS.owner}"`),
      "d.yaml:5: [0].owner: still has",
    ],
    [
      "an owner that it has left, in other letters",
      GOOD.replace(/owner: .*/, 'owner: " To be said: by whom"'),
      'd.yaml:5: [0].owner: still has the words that --accept wrote, " To be said: by whom"',
    ],
    ["no list", "id: x\n", "d.yaml:1: must be a list"],
    ["no YAML", "- id: [\n", "d.yaml:"],
    ["a field twice", `${GOOD}  check: x\n`, "d.yaml:7:3: not YAML: a field is given twice"],
  ])("%s", (_name, text, want) => {
    expect(() => parseDeviations(text, "d.yaml")).toThrow(want);
    expect(() => parseDeviations(text, "d.yaml")).toThrow(
      expect.objectContaining({ name: "UsageError" }),
    );
  });

  test("all of them at once", () => {
    expect(() => parseDeviations("- id: a/b\n- check: c\n", "d")).toThrow(
      /d:1: \[0\].check: is missing.*\n(.*\n)+d:2: \[1\].id: is missing/,
    );
  });
});

test("a file that is not there is the user's fault, and it says the next step", async () => {
  await expect(loadDeviations("/nowhere/d.yaml")).rejects.toThrow(
    "/nowhere/d.yaml: there is no such file; correct the path, or write one from a run with --accept /nowhere/d.yaml",
  );
});

describe("a file written from a run", () => {
  const acceptance = { reason: "as of: today # yes", owner: "ops", expires: "2026-06-30" };

  test("accepts all of that run", () => {
    const deviations = parseDeviations(deviationsFrom(sampleReport, acceptance), "d.yaml");
    const { accepted, fresh, untrue } = applyDeviations(sampleReport, deviations, "2026-06-30");
    expect([accepted.length, fresh.length, untrue.length]).toEqual([5, 0, 0]);
    expect(deviations[0]?.reason).toBe(acceptance.reason);
  });

  test("accepts what has one cause by one entry, today and when it shows elsewhere", () => {
    const text = deviationsFrom(oneCauseReport, acceptance);
    expect(text).toContain(`  id: vpnscript/getAccount/200/account
  everywhere: true
  check: is-this-variant
  came: '401, unauthenticated: {"success":false,"message":"Unauthenticated.","id":#}'
`);
    const deviations = parseDeviations(text, "d.yaml");
    expect(deviations.map(({ everywhere }) => everywhere)).toEqual([true, undefined]);
    const { fresh, untrue } = applyDeviations(oneCauseReport, deviations, "2026-06-30");
    expect([fresh, untrue]).toEqual([[], []]);
  });

  const shows = (
    check: string,
    at: string,
    actual: string,
    message = "It shows another account.",
  ) => ({ check, message, at, actual, by: ["vitest"] }) satisfies ReportedFinding;
  const reportOf = (...findings: ReportedFinding[]): Report => {
    const [target] = cleanReport.targets;
    const [rule] = target!.rules;
    const rules = [{ ...rule!, verdict: "violates" as const, findings }];
    return { ...cleanReport, targets: [{ ...target!, rules }] };
  };
  const noPlace = (actual: string): ReportedFinding => {
    return { check: "c", message: "It differs.", actual, by: ["vitest"] };
  };
  const missing = shows("body-matches-schema", "/data/username", "missing; the object has id");
  test.each<[what: string, accepted: ReportedFinding, now: ReportedFinding, isKnown: boolean]>([
    ["missing, among others", missing, { ...missing, actual: "missing; the object has x" }, true],
    ["missing, and then a value", missing, { ...missing, actual: '"mallory" (string)' }, false],
    [
      "another account's",
      shows("c", "/a", '"bob" (string)'),
      shows("c", "/a", '"eve" (string)'),
      false,
    ],
    [
      "another number",
      shows("c", "/a", '"id 41" (string)'),
      shows("c", "/a", '"id 7" (string)'),
      true,
    ],
    ["other free words", noPlace("a"), noPlace("b"), true],
  ])("holds what came: %s", (_what, before, now, isKnown) => {
    const deviations = parseDeviations(deviationsFrom(reportOf(before), acceptance), "d.yaml");
    expect(deviations).toHaveLength(1);
    const { accepted } = applyDeviations(reportOf(now), deviations, "2026-06-30");
    expect(accepted).toHaveLength(isKnown ? 1 : 0);
  });

  test("has no entry twice, one for each account that is shown, and one for a form with many values", () => {
    const entriesOf = (...findings: ReportedFinding[]) =>
      parseDeviations(deviationsFrom(reportOf(...findings), acceptance), "d.yaml");
    const [bob, eve] = ['"bob" (string)', '"eve" (string)'];
    const persona = (name: string) => shows("c", "/a", bob, `The token of ${name} shows another.`);
    expect(entriesOf(persona("active"), persona("other"))).toHaveLength(1);
    expect(entriesOf(shows("c", "/a", bob), shows("c", "/a", eve))).toMatchObject([
      { came: bob },
      { came: eve },
    ]);
    const [form] = entriesOf(
      shows("body-matches-schema", "/a/0", bob),
      shows("body-matches-schema", "/a/1", eve),
    );
    expect(form).toMatchObject({ at: "/a/*" });
    expect(form).not.toHaveProperty("came");
  });

  test("has one entry for what shows on many targets, and names those alone", () => {
    const [one] = sampleReport.targets;
    const named = (name: string) => ({ ...structuredClone(one!), name });
    const targets = ["east", "west", "north"].map(named);
    const report = { ...sampleReport, targets };
    const deviations = parseDeviations(deviationsFrom(report, acceptance), "d.yaml");
    const alone = parseDeviations(
      deviationsFrom({ ...report, targets: [targets[0]!] }, acceptance),
      "d.yaml",
    );
    const written = {
      target: ["east", "west", "north"],
      where: expect.stringMatching(/^d\.yaml:\d+$/) as string,
    };
    expect(deviations).toEqual(alone.map((entry) => ({ ...entry, ...written })));
    const south = { ...report, targets: [...targets, named("south")] };
    const { fresh, untrue } = applyDeviations(south, deviations, "2026-06-30");
    expect(new Set(fresh.map(({ target }) => target))).toEqual(new Set(["south"]));
    expect(untrue).toEqual([]);
  });

  test("of no finding accepts nothing", () => {
    expect(parseDeviations(deviationsFrom(cleanReport, acceptance), "d.yaml")).toEqual([]);
  });

  test("takes an index for any, and shows no name that would act", () => {
    const at = `/data/3/${HOSTILE.replaceAll("/", "~1")}/x`;
    const variants = sampleReport.targets[0]!.variants.map((variant) => ({
      ...variant,
      findings: variant.findings.map((finding) => ({ ...finding, at })),
    }));
    const report = { ...sampleReport, targets: [{ ...sampleReport.targets[0]!, variants }] };
    const text = deviationsFrom(report, acceptance);
    expect(text).toContain("at: /data/*/*/x\n");
    const deviations = parseDeviations(text, "d.yaml");
    expect(applyDeviations(report, deviations, "2026-06-30").fresh).toEqual([]);
  });
});
