import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** How far a tool gets, in this order. A judge has only one of them. */
export const STAGES = ["accepts", "generates", "parses", "compiles", "passes"] as const;

export type Stage = (typeof STAGES)[number];

/** What one stage of a tool does, as a script; `tools.yaml` says what it finds there. */
export interface Script {
  readonly script: string;
  /** What it must not print, even where it ends well: a regular expression. */
  readonly refuses?: string;
}

/** A tool that forms are tried with, and what each of its stages does. */
export interface Tool extends Partial<Record<Stage, string | Script>> {
  readonly name: string;
  /** The tool and its version, and what it is told to make. */
  readonly title: string;
  /** Parts, by name. */
  readonly needs?: readonly string[];
  /** The forms it is to be used with, the best first; it must get to the end with the first that an API has. Without any, with all. */
  readonly forms?: readonly string[];
  /** Whether it is tried with its own form alone: another entry makes the same of the others. */
  readonly ownFormOnly?: boolean;
  /** Its program below the programs' folder, with `$API` for the API's name; the last stage runs it. */
  readonly program?: string;
  /** What its scripts find in their environment, too. */
  readonly env?: Readonly<Record<string, string>>;
  readonly mistaken?: Mistaken;
  /** What else someone who uses it has to know. */
  readonly note?: string;
}

/** How a tool fails with a form that is sound. */
export interface Mistaken {
  /** Where each error begins in what it prints: a regular expression. */
  readonly error: string;
  /** An error without reason, whole: another. */
  readonly says: string;
  readonly why: string;
}

/** Something that tools need: of the machine, which has to have it by itself, or fetched by a script. */
export interface Part {
  /** What tells that the machine has it, and what to do where it has not. */
  readonly there?: string;
  readonly remedy?: string;
  readonly needs?: readonly string[];
  /** Fetches it into the folder that it is run in. */
  readonly script?: string;
  /** A file beside the programs that the script reads. */
  readonly reads?: string;
}

interface Table {
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: Readonly<Record<string, Part>>;
  readonly parts: Readonly<Record<string, Part>>;
  readonly tools: readonly Tool[];
}

const read = (text: string) => parse(text, { merge: true }) as Table;
const text = readFileSync(new URL("tools.yaml", import.meta.url), "utf8");
const { versions } = read(text);
const { machine, parts, tools } = read(
  text.replaceAll(/\{\{(.+?)\}\}/g, (_, name: string) => versions[name] ?? `no version of ${name}`),
);

/** Every tool that a form is tried with. */
export const TOOLS = tools;

/** Every part that a tool may need, by its name. */
export const PARTS: Readonly<Record<string, Part>> = { ...machine, ...parts };

/** What a stage of a tool does. */
export const scriptOf = (tool: Tool, stage: Stage): Script | undefined => {
  const given = tool[stage];
  return typeof given === "string" ? { script: given } : given;
};
