import type { Exchange } from "./exchange.ts";
import type { Breach, ReportBreach } from "./finding.ts";

/** A value, and where an answer has it. */
export interface Seen<T> {
  readonly value: T;
  /** JSON pointer into the answer's body. */
  readonly at: string;
  readonly exchange: Exchange;
}

/** The entries of a list. */
export function each<T>({ value, at, exchange }: Seen<readonly T[]>): readonly Seen<T>[] {
  return value.map((one, index) => ({ value: one, at: `${at}/${index}`, exchange }));
}

/** Reports a field of a value, or for the field "" the value itself, unless it is as it must be. */
export function must<T>(
  found: ReportBreach,
  { value, at, exchange }: Seen<T>,
  field: (keyof T & string) | "",
  isSo: boolean,
  expected: unknown,
  breach: Breach,
): void {
  if (isSo) return;
  const place =
    field === "" ? { at, actual: value } : { at: `${at}/${field}`, actual: value[field] };
  found({ expected, exchange, ...place, ...breach });
}

/** Reports a whole answer, unless it is as it must be. */
export function mustAnswer(
  found: ReportBreach,
  exchange: Exchange,
  isSo: boolean,
  expected: string,
  breach: Breach,
): void {
  const { status, body } = exchange.answer;
  if (!isSo) found({ expected, actual: `${status}: ${body.text}`, exchange, ...breach });
}
