import { DescriptionError, type Description } from "./description.ts";

/** Where a pattern asks for nothing that a reader is told: examples have none, and below `not`, it is what must not be. */
const NONE: ReadonlySet<string> = new Set(["example", "examples", "not"]);

/**
 * What a text is that matches a pattern, in words, by pattern: `x-matches` beside it, at one of the places that have it.
 * @throws DescriptionError for a pattern without words, with two kinds of them, or with an example in quotes that it does not match
 */
export function patternsOf(api: string, description: Description): Record<string, string> {
  const found = patternsIn(description);
  const words = new Map(found.flatMap(([pattern, own]) => (own ? [[pattern, own]] : [])));
  for (const [pattern, own] of found) {
    const known = words.get(pattern);
    const fail = (what: string): never => {
      throw new DescriptionError(`openapi/${api}: the pattern ${pattern} ${what}`);
    };
    if (known === undefined)
      fail("has no words; say beside it in x-matches what a matching text is");
    const odd = /"([^"]+)"/.exec(own ?? "")?.[1];
    if (odd !== undefined && !new RegExp(pattern, "u").test(odd))
      fail(`does not match "${odd}", as its x-matches says; correct one of them`);
    if (own && own !== known) fail(`has two x-matches, "${own}" and "${known}"; keep one of them`);
  }
  return Object.fromEntries(words);
}

type Found = readonly [pattern: string, words: string | undefined];

function patternsIn(part: unknown): Found[] {
  if (typeof part !== "object" || part === null) return [];
  const { pattern, "x-matches": words } = part as Record<string, string>;
  const own: Found[] = typeof pattern === "string" ? [[pattern, words]] : [];
  const below = Object.entries(part).filter(([key]) => !NONE.has(key));
  return [...own, ...below.flatMap(([, value]) => patternsIn(value))];
}
