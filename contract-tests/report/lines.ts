import type { Look, Standing } from "./standing.ts";
import { MARKS, present } from "./words.ts";
import { counts } from "./findings.ts";
import type { Catalogues } from "./ids.ts";
import { excerpt } from "./printable.ts";
import type { TargetReport } from "./report.ts";
import { named } from "./sections.ts";

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
  /** True if not all that is documented was exercised, and all of it is asked for. */
  readonly isIncomplete: boolean;
}

/** The colors of a badge; muted is what is not known. */
export type BadgeLook = "conforms" | "violates" | "accepted" | "muted";

/** What can be said of a target or, once, of the run. */
interface Step {
  /** The exit status of a run of which nothing worse can be said. */
  readonly status: 0 | 1 | 2;
  readonly mark: Standing;
  readonly words: string;
  readonly badge: readonly [look: BadgeLook, words: string];
  readonly is: (facts: Facts) => boolean;
}

/** Said of the run and not of a target. */
const CUT_SHORT: Step = {
  ...{ status: 2, mark: "unverified", words: "run was cut short" },
  ...{ badge: ["muted", "cut short"], is: () => false },
};

/** What an operator has to act on. */
const ALARMS: readonly Step[] = [
  {
    ...{ status: 1, mark: "violates", words: "violates its contract" },
    ...{ badge: ["violates", "violates"], is: ({ violates }) => violates > 0 },
  },
  CUT_SHORT,
  {
    ...{ status: 2, mark: "unverified", words: "could not be verified" },
    ...{ badge: ["muted", "not verified"], is: ({ isUnverified }) => isUnverified },
  },
  {
    ...{ status: 2, mark: "attention", words: "could not be checked in full" },
    badge: ["muted", "not checked in full"],
    is: ({ isUnchecked, isUnverified }) => isUnchecked && !isUnverified,
  },
  {
    ...{ status: 1, mark: "attention", words: "has something left behind" },
    ...{ badge: ["accepted", "something left behind"], is: ({ left }) => left > 0 },
  },
  {
    ...{ status: 1, mark: "attention", words: "was not exercised in full, as --complete asks" },
    ...{ badge: ["accepted", "not exercised in full"], is: ({ isIncomplete }) => isIncomplete },
  },
];

/** What is said where there is none of that. */
const CALM: readonly Step[] = [
  {
    ...{ status: 0, mark: "accepted", words: "keeps its contract except for accepted deviations" },
    badge: ["accepted", "accepted deviations"],
    is: ({ look, isWhole }) => look === "accepted" && isWhole,
  },
  {
    ...{ status: 0, mark: "accepted" },
    words: "keeps its contract as far as it was exercised, except for accepted deviations",
    badge: ["accepted", "accepted deviations, as far as exercised"],
    is: ({ look, isWhole }) => look === "accepted" && !isWhole,
  },
  {
    ...{ status: 0, mark: "not-exercised", words: "was not exercised" },
    ...{ badge: ["muted", "not exercised"], is: ({ isExercised }) => !isExercised },
  },
  {
    ...{ status: 0, mark: "not-exercised" },
    words: "keeps its contract as far as it was exercised",
    badge: ["accepted", "conforms as far as exercised"],
    is: ({ look, isExercised }) => look === "not-exercised" && isExercised,
  },
  {
    ...{ status: 0, mark: "conforms", words: "keeps its contract" },
    ...{ badge: ["conforms", "conforms"], is: ({ look }) => look === "conforms" },
  },
];

/** The one ladder of every run, the worst first: headlines, marks, badges and the exit status follow it. */
const LADDER: readonly Step[] = [
  ...ALARMS,
  ...CALM.map((step) => ({
    ...step,
    is: (facts: Facts) => step.is(facts) && !ALARMS.some(({ is }) => is(facts)),
  })),
];

/** The mark of the worst that is true of a target. */
export function standingOf(facts: Facts): Standing {
  return LADDER.find(({ is }) => is(facts))!.mark;
}

/** Grows with the worst that is true of a target, and then with what else is. */
function severityOf(facts: Facts): number {
  return LADDER.reduce((sum, { is }) => 2 * sum + Number(is(facts)), 0);
}

/** The places of some targets, the worst of them first; of those alike, the one that violates most. */
export function worstFirst(lines: readonly Facts[]): number[] {
  const severities = lines.map(severityOf);
  const worse = (a: number, b: number) =>
    severities[b]! - severities[a]! || lines[b]!.violates - lines[a]!.violates;
  return [...lines.keys()].toSorted(worse);
}

/**
 * What can be said of all of them, the worst first, and the exit status that goes with the worst:
 * `✗ 2 of 3 violate their contract · ✓ 1 keeps its contract`.
 */
export function headlineOf(lines: readonly Facts[], isCut: boolean) {
  const told = LADDER.flatMap((step) => {
    const isOfRun = step === CUT_SHORT;
    const count = isOfRun ? Number(isCut) : lines.filter(step.is).length;
    return count > 0 ? [{ ...step, isOfRun, count }] : [];
  });
  const [worst] = told;
  const first = told.find(({ isOfRun }) => !isOfRun);
  const answers = told.map((step) => {
    const { mark, words, count, isOfRun } = step;
    if (isOfRun) return `${MARKS[mark]} ${step === worst ? "The" : "the"} ${words}`;
    if (lines.length === 1)
      return `${MARKS[mark]} ${step === first ? "The installation " : ""}${words}`;
    const said = count === 1 ? words : plurally(words);
    return `${MARKS[mark]} ${count}${step === first ? ` of ${lines.length}` : ""} ${said}`;
  });
  return {
    answer: answers.join(" · ") + partsText(lines.map(({ part }) => part)),
    status: worst?.status ?? 0,
    badge: worst?.badge,
    /** Whether it ends as a run that was interrupted does. */
    isCutShort: worst?.isOfRun ?? false,
  };
}

function plurally(words: string): string {
  return words
    .replace(/^(\w+)s its/, "$1 their")
    .replace(/^was/, "were")
    .replace(/^has/, "have");
}

/** Options of different runs that are named. */
const MOST_NAMED = 3;

/** What a run of a part of a contract was limited to, and how much of it was exercised; undefined for a run of all of it. */
export type Part = NonNullable<ReturnType<typeof partOf>>;

export function partOf(
  { api, asked, variants }: Pick<TargetReport, "api" | "asked" | "variants">,
  catalogues: Catalogues = {},
) {
  const { only, failed, tool } = asked ?? {};
  const options = present(
    only !== undefined && `--only ${excerpt(only)}`,
    failed !== undefined && `--failed ${excerpt(failed)}`,
    tool && `--tool ${tool}`,
  );
  if (options.length === 0) return undefined;
  const exercised = variants.filter((one) => counts(one) && one.verdict !== "not-exercised");
  const all = Object.values(catalogues[api]?.catalogue.variants ?? {}).filter(
    ({ provenance }) => provenance === "documented",
  );
  const share = all.length > 0 && `${exercised.length} of ${all.length} documented variants`;
  const limit = options.join(", ");
  return { limit, documented: all.length, text: present(share, limit).join("; ") };
}

/** What is said in brackets behind the answer for some targets. */
export function partsText(parts: readonly (Part | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  const [only] = known;
  if (!only) return "";
  const limits = new Set(known.map(({ limit }) => limit));
  return ` (${parts.length === 1 ? only.text : named([...limits], MOST_NAMED)})`;
}
