/** One field of a JSON document, as a table of its reference shows it. */
export interface Field {
  /** `targets[].personas.active.password`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** As JSON text; empty where there is none. */
  readonly standard: string;
  readonly description: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema | true>>;
  readonly items?: Schema;
}

/** The fields of an object schema, those of objects and lists within it after their own; what is said by reference is not unfolded. */
export function fieldsOf(schema: object, prefix = ""): Field[] {
  const { properties = {}, required = [] } = schema as Schema;
  return Object.entries(properties).flatMap(([name, field]) => {
    if (field === true) return [];
    const path = prefix + name;
    return [
      {
        path,
        type: typeOf(field),
        required: required.includes(name),
        standard: isEmpty(field.default) ? "" : JSON.stringify(field.default),
        description: field.description ?? "",
      },
      ...fieldsOf(field, `${path}.`),
      ...(field.items ? fieldsOf(field.items, `${path}[].`) : []),
    ];
  });
}

function typeOf({ $ref, type, items, ...schema }: Schema): string {
  if ($ref !== undefined) return $ref.replace("#/$defs/", "");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  const types = [type ?? []].flat().filter((one) => one !== "null");
  return items ? `list of ${typeOf(items)}` : types.join(" | ");
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || (typeof value === "object" && Object.keys(value ?? {}).length === 0)
  );
}
