import type { Standing } from "./standing.ts";
import { MARKS, type Mark } from "./words.ts";

/** A target in one line. */
export interface Line {
  readonly name: string;
  readonly api: string;
  /** The API's. */
  readonly title: string;
  readonly standing: Standing;
  readonly answer: string;
  readonly requests: string;
  readonly duration: string;
  /** True if the target, or something of it, could not be checked. */
  readonly isUnchecked: boolean;
  /** How many variants and rules it violates, what is accepted left out. */
  readonly violates: number;
  /** How much may be left on it. */
  readonly left: number;
  /** Its operations, and its rules if it has any. */
  readonly columns: readonly string[];
}

interface Answer {
  readonly mark: Mark;
  readonly words: string;
  readonly is: (line: Line) => boolean;
}

/** What can be said of a target, the worst first. */
const ALARMS: readonly Answer[] = [
  { mark: "violates", words: "violates its contract", is: ({ violates }) => violates > 0 },
  { mark: "unverified", words: "could not be verified", is: isUnverified },
  {
    mark: "attention",
    words: "could not be checked whole",
    is: (line) => line.isUnchecked && !isUnverified(line),
  },
  { mark: "attention", words: "left something behind", is: ({ left }) => left > 0 },
];

const KEPT = {
  accepted: "keeps its contract but for accepted deviations",
  "not-exercised": "keeps its contract as far as it was exercised",
  conforms: "keeps its contract",
} as const;

const ANSWERS: readonly Answer[] = [
  ...ALARMS,
  ...(Object.keys(KEPT) as (keyof typeof KEPT)[]).map((mark) => ({
    mark,
    words: KEPT[mark],
    is: (line: Line) => line.standing === mark && !ALARMS.some(({ is }) => is(line)),
  })),
];

function isUnverified({ standing }: Line): boolean {
  return standing === "unverified";
}

function rankOf(line: Line): number {
  return ANSWERS.findIndex(({ is }) => is(line));
}

/** The places of some targets, the worst of them first; of those alike, the one that violates most. */
export function worstFirst(lines: readonly Line[]): number[] {
  const ranks = lines.map(rankOf);
  const worse = (a: number, b: number) =>
    ranks[a]! - ranks[b]! || lines[b]!.violates - lines[a]!.violates;
  return [...lines.keys()].toSorted(worse);
}

/** What can be said of all of them, the worst first: `✗ 2 of 3 violate their contract · ✓ 1 keeps its contract`. */
export function answerOf(lines: readonly Line[]): string {
  const told = ANSWERS.map((answer) => ({ ...answer, count: lines.filter(answer.is).length }));
  return told
    .filter(({ count }) => count > 0)
    .map(({ mark, words, count }, index) => {
      const isFirst = index === 0;
      if (lines.length === 1) return `${MARKS[mark]} ${isFirst ? "The installation " : ""}${words}`;
      const said = count === 1 ? words : words.replace(/^(\w+)s its/, "$1 their");
      return `${MARKS[mark]} ${count}${isFirst ? ` of ${lines.length}` : ""} ${said}`;
    })
    .join(" · ");
}
