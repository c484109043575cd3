/** Characters by which a text is looked up; none is shorter. */
export const SHORTEST_SECRET = 4;

/** What a text means. */
export interface Meaning {
  /** True if it counts only where it is a whole word or number: it is so short that others may contain it. */
  readonly isWhole?: boolean;
}

/** The texts whose first characters have the same number. */
interface Beginning<T> {
  /** Their lengths, the longest first. */
  readonly lengths: number[];
  readonly meanings: Map<string, T>;
}

/**
 * Many texts to be looked for at once, each with what it means. Adding one costs nothing for
 * those before, and the number of them hardly matters for the search: an installation may list
 * thousands of passcodes.
 */
export class SecretTexts<T extends Meaning> {
  readonly #byStart = new Map<number, Beginning<T>>();

  /** Adds one; what is known already keeps its meaning unless `replaces` is true. */
  add(text: string, meaning: T, replaces = false): void {
    if (text.length < SHORTEST_SECRET) return;
    let start = 0;
    for (let at = 0; at < SHORTEST_SECRET; at++) start = moved(start, text, at);
    const beginning = this.#byStart.get(start) ?? { lengths: [], meanings: new Map<string, T>() };
    this.#byStart.set(start, beginning);
    const { lengths, meanings } = beginning;
    if (meanings.has(text) && !replaces) return;
    meanings.set(text, meaning);
    if (!lengths.includes(text.length)) lengths.push(text.length);
    lengths.sort((a, b) => b - a);
  }

  /** The text with each known text in it replaced; where several begin, the longest. */
  replace(text: string, write: (meaning: T) => string): string {
    let [written, kept] = ["", 0];
    for (const { at, length, meaning } of this.#in(text)) {
      written += text.slice(kept, at) + write(meaning);
      kept = at + length;
    }
    return written + text.slice(kept);
  }

  /** True if any of them is in the text. */
  appearIn(text: string): boolean {
    return this.#in(text).next().done !== true;
  }

  /** What the texts that are in it mean. */
  allIn(text: string): T[] {
    return Array.from(this.#in(text), ({ meaning }) => meaning);
  }

  *#in(text: string): Generator<{ at: number; length: number; meaning: T }> {
    let [start, from] = [0, 0];
    for (let end = 0; end < text.length; end++) {
      start = moved(start, text, end);
      const at = end + 1 - SHORTEST_SECRET;
      const beginning = this.#byStart.get(start);
      if (!beginning || at < from) continue;
      const { lengths, meanings } = beginning;
      const length = lengths.find((one) => {
        const meaning = meanings.get(text.slice(at, at + one));
        return meaning && (!meaning.isWhole || isWhole(text, at, at + one));
      });
      if (length === undefined) continue;
      yield { at, length, meaning: meanings.get(text.slice(at, at + length))! };
      from = at + length;
    }
  }
}

/** Whether a part of a text is not within a longer word, number, date, time or address. */
function isWhole(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(start - 2, 0), start);
  return !/\w$|\w[-.:/]$/.test(before) && !/^\w|^[-.:/]\w/.test(text.slice(end, end + 2));
}

/** The number of four characters, one further in a text: few others have the same. */
function moved(start: number, text: string, at: number): number {
  return (start << 8) ^ text.charCodeAt(at);
}
