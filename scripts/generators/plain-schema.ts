import { follow, type Description, type Schema } from "./description.ts";

/**
 * One schema for what any of several allows, in words for which every language has a type: no union, no
 * literal, no pattern. A property that one of them does not require is optional.
 */
export function plainSchema(description: Description, given: readonly Schema[]): Schema {
  const [reference, ...others] = new Set(given.map(({ $ref }) => $ref));
  if (reference !== undefined && others.length === 0) return { $ref: reference };
  const all = given.flatMap((one) => alternativesOf(description, one));
  const [only] = given.length === 1 ? [follow(description, given[0]!)] : [];
  const { description: text, ...words } = wordsOf(only ?? {});
  const enumeration = enumerationOf(all);
  const described = [text?.trim(), enumeration === undefined && sentencesIn(all)].filter(Boolean);
  return {
    ...words,
    ...(described.length > 0 && { description: described.join("\n\n") }),
    ...typeOf(all),
    ...enumeration,
    ...propertiesOf(description, all),
    ...schemaUnder("items", description, all),
    ...schemaUnder("additionalProperties", description, all),
  };
}

function alternativesOf(description: Description, schema: Schema): Schema[] {
  const followed = follow(description, schema);
  const branches = followed.oneOf ?? (followed["anyOf"] as Schema[] | undefined);
  return branches?.flatMap((branch) => alternativesOf(description, branch)) ?? [followed];
}

const WORDS = /^(title|description|default|examples|x-.*)$/;

function wordsOf(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => WORDS.test(keyword)));
}

/** The one type, and null where that is allowed; none where there are several, which few languages have. */
function typeOf(all: readonly Schema[]): Schema {
  const types = new Set(all.flatMap(({ type, const: literal }) => type ?? typeof literal));
  const [type, ...more] = [...types].filter((one) => one !== "null");
  // A schema without a type allows any.
  if (type === undefined || more.length > 0 || type === "undefined") return {};
  return { type: types.has("null") ? [type, "null"] : type };
}

/**
 * The words that a value is one of. A literal sentence makes it text. Coded integers stay integers, since
 * Moshi, which openapi-generator takes for Kotlin, reads no others: their `x-enum-varnames` name them.
 */
function enumerationOf(all: readonly Schema[]): Schema | undefined {
  const words = all.map(({ const: literal, enum: values = isWord(literal) ? [literal] : [] }) =>
    values.filter((one) => typeof one === "string"),
  );
  return words.every(({ length }) => length > 0) ? { enum: [...new Set(words.flat())] } : undefined;
}

function isWord(value: unknown): boolean {
  return typeof value === "string" && /^[\w-]+$/.test(value);
}

function sentencesIn(all: readonly Schema[]): string | undefined {
  const sentences = all.flatMap(({ const: literal }) =>
    typeof literal === "string" ? literal : [],
  );
  if (sentences.length === 0) return undefined;
  return `Documented: ${[...new Set(sentences)].map((one) => `"${one}"`).join(", ")}`;
}

function propertiesOf(description: Description, all: readonly Schema[]): Schema {
  const names = [...new Set(all.flatMap(({ properties = {} }) => Object.keys(properties)))];
  if (names.length === 0) return {};
  const required = names.filter((name) => all.every((one) => one.required?.includes(name)));
  const properties = names.map((name) => {
    const same = all.flatMap((one): Schema[] =>
      name in (one.properties ?? {}) ? [one.properties![name]!] : [],
    );
    return [name, plainSchema(description, same)];
  });
  return {
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties) as Record<string, Schema>,
  };
}

function schemaUnder(
  keyword: "items" | "additionalProperties",
  description: Description,
  all: readonly Schema[],
): Schema {
  const found = all
    .map((one) => one[keyword] as Schema | boolean | undefined)
    .filter((one) => one !== undefined);
  if (found.length === 0) return {};
  const schemas = found.filter((one) => typeof one === "object");
  return { [keyword]: schemas.length < found.length || plainSchema(description, schemas) };
}
