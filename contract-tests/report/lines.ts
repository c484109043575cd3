import { counts } from "./findings.ts";
import type { Catalogues } from "./ids.ts";
import { excerpt } from "./printable.ts";
import type { TargetReport } from "./report.ts";
import { MOST_NAMES, named } from "./sections.ts";
import { isExercised, isUnchecked, worstOf, type Standing, type Tally } from "./standing.ts";
import { MARKS, present } from "./words.ts";

export type Facts = ReturnType<typeof factsOf>;

/** What is true of a target as a whole, by the tallies of its variants and its rules. */
export function factsOf(
  target: TargetReport,
  [variants, rules]: readonly [Tally, Tally],
  {
    catalogues,
    complete = false,
  }: { readonly catalogues?: Catalogues | undefined; readonly complete?: boolean | undefined },
) {
  const part = partOf(target, catalogues);
  const look = worstOf(variants, rules);
  const isUnverified = target.error !== undefined;
  const hasGaps = variants.notExercised > 0 || !isExercised(target);
  return {
    isUnverified,
    /** True if the target, or something of it, could not be checked. */
    isUnchecked: isUnchecked(target),
    /** True if anything that counts was exercised. */
    isExercised: isExercised(target),
    /** What the run was limited to, if it was of a part of the contract. */
    part,
    /** True if nothing that counts was left out. */
    isWhole: part === undefined && variants.notExercised + rules.notExercised === 0,
    /** Of its worst variant or rule. */
    look: part && look === "conforms" ? "not-exercised" : look,
    /** How many variants and rules it violates, what is accepted left out. */
    violates: variants.violates + rules.violates,
    /** How much may be left on it. */
    left: target.leftovers.length,
    /** True if not all that is documented was exercised, and all of it is asked for. */
    isIncomplete: complete && !isUnverified && hasGaps,
  };
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

/** What is said where there is none of that: the first that is true. */
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
    is: ({ look }) => look === "accepted",
  },
  {
    ...{ status: 0, mark: "not-exercised", words: "was not exercised" },
    ...{ badge: ["muted", "not exercised"], is: ({ isExercised }) => !isExercised },
  },
  {
    ...{ status: 0, mark: "not-exercised" },
    words: "keeps its contract as far as it was exercised",
    badge: ["accepted", "conforms as far as exercised"],
    is: ({ look }) => look === "not-exercised",
  },
  {
    ...{ status: 0, mark: "conforms", words: "keeps its contract" },
    ...{ badge: ["conforms", "conforms"], is: () => true },
  },
];

/** The one ladder of every run, the worst first: headlines, marks, badges and the exit status follow it. */
const LADDER = [...ALARMS, ...CALM];

/** All that is said of a target, the worst first. */
export function stepsOf(facts: Facts): readonly Step[] {
  const alarms = ALARMS.filter(({ is }) => is(facts));
  return alarms.length > 0 ? alarms : [CALM.find(({ is }) => is(facts))!];
}

/** The places of some targets, the worst of them first; of those alike, the one that violates most. */
export function worstFirst(lines: readonly Facts[]): number[] {
  // It grows with the worst that is true of a target, and then with what else is.
  const severities = lines.map((facts) => {
    const steps = stepsOf(facts);
    return LADDER.reduce((sum, step) => 2 * sum + Number(steps.includes(step)), 0);
  });
  const worse = (a: number, b: number) =>
    severities[b]! - severities[a]! || lines[b]!.violates - lines[a]!.violates;
  return [...lines.keys()].toSorted(worse);
}

/**
 * What can be said of all of them, the worst first, and the exit status that goes with the worst:
 * `✗ 2 of 3 violate their contract · ✓ 1 keeps its contract`.
 */
export function headlineOf(lines: readonly Facts[], isCut: boolean) {
  const all = lines.flatMap(stepsOf);
  const told = LADDER.flatMap((step) => {
    const isOfRun = step === CUT_SHORT;
    const count = isOfRun ? Number(isCut) : all.filter((one) => one === step).length;
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
  if (told.length === 0) answers.push(`${MARKS["not-exercised"]} No target falls to this part`);
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

/** What a run of a part of a contract was limited to, and how much of it was exercised; undefined for a run of all of it. */
function partOf(
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
function partsText(parts: readonly ReturnType<typeof partOf>[]): string {
  const known = parts.filter((part) => part !== undefined);
  const [only] = known;
  if (!only) return "";
  if (parts.length === 1) return ` (${only.text})`;
  const byLimit = Map.groupBy(known, ({ limit }) => limit);
  const limits = [...byLimit].map(([limit, { length }]) =>
    length === parts.length ? limit : `${length} of them with ${limit}`,
  );
  return ` (${named(limits, MOST_NAMES)})`;
}
