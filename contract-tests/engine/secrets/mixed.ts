import { SecretTexts, SHORTEST_SECRET, type Meaning } from "./secret-texts.ts";

/** What each value means that has a part of letters and digits, by which it is looked up. */
interface Anchored<T> extends Meaning {
  readonly values: (readonly [pattern: RegExp, meaning: T])[];
}

/** Values of which each character but letters and digits may be written in an encoding of its own. */
export class MixedTexts<T> {
  readonly #anchors = new SecretTexts<Anchored<T>>();
  readonly #byAnchor = new Map<string, Anchored<T>>();

  add(value: string, meaning: T): void {
    const parts = value.match(/[A-Za-z\d]+/g) ?? [];
    const anchor = parts.toSorted((a, b) => b.length - a.length)[0] ?? "";
    if (anchor.length < SHORTEST_SECRET || anchor === value) return;
    const { values } = this.#byAnchor.get(anchor) ?? this.#anchoredAt(anchor);
    values.push([new RegExp(patternOf(value), "gu"), meaning]);
  }

  #anchoredAt(anchor: string): Anchored<T> {
    const anchored = { values: [] };
    this.#byAnchor.set(anchor, anchored);
    this.#anchors.add(anchor, anchored);
    return anchored;
  }

  /** The text with each value in it replaced. */
  replace(text: string, write: (meaning: T) => string): string {
    return this.#near(text).reduce(
      (written, [pattern, meaning]) => written.replace(pattern, () => write(meaning)),
      text,
    );
  }

  /** What the values that are in a text mean. */
  allIn(text: string): T[] {
    return this.#near(text).flatMap(([pattern, meaning]) =>
      text.search(pattern) < 0 ? [] : meaning,
    );
  }

  #near(text: string) {
    return [...new Set(this.#anchors.allIn(text))].flatMap(({ values }) => values);
  }
}

/** How many characters a row of quotes and backslashes is written with at most. */
const LONGEST_ROW = 64;

/** Each row of quotes and backslashes is one part: what escapes them is more of them. A text has one reading only, or a long row would take for ever. */
function patternOf(value: string): string {
  const parts = value.match(/[\\'"]+|[^\\'"]/gu) ?? [];
  return parts
    .map((part) => {
      if (/^[A-Za-z\d]$/.test(part)) return part;
      if (!/^[\\'"]/.test(part)) return waysOf(part, "\\\\{0,8}", "\\\\{1,8}");
      const ways = [...new Set(part)].map((char) => waysOf(char, "", "(?<=\\\\)"));
      return `(?:\\\\|${ways.join("|")}){1,${LONGEST_ROW}}`;
    })
    .join("");
}

/** How a character may be written, as a pattern; `&` and `%` of an encoding may be encoded once more. */
function waysOf(char: string, before: string, beforeCode: string): string {
  const code = char.codePointAt(0)!;
  const bytes = [Buffer.from(char), Buffer.from(char, "latin1")].map((one) => [...one]);
  const units = Array.from({ length: char.length }, (_, at) => char.charCodeAt(at));
  const texts = new Set([char, char.normalize("NFD"), Buffer.from(char).toString("latin1")]);
  const ways = [
    ...Array.from(texts, (text) => before + quoted(text)),
    units.map((unit) => `${beforeCode}u${hex(unit, 4)}`).join(""),
    // Every character that has a name in HTML is told by what is around it.
    `&(?:amp;)*(?:#0*${code}|#[xX]0*${hex(code, 1)}|[A-Za-z]{2,8});`,
    ...bytes.map((all) => all.map((one) => `[%=](?:25)*${hex(one, 2)}`).join("")),
  ];
  return `(?:${ways.join("|")})`;
}

function hex(code: number, digits: number): string {
  const written = code.toString(16).padStart(digits, "0");
  return written.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function quoted(text: string): string {
  return Array.from(text, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`).join("");
}
