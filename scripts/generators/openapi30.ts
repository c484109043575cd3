import { DescriptionError, mapValues, type Description } from "./description.ts";
import { withinKeyword } from "./schemas.ts";

type Json = Record<string, unknown>;

/** What OpenAPI 3.0 has no word for, and whose absence changes the meaning of a schema. */
const UNKNOWN =
  "$defs,$dynamicRef,if,then,else,prefixItems,contains,patternProperties,unevaluatedProperties,propertyNames,dependentSchemas,dependentRequired".split(
    ",",
  );

/**
 * The same description as OpenAPI 3.0, for generators of mobile clients that read no 3.1. It says the
 * same, but a reference can't have a text of its own there.
 * @throws DescriptionError for a keyword that 3.0 can't express.
 */
export function asOpenapi30(description: Description): object {
  const { openapi: _, info, jsonSchemaDialect: __, webhooks: ___, ...rest } = description;
  const { summary: ____, license, ...about } = info as Json;
  const { identifier: _____, ...named } = (license ?? {}) as Json;
  return {
    openapi: "3.0.3",
    info: license ? { ...about, license: named } : about,
    ...(convert(rest) as object),
  };
}

/** A part of the document: everything but schemas is only walked through. */
function convert(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(convert);
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      // Examples are data, even where they look like a schema.
      if (["example", "examples", "default"].includes(key)) return [key, value];
      if (key === "schema") return [key, schema(value)];
      if (key === "schemas") return [key, mapValues(value as Json, schema)];
      // Its keys are names, `default` one of them.
      if (key === "responses") return [key, mapValues(value as Json, convert)];
      return [key, convert(value)];
    }),
  );
}

/** One schema. A type that may be null becomes `nullable`, a `const` an `enum` of one. */
function schema(value: unknown): unknown {
  if (value === true) return {};
  if (value === false) return { not: {} };
  const given = value as Json;
  const unknown = UNKNOWN.find((keyword) => keyword in given);
  if (unknown) throw new DescriptionError(`"${unknown}" has no equal in OpenAPI 3.0`);
  if ("$ref" in given) return { $ref: given["$ref"] };
  const { const: literal, type, examples, ...others } = given;
  const converted: Json = {};
  if (type !== undefined) Object.assign(converted, typeOf(type));
  if (literal !== undefined) converted["enum"] = [literal];
  if (Array.isArray(examples)) converted["example"] = examples[0];
  for (const [keyword, one] of Object.entries(others)) {
    const allowed = keyword === "additionalProperties" && typeof one === "boolean";
    converted[keyword] = allowed ? one : withinKeyword(keyword, one, schema);
  }
  return converted;
}

function typeOf(type: unknown): Json {
  const types = [type].flat() as string[];
  const others = types.filter((one) => one !== "null");
  const [only] = others;
  const nullable = types.length > others.length ? { nullable: true } : {};
  if (others.length === 1) return { type: only, ...nullable };
  return { anyOf: others.map((one) => ({ type: one, ...nullable })) };
}
