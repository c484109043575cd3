import type { Api } from "../engine/api.ts";
import { DEFAULT_BODY_LIMIT, DEFAULT_REQUESTS_PER_MINUTE } from "../engine/target.ts";
import { BASE_URL_PATTERN } from "./base-url.ts";

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

export const NAME_PATTERN = "^\\S(.*\\S)?$";

/** What any proxy lets a header hold: visible ASCII, no space around it. */
export const HEADER_PATTERN = "^[!-~]([ -~]*[!-~])?$";

export const REQUIRED = ["name", "api", "baseUrl"] as const;

export function fieldsOfEveryTarget(apis: readonly string[]): Record<string, object> {
  return {
    name: {
      type: "string",
      pattern: NAME_PATTERN,
      description: "What reports and --name call the target.",
    },
    api: { enum: apis, description: "The API that the installation offers." },
    baseUrl: {
      type: "string",
      pattern: BASE_URL_PATTERN,
      description: "Address of the installation, without user, query and fragment.",
    },
    allowWrites: {
      type: "boolean",
      default: false,
      description: "Whether anything may be created or deleted there.",
    },
    requestsPerMinute: {
      type: "integer",
      minimum: 1,
      default: DEFAULT_REQUESTS_PER_MINUTE,
      description: "Most requests a minute.",
    },
    timeout: {
      type: "number",
      exclusiveMinimum: 0,
      maximum: 3600,
      default: 30,
      description: "Longest that one answer may take, in seconds.",
    },
    budget: {
      type: "number",
      exclusiveMinimum: 0,
      maximum: 86_400,
      examples: [600],
      description:
        "Longest that verifying the target may take, in seconds; what was not exercised by then is reported, and the clean-up follows.",
    },
    bodyLimit: {
      type: "number",
      exclusiveMinimum: 0,
      maximum: 1000,
      default: DEFAULT_BODY_LIMIT,
      description: "Largest answer that is read, in megabytes once it is unpacked.",
    },
    headers: {
      type: "object",
      additionalProperties: { type: "string", pattern: HEADER_PATTERN, writeOnly: true },
      examples: [{ "x-access-key": "${ACCESS_KEY}" }],
      description:
        "Headers that are sent with every request, for a gateway in front of the installation. Their values are masked in every output.",
    },
    basicAuth: {
      type: "object",
      additionalProperties: false,
      required: ["username", "password"],
      properties: {
        username: { type: "string", pattern: "^[^:]+$" },
        password: { type: "string", minLength: 1, writeOnly: true },
      },
      description:
        "What a proxy before the installation asks for; sent where a call has no credentials of its own.",
    },
    ca: {
      type: "string",
      minLength: 1,
      examples: ["ca.pem"],
      description:
        "File (PEM, beside this one) with the authority of the installation's certificate, or with that certificate, where Node.js does not trust it by itself.",
    },
    overlay: {
      type: "string",
      minLength: 1,
      examples: ["overlay.yaml"],
      description:
        "OpenAPI Overlay (beside this file) of the fields that this installation has and the vendor's page does not know. It adds fields to answers, and changes nothing.",
    },
    docs: {
      type: "string",
      format: "uri",
      pattern: BASE_URL_PATTERN,
      description:
        "Address of the vendor's page, without query and fragment: findings then link to the place on it that is not kept.",
    },
  };
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
