import type { Description } from "../../scripts/generators/description.ts";
import { answersOf, entries } from "../../scripts/generators/paths.ts";
import type { Variant } from "../engine/catalogue.ts";

/** The example of a variant as a document has it. */
export function exampleOf(document: Description, variant: Variant): unknown {
  for (const entry of entries(document)) {
    if (entry.name !== variant.operation) continue;
    const status = String(variant.status ?? "default");
    for (const answer of answersOf(document, entry)) {
      if (answer.name === variant.name && answer.status === status) return answer.example.value;
    }
  }
  throw new Error(`${variant.id} has no example in the description`);
}
