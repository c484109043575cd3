/** Characters by which a text is looked up; none is shorter. */
export const SHORTEST_SECRET = 4;

/** Slots of the table that tells in one step where none begins; a power of two. */
const SLOTS = 1 << 17;

/** The texts that begin with the same characters. */
interface Beginning<T> {
  /** Their lengths, the longest first. */
  readonly lengths: number[];
  readonly meanings: Map<string, T>;
}

/**
 * Many texts to be looked for at once, each with what it stands for. Adding one costs nothing for
 * those before, and the number of them hardly matters for the search: an installation may list
 * thousands of passcodes.
 */
export class SecretTexts<T extends object> {
  readonly #byStart = new Map<string, Beginning<T>>();
  readonly #begins = new Uint8Array(SLOTS);

  /** Adds one; what is known already keeps its meaning unless `anew` is true. */
  add(text: string, meaning: T, anew = false): void {
    if (text.length < SHORTEST_SECRET) return;
    const start = text.slice(0, SHORTEST_SECRET);
    const none: Beginning<T> = { lengths: [], meanings: new Map() };
    const { lengths, meanings } = this.#byStart.get(start) ?? none;
    if (meanings.has(text) && !anew) return;
    meanings.set(text, meaning);
    if (!lengths.includes(text.length)) lengths.push(text.length);
    lengths.sort((a, b) => b - a);
    this.#byStart.set(start, { lengths, meanings });
    this.#begins[slotOf(text, 0)] = 1;
  }

  /** The text with each known text in it replaced; where several begin, the longest. */
  replace(text: string, write: (meaning: T) => string): string {
    const parts: string[] = [];
    let kept = 0;
    for (let at = 0; at <= text.length - SHORTEST_SECRET;) {
      const found = this.#begins[slotOf(text, at)] === 1 ? this.#at(text, at) : undefined;
      if (!found) {
        at++;
        continue;
      }
      parts.push(text.slice(kept, at), write(found.meaning));
      at += found.length;
      kept = at;
    }
    return kept === 0 ? text : parts.join("") + text.slice(kept);
  }

  /** True if any of them is in the text. */
  standIn(text: string): boolean {
    for (let at = 0; at <= text.length - SHORTEST_SECRET; at++) {
      if (this.#begins[slotOf(text, at)] === 1 && this.#at(text, at)) return true;
    }
    return false;
  }

  #at(text: string, at: number): { readonly length: number; readonly meaning: T } | undefined {
    const beginning = this.#byStart.get(text.slice(at, at + SHORTEST_SECRET));
    for (const length of beginning?.lengths ?? []) {
      const meaning = beginning!.meanings.get(text.slice(at, at + length));
      if (meaning !== undefined) return { length, meaning };
    }
    return undefined;
  }
}

/** The slot of the four characters that begin somewhere. */
function slotOf(text: string, at: number): number {
  const hash =
    text.charCodeAt(at) ^
    (text.charCodeAt(at + 1) << 4) ^
    (text.charCodeAt(at + 2) << 8) ^
    (text.charCodeAt(at + 3) << 11);
  return (hash ^ (hash >>> 17)) & (SLOTS - 1);
}
