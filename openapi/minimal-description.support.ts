/** A file's content, as JSON holds it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a case changes any part of it
export type Files = Record<string, any>;

const message = (title: string, schema: object) => ({
  title,
  type: "object",
  required: ["kind"],
  properties: { kind: schema },
});

const json = (schema: object, examples?: object) => ({
  content: { "application/json": { schema, examples } },
});

/** The smallest description that keeps every house rule; a new one at each call. */
export function minimalDescription(): Files {
  return {
    "openapi.yaml": {
      openapi: "3.1.1",
      info: {
        title: "Things",
        version: "1.0.0",
        contact: { name: "Who describes them" },
        license: { name: "MIT", url: "https://things.test/licence" },
      },
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
        "x-source": { heading: "Things", tabs: ["a-thing", "no-key"] },
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
          "200": {
            description: "A thing or a box.",
            "x-inferred": { "a-box": "Things, tab 1" },
            ...json(
              { $ref: "../schemas/answers.yaml#/ThingOrBox" },
              {
                "a-thing": { summary: "A thing", value: { kind: "thing" } },
                "a-box": { summary: "A box", value: { kind: "box" } },
              },
            ),
          },
          "401": { $ref: "../responses.yaml#/NoKey" },
        },
      },
    },
    "responses.yaml": {
      NoKey: { description: "No key.", ...json({ $ref: "schemas/answers.yaml#/NoKey" }) },
    },
    "schemas/answers.yaml": {
      Thing: message("Thing", { type: "string", const: "thing" }),
      Box: message("Box", { type: "string", const: "box" }),
      NoKey: message("NoKey", { type: "string", const: "no key" }),
      ThingOrBox: { title: "ThingOrBox", oneOf: [{ $ref: "#/Thing" }, { $ref: "#/Box" }] },
    },
  };
}
