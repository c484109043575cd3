import { expect, test } from "vitest";
import { fieldsOf } from "./schema-fields.ts";

const field = (path: string, type: string, rest: object = {}) => ({
  path,
  type,
  required: false,
  standard: "",
  description: "",
  ...rest,
});

test.each([
  [{ properties: { a: { type: "string" } } }, [field("a", "string")]],
  [
    { properties: { a: { type: "integer", default: 50 } } },
    [field("a", "integer", { standard: "50" })],
  ],
  [
    { required: ["a"], properties: { a: { enum: [1, "x"] } } },
    [field("a", '1 | "x"', { required: true })],
  ],
  [{ properties: { a: { const: 1 }, b: true } }, [field("a", "1")]],
  [
    { properties: { a: { anyOf: [{ enum: [1, 2] }, { type: "string" }] } } },
    [field("a", "1 | 2 | string")],
  ],
  [
    { properties: { a: { type: ["object", "null"], properties: { b: { type: "number" } } } } },
    [field("a", "object | null"), field("a.b", "number")],
  ],
  [
    {
      properties: {
        a: {
          type: ["array", "null"],
          items: { type: "object", properties: { b: { $ref: "#/$defs/x" } } },
        },
      },
    },
    [field("a", "list of object | null"), field("a[].b", "x")],
  ],
  [{ properties: { a: { type: "object", default: {} } } }, [field("a", "object")]],
])("%j", (schema, want) => {
  expect(fieldsOf(schema)).toEqual(want);
});
