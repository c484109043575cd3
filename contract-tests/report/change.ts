/**
 * How a text differs from the documented one, where one cause would change other texts in the same way:
 * what is around it, its case, or that all its words are others. Undefined where that is not plain.
 * @param documented as a finding shows it, in JSON
 * @param came the same, perhaps with its type
 */
export function changeOf(documented = "", came = ""): string | undefined {
  const [was, is] = [textIn(documented), textIn(came)];
  if (!was) return undefined;
  if (!is) return `became ${came}`;
  for (const [whole, part, how] of [[is, was, "gained"] as const, [was, is, "lost"] as const]) {
    const at = whole.indexOf(part);
    if (at >= 0) return `${how} ${whole.slice(0, at)}…${whole.slice(at + part.length)}`;
  }
  const [before, after] = [was.toLowerCase(), is.toLowerCase()];
  if (before === after) return "has other capital letters";
  const [known, others] = [wordsOf(before), wordsOf(after)];
  const isPlain = Math.min(known.length, others.length) >= LEAST_WORDS;
  return isPlain && !others.some((word) => known.includes(word)) ? "has other words" : undefined;
}

/** Words of four letters and more that make a sentence, and no name. */
const LEAST_WORDS = 2;

/** The text that JSON at the beginning is, if it is one. */
function textIn(shown: string): string | undefined {
  const [json] = /^"(?:[^"\\]|\\.)*"/s.exec(shown) ?? [];
  return json && (JSON.parse(json) as string);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}]{4,}/gu) ?? [];
}
