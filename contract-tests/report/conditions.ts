import type { Chance, Report, TargetReport, Tool } from "./report.ts";

/** What a variant or rule of a target was judged by in a run. */
export interface Conditions
  extends Pick<Report, "tool" | "suite">, Pick<TargetReport, "baseUrl" | "overlay"> {
  readonly chance?: Chance;
  /** The tools that exercised it. */
  readonly by?: readonly Tool[];
}

/** Why what was violated before, and conforms now, is not known to be fixed; undefined if all was judged alike. */
export function doubtIn(before: Conditions, after: Conditions): string | undefined {
  return DOUBTS.find(([, is]) => is(before, after))?.[0];
}

type Differs = (before: Conditions, after: Conditions) => boolean;

const DOUBTS: readonly (readonly [why: string, is: Differs])[] = [
  ["the target has another address", (a, b) => a.baseUrl !== b.baseUrl],
  ["it is judged by another overlay", (a, b) => isOverlaid(a, b)],
  ["it is not known by what suite one of them was judged", (a, b) => !suiteOf(a) || !suiteOf(b)],
  ["it is judged by another suite", (a, b) => a.tool !== b.tool || suiteOf(a) !== suiteOf(b)],
  ["it was not asked as much, from the same seed", (a, b) => isLess(a.chance, b.chance)],
  ["not all tools that had exercised it have again", (a, b) => !isAll(a.by, b.by)],
];

/** Whether two runs have judged a target by different overlays. */
export function isOverlaid(
  one: Pick<TargetReport, "overlay">,
  other: Pick<TargetReport, "overlay">,
): boolean {
  return one.overlay?.digest !== other.overlay?.digest;
}

const suiteOf = ({ suite }: Conditions) => suite?.digest;

function isLess(before: Chance | undefined, after: Chance | undefined): boolean {
  if (!before || !after) return before !== after;
  return before.seed !== after.seed || after.tries < before.tries;
}

const isAll = (before: Conditions["by"] = [], after: Conditions["by"] = []) =>
  before.every((tool) => after.includes(tool));
