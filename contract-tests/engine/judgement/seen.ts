import type { Exchange } from "../exchange/exchange.ts";
import type { Found, ReportBreach } from "./finding.ts";
import { unguarded } from "./reading.ts";

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

/** A field of a value. */
export function fieldOf<T, F extends keyof T & string>(seen: Seen<T>, field: F): Seen<T[F]> {
  return { ...seen, value: seen.value[field], at: `${seen.at}/${field}` };
}

/** A whole answer, as a finding quotes it. */
export function answerOf(exchange: Exchange): Shown {
  const { status, body } = exchange.answer;
  return { value: `${status}: ${body.text || "an empty body"}`, exchange };
}

/** What a finding shows of an answer, or whatever a reader should see in its place; and what in the target file says what it should be; `inferred` if a breach of it is a remark, whatever else is said. */
export type Shown = Partial<Seen<unknown>> & Pick<Found, "restsOn" | "variant" | "inferred">;

/** What is wrong where a claim does not hold; under the name of its check, if that is not the rule's id: `{ "server-id-is-unique": "The id is in the list twice." }`. */
export type Words = string | Readonly<Record<string, string>>;

/** Reports what is shown, unless it is as the vendor's page, or the target file, says that it must be. */
export const must = claim(false);

/** Remarks on what is shown, unless it is as the vendor's page implies that it should be. */
export const should = claim(true);

function claim(inferred: boolean) {
  return (
    found: ReportBreach,
    { value, ...place }: Shown,
    isSo: boolean,
    expected: unknown,
    words: Words,
  ): void => {
    if (isSo) return found();
    const breach = { inferred, ...place, expected, actual: unguarded(value) };
    if (typeof words === "string") return found({ message: words, ...breach });
    found(...Object.entries(words).map(([check, message]) => ({ check, message, ...breach })));
  };
}
