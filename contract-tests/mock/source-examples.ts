import { entries } from "../../scripts/generators/catalogue.ts";
import { follow, type Description } from "../../scripts/generators/description.ts";
import type { Variant } from "../engine/catalogue.ts";

/** The example of a variant as a document has it. */
export function exampleOf(document: Description, variant: Variant): unknown {
  for (const { name, operation } of entries(document)) {
    if (name !== variant.operation) continue;
    const response = operation.responses[String(variant.status ?? "default")];
    if (!response) continue;
    const examples = follow(document, response).content?.[variant.mediaType]?.examples;
    const example = examples?.[variant.name];
    if (example) return follow(document, example).value;
  }
  throw new Error(`${variant.id} has no example in the description`);
}
