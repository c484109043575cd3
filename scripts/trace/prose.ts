import { bare, ENDS, isThing, readingOf, sentencesOf, wordsIn, type Sentence } from "./words.ts";

/** What a passage of the page and what is on record of it differ in; nothing where they say the same. */
export function difference(recorded: readonly string[], passages: readonly string[]): string[] {
  const sentences = passages.flatMap(sentencesOf);
  const old = recorded.flatMap((one) => one.split(" / ")).map((one) => wordsIn([one]));
  const known = new Set(old.flat().map(bare));
  const lost = [...known].filter(
    (token) => token !== "not" && !sentences.some(({ words }) => words.has(token)),
  );
  // As long as no sentences were joined, a word that was said twice is said twice.
  const times = (token: string) => sentences.filter(({ words }) => words.has(token)).length;
  const often = (token: string) => old.filter((words) => words.map(bare).includes(token)).length;
  if (sentences.length >= old.length) {
    lost.push(
      ...[...known].filter((one) => !isThing(one) && times(one) > 0 && times(one) < often(one)),
    );
  }
  const gained = new Set(
    sentences.flatMap(({ says }) => [...says]).filter((token) => !known.has(token)),
  );
  const wrong = [
    ...lost.map((token) => `no longer says "${token}"`),
    ...[...gained].map((token) => `says "${token}"`),
  ];
  const isAbout = ({ says, words }: Sentence) =>
    says.size > 0 || [...known].some((one) => words.has(one));
  const nots = sentences.filter(isAbout).reduce((sum, one) => sum + one.nots, 0);
  const before = old.flat().filter((token) => token === "not").length;
  if (nots !== before) wrong.push(`says "not" ${nots} times, ${before} before`);
  return wrong.length > 0
    ? wrong
    : swapped(
        old.map((one) => one.map(bare)),
        sentences,
      );
}

/** Two words that belong together no more, while others do: what is said of one is now said of another. */
function swapped(old: readonly (readonly string[])[], sentences: readonly Sentence[]): string[] {
  const apart = pairs(old).find(
    ([one, other]) => !sentences.some(({ words }) => words.has(one) && words.has(other)),
  );
  const says = sentences.map((one) => [...one.says]);
  const together = pairs(says).find(
    ([one, other]) => !old.some((words) => words.includes(one) && words.includes(other)),
  );
  if (!apart || !together) return [];
  return [`says "${together.join('" with "')}", and no longer "${apart.join('" with "')}"`];
}

const pairs = (groups: readonly (readonly string[])[]): [string, string][] =>
  groups.flatMap((words) =>
    words.flatMap((one) =>
      words
        .filter((other) => one < other && ![one, other].includes("not"))
        .map((other): [string, string] => [one, other]),
    ),
  );

/** What of a place is on record and not on the page, or the other way round. */
export function compareProse(
  recorded: readonly string[],
  passages: readonly { text: string; line: number }[],
) {
  const left = [...passages];
  const unmatched = recorded.filter((one) => {
    const at = left.findIndex(({ text }) => difference([one], [text]).length === 0);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const saying = left.filter(({ text }) => readingOf(text) !== "");
  // A paragraph that was divided, or two that were joined, say the same sentence by sentence.
  const [old, now] = [unmatched.flatMap((one) => one.split(" / ")), saying.flatMap(divided)];
  const isDivided = old.length > unmatched.length || now.length > saying.length;
  if (unmatched.length > 0 && isDivided && compareProse(old, now).length === 0) return [];
  const found: { line: number | undefined; what: string }[] = [];
  for (const one of unmatched) {
    const overlap = ({ text }: { text: string }) => difference([one], [text]).length;
    const [nearest] = saying.toSorted((a, b) => overlap(a) - overlap(b));
    if (nearest) saying.splice(saying.indexOf(nearest), 1);
    const what = nearest ? difference([one], [nearest.text]).join(", ") : `no longer says: ${one}`;
    found.push({ line: nearest?.line, what });
  }
  for (const { text, line } of saying) {
    const says = [...new Set(sentencesOf(text).flatMap((one) => [...one.says]))];
    if (says.length === 0) continue;
    found.push({ line, what: `says what the description does not: ${says.join(" ")}` });
  }
  return found;
}

const divided = ({ text, line }: { text: string; line: number }) =>
  text
    .split(ENDS)
    .filter(Boolean)
    .map((one) => ({ text: one, line }));
