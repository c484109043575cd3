import type { Tool } from "../report/report.ts";

/**
 * Findings have to point at `wire` and `behaviour`; `implied` is worth a remark; nothing may be
 * found of `harmless`; under a `condition` the truth has to be told.
 */
export const FAMILIES = ["wire", "behaviour", "implied", "harmless", "condition"] as const;

export type Family = (typeof FAMILIES)[number];

export const TOOLS: readonly Tool[] = ["dredd", "vitest"];

export interface Planned {
  readonly id: string;
  readonly family: Family;
  readonly api: string;
  /** What is wrong or different; of a fault on the wire, its kind. */
  readonly title: string;
}

export interface Seen {
  readonly seenBy: readonly Tool[];
  /** Only a run with `--model` has seen it. */
  readonly byModel?: boolean;
  readonly instead?: readonly string[] | undefined;
}

export interface Sighting extends Seen {
  readonly id: string;
}

export interface Job {
  readonly planned: readonly Planned[];
  perform(): Promise<Sighting[]>;
}

export interface Attempt extends Planned {
  perform(): Promise<Seen>;
}

export const KINDS = {
  dropped: "a documented field is missing",
  null: "null where the vendor's page shows a value",
  type: "a value of another type",
  renamed: "a field under another name",
  number: "a number outside its range or enumeration",
  text: "a text outside its enumeration or form",
  literal: "a literal that is not, letter by letter, that of the vendor's page",
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
