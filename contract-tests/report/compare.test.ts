import { describe, expect, test } from "vitest";
import { compareReports, type Change } from "./compare.ts";
import { comparisonText } from "./comparison-text.ts";
import type { Report, RuleReport, TargetReport, VariantReport } from "./report.ts";
import { catalogues, cleanReport, fleetReport, sampleReport } from "./sample-report.support.ts";
import { conforms, finding, of, violates } from "./compare.support.ts";

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
      "is new, and violates",
      { contract: "d2" },
      undefined,
      violates,
      { kind: "newly-violates", mover: "description", why: finding.message },
    ],
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

  test.each<[NonNullable<TargetReport["asked"]>, Change["mover"]]>([
    [{ only: "vpnscript/getOpenvpnProfile/**" }, "reach"],
    [{ only: "vpnscript/getAccount/**" }, "description"],
    [{ failed: "last/report.json" }, "reach"],
    [{ tool: "dredd" }, "reach"],
  ])("by another description, where %j had been asked for", (asked, mover) => {
    const [target] = of(undefined).targets;
    const earlier = { ...of(undefined), ...same, targets: [{ ...target!, asked }] };
    const { changes } = compareReports(earlier, { ...of(violates), contract: "d2" });
    expect(changes).toMatchObject([{ kind: "newly-violates", mover }]);
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
