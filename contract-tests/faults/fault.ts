import type { Tool } from "../report/report.ts";

/**
 * What a campaign tries: breaches on the wire and in the behaviour, which findings have to point
 * at; behaviour that goes against what a page only implies, which is worth a remark; harmless
 * changes, where nothing must be found; and conditions, of which the truth must be told.
 */
export const FAMILIES = ["wire", "behaviour", "implied", "harmless", "condition"] as const;

export type Family = (typeof FAMILIES)[number];

/** The judges of each exchange. */
export const TOOLS: readonly Tool[] = ["dredd", "vitest"];

/** Something that a campaign tries. */
export interface Planned {
  readonly id: string;
  readonly family: Family;
  readonly api: string;
  /** For a reader: what is wrong or different; of a fault on the wire, its kind. */
  readonly title: string;
}

/** What was seen of something. */
export interface Seen {
  /** The tools that have seen it, each by itself. */
  readonly seenBy: readonly Tool[];
  /** True of what no tool has seen, and a run with `--model` has. */
  readonly byModel?: boolean;
  /** Of a condition, what the run said or did in place of the truth; none if it was truthful. */
  readonly instead?: readonly string[] | undefined;
}

export interface Sighting extends Seen {
  readonly id: string;
}

/** What is tried together on one sandbox; only on the wire is that more than one thing. */
export interface Job {
  readonly planned: readonly Planned[];
  /** Tries it, and says what was seen of each. */
  perform(): Promise<Sighting[]>;
}

/** Something that is tried on a sandbox of its own. */
export interface Attempt extends Planned {
  perform(): Promise<Seen>;
}

/** What is wrong with an answer, in the groups in which the figures are given. */
export const KINDS = {
  dropped: "a documented field is missing",
  null: "null where the page shows a value",
  type: "a value of another type",
  renamed: "a field under another name",
  number: "a number outside its range or enumeration",
  text: "a text outside its enumeration or form",
  literal: "a literal that is not the page's, letter by letter",
  flag: "a flag that says the opposite",
  variant: "another documented answer of the same operation",
  status: "another status",
  "media-type": "another media type, or none",
  encoding: "bytes that are not UTF-8, or not what the headers say",
  body: "a body that is not JSON, more than one value, or wrapped",
} as const;

export type Kind = keyof typeof KINDS;

/** A change that was meant as a fault and leaves the answer within the contract. */
export interface Equivalent {
  readonly id: string;
  readonly reason: string;
}
