import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import type { Schema } from "./description.ts";
import { shapesOf } from "./shapes.ts";

/** A catalogue of one operation whose variants have these schemas, all under one status. */
function catalogue(...schemas: string[]): Catalogue {
  const variants = schemas.map((schema, index) => [
    `call/200/${index}`,
    {
      id: `api/call/200/${index}`,
      operation: "call",
      name: `${index}`,
      summary: "",
      status: 200,
      provenance: "documented",
      mediaType: "application/json",
      schema,
    },
  ]);
  return { api: "api", title: "", operations: {}, variants: Object.fromEntries(variants) };
}

const object = (
  properties: Record<string, unknown>,
  required = Object.keys(properties),
): Schema => ({
  type: "object",
  required,
  properties,
});
const text = { type: "string" };

describe("a shape looks at", () => {
  test.each([
    ["a literal", object({ message: { const: "Gone." } }), 'body.message === "Gone."'],
    ["a flag", object({ success: { const: false } }), "body.success === false"],
    ["a type", object({ id: { type: "integer" } }), "isNumber(body.id)"],
    ["a type or null", object({ note: { type: ["string", "null"] } }), "isTextOrNull(body.note)"],
    [
      "absence",
      object({ data: { type: "array" }, page: false }, ["data"]),
      "isList(body.data) && body.page === undefined",
    ],
    ["an odd name", object({ "mac-address": text }), 'isText(body["mac-address"])'],
    ["required properties only", object({ a: text, b: text }, ["a"]), "isText(body.a)"],
    [
      "any property",
      { type: "object", not: { additionalProperties: { not: { type: "array" } } } },
      "isObject(body) && Object.values(body).some(isList)",
    ],
  ])("%s", (_, schema, source) => {
    expect(shapesOf(catalogue("One"), { One: schema })["One"]?.source).toBe(source);
  });

  test("a pattern, where siblings have nothing else", () => {
    const schemas = {
      One: object({ data: { type: "string", pattern: "^a" } }),
      Other: object({ data: { type: "string", pattern: "/b" } }),
    };
    const { One, Other } = shapesOf(catalogue("One", "Other"), schemas);
    expect([One?.source, Other?.source]).toEqual([
      "/^a/u.test(body.data)",
      "/\\/b/u.test(body.data)",
    ]);
  });
});

test.each([
  ["is no object", ["One"], { One: { type: "array" } }, "must be an object"],
  ["requires nothing", ["One"], { One: object({ a: text }, []) }, "requires nothing"],
  [
    "has an unknown type",
    ["One"],
    { One: object({ a: { type: ["integer", "null"] } }) },
    "no test",
  ],
  ["is that of two variants", ["One", "One"], { One: object({ a: text }) }, "the same schema"],
])("a schema that %s is the description's fault", (_, names, schemas, message) => {
  expect(() => shapesOf(catalogue(...names), schemas as never)).toThrow(
    expect.objectContaining({
      name: "DescriptionError",
      message: expect.stringContaining(message) as string,
    }),
  );
});
