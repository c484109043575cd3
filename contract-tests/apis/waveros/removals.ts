import type { Exchange } from "../../engine/exchange.ts";
import type { Row } from "./answers.ts";

/** One reading of the voucher list. */
export interface Look {
  readonly exchange: Exchange;
  readonly rows: readonly Row[];
}

/** A removal of one of this run's own that the router has confirmed. */
export interface Removal {
  readonly name: string;
  readonly exchange: Exchange;
  /** The last look before it, and the first one after it. */
  readonly before: Look | undefined;
  after?: Look;
}

/** The confirmed removals of a run at one router, each held against the looks before and after it. */
export class Removals {
  readonly all: Removal[] = [];
  /** Names that the router has said to have removed, in small letters: not every router tells letters apart. */
  readonly #asked = new Set<string>();

  /** True once one was seen to take what it should and nothing else. */
  get takeOne(): boolean {
    return this.all.some((removal) => {
      const { name, before, after } = removal;
      if (!before || !after || this.lostBy(removal).length > 0) return false;
      return named(after, name).length < named(before, name).length;
    });
  }

  /** True once one was seen to take anything else. */
  get takeMore(): boolean {
    return this.all.some((removal) => this.lostBy(removal).length > 0);
  }

  /** Usernames that were gone after a removal, and that none has asked for. */
  lostBy({ before, after }: Removal): string[] {
    if (!before || !after) return [];
    const left = new Set(after.rows.map(({ username }) => username));
    return before.rows
      .filter(({ username }) => !left.has(username) && !this.haveAsked(username))
      .map(({ username }) => String(username));
  }

  /** True if the router has said to have removed a username, in whatever letters it was asked to. */
  haveAsked(username: unknown): boolean {
    return this.#asked.has(String(username).toLowerCase());
  }

  /** To be told of every removal that the router has confirmed. */
  asked(username: unknown): void {
    this.#asked.add(String(username).toLowerCase());
  }

  /** To be told of every look. */
  looked(look: Look): void {
    for (const removal of this.all) removal.after ??= look;
  }
}

/** The rows of a look that have a username. */
export function named({ rows }: Look, name: string | undefined): readonly Row[] {
  return rows.filter(({ username }) => username === name);
}
