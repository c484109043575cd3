import { partsText, type Part } from "./asked.ts";
import type { Look, Standing } from "./standing.ts";
import { MARKS } from "./words.ts";

/** What is true of a target as a whole. */
interface Facts {
  readonly isUnverified: boolean;
  /** True if the target, or something of it, could not be checked. */
  readonly isUnchecked: boolean;
  /** True if anything that counts was exercised. */
  readonly isExercised: boolean;
  /** Of its worst variant or rule. */
  readonly look: Look;
  /** What the run was limited to, if it was of a part of the contract. */
  readonly part: Part | undefined;
  /** True if nothing that counts was left out. */
  readonly isWhole: boolean;
  /** How many variants and rules it violates, what is accepted left out. */
  readonly violates: number;
  /** How much may be left on it. */
  readonly left: number;
}

/** A target in one line. */
export interface Line extends Facts {
  readonly name: string;
  readonly api: string;
  /** The API's. */
  readonly title: string;
  readonly standing: Standing;
  readonly answer: string;
  readonly requests: string;
  readonly duration: string;
  /** Its operations, and its rules if it has any. */
  readonly columns: readonly string[];
}

interface Answer {
  readonly mark: Standing;
  readonly words: string;
  readonly is: (facts: Facts) => boolean;
}

/** What an operator has to act on, the most urgent first. */
const ALARMS: readonly Answer[] = [
  { mark: "violates", words: "violates its contract", is: ({ violates }) => violates > 0 },
  { mark: "attention", words: "has leftovers of the run", is: ({ left }) => left > 0 },
  { mark: "unverified", words: "could not be verified", is: ({ isUnverified }) => isUnverified },
  {
    mark: "attention",
    words: "could not be checked whole",
    is: ({ isUnchecked, isUnverified }) => isUnchecked && !isUnverified,
  },
];

/** What is said where there is none of that. */
const CALM: readonly Answer[] = [
  {
    mark: "accepted",
    words: "keeps its contract except for accepted deviations",
    is: ({ look, isWhole }) => look === "accepted" && isWhole,
  },
  {
    mark: "accepted",
    words: "keeps its contract as far as it was exercised, except for accepted deviations",
    is: ({ look, isWhole }) => look === "accepted" && !isWhole,
  },
  { mark: "not-exercised", words: "was not exercised", is: ({ isExercised }) => !isExercised },
  {
    mark: "not-exercised",
    words: "keeps its contract as far as it was exercised",
    is: ({ look, isExercised }) => look === "not-exercised" && isExercised,
  },
  { mark: "conforms", words: "keeps its contract", is: ({ look }) => look === "conforms" },
];

/** What can be said of a target, the worst first. */
const ANSWERS: readonly Answer[] = [
  ...ALARMS,
  ...CALM.map((answer) => ({
    ...answer,
    is: (facts: Facts) => answer.is(facts) && !ALARMS.some(({ is }) => is(facts)),
  })),
];

/** The mark of the worst that is true of a target. */
export function standingOf(facts: Facts): Standing {
  return ANSWERS.find(({ is }) => is(facts))!.mark;
}

/** Grows with the worst that is true of a target, and then with what else is. */
function severityOf(facts: Facts): number {
  return ANSWERS.reduce((sum, { is }) => 2 * sum + Number(is(facts)), 0);
}

/** The places of some targets, the worst of them first; of those alike, the one that violates most. */
export function worstFirst(lines: readonly Line[]): number[] {
  const severities = lines.map(severityOf);
  const worse = (a: number, b: number) =>
    severities[b]! - severities[a]! || lines[b]!.violates - lines[a]!.violates;
  return [...lines.keys()].toSorted(worse);
}

/** What can be said of all of them, the worst first: `✗ 2 of 3 violate their contract · ✓ 1 keeps its contract`. */
export function answerOf(lines: readonly Line[]): string {
  const told = ANSWERS.map((answer) => ({ ...answer, count: lines.filter(answer.is).length }));
  const answers = told
    .filter(({ count }) => count > 0)
    .map(({ mark, words, count }, index) => {
      const isFirst = index === 0;
      if (lines.length === 1) return `${MARKS[mark]} ${isFirst ? "The installation " : ""}${words}`;
      const said = count === 1 ? words : plurally(words);
      return `${MARKS[mark]} ${count}${isFirst ? ` of ${lines.length}` : ""} ${said}`;
    });
  return answers.join(" · ") + partsText(lines.map(({ part }) => part));
}

function plurally(words: string): string {
  return words
    .replace(/^(\w+)s its/, "$1 their")
    .replace(/^was/, "were")
    .replace(/^has/, "have");
}
