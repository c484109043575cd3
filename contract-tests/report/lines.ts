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

/** What can be said of a target, the worst first; what comes last is said only where nothing before is. */
const ANSWERS: readonly {
  readonly mark: Mark;
  readonly one: string;
  readonly many?: string;
  readonly is: (line: Line) => boolean;
  readonly isElse?: true;
}[] = [
  {
    mark: "violates",
    one: "violates its contract",
    many: "violate their contract",
    is: ({ violates }) => violates > 0,
  },
  {
    mark: "unverified",
    one: "could not be verified",
    is: ({ standing }) => standing === "unverified",
  },
  {
    mark: "attention",
    one: "could not be checked whole",
    is: ({ standing, isUnchecked }) => isUnchecked && standing !== "unverified",
  },
  { mark: "attention", one: "left something behind", is: ({ left }) => left > 0 },
  {
    mark: "accepted",
    one: "keeps its contract but for accepted deviations",
    many: "keep their contract but for accepted deviations",
    is: ({ standing }) => standing === "accepted",
    isElse: true,
  },
  {
    mark: "not-exercised",
    one: "keeps its contract as far as it was exercised",
    many: "keep their contract as far as it was exercised",
    is: ({ standing }) => standing === "not-exercised",
    isElse: true,
  },
  {
    mark: "conforms",
    one: "keeps its contract",
    many: "keep their contract",
    is: () => true,
    isElse: true,
  },
];

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
  const ranks = lines.map(rankOf);
  const told = ANSWERS.flatMap(({ mark, one, many = one, is, isElse }, rank) => {
    const count = lines.filter((line, index) => (isElse ? ranks[index] === rank : is(line))).length;
    return count > 0 ? [{ mark, count, words: count === 1 ? one : many }] : [];
  });
  const parts = told.map(({ mark, count, words }, index) => {
    if (lines.length === 1)
      return `${MARKS[mark]} ${index === 0 ? "The installation " : ""}${words}`;
    return `${MARKS[mark]} ${count}${index === 0 ? ` of ${lines.length}` : ""} ${words}`;
  });
  return parts.join(" · ");
}
