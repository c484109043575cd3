import type { Outcome } from "../engine/judgement/outcome.ts";
import { causeOf } from "../report/findings.ts";
import type { VariantReport } from "../report/report.ts";
import { named } from "../report/sections.ts";

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

/** What variants that the vendor's page merely implies were answered with instead: notes, and no findings. */
export function otherwiseNotes(variants: readonly VariantReport[]): string[] {
  const told = variants.map(({ id, provenance, findings: [first] }) => {
    const came = first?.actual ? ` Came: ${first.actual}` : "";
    const text = `${provenance}, and this installation answers otherwise: ${first?.message}${came}`;
    return { id, text };
  });
  return [...Map.groupBy(told, ({ text }) => text)].map(([text, same]) => {
    return `${named(same.map(({ id }) => id))} ${same.length > 1 ? "are" : "is"} ${text}`;
  });
}

/** A sentence within another, in quotes. */
function told(text: string | undefined): string | undefined {
  return text?.endsWith(".") ? `"${text}"` : text;
}
