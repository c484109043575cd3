/** A file's content, as JSON holds it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a case changes any part of it
export type Files = Record<string, any>;

const message = (schema: object) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: schema },
});

const json = (schema: object, examples: object) => ({
  content: { "application/json": { schema, examples } },
});

/** The smallest description that keeps every house rule, by file name; a new one at each call. */
export function minimalDescription(): Files {
  return {
    "openapi.yaml": {
      openapi: "3.1.1",
      info: { title: "Things", version: "1.0.0", license: { name: "MIT", identifier: "MIT" } },
      servers: [{ url: "https://things.test" }],
      tags: [{ name: "Things", description: "What there is." }],
      security: [{ key: [] }],
      paths: { "/thing": { $ref: "paths/thing.yaml" } },
      components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    },
    "paths/thing.yaml": {
      get: {
        tags: ["Things"],
        operationId: "getThing",
        "x-effect": "reads",
        summary: "Get a thing",
        description: "A thing, or the box that it comes in.",
        parameters: [
          {
            name: "thing_id",
            in: "query",
            description: "Which one.",
            schema: { type: "integer" },
          },
        ],
        responses: {
          "200": { $ref: "../responses/GetThing200.yaml" },
          "401": { $ref: "../responses/GetThing401.yaml" },
        },
      },
    },
    "responses/GetThing200.yaml": {
      description: "A thing or a box.",
      "x-variants": { "a-thing": "documented", "a-box": "inferred" },
      ...json(
        { oneOf: [{ $ref: "../schemas/Thing.yaml" }, { $ref: "../schemas/Box.yaml" }] },
        {
          "a-thing": { $ref: "../examples/a-thing.yaml" },
          "a-box": { $ref: "../examples/a-box.yaml" },
        },
      ),
    },
    "responses/GetThing401.yaml": {
      description: "No key.",
      "x-variants": { "no-key": "documented" },
      ...json({ $ref: "../schemas/NoKey.yaml" }, { "no-key": { value: { kind: "no key" } } }),
    },
    "schemas/Thing.yaml": message({ type: "string", const: "thing" }),
    "schemas/Box.yaml": message({ type: "string", const: "box" }),
    "schemas/NoKey.yaml": message({ type: "string", const: "no key" }),
    "examples/a-thing.yaml": { summary: "A thing", value: { kind: "thing" } },
    "examples/a-box.yaml": { summary: "A box", value: { kind: "box" } },
  };
}
