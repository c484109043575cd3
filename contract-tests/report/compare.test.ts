import { describe, expect, test } from "vitest";
import { compareReports, type Change } from "./compare.ts";
import { comparisonText } from "./comparison-text.ts";
import type { Report, RuleReport, TargetReport, VariantReport } from "./report.ts";
import {
  catalogues,
  cleanReport,
  fleetReport,
  oneCauseReport,
  sampleReport,
  targetOf,
} from "./sample-report.support.ts";

const finding = {
  check: "literal-as-documented",
  message: "The literal is not the documented one.",
  at: "/message",
  expected: "Unauthenticated.",
  actual: "Nope.",
  by: ["vitest"] as const,
};

const suite = { digest: "a", rules: [] };

/** A report of one variant in some state; of none for undefined. */
function of(state: Partial<VariantReport> | undefined): Report {
  const id = "vpnscript/getAccount/401/unauthenticated";
  const variant: VariantReport = {
    id,
    provenance: "documented",
    verdict: "conforms",
    by: ["vitest"],
    findings: [],
    ...state,
  };
  const target = targetOf({
    ...cleanReport.targets[0]!,
    rules: [],
    variants: state ? [variant] : [],
  });
  return { ...cleanReport, suite, targets: [target] };
}

const conforms = {};
const violates = { verdict: "violates", findings: [finding] } as const;
const gap = { verdict: "not-exercised", reason: "needs personas.active", by: [] } as const;

describe("what has changed, and who moved", () => {
  test.each<
    [
      string,
      Partial<VariantReport> | undefined,
      Partial<VariantReport> | undefined,
      Partial<Change>[],
    ]
  >([
    ["nothing", conforms, conforms, []],
    ["nothing", violates, violates, []],
    ["nothing", gap, { ...gap, reason: "another" }, []],
    [
      "broken",
      conforms,
      violates,
      [{ kind: "newly-violates", mover: "server", why: finding.message }],
    ],
    ["broken, tried first", gap, violates, [{ kind: "newly-violates", mover: "reach" }]],
    ["fixed", violates, conforms, [{ kind: "fixed", mover: "server" }]],
    [
      "not tried any more",
      conforms,
      gap,
      [{ kind: "no-longer-exercised", mover: "reach", why: gap.reason }],
    ],
    ["not tried any more", violates, gap, [{ kind: "not-fixed", mover: "reach" }]],
    ["tried first", gap, conforms, [{ kind: "newly-exercised", mover: "reach" }]],
    ["new in the description", undefined, conforms, [{ kind: "added", mover: "description" }]],
    ["gone from it", conforms, undefined, [{ kind: "removed", mover: "description" }]],
    [
      "other words of the server",
      violates,
      { ...violates, findings: [{ ...finding, actual: "Go away." }] },
      [{ kind: "violates-otherwise", mover: "server" }],
    ],
    [
      "other words of the description",
      violates,
      { ...violates, findings: [{ ...finding, expected: "Unauthorized." }] },
      [{ kind: "violates-otherwise", mover: "description" }],
    ],
  ])("%s", (_name, before, after, want) => {
    const { changes } = compareReports(of(before), of(after));
    expect(changes).toHaveLength(want.length);
    expect(changes).toMatchObject(want);
  });

  test("what the description still has was merely not part of the run", () => {
    expect(compareReports(of(conforms), of(undefined), catalogues).changes).toMatchObject([
      { kind: "no-longer-exercised", mover: "reach", why: "not part of this run" },
    ]);
  });
});

