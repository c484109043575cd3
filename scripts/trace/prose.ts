import { bare, isThing, sentencesOf, wordsIn } from "./words.ts";

interface Said {
  readonly text: string;
  readonly line: number;
}

/** How the words of the page differ at one place from those recorded of it, and in which line; words that are `granted` may differ. */
export function difference(
  recorded: readonly string[],
  passages: readonly Said[],
  granted: readonly string[] = [],
) {
  const old = recorded.flatMap((one) => one.split(" / ")).map((one) => wordsIn([one]).map(bare));
  const sentences = passages.flatMap(({ text }) => sentencesOf(text));
  const known = new Set(old.flat().filter((word) => word !== "not"));
  const times = (word: string) => sentences.filter(({ words }) => words.has(word)).length;
  const often = (word: string) => old.filter((words) => words.includes(word)).length;
  // As long as no sentences were joined, a word that was said twice is said twice.
  const isJoined = sentences.length < old.length;
  const lost = [...known].filter(
    (word) => times(word) < (isJoined || isThing(word) ? 1 : often(word)),
  );
  const gained = [...new Set(sentences.flatMap(({ says }) => [...says]))].filter(
    (word) => !known.has(word) && !granted.includes(word),
  );
  const about = sentences.filter(
    ({ says, words }) => says.size > 0 || [...known].some((word) => words.has(word)),
  );
  const nots = about.reduce((sum, one) => sum + one.nots, 0);
  const before = old.flat().filter((word) => word === "not").length;
  const wrong = [
    ...lost.map((word) => `no longer says "${word}"`),
    ...gained.map((word) => `says "${word}"`),
    ...(nots === before ? [] : [`says "not" ${nots} times, ${before} before`]),
  ];
  if (wrong.length === 0) {
    // The words are the same, but another two share a sentence: what was said of one thing is now said of another.
    const apart = pairs(old).find(
      ([one, other]) => !sentences.some(({ words }) => words.has(one) && words.has(other)),
    );
    const together = pairs(sentences.map(({ says }) => [...says])).find(
      ([one, other]) => !old.some((words) => words.includes(one) && words.includes(other)),
    );
    if (!apart || !together) return undefined;
    wrong.push(`says "${together.join('" with "')}", and no longer "${apart.join('" with "')}"`);
  }
  if (passages.length === 0)
    return { line: undefined, what: `no longer says: ${recorded.join(" / ")}` };
  return { line: lineOf(old, passages, gained, lost), what: wrong.join(", ") };
}

/** The line of a word that was gained; else of the passage most like the sentence that a word was lost from. */
function lineOf(
  old: readonly (readonly string[])[],
  passages: readonly Said[],
  gained: readonly string[],
  lost: readonly string[],
): number {
  const sought = gained.length > 0 ? gained : (old.find((words) => words.includes(lost[0]!)) ?? []);
  const likeness = ({ text }: Said) => {
    const words = sentencesOf(text).flatMap((one) => [...one.words]);
    return sought.filter((word) => words.includes(word)).length;
  };
  return passages.toSorted((a, b) => likeness(b) - likeness(a))[0]!.line;
}

const pairs = (groups: readonly (readonly string[])[]): [string, string][] =>
  groups.flatMap((words) =>
    words.flatMap((one) =>
      words
        .filter((other) => one < other && one !== "not" && other !== "not")
        .map((other): [string, string] => [one, other]),
    ),
  );
