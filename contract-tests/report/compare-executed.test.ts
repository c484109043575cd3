import { describe, expect, test } from "vitest";
import { compareReports, type Change } from "./compare.ts";
import { comparisonText } from "./comparison-text.ts";
import type { Report, RuleReport } from "./report.ts";
import { of, violates } from "./compare.support.ts";

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
