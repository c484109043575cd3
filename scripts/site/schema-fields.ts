import type { AnySchemaObject as Schema } from "ajv";

/** One field of a JSON document, as a table of its reference shows it. */
export interface Field {
  /** `targets[].personas.active.password`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** As JSON text; empty where there is none, or nothing in it. */
  readonly standard: string;
  readonly description: string;
}

/** The fields of an object schema, those of objects and lists within it after their own; what is said by reference is not unfolded. */
export function fieldsOf({ properties = {}, required = [] }: Schema, prefix = ""): Field[] {
  return Object.entries<Schema | true>(properties).flatMap(([name, field]) => {
    if (field === true) return [];
    const path = prefix + name;
    return [
      {
        path,
        type: typeOf(field),
        required: required.includes(name),
        standard: (JSON.stringify(field.default) ?? "").replace(/^(\{\}|\[\]|null)$/, ""),
        description: field.description ?? "",
      },
      ...fieldsOf(field, `${path}.`),
      ...(field.items ? fieldsOf(field.items, `${path}[].`) : []),
    ];
  });
}

function typeOf({ $ref, type, items, anyOf, oneOf = anyOf, ...schema }: Schema): string {
  if ($ref !== undefined) return $ref.replace("#/$defs/", "");
  if ("const" in schema) return JSON.stringify(schema.const);
  const values: string[] | undefined = schema.enum?.map((one: unknown) => JSON.stringify(one));
  const types: string[] = values ?? oneOf?.map(typeOf) ?? [type ?? []].flat();
  return types
    .map((one) => (one === "array" && items ? `list of ${typeOf(items)}` : one))
    .join(" | ");
}
