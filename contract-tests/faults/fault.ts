import type { Answer } from "../sandbox/server.ts";
import type { Place } from "./place.ts";

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
  encoding: "bytes that are no UTF-8, or not what the headers say",
  body: "a body that is no JSON, more than one value, or wrapped",
} as const;

export type Kind = keyof typeof KINDS;

/** A breach of one documented variant, planted into the answer that is judged as it, and no other. */
export interface WireFault {
  /** Whole id: the variant's, the kind, and what sets it apart. */
  readonly id: string;
  /** Id of the variant. */
  readonly variant: string;
  readonly kind: Kind;
  /** Where a finding has to point; anywhere if it concerns the whole answer. */
  readonly at?: Place | "status" | "content-type";
  /** The broken answer; undefined if there is nothing in this one that it could break. */
  readonly alter: (answer: Answer) => Answer | undefined;
}

/** A change that was thought of as a fault and leaves the answer within the contract. */
export interface Equivalent {
  readonly id: string;
  readonly reason: string;
}
