import {
  entriesOf,
  follow,
  type Description,
  type MediaType,
  type Response,
  type Schema,
} from "./description.ts";
import { mapSchemas } from "./openapi30.ts";
import { branchesOf } from "./schemas.ts";

/** `Error` alone is a word of Swift, Dart and JavaScript. */
const ERROR = "ApiError";
const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/**
 * The description for generators of clients: one schema for each success and one for all errors, in
 * words for which every language has a type. Where errors come under a success's status, its schema
 * has their fields too. Components that this leaves unused are still there.
 */
export function clientForm(given: Description): Description {
  const description = structuredClone(given);
  const errors = errorsOf(description).map((mediaType) => {
    const names = branchesOf(given, mediaType.schema, mediaType.schema.$ref ?? "an error");
    return { mediaType, names };
  });
  for (const { mediaType } of errors) Object.assign(mediaType, { schema: reference(ERROR) });
  const names = new Set(errors.flatMap(({ names }) => names));
  const error = {
    title: ERROR,
    description: "Why a call was not done. What not every error has is optional.",
    oneOf: [...names].map(reference),
  };
  Object.assign(description.components.schemas, names.size > 0 && { [ERROR]: error });
  return mapSchemas(description, (schema) => plainSchema(description, [schema])) as Description;
}

/** What is answered under every status that no success has. */
function errorsOf(description: Description): MediaType[] {
  const responses = entriesOf(description).flatMap(({ operation }) =>
    Object.entries(operation.responses)
      .filter(([status]) => !/^[23]/.test(status))
      .map(([, response]) => follow<Response>(description, response)),
  );
  return [...new Set(responses.flatMap(({ content = {} }) => Object.values(content)))];
}

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
