import { entries } from "../generators/catalogue.ts";
import { follow, type Description, type Example } from "../generators/description.ts";

export type ShownExample = Pick<Example, "value">;

/** The example of every variant, by the variant's key in the catalogue. */
export function examplesOf(description: Description): Record<string, ShownExample> {
  const examples: Record<string, ShownExample> = {};
  for (const { name, fragment, operation } of entries(description)) {
    for (const [status, reference] of Object.entries(operation.responses)) {
      const { content = {} } = follow(description, reference);
      for (const { examples: named = {} } of Object.values(content)) {
        for (const [variant, example] of Object.entries(named)) {
          const key = [name, ...(fragment === undefined ? [status] : []), variant].join("/");
          examples[key] = follow(description, example);
        }
      }
    }
  }
  return examples;
}
