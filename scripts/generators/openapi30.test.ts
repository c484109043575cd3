import { describe, expect, test } from "vitest";
import type { Description } from "./description.ts";
import { asOpenapi30 } from "./openapi30.ts";

const converted = (parts: object): any =>
  asOpenapi30({ openapi: "3.1.1", info: {}, ...parts } as unknown as Description);

/** What becomes of one schema component. */
const schema = (given: unknown): unknown =>
  converted({ components: { schemas: { One: given } } }).components.schemas.One;

describe("a schema", () => {
  test.each<[what: string, given: unknown, want: object]>([
    ["of one type", { type: "string" }, { type: "string" }],
    ["of a type or null", { type: ["string", "null"] }, { type: "string", nullable: true }],
    ["of null or a type", { type: ["null", "array"] }, { type: "array", nullable: true }],
    [
      "of two types",
      { type: ["string", "integer"] },
      { anyOf: [{ type: "string" }, { type: "integer" }] },
    ],
    [
      "of two types or null",
      { type: ["string", "integer", "null"] },
      {
        anyOf: [
          { type: "string", nullable: true },
          { type: "integer", nullable: true },
        ],
      },
    ],
    ["of no type", { description: "Anything." }, { description: "Anything." }],
    ["with a literal", { const: "Gone." }, { enum: ["Gone."] }],
    [
      "with a literal that is false",
      { type: "boolean", const: false },
      { type: "boolean", enum: [false] },
    ],
    ["with a literal that is null", { const: null }, { enum: [null] }],
    ["with examples", { examples: ["a", "b"] }, { example: "a" }],
    ["with an example", { example: { const: 1 } }, { example: { const: 1 } }],
    [
      "with a default that looks like a schema",
      { default: { const: 1 } },
      { default: { const: 1 } },
    ],
    ["that a reference is, with a text", { $ref: "#/a", description: "b" }, { $ref: "#/a" }],
    ["that allows all", true, {}],
    ["that allows nothing", false, { not: {} }],
    [
      "with properties",
      { properties: { const: { const: 1 }, type: { type: ["string", "null"] }, none: false } },
      {
        properties: {
          const: { enum: [1] },
          type: { type: "string", nullable: true },
          none: { not: {} },
        },
      },
    ],
    ["of elements", { items: { const: 1 } }, { items: { enum: [1] } }],
    ["of what is not", { not: { const: 1 } }, { not: { enum: [1] } }],
    ["of any of several", { anyOf: [{ const: 1 }, true] }, { anyOf: [{ enum: [1] }, {}] }],
    ["of one of several", { oneOf: [{ const: 1 }] }, { oneOf: [{ enum: [1] }] }],
    ["of all of several", { allOf: [{ const: 1 }] }, { allOf: [{ enum: [1] }] }],
    ["that is open", { additionalProperties: true }, { additionalProperties: true }],
    ["that is closed", { additionalProperties: false }, { additionalProperties: false }],
    [
      "of free keys",
      { additionalProperties: { const: 1 } },
      { additionalProperties: { enum: [1] } },
    ],
    [
      "with anything else",
      { required: ["a"], pattern: "^a", "x-note": { const: 1 } },
      { required: ["a"], pattern: "^a", "x-note": { const: 1 } },
    ],
  ])("%s", (_, given, want) => {
    expect(schema(given)).toStrictEqual(want);
  });
});

test("the head says 3.0.3, and nothing that 3.0 has no word for", () => {
  const info = {
    title: "Notes",
    version: "1",
    summary: "About notes",
    description: "Text.",
    license: { name: "MIT", url: "https://mit.example" },
  };
  expect(converted({ info, tags: [] })).toStrictEqual({
    openapi: "3.0.3",
    info: {
      title: "Notes",
      version: "1",
      description: "Text.",
      license: { name: "MIT", url: "https://mit.example" },
    },
    tags: [],
  });
  expect(converted({ info: { title: "Notes" } })).toStrictEqual({
    openapi: "3.0.3",
    info: { title: "Notes" },
  });
});

test("an answer under default, and one that is called an example, are answers", () => {
  const content = { "text/plain": { schema: { const: 1 } } };
  const want = { "text/plain": { schema: { enum: [1] } } };
  const responses = { default: { content }, example: { content } };
  const { paths, components } = converted({
    paths: { "/": { get: { responses } } },
    components: { responses },
  });
  expect(paths["/"].get.responses.default).toEqual({ content: want });
  expect(components.responses).toEqual({ default: { content: want }, example: { content: want } });
});

test("a server's default is data", () => {
  const variables = { port: { default: { schema: { const: 1 } } } };
  expect(converted({ servers: [{ url: "", variables }] }).servers[0].variables).toEqual(variables);
});

test("schemas are converted wherever they stand, and nothing else is", () => {
  const paths = {
    "/notes": {
      get: {
        summary: "Read",
        deprecated: false,
        parameters: [
          { name: "const", in: "query", schema: { const: 1 } },
          {
            name: "old",
            in: "query",
            schema: { type: "string" },
            example: { schema: { const: 1 } },
          },
        ],
        responses: {
          "200": {
            description: "Notes.",
            headers: { "X-Left": { schema: { type: ["integer", "null"] } } },
            content: {
              "application/json": {
                schema: { items: { const: 1 } },
                examples: { all: { value: { schema: { const: 1 } } } },
              },
            },
          },
        },
        "x-nothing": null,
      },
    },
  };
  const want = structuredClone(paths) as any;
  const { get } = want["/notes"];
  get.parameters[0].schema = { enum: [1] };
  get.responses["200"].headers["X-Left"].schema = { type: "integer", nullable: true };
  get.responses["200"].content["application/json"].schema = { items: { enum: [1] } };
  const given = structuredClone(paths);
  expect(converted({ paths: given }).paths).toStrictEqual(want);
  expect(given).toStrictEqual(paths);
});
