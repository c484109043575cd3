import type { Description } from "./description.ts";

const made = {
  description: "Made.",
  "x-variants": { made: "documented" },
  content: {
    "application/json": {
      schema: {
        oneOf: [{ $ref: "#/components/schemas/Made" }, { $ref: "#/components/schemas/Refused" }],
      },
      examples: { made: { value: { made: true } } },
    },
  },
};

const refused = {
  description: "Refused.",
  "x-variants": { refused: "documented" },
  content: {
    "application/json": {
      schema: { $ref: "#/components/schemas/Refused" },
      examples: { refused: { value: { error: true } } },
    },
  },
};

function action(
  name: string,
  request: string,
  parameters: object[],
  responses: object,
  tabs: readonly string[],
) {
  const source = { heading: `${name} it`, tabs };
  const both = { summary: `${name} it`, "x-effect": "creates", "x-source": source, responses };
  return structuredClone({
    post: {
      ...both,
      operationId: name,
      requestBody: {
        content: { "application/json": { schema: { $ref: `#/components/schemas/${request}` } } },
      },
    },
    get: {
      ...both,
      operationId: `${name}ByGet`,
      parameters: [
        { name: "action", in: "query", required: true, schema: { const: name } },
        ...parameters,
      ],
    },
  });
}

/** The smallest description that has one of everything the generators tell apart; for their tests. */
export const SMALL = {
  openapi: "3.1.1",
  info: { title: "Small", version: "1" },
  security: [{ token: [] }],
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        summary: "List things",
        "x-effect": "reads",
        "x-source": { heading: "Things", tabs: ["things"] },
        parameters: [{ name: "colour", in: "query", schema: { type: "string" } }],
        responses: {
          "200": {
            description: "Things.",
            "x-variants": { things: "documented", guessed: "inferred" },
            "x-inferred": { guessed: "Things, tab 1" },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Things" },
                examples: {
                  things: { $ref: "#/components/examples/things" },
                  guessed: { value: { things: [] } },
                },
              },
            },
          },
        },
      },
    },
    "/make/../": action(
      "make",
      "Make",
      [
        {
          name: "name",
          in: "query",
          description: "A name.",
          required: true,
          schema: { type: "string" },
        },
      ],
      { "200": made, default: refused },
      ["made", "refused"],
    ),
    "/drop/../": action("drop", "Drop", [], { "200": made }, ["made"]),
  },
  components: {
    securitySchemes: { token: { type: "http", scheme: "bearer" } },
    examples: { things: { value: { things: ["a"] } } },
    schemas: {
      Thing: {
        type: "string",
        pattern: "^[a-z]+$",
        "x-matches": "small letters",
        description: "A thing.",
      },
      Things: {
        type: "object",
        required: ["things"],
        properties: { things: { type: "array", items: { $ref: "#/components/schemas/Thing" } } },
      },
      Made: {
        type: "object",
        required: ["made"],
        properties: { made: { type: "boolean", const: true } },
      },
      Refused: {
        type: "object",
        required: ["error"],
        properties: { error: { type: "boolean", const: true } },
      },
      Make: {
        type: "object",
        required: ["action"],
        properties: { action: { type: "string", const: "make" }, name: { type: "string" } },
      },
      Drop: {
        type: "object",
        required: ["action"],
        properties: { action: { type: "string", const: "drop" } },
      },
    },
  },
} as unknown as Description;