describe("what is not violated any more is fixed", () => {
  const id = "vpnscript/rules/a-model";
  type Row = readonly [why: string | undefined, before: Facts, after: Facts];
  interface Facts {
    readonly report?: Partial<Report>;
    readonly target?: Partial<TargetReport>;
    readonly state?: Partial<RuleReport>;
  }
  const by = (seed: number, tries: number): Facts => ({ state: { chance: { seed, tries } } });
  const overlay = { file: "own.yaml", digest: "o", variants: [] };
  const unknown: Facts = { report: { suite: undefined! } };
  const NO_SEED = "it was not asked as much, from the same seed";
  const NO_SUITE = "it is not known by what suite one of them was judged";
  test.each<Row>([
    [undefined, {}, {}],
    [undefined, by(5, 20), by(5, 20)],
    [undefined, by(5, 20), by(5, 40)],
    [NO_SEED, by(5, 20), by(6, 20)],
    [NO_SEED, by(5, 20), by(5, 10)],
    [NO_SEED, {}, by(5, 20)],
    [NO_SEED, by(5, 20), {}],
    [NO_SUITE, unknown, {}],
    [NO_SUITE, {}, unknown],
    [NO_SUITE, unknown, unknown],
    ["it is judged by another suite", {}, { report: { suite: { digest: "b", rules: [] } } }],
    ["it is judged by another suite", {}, { report: { tool: "access-contracts 9" } }],
    ["it is judged by another overlay", { target: { overlay } }, {}],
    ["the target has another address", {}, { target: { baseUrl: "https://b.example.com" } }],
  ])("%#: but for doubt: %s", (why, before, after) => {
    const ruled = (verdict: "violates" | "conforms", { report, target, state }: Facts): Report => {
      const { targets, ...rest } = of(undefined);
      const findings = verdict === "violates" ? [finding] : [];
      const rules = [{ id, title: "T.", verdict, findings, ...state }];
      return { ...rest, ...report, targets: [{ ...targets[0]!, ...target, rules }] };
    };
    const comparison = compareReports(ruled("violates", before), ruled("conforms", after));
    expect(comparison.changes).toMatchObject([why ? { kind: "unsure", why } : { kind: "fixed" }]);
    const isMoved = after.target?.baseUrl !== undefined;
    expect(comparison.moved).toEqual(isMoved ? ["panel"] : []);
    const text = comparisonText(comparison);
    expect(text.includes("! panel: at another address than before")).toBe(isMoved);
  });

  test("by all tools that had exercised it", () => {
    const { changes } = compareReports(
      of({ ...violates, by: ["vitest", "dredd"] }),
      of({ ...conforms, by: ["vitest"] }),
    );
    const why = "not all tools that had exercised it have again";
    expect(changes).toMatchObject([{ kind: "unsure", why }]);
  });
});

describe("with the digests of the descriptions", () => {
  const same = { contract: "d1" };
  test.each<
    [string, object, Partial<VariantReport> | undefined, Partial<VariantReport> | undefined, object]
  >([
    ["conforms, and was not asked for", same, undefined, conforms, { kind: "newly-exercised" }],
    ["violates, and was not asked for", same, undefined, violates, { kind: "newly-violates" }],
    ["is not asked for", same, conforms, undefined, { kind: "no-longer-exercised" }],
    ["is new", { contract: "d2" }, undefined, conforms, { kind: "added" }],
    [
      "is not asked for, by a suite that is told",
      { ...same, suite: { digest: "a", rules: [] } },
      conforms,
      undefined,
      { kind: "no-longer-exercised", why: "not part of this run" },
    ],
  ])("%s", (_, later, before, after, want) => {
    const comparison = compareReports({ ...of(before), ...same }, { ...of(after), ...later });
    expect(comparison.changes).toMatchObject([want]);
  });

  test("says that the description has changed, where it has", () => {
    const text = (contract: string) =>
      comparisonText(compareReports({ ...cleanReport, ...same }, { ...cleanReport, contract }));
    expect(text("d2")).toContain("! The description has changed between the two runs.");
    expect(text("d1")).toContain("✓ Nothing has changed.");
    const { isRedescribed, isRejudged } = compareReports(
      { ...cleanReport, ...same, suite: { digest: "a", rules: [] } },
      cleanReport,
    );
    expect([isRedescribed, isRejudged]).toEqual([false, false]);
  });
});

