import { describe, expect, test } from "vitest";
import type { Description, Schema } from "./description.ts";
import { plainSchema } from "./client-form.ts";

const schemas: Record<string, Schema> = {
  Name: { type: "string", pattern: "^a" },
  Whole: { type: "object", required: ["data"], properties: { data: { type: "array" } } },
  Page: {
    type: "object",
    required: ["data", "page"],
    properties: { data: { type: "array" }, page: { type: "integer" } },
  },
  List: {
    title: "List",
    description: "Whole or a page.",
    oneOf: [{ $ref: "#/components/schemas/Page" }, { $ref: "#/components/schemas/Whole" }],
  },
};
const description = { components: { schemas } } as unknown as Description;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = { type: "array", items: {} };
const told = (text: string) => ({ type: "string", description: text });

describe("the plain schema of", () => {
  test.each<[what: string, given: Schema[], want: object]>([
    ["a reference", [ref("Name")], ref("Name")],
    ["a reference twice", [ref("Name"), ref("Name")], ref("Name")],
    ["a reference and more", [ref("Name"), { type: "string" }], { type: "string" }],
    ["a pattern", [schemas["Name"]!], { type: "string" }],
    ["limits", [{ type: "integer", minimum: 1, maximum: 2 }], { type: "integer" }],
    ["what is not", [{ type: "object", not: { required: ["a"] } }], { type: "object" }],
    ["a type or null", [{ type: ["string", "null"] }], { type: ["string", "null"] }],
    ["a type, and null", [{ type: "string" }, { type: "null" }], { type: ["string", "null"] }],
    ["a type and anything", [{ type: "string" }, {}], {}],
    ["two types", [{ type: "string" }, { type: "integer" }], {}],
    ["a flag that is one value", [{ type: "boolean", const: true }], { type: "boolean" }],
    ["a flag of no type", [{ const: true }], { type: "boolean" }],
    ["flags", [{ const: true }, { const: false }], { type: "boolean" }],
    ["false alone", [{ type: "boolean", enum: [false] }], { type: "boolean" }],
    [
      "coded integers",
      [{ type: "integer", enum: [0, 1], "x-enum-varnames": ["Off", "On"] }],
      { type: "integer", "x-enum-varnames": ["Off", "On"] },
    ],
    [
      "words",
      [
        { type: "string", enum: ["a b", "c"] },
        { type: "string", enum: ["c", "d"] },
      ],
      { type: "string", enum: ["a b", "c", "d"] },
    ],
    [
      "the one word that can be sent",
      [{ type: "string", const: "make_it" }],
      { type: "string", enum: ["make_it"] },
    ],
    [
      "two words",
      [{ const: "make" }, { const: "drop" }],
      { type: "string", enum: ["make", "drop"] },
    ],
    ["a word or any text", [{ const: "make" }, { type: "string" }], told('Documented: "make"')],
    ["a sentence", [{ type: "string", const: "It is gone." }], told('Documented: "It is gone."')],
    [
      "a sentence with a text",
      [{ type: "string", const: "Gone.", description: "Why.\n" }],
      told('Why.\n\nDocumented: "Gone."'),
    ],
    [
      "sentences",
      [{ const: "Gone." }, { const: "Full." }, { const: "Gone." }],
      told('Documented: "Gone.", "Full."'),
    ],
    [
      "elements",
      [{ type: "array", items: schemas["Name"]!, minItems: 1 }],
      { ...list, items: { type: "string" } },
    ],
    [
      "elements that differ",
      [{ type: "array", items: { const: true } }, list],
      { type: "array", items: {} },
    ],
    [
      "free keys",
      [{ type: "object", additionalProperties: list }],
      { type: "object", additionalProperties: list },
    ],
    [
      "an open object",
      [
        { type: "object", additionalProperties: true as unknown as Schema },
        { type: "object", additionalProperties: list },
      ],
      { type: "object", additionalProperties: true },
    ],
    [
      "a union",
      [schemas["List"]!],
      {
        title: "List",
        description: "Whole or a page.",
        type: "object",
        required: ["data"],
        properties: { data: { type: "array" }, page: { type: "integer" } },
      },
    ],
    [
      "objects that require nothing in common",
      [{ type: "object", required: ["a"], properties: { a: {} } }, { type: "object" }],
      { type: "object", properties: { a: {} } },
    ],
  ])("%s", (_, given, want) => {
    expect(plainSchema(description, given)).toStrictEqual(want);
  });
});
