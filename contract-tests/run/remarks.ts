import type { Outcome } from "../engine/outcome.ts";
import { causeOf } from "../report/findings.ts";

/** What an installation does otherwise than the vendor's page implies, as notes; what has one of the known causes is left out. */
export function remarksOf(
  outcomes: ReadonlyMap<string, Outcome>,
  known: ReadonlySet<string>,
): string[] {
  return [...outcomes].flatMap(([id, { remarks = [] }]) =>
    remarks
      .filter((one) => !known.has(causeOf(one)))
      .map(
        ({ message, expected, actual }) =>
          `${id}: ${message} The vendor's page implies ${told(expected) ?? "otherwise"}; came ${told(actual) ?? "this"}.`,
      ),
  );
}

/** A sentence within another, in quotes. */
function told(text: string | undefined): string | undefined {
  return text?.endsWith(".") ? `"${text}"` : text;
}