describe("with an overlay that is not the earlier one", () => {
  const overlaid = (digest: string, state: Partial<VariantReport> | undefined): Report => {
    const overlay = { file: "own.yaml", digest, variants: [] };
    const { targets, ...rest } = of(state);
    return { ...rest, contract: "c", targets: [{ ...targets[0]!, overlay }] };
  };
  test.each<[string, Partial<VariantReport> | undefined, Partial<VariantReport>, object]>([
    ["violates", conforms, violates, { kind: "newly-violates", mover: "description" }],
    ["conforms", violates, conforms, { kind: "unsure", why: "it is judged by another overlay" }],
    ["was not asked for", undefined, conforms, { kind: "newly-exercised", mover: "reach" }],
  ])("%s", (_, before, after, want) => {
    const comparison = compareReports(overlaid("a", before), overlaid("b", after));
    expect(comparison.changes).toMatchObject([want]);
    expect(comparison.overlaid).toEqual(["panel"]);
    expect(comparisonText(comparison)).toContain("! panel: judged by another overlay than before");
  });

  test("the same overlay is the same contract", () => {
    const { changes, overlaid: none } = compareReports(
      overlaid("a", conforms),
      overlaid("a", violates),
    );
    expect(changes).toMatchObject([{ mover: "server" }]);
    expect(none).toEqual([]);
  });
});

test("reports in the wrong order are refused", () => {
  const later = { ...cleanReport, startedAt: "2026-03-15T02:15:00.000Z" };
  expect(() => compareReports(later, cleanReport)).toThrow(
    "began 2026-03-15T02:15:00.000Z, after this one, 2026-03-14T02:15:00.000Z; give --compare the earlier",
  );
});

