import type { Tool } from "../report/report.ts";
import type { Answer } from "../sandbox/server.ts";

/**
 * What a campaign tries: breaches on the wire and in the behaviour, which findings have to point
 * at; behaviour that goes against what a page only implies, which is worth a remark; and harmless
 * changes, where nothing must be found.
 */
export const FAMILIES = ["wire", "behaviour", "implied", "harmless"] as const;

export type Family = (typeof FAMILIES)[number];

/** The judges of each exchange. */
export const TOOLS: readonly Tool[] = ["dredd", "vitest"];

/** Something that a campaign tries. */
export interface Planned {
  readonly id: string;
  readonly family: Family;
  readonly api: string;
  /** For a reader: what is wrong or different. */
  readonly title: string;
  /** The liberties that the sandbox takes, where that is what is different. */
  readonly liberties?: readonly string[];
}

/** Which tools have seen something, each by itself. */
export interface Sighting {
  readonly id: string;
  readonly seenBy: readonly Tool[];
}

/** The last part of an id such as `vpnscript/behaviour/deleted-stays`. */
export function nameIn(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
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

/** Something that is done to an answer on its way out; undefined if there is nothing in it that it could change. */
export type Alter = (answer: Answer) => Answer | undefined;

/** A place in a JSON body: names, and for lists 0 for the first element and -1 for the last. */
export type Place = readonly (string | number)[];

/** A breach of one documented variant, planted into the answer that is judged as it, and no other. */
export interface WireFault {
  /** Whole id: the variant's, the kind, and what sets it apart. */
  readonly id: string;
  /** Id of the variant. */
  readonly variant: string;
  readonly kind: Kind;
  /** Where a finding has to point; anywhere if it concerns the whole answer. */
  readonly at?: Place | "status" | "content-type";
  readonly alter: Alter;
}

/** A change that was thought of as a fault and leaves the answer within the contract. */
export interface Equivalent {
  readonly id: string;
  readonly reason: string;
}
