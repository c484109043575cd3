/** Characters that take two columns of a terminal, and such that take none of their own. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NARROWEST = /\p{M}/u;

/** Columns that a printable text takes on a terminal. */
export function columns(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += NARROWEST.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

/** The text filled up with spaces to a width in columns. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

/** The text in lines of no more than `width` columns, broken at spaces where there are any. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(width, 8);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((one) => chunks(one, room))) {
    if (line === "") line = word;
    else if (columns(line) + 1 + columns(word) <= room) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function chunks(word: string, width: number): string[] {
  if (columns(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  let taken = 0;
  for (const char of word) {
    const own = columns(char);
    if (taken + own > width) {
      parts.push(part);
      part = "";
      taken = 0;
    }
    part += char;
    taken += own;
  }
  return [...parts, part];
}
