/**
 * What must not reach a reader as it is: control and escape characters, everything invisible,
 * what turns the writing direction, halves of characters, spaces that are not a space, and heaps of accents.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|(?! )\p{Zs}|(?<=\p{M}{3})\p{M}/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** The longest text of a server that a report shows, in characters. */
const SHOWN = 400;

/**
 * Text in one line that does nothing but be read: each character that could move a cursor, hide,
 * reorder its neighbours or break a line becomes a visible escape, `\u202e` for one.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (char) => SHORT[char] ?? escapeOf(char));
}

/** Printable text, cut where it is longer than a reader wants, with its whole length. */
export function excerpt(text: string, limit = SHOWN): string {
  if (text.length <= limit) return printable(text);
  const start = text.slice(0, limit).replace(/[\ud800-\udbff]$/, "");
  return `${printable(start)}… (${text.length} characters)`;
}

/** JSON text that says the same with every unprintable character written as a JSON escape. */
export function printableJson(json: string): string {
  return json.replace(UNPRINTABLE, (char) =>
    char === "\n" ? char : char.split("").map(escapeOfUnit).join(""),
  );
}

function escapeOf(char: string): string {
  return char.length === 1 ? escapeOfUnit(char) : `\\u{${char.codePointAt(0)!.toString(16)}}`;
}

function escapeOfUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
