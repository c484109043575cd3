interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | object;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Most fields of one answer that are listed. */
const MOST = 20;

/**
 * JSON pointers of the fields in a valid body that its schema does not name.
 * Elements of a list count once: `/data/[]/colour`.
 */
export function undocumentedFields(schema: object | undefined, json: unknown): string[] {
  return [...new Set(unnamed(schema as Schema, json, ""))].slice(0, MOST);
}

function* unnamed(schema: Schema = {}, json: unknown, at: string): Generator<string> {
  if (typeof json !== "object" || json === null) return;
  if (Array.isArray(json)) {
    for (const one of json) yield* unnamed(schema.items, one, `${at}/[]`);
    return;
  }
  const known = propertiesOf(schema);
  // A map of free keys (Laravel's `errors`) and a schema without fields document no names at all.
  if (Object.keys(known).length === 0 || typeof schema.additionalProperties === "object") return;
  for (const [key, value] of Object.entries(json)) {
    if (Object.hasOwn(known, key)) yield* unnamed(known[key], value, `${at}/${key}`);
    else yield `${at}/${key}`;
  }
}

function propertiesOf({ allOf = [], oneOf = [], anyOf = [], properties }: Schema) {
  const parts: Record<string, Schema>[] = [...allOf, ...oneOf, ...anyOf].map(propertiesOf);
  return Object.assign({}, ...parts, properties) as Record<string, Schema>;
}

/** A text or number in a JSON value, and the pointer to it. */
export interface Leaf {
  readonly at: string;
  readonly value: string;
}

/** Entries of one list that are looked at. */
const MOST_ENTRIES = 100;

/** Every text and number of a JSON value that is not nested too deep to be read. */
export function* leavesOf(json: unknown, at = ""): Generator<Leaf> {
  if (typeof json === "string" || typeof json === "number") yield { at, value: String(json) };
  if (typeof json !== "object" || json === null) return;
  for (const [key, value] of Object.entries(json).slice(0, MOST_ENTRIES)) {
    yield* leavesOf(value, `${at}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}
