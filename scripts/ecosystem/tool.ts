import type { Command } from "./child.ts";
import type { Part } from "./parts.ts";

/** One form of one API, on its way through one tool. */
export interface Place {
  readonly api: string;
  /** The form's file. */
  readonly form: string;
  /** A folder for what is made of it; it is removed afterwards. */
  readonly work: string;
  /** Where the fetched parts are. */
  readonly cache: string;
  /** Where the hand-written programs are. */
  readonly programs: string;
  /** Whether the program that uses the client is compiled with it: it is written for one form. */
  readonly withProgram: boolean;
}

/** How far a tool gets, in this order. A validator has only the first. */
export const STAGES = ["accepts", "generates", "compiles", "passes"] as const;

export type Stage = (typeof STAGES)[number];

export interface Tool {
  readonly name: string;
  /** The tool and its version, and what it is told to make. */
  readonly title: string;
  readonly needs: readonly Part[];
  /** The forms it is to be used with, the best first; it must get to the end with the first that an API has. Without any, with all. */
  readonly forms?: readonly string[];
  /** Whether it is tried with its own form alone: another entry makes the same of the others. */
  readonly ownFormOnly?: boolean;
  /** Its program for an API, below `programs`; the last stage runs it. */
  readonly program?: (api: string) => string;
  /** Files of `programs` that are laid into `work` first: by their place there. */
  readonly files?: (place: Place) => Readonly<Record<string, string>>;
  readonly stages: Partial<Record<Stage, (place: Place) => readonly Command[]>>;
  readonly mistaken?: Mistaken;
}

/** How a tool fails with a form that is sound. */
export interface Mistaken {
  /** Where each error begins in what it prints. */
  readonly error: RegExp;
  /** An error without reason, whole. */
  readonly says: RegExp;
  readonly why: string;
}

/** How openapi-generator refuses a link, which 3.1 forms have. */
export const LINKS: Mistaken = {
  error: /-\s?attribute\s/g,
  says: /-\s?attribute\s+\S+links\S+requestBody\s+is\s+not\s+of\s+type\s+`string`/g,
  why: "OpenAPI lets a link's `requestBody` be any value; this parser reads a string only",
};

/** What openapi-generator writes for kotlinx.serialization where a schema has further properties. */
export const FURTHER_PROPERTIES: Mistaken = {
  error: /\.kt:\d+:\d+: error:/g,
  says: /\.kt:\d+:\d+: error: (syntax error: Expecting a top level decl|function decl\S+ must have a name)/g,
  why: "for this serializer the generator writes `HashMap<String, Any>()()`, which is not Kotlin, where a schema has further properties",
};
