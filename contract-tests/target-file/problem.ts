import { UsageError } from "../engine/exchange/errors.ts";

/** Field names and list indices, from the top. */
export type Path = readonly (string | number)[];

/** Never holds a value that could be a secret. */
export interface Problem {
  readonly path: Path;
  readonly what: string;
  readonly remedy: string;
  /** The path's last step may be part of a secret: it gives the line, and is not shown. */
  readonly hidden?: true;
  /** The name of the target, where there are several. */
  readonly target?: string;
}

/** `targets[0].baseUrl: is missing; add it`. */
export function problemLine({ path, what, remedy, hidden, target }: Problem): string {
  const where = written(hidden ? path.slice(0, -1) : path);
  const whose = target === undefined ? "" : `target ${JSON.stringify(target)}: `;
  return `${whose}${where === "" ? "" : `${where}: `}${what}; ${remedy}`;
}

/** `targets[0].personas.active.password`. */
export function written(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === "number") return `[${step}]`;
      return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join("")
    .replace(/^\./, "");
}

/** Lines of one message; the rest is counted. */
const SHOWN = 5;

/** A file that a person has written is at fault. The message has a line for each problem, with its remedy. */
export class FileError extends UsageError {
  readonly lines: readonly string[];

  constructor(lines: readonly string[], options?: ErrorOptions) {
    const more = lines.length > SHOWN ? [`and ${lines.length - SHOWN} more`] : [];
    super([...lines.slice(0, SHOWN), ...more].join("\n"), options);
    this.lines = lines;
  }
}

/** @throws FileError for the problems of a file, each with its line; without any, nothing happens */
export function refuse(
  file: string,
  lineOf: (path: Path) => number,
  problems: readonly Problem[],
): void {
  const told = problems
    .map((problem) => ({ line: lineOf(problem.path), text: problemLine(problem) }))
    .toSorted((a, b) => a.line - b.line);
  if (told.length > 0)
    throw new FileError(told.map(({ line, text }) => `${file}:${line}: ${text}`));
}
