/** Where a value stands in a target file: field names and list indices, from the top. */
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
