import { TargetError } from "../engine/errors.ts";

/** Where a value is in a target file: field names and list indices, from the top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a target file. It never holds a value of the file that could be a secret. */
export interface Problem {
  readonly path: Path;
  readonly what: string;
  /** The next step for the file's author. */
  readonly remedy: string;
  /** The path's last step may be part of a secret: it tells the line, and is not shown. */
  readonly hidden?: true;
}

/** A problem in a line: `targets[0].baseUrl: is missing; add it`. */
export function problemLine({ path, what, remedy, hidden }: Problem): string {
  const where = written(hidden ? path.slice(0, -1) : path);
  return `${where === "" ? "" : `${where}: `}${what}; ${remedy}`;
}

/** The path as a person writes it: `targets[0].personas.active.password`. */
export function written(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === "number") return `[${step}]`;
      return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join("")
    .replace(/^\./, "");
}

/** Lines that one message holds; the rest is counted. */
const SHOWN = 5;

/** The target file cannot be used. The message has a line for each thing that is wrong, with its remedy. */
export class TargetFileError extends TargetError {
  /** Every line, also those that the message only counts. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[], options?: ErrorOptions) {
    const more = lines.length > SHOWN ? [`and ${lines.length - SHOWN} more`] : [];
    super([...lines.slice(0, SHOWN), ...more].join("\n"), options);
    this.lines = lines;
  }
}
