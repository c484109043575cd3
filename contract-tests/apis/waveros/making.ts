import type { Row } from "./answers.ts";
import { given } from "./orders.ts";

/**
 * Tells the vouchers of a run's making from all others: they bear its mark, or a name that the
 * router gave to one of them and that nobody had before.
 */
export class Making {
  readonly #marks: Set<string>;
  /** Names of others, and names that the router has given to this run's. */
  readonly #foreign = new Set<string>();
  readonly #given = new Set<string>();
  #seen = false;

  constructor(mark: string) {
    this.#marks = new Set([mark]);
  }

  /** True if a row of the list is of the run's making. */
  includes({ username, fullname, password, passcode }: Row): boolean {
    if (typeof username === "string" && this.#given.has(username)) return true;
    return [username, fullname, password, passcode].some((value) => this.#bearsMark(value));
  }

  /**
   * A username that was answered or ordered, if it can only be one of the run's own; from then on
   * it is. True in `unmarked` if nothing but the answer tells so.
   */
  take(username: unknown): { readonly name: string; readonly unmarked: boolean } | undefined {
    if (!given(username)) return undefined;
    const unmarked = !this.#bearsMark(username);
    const known = !unmarked || this.#given.has(username);
    // Without a look at the list, nobody can say whose a name was.
    if (!known && (!this.#seen || this.#foreign.has(username))) return undefined;
    this.#given.add(username);
    return { name: username, unmarked };
  }

  /** To be told of every list. */
  saw(rows: readonly Row[]): void {
    this.#seen = true;
    for (const row of rows) if (!this.includes(row)) this.#foreign.add(String(row["username"]));
  }

  /** Takes up what another process has made. */
  recover(mark: string, name?: string): void {
    this.#marks.add(mark);
    if (name !== undefined) this.#given.add(name);
  }

  #bearsMark(value: unknown): boolean {
    if (typeof value !== "string") return false;
    const text = value.toLowerCase();
    return [...this.#marks].some((mark) => text.includes(mark));
  }
}
