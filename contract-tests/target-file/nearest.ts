export function nearest(word: string, names: readonly string[]): string | undefined {
  const written = plain(word);
  const [best] = names
    .map((name) => ({ name, edits: edits(written, plain(name)) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(plain(name).length / 3)))
    .toSorted((a, b) => a.edits - b.edits);
  return best?.name;
}

/** How many are named where one of them is sought. */
const MOST_NAMES = 10;

/** The remedy for an unknown word: what was probably meant, and what there is. */
export function knownOnes(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  const hint = meant === undefined ? "the" : `did you mean "${meant}"? The`;
  const more = known.length - MOST_NAMES;
  const names = known.slice(0, MOST_NAMES).join(", ");
  return `${hint} known ones are ${names}${more > 0 ? ` and ${more} more` : ""}`;
}

/** `base_url`, `base-url` and `BaseURL` all mean `baseUrl`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** Levenshtein's distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1)));
    }
  }
  return row[b.length]!;
}
