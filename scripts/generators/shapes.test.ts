import { describe, expect, test } from "vitest";
import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
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
      source: "Call",
      mediaType: "application/json",
      schema,
    },
  ]);
  const sources = { page: "", headings: [], authorities: {} };
  return { api: "api", title: "", operations: {}, variants: Object.fromEntries(variants), sources };
}

const object = (
  properties: Record<string, unknown>,
  required = Object.keys(properties),
): Schema => ({
  type: "object",
  required,
  properties: properties as Record<string, Schema>,
});
const text = { type: "string" };
const list = { type: "array", items: {} };
const pattern = (source: string) => ({ type: "string", pattern: source });
const lacking = (name: string, properties: Record<string, unknown>): Schema => ({
  ...object(properties),
  not: { required: [name] },
});
const some = (schema: Schema, properties = {}): Schema => ({
  ...object(properties, []),
  not: { additionalProperties: { not: schema } },
});

/** What tells each of some variants under one status. */
function told(...all: Schema[]) {
  const names = all.map((_, index) => `Schema${index}`);
  const schemas = Object.fromEntries(all.map((schema, index) => [names[index]!, schema]));
  return Object.values(shapesOf(catalogue(...names), schemas));
}

describe("a shape asks for", () => {
  test.each<[what: string, schema: Schema, shape: string]>([
    ["a literal", object({ message: { const: "Gone." } }), '{ message: "Gone." }'],
    ["a flag", object({ success: { const: false } }), "{ success: false }"],
    ["an enumeration of one", object({ success: { enum: [false] } }), "{ success: false }"],
    ["a type", object({ id: { type: "integer" } }), "{ id: isNumber }"],
    ["a number", object({ id: { type: "number" } }), "{ id: isNumber }"],
    ["a boolean", object({ on: { type: "boolean" } }), "{ on: isBoolean }"],
    ["an object", object({ data: { type: "object" } }), "{ data: isObject }"],
    [
      "one of several types",
      object({ note: { type: ["integer", "null"] } }),
      "{ note: /* @__PURE__ */ oneOf(isNumber, null) }",
    ],
    ["absence", lacking("page", { data: list }), "{ data: isList, page: undefined }"],
    ["an odd name", object({ "mac-address": text }), '{ "mac-address": isText }'],
    ["no property that may be left out", object({ a: text, b: text }, ["a"]), "{ a: isText }"],
    ["no property that may be anything", object({ a: text, b: {} }), "{ a: isText }"],
    [
      "what an optional property may be, if it is literal",
      object({ a: text, b: { const: "x" } }, ["a"]),
      '{ a: isText, b: /* @__PURE__ */ oneOf(undefined, null, "x") }',
    ],
    [
      "no contradiction to an optional flag",
      object({ a: text, error: { const: false }, ok: { const: true } }, ["a"]),
      "{ a: isText, error: isFalsy, ok: isNotFalse }",
    ],
    ["some property", some(list), "/* @__PURE__ */ holding(isList, {  })"],
    [
      "some property, besides others",
      some(list, { error: { enum: [false] } }),
      "/* @__PURE__ */ holding(isList, { error: isFalsy })",
    ],
  ])("%s", (_, schema, shape) => {
    expect(told(schema)[0]?.shape).toBe(shape);
  });

  test.each<[literal: boolean, what: string, schema: Schema]>([
    [true, "a sentence", object({ message: { const: "Gone." } })],
    [true, "a sentence and a type", object({ message: { const: "Gone." }, id: text })],
    [false, "a flag", object({ success: { const: false } })],
    [false, "a number", object({ id: { type: "integer", const: 7 } })],
    [false, "a sentence that may be left out", object({ id: text, note: { const: "x" } }, ["id"])],
    [false, "some property", some(text)],
  ])("a sentence (%s): %s", (literal, _, schema) => {
    expect(told(schema)[0]?.literal).toBe(literal);
  });
});

