interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly additionalProperties?: boolean | object;
  readonly items?: object;
  readonly oneOf?: readonly object[];
  readonly anyOf?: readonly object[];
  readonly allOf?: readonly object[];
}

/** Most fields of one answer that are listed. */
const MOST = 20;

/**
 * JSON pointers of the fields in a valid body that its schema does not name.
 * Elements of a list count once: `/data/[]/colour`.
 */
export function undocumentedFields(schema: object | undefined, json: unknown): string[] {
  const found = new Set<string>();
  walk((schema ?? {}) as ObjectSchema, json, "", found);
  return [...found].slice(0, MOST);
}

function walk(schema: ObjectSchema, json: unknown, at: string, found: Set<string>): void {
  if (typeof json !== "object" || json === null) return;
  if (Array.isArray(json)) {
    if (schema.items) {
      for (const one of json) walk(schema.items as ObjectSchema, one, `${at}/[]`, found);
    }
    return;
  }
  const known = propertiesOf(schema);
  // A map of free keys (Laravel's `errors`) and a schema without fields document no names at all.
  if (Object.keys(known).length === 0 || typeof schema.additionalProperties === "object") return;
  for (const [key, value] of Object.entries(json)) {
    const property = Object.hasOwn(known, key) ? known[key] : undefined;
    if (property) walk(property as ObjectSchema, value, `${at}/${key}`, found);
    else found.add(`${at}/${key}`);
  }
}

function propertiesOf(schema: ObjectSchema): Record<string, object> {
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return Object.assign(
    {},
    ...parts.map((part) => propertiesOf(part as ObjectSchema)),
    schema.properties,
  ) as Record<string, object>;
}
