import { TargetError } from "../engine/errors.ts";

/** Lines that one message holds; the rest is counted. */
const SHOWN = 5;

/** The target file cannot be used. The message has a line for each thing that is wrong, with its remedy. */
export class TargetFileError extends TargetError {
  /** Every line, also those that the message only counts. */
  readonly lines: readonly string[];

  constructor(lines: readonly string[], options?: ErrorOptions) {
    const more = lines.length - SHOWN;
    super(
      [...lines.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join("\n"),
      options,
    );
    this.lines = lines;
  }
}
