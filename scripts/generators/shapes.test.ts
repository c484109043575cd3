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
  properties: properties as Record<string, Schema>,
});
const text = { type: "string" };

describe("a shape looks at", () => {
  test.each([
    ["a literal", object({ message: { const: "Gone." } }), 'body.message === "Gone."'],
    ["a flag", object({ success: { const: false } }), "body.success === false"],
    ["a type", object({ id: { type: "integer" } }), "isNumber(body.id)"],
    ["a number", object({ id: { type: "number" } }), "isNumber(body.id)"],
    ["a boolean", object({ on: { type: "boolean" } }), "isBoolean(body.on)"],
    ["an object", object({ data: { type: "object" } }), "isObject(body.data)"],
    ["a type or null", object({ note: { type: ["string", "null"] } }), "isTextOrNull(body.note)"],
    [
      "absence",
      { ...object({ data: { type: "array" } }), not: { required: ["page"] } },
      "isList(body.data) && body.page === undefined",
    ],
    ["an odd name", object({ "mac-address": text }), 'isText(body["mac-address"])'],
    ["required properties only", object({ a: text, b: text }, ["a"]), "isText(body.a)"],
    [
      "any property",
      { type: "object", not: { additionalProperties: { not: { type: "array" } } } },
      "isObject(body) && Object.values(body).some(isList)",
    ],
    [
      "any property, and at none that may only be false",
      {
        ...object({ error: { enum: [false] } }, []),
        not: { additionalProperties: { not: { type: "array" } } },
      },
      "isObject(body) && !body.error && Object.values(body).some(isList)",
    ],
  ])("%s", (_, schema, source) => {
    expect(shapesOf(catalogue("One"), { One: schema })["One"]?.source).toBe(source);
  });

  test("four required properties at most, and at one that must not be there", () => {
    const schema = {
      ...object({ a: text, b: text, c: text, d: text, e: text }),
      not: { required: ["f"] },
    };
    expect(shapesOf(catalogue("One"), { One: schema })["One"]?.source).toBe(
      "isText(body.a) && isText(body.b) && isText(body.c) && isText(body.d) && body.f === undefined",
    );
  });

  test.each<[literal: boolean, what: string, schema: Schema]>([
    [true, "a sentence", object({ message: { const: "Gone." } })],
    [true, "a sentence and a type", object({ message: { const: "Gone." }, id: text })],
    [false, "a flag", object({ success: { const: false } })],
    [false, "a number", object({ id: { type: "integer", const: 7 } })],
    [
      false,
      "a sentence that need not be there",
      object({ id: text, note: { const: "x" } }, ["id"]),
    ],
    [false, "any property", { type: "object", not: { additionalProperties: { not: text } } }],
  ])("a sentence (%s): %s", (literal, _, schema) => {
    expect(shapesOf(catalogue("One"), { One: schema })["One"]?.literal).toBe(literal);
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
    { One: object({ a: { type: ["number", "null"] } }) },
    'schema One: property a: the client has no test for the type "number,null"; write one in',
  ],
  [
    "must have some property of an unknown type",
    ["One"],
    { One: { type: "object", not: { additionalProperties: { not: { type: "null" } } } } },
    'schema One: the client has no test for the type "null"',
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

describe("siblings", () => {
  const patterned = (pattern: string) => object({ data: { type: "string", pattern } });
  const schemas = { One: patterned("^a"), Other: patterned("^b") };
  const types = { One: "isText(body.data)", Other: "isText(body.data)" };

  /** The shapes after the second variant has been changed. */
  function shapes(change: object): object {
    const { variants, ...rest } = catalogue("One", "Other");
    const [[first, one], [second, other]] = Object.entries(variants) as any;
    const both = { [first]: one, [second]: { ...other, ...change } };
    const told = shapesOf({ ...rest, variants: both }, schemas);
    return Object.fromEntries(Object.entries(told).map(([name, { source }]) => [name, source]));
  }

  test("are told apart by patterns", () => {
    expect(shapes({})).toEqual({ One: "/^a/u.test(body.data)", Other: "/^b/u.test(body.data)" });
  });

  test.each([{ status: 404 }, { status: null }, { operation: "another" }])(
    "are none with %o",
    (change) => {
      expect(shapes(change)).toEqual(types);
    },
  );

  test("of one schema under different statuses are not a fault", () => {
    expect(shapes({ status: 404, schema: "One" })).toEqual({ One: types.One });
  });
});

test("a schema keeps the closer test that one of its variants needs, whichever comes first", () => {
  const schemas = {
    One: object({ data: { type: "string", pattern: "^a" } }),
    Other: object({ data: { type: "string", pattern: "^b" } }),
  };
  const { variants, ...rest } = catalogue("One", "Other");
  const [[, one]] = Object.entries(variants) as any;
  const elsewhere = { ...one, id: "api/call/404/9", status: 404 };
  for (const all of [
    { elsewhere, ...variants },
    { ...variants, elsewhere },
  ]) {
    expect(shapesOf({ ...rest, variants: all }, schemas)["One"]?.source).toBe(
      "/^a/u.test(body.data)",
    );
  }
});
