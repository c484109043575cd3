import type { Front, Send } from "./front.ts";
import type { Which } from "./fronts.ts";
import type { Answer } from "./server.ts";

export type Entry = Readonly<Record<string, unknown>>;

export type Truth =
  /** Nothing is violated; a note says what was met, where one is due. */
  | { readonly says: "clean"; readonly note?: RegExp; readonly partly?: boolean }
  | { readonly says: "unchecked"; readonly error: RegExp }
  /** There is one finding; its ids include one that matches. */
  | { readonly says: "finding"; readonly of: RegExp };

/** What is between a run and a conforming installation, and what a truthful run says of it. */
export interface Condition {
  readonly title: string;
  readonly truth: Truth;
  readonly front?: () => Front;
  /** Where the front listens; default: 127.0.0.1. */
  readonly host?: string;
  readonly target?: (entry: Entry) => Entry;
  readonly sandbox?: { readonly liberties?: readonly string[] };
  /** Requests that another installation answers, with the same accounts and keys and things of its own. */
  readonly elsewhere?: {
    /** "clean-up": the requests of the clean-up after a killed run. */
    readonly which: Which | "clean-up";
    /** The request that creates what customers have there. */
    has(entry: Entry, send: Send): Promise<unknown>;
    /** Makes that look long-standing. */
    altered(reply: Answer): Answer;
  };
  readonly twice?: boolean;
  /** What the run created cannot be looked for, so it may name more than is left. */
  readonly unreadable?: boolean;
}

export type Conditions = Readonly<Record<string, Condition>>;

export const CLEAN = { says: "clean" } as const;

/** Nothing is violated, but not everything can be exercised. */
export const PARTLY = { says: "clean", partly: true } as const;

export function met(truth: Truth) {
  return (title: string, between: (() => Front) | Between): Condition => {
    return { title, truth, ...(typeof between === "object" ? between : { front: between }) };
  };
}

type Between = Omit<Condition, "title" | "truth">;

export const clean = met(CLEAN);
export const partly = met(PARTLY);

export function addressed(truth: Truth, how: string, part: RegExp, by: string): Condition {
  return met(truth)(`the target file's base URL ${how}`, {
    target: (entry) => ({ ...entry, baseUrl: String(entry["baseUrl"]).replace(part, by) }),
  });
}

/** Such requests are never answered, and the run waits for a second only. */
export function unanswered(which: Which): Between {
  const never = new Promise<undefined>(() => undefined);
  return {
    target: (entry) => ({ ...entry, timeout: 1 }),
    front: () => ({ ask: (passing) => (which(passing) ? never : undefined) }),
  };
}

export function unchecked(error: RegExp): Truth {
  return { says: "unchecked", error };
}

export function findingOf(of: RegExp): Truth {
  return { says: "finding", of };
}
