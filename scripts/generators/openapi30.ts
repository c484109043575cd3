import { mapValues, type Description, type Schema } from "./description.ts";
import { withinKeyword } from "./schemas.ts";

type Json = Record<string, unknown>;

/**
 * The same description as OpenAPI 3.0, for generators of mobile clients that read no 3.1. It says the
 * same, but a reference can't have a text of its own there. A keyword that 3.0 lacks is none that schemas
 * here may have; elsewhere, `npm run check -- forms` finds it.
 */
export function asOpenapi30(description: Description): object {
  const { openapi: _, info, ...rest } = description;
  const { summary: __, ...about } = info;
  return { openapi: "3.0.3", info: about, ...(mapSchemas(rest, schema) as object) };
}

/** A part of a document with each of its schemas changed: everything else is only walked through. */
export function mapSchemas(part: unknown, change: (schema: Schema) => unknown): unknown {
  const within = (one: unknown) => mapSchemas(one, change);
  if (Array.isArray(part)) return part.map(within);
  if (typeof part !== "object" || part === null) return part;
  return mapValues(part as Json, (value, key) => {
    // Examples are data, even where they look like a schema.
    if (["example", "examples", "default"].includes(key)) return value;
    if (key === "schema") return change(value as Schema);
    if (key === "schemas") return mapValues(value as Record<string, Schema>, change);
    // Its keys are names, `default` one of them.
    return key === "responses" ? mapValues(value as Json, within) : within(value);
  });
}

/** One schema. A type that may be null becomes `nullable`, a `const` an `enum` of one. */
function schema(value: unknown): unknown {
  if (value === false) return { not: {} };
  const { $ref, const: literal, type, examples, ...others } = value as Json;
  if ($ref !== undefined) return { $ref };
  return {
    ...(type !== undefined && typeOf([type].flat() as string[])),
    ...(literal !== undefined && { enum: [literal] }),
    ...(Array.isArray(examples) && { example: examples[0] as unknown }),
    ...mapValues(others, (one, keyword) => {
      const allowed = keyword === "additionalProperties" && typeof one === "boolean";
      return allowed ? one : withinKeyword(keyword, one, schema);
    }),
  };
}

function typeOf(types: readonly string[]): Json {
  const others = types.filter((one) => one !== "null");
  const nullable = types.length > others.length ? { nullable: true } : {};
  if (others.length === 1) return { type: others[0], ...nullable };
  return { anyOf: others.map((type) => ({ type, ...nullable })) };
}
