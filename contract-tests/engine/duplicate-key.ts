/**
 * A key that stands twice in one object of a JSON text, if there is one.
 * Parsers disagree about which of the two values counts, so such a text says two things.
 * The text must be valid JSON.
 */
export function duplicateKey(text: string): string | undefined {
  /** For each open container: the keys so far of an object, null for a list. */
  const open: (Set<string> | null)[] = [];
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token.endsWith(":")) {
      const key = JSON.parse(token.slice(0, -1)) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}

/** Brackets, and texts with the colon that makes a key of them. */
const TOKENS = /[{}[\]]|"(?:[^"\\]|\\.)*"(?:\s*:)?/g;
