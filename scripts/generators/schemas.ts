import { DescriptionError, follow, type Description, type Schema } from "./description.ts";

/** Keywords that mean the same in JSON Schema 2020-12 and in draft-07, which is what Dredd judges with. */
const SHARED: ReadonlySet<string> = new Set(
  [
    "title,description,type,const,enum,properties,required,items,additionalProperties,pattern",
    "minimum,maximum,minItems,maxItems,minProperties,oneOf,anyOf,allOf,not,examples,default",
  ].flatMap((line) => line.split(",")),
);

/** Keywords under which further schemas stand: one, a list, or a map of them. */
const ONE: ReadonlySet<string> = new Set(["items", "not", "additionalProperties"]);
const LIST: ReadonlySet<string> = new Set(["oneOf", "anyOf", "allOf"]);

/**
 * Every schema component with its references resolved, so that each stands alone.
 * Prose is left out: this form is for machines.
 * @throws DescriptionError for a keyword that draft-07 would read otherwise, and for a schema that contains itself.
 */
export function standaloneSchemas(description: Description): Record<string, Schema> {
  const { schemas } = description.components;
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, resolve(description, schema, [name])]),
  );
}

function resolve(description: Description, schema: unknown, trail: readonly string[]): Schema {
  if (typeof schema === "boolean") return schema as unknown as Schema;
  const reference = (schema as Schema)["$ref"];
  if (typeof reference === "string") {
    if (trail.includes(reference) || trail.length > 40) {
      throw new DescriptionError(`schema ${trail[0]} contains itself by way of ${reference}`);
    }
    return resolve(description, follow(description, schema), [...trail, reference]);
  }
  const resolved: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema as Schema)) {
    if (["title", "description", "examples", "default"].includes(keyword)) continue;
    if (keyword.startsWith("x-")) continue;
    if (!SHARED.has(keyword)) {
      throw new DescriptionError(
        `schema ${trail[0]}: "${keyword}" is not among the keywords that every tool here reads alike`,
      );
    }
    if (ONE.has(keyword)) resolved[keyword] = resolve(description, value, trail);
    else if (LIST.has(keyword)) {
      resolved[keyword] = (value as Schema[]).map((one) => resolve(description, one, trail));
    } else if (keyword === "properties") {
      resolved[keyword] = Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, one]) => [
          name,
          resolve(description, one, trail),
        ]),
      );
    } else resolved[keyword] = value;
  }
  return resolved;
}
