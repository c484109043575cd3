import { follow, type Description, type Schema } from "../../../scripts/generators/description.ts";
import { narrowedSchemas } from "../../../scripts/generators/schemas.ts";
import { joinSources } from "../../engine/description/source.ts";

/** Where each field of an answer comes from, by component and property: from the answer that it comes in, and what it says itself. */
export function fieldSources(
  description: Description,
  variants: readonly { readonly schema: string; readonly source: string }[],
): Record<string, { readonly schema: Schema; readonly source: string }> {
  const fields: Record<string, { schema: Schema; source: string }> = {};
  const walk = (given: Schema, name: string, inherited: string) => {
    const schema = follow(description, given);
    const here = given.$ref?.split("/").at(-1) ?? name;
    const source = joinSources([inherited, schema["x-source"], given["x-source"]]);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const whole = { ...follow(description, property), ...property };
      const field = `${here}.${key}`;
      const known = [fields[field]?.source, source, whole["x-source"]];
      fields[field] = { schema: whole, source: joinSources(known) };
      walk(property, field, source);
    }
    if (schema["items"]) walk(schema["items"] as Schema, here, source);
  };
  const narrowed = narrowedSchemas(description);
  for (const { schema, source } of variants) {
    const name = narrowed[schema]?.title ?? schema;
    walk({ $ref: `#/components/schemas/${name}` }, name, source);
  }
  return fields;
}
