import { describe, expect, test } from "vitest";
import type { MutantResult as Mutant } from "mutation-testing-report-schema/api";
import { below, doubts, survivors } from "./mutate.ts";

function mutant(change: Partial<Mutant>): Mutant {
  return {
    id: "1",
    mutatorName: "EqualityOperator",
    replacement: "a !== b",
    status: "Killed",
    coveredBy: ["1"],
    testsCompleted: 1,
    location: { start: { line: 2, column: 8 }, end: { line: 2, column: 15 } },
    ...change,
  };
}

const SOURCE = "function same(a, b) {\n  return a === b;\n}\n";
const report = (...mutants: Mutant[]) => ({
  files: { "same.ts": { language: "typescript", source: SOURCE, mutants } },
});
const place = { start: { line: 2, column: 10 }, end: { line: 2, column: 17 } };

describe("the score says nothing", () => {
  test.each<[what: string, mutants: Mutant[], says: string]>([
    ["of nothing", [], "no mutant was made"],
    [
      "where no test was run against a covered mutant",
      [mutant({}), mutant({ status: "Survived", testsCompleted: 0 })],
      "same.ts: 1 of 2 mutants are covered, and no test was run against them; the first is at 2:8",
    ],
    [
      "where it is not known that any was",
      [mutant({ status: "Survived", testsCompleted: undefined as never })],
      "same.ts: 1 of 1 mutants are covered, and no test was run against them; the first is at 2:8",
    ],
    [
      "where a mutant was called killed without a test",
      [mutant({ testsCompleted: 0 }), mutant({ testsCompleted: 0 })],
      "same.ts: 2 of 2 mutants are covered, and no test was run against them; the first is at 2:8",
    ],
    [
      "where no test was run against one that works at loading",
      [mutant({ status: "Survived", coveredBy: [], static: true, testsCompleted: 0 })],
      "same.ts: 1 of 1 mutants are covered, and no test was run against them; the first is at 2:8",
    ],
  ])("%s", (_, mutants, says) => {
    expect(doubts(report(...mutants))).toEqual([says]);
  });
});

test.each<[what: string, change: Partial<Mutant>]>([
  ["killed by a test", {}],
  ["survived a test", { status: "Survived", testsCompleted: 3 }],
  ["not covered", { status: "NoCoverage", coveredBy: [], testsCompleted: 0 }],
  ["endless", { status: "Timeout", testsCompleted: 0 }],
])("a mutant that is %s leaves no doubt", (_, change) => {
  expect(doubts(report(mutant(change)))).toEqual([]);
});

test("each folder has a score of its own, of what was noticed", () => {
  const some = (count: number, status: Mutant["status"]) =>
    Array.from({ length: count }, () => mutant({ status }));
  const file = (...mutants: Mutant[]) => ({ language: "typescript", source: SOURCE, mutants });
  const files = {
    "tests/engine/a.ts": file(...some(80, "Killed"), ...some(10, "Survived")),
    "tests/engine/deep/b.ts": file(...some(5, "Timeout"), ...some(5, "NoCoverage")),
    "tests/run/c.ts": file(...some(84, "Killed"), ...some(16, "Survived")),
    "tests/run/none.ts": file(...some(50, "Ignored"), ...some(50, "CompileError")),
  };
  expect(below({ files }, 85)).toEqual(["tests/run: 84 of 100 mutants"]);
});

describe("survivors", () => {
  const survived = mutant({ status: "Survived", location: place });
  const reason = {
    file: "same.ts",
    line: "return a === b;",
    by: "a !== b",
    why: "They are never equal.",
  };

  test("are told by place and change", () => {
    const { unknown, outdated } = survivors(report(survived, mutant({})), []);
    expect(unknown).toEqual(["same.ts:2:10 return a === b; → a !== b"]);
    expect(outdated).toEqual([]);
  });

  test("that no test reaches are told as such", () => {
    const { unknown } = survivors(report(mutant({ status: "NoCoverage", location: place })), []);
    expect(unknown).toEqual(["same.ts:2:10 return a === b; → a !== b (no test reaches it)"]);
  });

  test("over several lines are told in one", () => {
    const replacement = "{\n  return b;\n}";
    const { unknown } = survivors(report({ ...survived, replacement }), []);
    expect(unknown).toEqual(["same.ts:2:10 return a === b; → { return b; }"]);
  });

  test("with a known reason are not told", () => {
    expect(survivors(report(survived), [reason])).toEqual({ unknown: [], outdated: [] });
  });

  test("a reason is outdated if its mutant is killed, or is of other code", () => {
    expect(survivors(report(mutant({ location: place })), [reason]).outdated).toEqual([reason]);
    const other = { ...reason, line: "return a == b;" };
    expect(survivors(report(survived), [other])).toEqual({
      unknown: ["same.ts:2:10 return a === b; → a !== b"],
      outdated: [other],
    });
  });

  test("a reason is not outdated because its file was left out of a run", () => {
    const elsewhere = { ...reason, file: "other.ts" };
    expect(survivors(report(survived), [elsewhere]).outdated).toEqual([]);
  });
});