describe("siblings are told apart by", () => {
  test.each<[by: string, schemas: [Schema, Schema], shapes: [string, string]]>([
    [
      "what both name, if that is enough",
      [
        object({ page: { type: "integer" }, data: list, total: text }),
        lacking("page", { data: list }),
      ],
      ["{ page: isNumber, data: isList }", "{ data: isList, page: undefined }"],
    ],
    [
      "the types of what both name",
      [object({ data: list, a: text }), object({ data: text, b: text })],
      ["{ data: isList }", "{ data: isText }"],
    ],
    [
      "the literals of what both name",
      [object({ kind: { const: "a" }, a: text }), object({ kind: { const: "b" }, b: text })],
      ['{ kind: "a" }', '{ kind: "b" }'],
    ],
    [
      "all that each requires, where one may be any text and the other is one",
      [object({ message: text, errors: list }), object({ message: { const: "Gone." }, ok: text })],
      ["{ message: isText, errors: isList }", '{ message: "Gone.", ok: isText }'],
    ],
    [
      "patterns, where they have nothing else",
      [object({ data: pattern("^a") }), object({ data: pattern("/b") })],
      ["{ data: /* @__PURE__ */ begins(/^a/u) }", "{ data: /* @__PURE__ */ begins(/\\/b/u) }"],
    ],
    [
      "the first line of a pattern",
      [object({ data: pattern("^a\\r?\\n(?:b\\r?\\n)+") }), object({ data: pattern("^c$") })],
      ["{ data: /* @__PURE__ */ begins(/^a/u) }", "{ data: /* @__PURE__ */ begins(/^c$/u) }"],
    ],
  ])("%s", (_, schemas, shapes) => {
    expect(told(...schemas).map(({ shape }) => shape)).toEqual(shapes);
  });

  const schemas = { One: object({ data: pattern("^a") }), Other: object({ data: pattern("^b") }) };

  test.each([
    { status: 404 },
    { status: null },
    { operation: "another" },
    { status: 404, schema: "One" },
  ])("nothing where they are none: %o", (change) => {
    const { variants, ...rest } = catalogue("One", "Other");
    const [[first, one], [second, other]] = Object.entries(variants) as any;
    const both = { [first]: one, [second]: { ...other, ...change } };
    const shapes = Object.values(shapesOf({ ...rest, variants: both }, schemas));
    expect(shapes.map(({ shape }) => shape)).toEqual(["{ data: isText }", "{ data: isText }"]);
  });
});

test.each<[what: string, success: Schema, shape: string]>([
  [
    "must not have them",
    object({ users: list }),
    "{ users: isList, error: isFalsy, ok: isNotFalse }",
  ],
  [
    "is told by its own, if it has them",
    object({ error: { const: false }, ok: { type: "boolean" } }),
    "{ error: false, ok: isBoolean }",
  ],
])("a success %s where failures have flags", (_, success, shape) => {
  const { variants, ...rest } = catalogue("Success", "Failure");
  const [[first, one], [second, other]] = Object.entries(variants) as any;
  const all = { ...rest, variants: { [first]: one, [second]: { ...other, status: null } } };
  const failure = object({ error: { const: true }, ok: { const: false }, message: text });
  const shapes = shapesOf(all, { Success: success, Failure: failure });
  expect(shapes[first]?.shape).toBe(shape);
  expect(shapes[second]?.shape).toBe("{ error: true, ok: false, message: isText }");
});

test.each([
  ["is no object", ["One"], { One: { type: "array" } }, "must be an object"],
  ["requires nothing", ["One"], { One: object({ a: text }, []) }, "requires nothing"],
  [
    "has an unknown type",
    ["One"],
    { One: object({ a: { type: ["text", "null"] } }) },
    'schema One: a: JSON has no type "text"',
  ],
  [
    "must lack two properties",
    ["One"],
    { One: { ...object({ a: text }), not: { required: ["b", "c"] } } },
    "schema One: not: {required} names several",
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