test("a change on many targets is told once", () => {
  const text = comparisonText(compareReports(fleetReport(6, 6), fleetReport(6, 1)), 120);
  expect(text).toMatch(
    /^ {2}panel-0, panel-1, panel-2 and 1 more {2}listWire\S+ \(the server moved\)/m,
  );
  expect(text.match(/service-expired \(the/g)).toHaveLength(1);
});

test("targets are compared by name", () => {
  const { changes, targetsAdded, targetsRemoved } = compareReports(cleanReport, sampleReport);
  expect(targetsAdded).toEqual(["lobby", "branch"]);
  expect(targetsRemoved).toEqual([]);
  expect(new Set(changes.map(({ target }) => target))).toEqual(new Set(["panel"]));
});

test("the text says what changed, the worst first", () => {
  expect(comparisonText(compareReports(cleanReport, sampleReport), 80)).toMatchInlineSnapshot(`
    "Compared with the run of 2026-03-14T02:15:00.000Z; this one began 2026-03-14T02:15:00.000Z.

    ! panel: at another address than before

    ✗ Newly violates (4)
      getAccount/200/account (the server moved): The field "status" is not an
        integer.
      listWireguardConfigs/404/no-configs (the server moved): The field "message"
        does not have the documented value.
      createWireguardConfig/200/create-dispatched (the server moved): The body is
        not JSON: Unexpected token '<'.
      rules/pages-add-up (the server moved): The last page repeats a server of the
        first.

    ○ No longer exercised (7)
      createToken/400/account-suspended: needs personas.suspended in the target
        file
      listServers/422/invalid-data: the vendor's page does not show it, and the
        installation answers otherwise; see the notes
      getOpenvpnAuth/422/service-expired: needs personas.expired in the target
        file
        also listWireguardConfigs/422/service-expired,
          createWireguardConfig/422/service-expired
      createWireguardConfig/422/server-full: needs servers.wireguardFull in the
        target file
      rules/others-are-invisible: needs personas.other in the target file

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

describe("what is executed no more", () => {
  const [holds, found] = [{ assertions: 12 }, { ...violates, assertions: 12 }];
  const id = "vpnscript/rules/pages-add-up";
  /** A report of one rule in some state; of none for undefined. The digest is that of its files; none if the suite lacks it. */
  const ruled = (state: Partial<RuleReport> | undefined, digest = "a", claims = 3) => {
    const rule: RuleReport = { id, title: "T.", verdict: "conforms", findings: [], ...state };
    const { targets, ...rest } = of(undefined);
    const rules = state ? [rule] : [];
    const own = digest === "" ? [] : [{ id, digest, claims }];
    return {
      ...{ ...rest, contract: "c", suite: { digest, rules: own } },
      targets: [{ ...targets[0]!, rules }],
    };
  };
  const vacuous = { verdict: "not-exercised", reason: "nothing came up" } as const;
  test.each<[string, Report, Report, Partial<Change>[]]>([
    ["deleted", ruled(holds), ruled(undefined, ""), [{ kind: "gone-from-suite", id }]],
    [
      "deleted, and violated",
      ruled(found),
      ruled(undefined, ""),
      [{ kind: "not-fixed", id, why: "! Gone from the suite of checks" }],
    ],
    [
      "left out of the run",
      ruled(holds),
      ruled(undefined),
      [{ kind: "no-longer-exercised", why: "not part of this run" }],
    ],
    ["left out of the run, and violated", ruled(found), ruled(undefined), [{ kind: "not-fixed" }]],
    ["ends at once", ruled(holds), ruled(vacuous, "b"), [{ kind: "no-longer-exercised" }]],
    [
      "ends at once, and violated",
      ruled(found),
      ruled(vacuous, "b"),
      [{ kind: "not-fixed", why: "nothing came up" }],
    ],
    [
      "what it has found told no more",
      ruled(holds),
      ruled(holds, "b", 2),
      [{ kind: "fewer-claims", id, why: "2 places, 3 before" }],
    ],
    ["more to fail by", ruled(holds), ruled(holds, "b", 4), [{ kind: "rewritten", id }]],
    ["its condition made true", ruled(holds), ruled(holds, "b"), [{ kind: "rewritten", id }]],
    [
      "its condition made true, and violated",
      ruled(found),
      ruled(holds, "b"),
      [{ kind: "unsure", id }],
    ],
    [
      "a loop of it made empty",
      ruled(holds),
      ruled({ assertions: 5 }),
      [{ kind: "asserts-less", why: "5 assertions, 12 before" }],
    ],
    [
      "a loop of it made empty, and violated",
      ruled(found),
      ruled({ assertions: 1 }),
      [{ kind: "unsure", why: "1 assertion, 12 before" }],
    ],
    ["still not exercised, by a check that was changed", ruled(vacuous), ruled(vacuous, "b"), []],
    ["still violated, by a check that was changed", ruled(found), ruled(found, "b"), []],
    ["half is not less than half", ruled(holds), ruled({ assertions: 6 }), []],
    ["not counted before", ruled({}), ruled({ assertions: 1 }), []],
    ["not counted any more", ruled(holds), ruled({}), []],
    ["the same check holds again", ruled(found), ruled(holds), [{ kind: "fixed" }]],
    [
      "another part of the suite was changed, and it holds",
      ruled(found),
      { ...ruled(holds), suite: { ...ruled(holds).suite, digest: "other" } },
      [{ kind: "unsure" }],
    ],
    [
      "another part of the suite was changed, and it held before",
      ruled(holds),
      { ...ruled(holds), suite: { ...ruled(holds).suite, digest: "other" } },
      [],
    ],
    [
      "violated by a check that was changed",
      ruled(holds),
      ruled(found, "b"),
      [{ kind: "newly-violates" }],
    ],
  ])("%s", (_, before, after, want) => {
    const { changes } = compareReports(before, after);
    expect(changes).toHaveLength(want.length);
    expect(changes).toMatchObject(want);
  });

  test("a rule that was not part of a run of before suites were told is not said to be gone", () => {
    const { suite: _, ...later } = ruled(undefined);
    expect(compareReports(ruled(holds), later).changes).toMatchObject([
      { kind: "no-longer-exercised" },
    ]);
  });

  test("the text says that the suite has changed, and that the server need not have", () => {
    const text = (after: Report) => comparisonText(compareReports(ruled(holds), after), 200);
    const other = { ...ruled(found), suite: { ...ruled(found).suite, digest: "other" } };
    expect(text(other)).toContain("! The suite of checks has changed between the two runs.\n");
    expect(text(other)).toContain("rules/pages-add-up (the server or the suite moved)");
    expect(text({ ...other, contract: "d" })).toContain(
      "(the server or the description or the suite",
    );
    expect(text({ ...ruled(holds), tool: "access-contracts 9" })).toContain(
      "! The suite of checks has changed between the two runs (access-contracts 0.1.0, then access-contracts 9).\n",
    );
    expect(text(ruled(holds))).not.toContain("suite");
  });
});
