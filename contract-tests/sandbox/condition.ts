import type { Front, Reply } from "./front.ts";
import type { Which } from "./fronts.ts";

/** An entry of a target file. */
export type Entry = Readonly<Record<string, unknown>>;

/** What a truthful run says under a condition. */
export type Truth =
  /** Nothing is violated; a note says what was met, where one is due. */
  | { readonly says: "clean"; readonly note?: RegExp; readonly partly?: boolean }
  /** The target could not be checked; what the run says of that. */
  | { readonly says: "unchecked"; readonly error: RegExp }
  /** One finding; what the pattern names is among the ids that it was found at. */
  | { readonly says: "finding"; readonly of: RegExp };

/** What is between a run and a conforming installation, and what a truthful run says of it. */
export interface Condition {
  /** A sentence. */
  readonly title: string;
  readonly truth: Truth;
  /** A fresh front for each run. */
  readonly front?: () => Front;
  /** The address that the front listens on; default: 127.0.0.1. */
  readonly host?: string;
  /** What the target file says instead. */
  readonly target?: (entry: Entry) => Entry;
  /** What the sandbox is started with. */
  readonly sandbox?: { readonly liberties?: readonly string[] };
  /** Requests that another installation answers, which has the same accounts and keys, and things of its own. */
  readonly elsewhere?: {
    /** "clean-up": those of the clean-up after a run that was killed. */
    readonly which: Which | "clean-up";
    /** What its customers have there: a request of theirs, by its target. */
    has(entry: Entry): Promise<unknown>;
    /** An answer of that installation, as if they had been there for long. */
    altered(reply: Reply): Reply;
  };
  /** True if another run verifies the same installation meanwhile. */
  readonly twice?: boolean;
  /** True if what the run has created cannot be looked for, so that it may name more than is left. */
  readonly unreadable?: boolean;
}

/** Conditions by name. */
export type Conditions = Readonly<Record<string, Condition>>;

export const CLEAN = { says: "clean" } as const;

/** Nothing is violated, but not everything can be exercised. */
export const PARTLY = { says: "clean", partly: true } as const;

/** A condition with that truth: a front is between, or something else is not as usual. */
export function met(truth: Truth) {
  return (title: string, between: Condition["front"] | Between, more: Between = {}): Condition => {
    const given = typeof between === "object" ? between : { front: between! };
    return { title, truth, ...given, ...more };
  };
}

type Between = Omit<Condition, "title" | "truth">;

export const clean = met(CLEAN);
export const partly = met(PARTLY);

export function unchecked(error: RegExp): Truth {
  return { says: "unchecked", error };
}

export function findingOf(of: RegExp): Truth {
  return { says: "finding", of };
}
