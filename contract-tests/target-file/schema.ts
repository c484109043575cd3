import type { Api } from "../engine/api.ts";
import common from "../engine/transport/target.schema.json" with { type: "json" };

export type TargetApi = Pick<Api, "name" | "targetSchema">;

export type TargetApis = Readonly<Record<string, TargetApi>>;

/** The part of JSON Schema that describes targets; other keywords pass through. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly writeOnly?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const { required, properties } = common;

export const REQUIRED: readonly string[] = required;

export const NAME_PATTERN = properties.name.pattern;

/** What any proxy lets a header hold: visible ASCII, no space around it. */
export const HEADER_PATTERN = properties.headers.additionalProperties.pattern;

/** References to the environment are judged when they are filled. */
export const BASE_URL_PATTERN = properties.baseUrl.pattern;

export function fieldsOfEveryTarget(apis: readonly string[]): Record<string, object> {
  const { api, docs } = properties;
  const pattern = BASE_URL_PATTERN;
  return { ...properties, api: { ...api, enum: apis }, docs: { ...docs, pattern } };
}

/** The published JSON Schema (2020-12), composed of what each API says of its targets. */
export function targetFileSchema(apis: TargetApis): object {
  const known = Object.values(apis);
  const fields = fieldsOfEveryTarget(known.map(({ name }) => name));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Target file",
    description: "The installations that verify holds against the contract of their API.",
    type: "object",
    required: ["targets"],
    additionalProperties: false,
    properties: {
      targets: {
        type: "array",
        minItems: 1,
        description: "The installations.",
        items: {
          type: "object",
          required: REQUIRED,
          properties: fields,
          // A `then` for each API instead of `oneOf`, so that errors are about the API that the
          // target names.
          allOf: known.map(({ name }) => ({
            if: { type: "object", required: ["api"], properties: { api: { const: name } } },
            then: { $ref: `#/$defs/${name}` },
          })),
        },
      },
    },
    $defs: Object.fromEntries(known.map((api) => [api.name, ownPart(api, Object.keys(fields))])),
  };
}

/** Lets the names of the common fields through, which are described beside it. */
function ownPart({ name, targetSchema }: TargetApi, fields: readonly string[]): object {
  const own = emptyAllowed(targetSchema);
  return {
    title: `A target of the API ${name}`,
    ...own,
    type: "object",
    additionalProperties: false,
    properties: { ...Object.fromEntries(fields.map((field) => [field, true])), ...own.properties },
  };
}

/** Lets an object that may be missing be empty, too: `servers:` with nothing below. */
export function emptyAllowed(schema: Schema): Schema {
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).map(([name, field]): [string, Schema] => {
    const optional = field.type === "object" && !schema.required?.includes(name);
    return [name, { ...emptyAllowed(field), ...(optional ? { type: ["object", "null"] } : {}) }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
