import { expect, test } from "vitest";
import type { Applied } from "../contract-tests/report/deviations.ts";
import type { TargetReport } from "../contract-tests/report/report.ts";
import { exitStatus, type Ending } from "./exit-status.ts";

const VIOLATES = { verdict: "violates" } as const;
const CONFORMS = { verdict: "conforms" } as const;
const SKIPPED = { verdict: "not-exercised" } as const;
const UNCHECKED = { verdict: "not-exercised", code: "unchecked" } as const;
const LEFT = { what: "a book", why: "not removed" };
const NEW = { fresh: [{}] } as unknown as Applied;
const KNOWN = { fresh: [] } as unknown as Applied;

interface Met {
  readonly rules?: readonly object[];
  readonly error?: string;
  readonly leftovers?: readonly object[];
  readonly lacks?: number;
}

function target({ rules = [], leftovers = [], lacks = 0, error }: Met): TargetReport {
  const summary = { documented: 9, conforms: 9 - lacks, violates: 0, notExercised: lacks };
  const told = error === undefined ? {} : { error };
  return { variants: [], rules, leftovers, summary, ...told } as unknown as TargetReport;
}

test.each<[what: string, status: number, met: readonly Met[], ending?: Ending]>([
  ["all is well", 0, [{}]],
  ["something was not exercised", 0, [{ lacks: 1 }]],
  ["... where all of it is asked for", 1, [{ lacks: 1 }], { isComplete: true }],
  ["nothing was exercised", 0, [{ rules: [SKIPPED] }]],
  ["... where all of it is asked for", 1, [{ rules: [SKIPPED] }], { isComplete: true }],
  ["a rule alone, where all is asked for", 0, [{ rules: [CONFORMS] }], { isComplete: true }],
  ["a finding", 1, [{ rules: [VIOLATES] }]],
  ["a finding that is known", 0, [{ rules: [VIOLATES] }], { applied: KNOWN }],
  ["... and one that is new", 1, [{ rules: [VIOLATES] }], { applied: NEW }],
  ["a finding before the target failed", 1, [{ rules: [VIOLATES], error: "down" }]],
  ["a finding, and another target that failed", 1, [{ error: "down" }, { rules: [VIOLATES] }]],
  ["a target that failed", 2, [{}, { error: "down" }]],
  ["... and has left something", 2, [{ error: "down", leftovers: [LEFT] }]],
  ["... where all of it is asked for", 2, [{ error: "down", lacks: 9 }], { isComplete: true }],
  ["a rule that could not be checked", 2, [{ rules: [UNCHECKED] }]],
  ["... beside a finding that is known", 2, [{ rules: [VIOLATES, UNCHECKED] }], { applied: KNOWN }],
  ["something left behind", 1, [{ leftovers: [LEFT] }]],
  ["... and a finding", 1, [{ leftovers: [LEFT], rules: [VIOLATES] }]],
  ["an interruption", 130, [{ error: "down" }], { interrupted: 130 }],
  ["... that leaves something", 143, [{ leftovers: [LEFT] }], { interrupted: 143 }],
  ["... after a finding", 1, [{ rules: [VIOLATES] }], { interrupted: 130 }],
  ["a failure of our own", 2, [{}], { interrupted: 2 }],
])("%s: %i", (_, status, met, ending) => {
  expect(exitStatus(met.map(target), ending)).toBe(status);
});
