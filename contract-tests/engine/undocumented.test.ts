import { expect, test } from "vitest";
import { undocumentedFields } from "./undocumented.ts";

const text = { type: "string" };
const named = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });

test.each<[what: string, schema: object | undefined, json: unknown, fields: string[]]>([
  ["all that is there", named({ a: text }), { a: "x" }, []],
  ["less than there may be", named({ a: text, b: text }), { a: "x" }, []],
  ["one more", named({ a: text }), { a: "x", b: 1 }, ["/b"]],
  ["two more", named({ a: text }), { c: null, a: "x", b: 1 }, ["/c", "/b"]],
  ["one more within", named({ a: named({ b: text }) }), { a: { b: "x", c: 1 } }, ["/a/c"]],
  ["what is within an unknown one", named({ a: text }), { b: { c: 1 } }, ["/b"]],
  ["an inherited name", named({ a: text }), JSON.parse('{"toString":1}'), ["/toString"]],
  [
    "elements of a list, once each",
    named({ all: { type: "array", items: named({ a: text }) } }),
    { all: [{ b: 1 }, { b: 2, a: "x" }, { c: 3 }] },
    ["/all/[]/b", "/all/[]/c"],
  ],
  ["a list at the top", { type: "array", items: named({ a: text }) }, [{ b: 1 }], ["/[]/b"]],
  ["a list whose elements have no schema", { type: "array" }, [{ b: 1 }], []],
  ["a list where the schema has fields", named({ a: text }), [{ b: 1 }], []],
  ["nothing where a thing may be", named({ a: named({ b: text }) }), { a: null }, []],
  ["a text where a thing may be", named({ a: named({ b: text }) }), { a: "long" }, []],
  ["null", named({ a: text }), null, []],
  ["a number", named({ a: text }), 7, []],
  ["a schema without fields", { type: "object" }, { a: 1 }, []],
  ["a schema that is not there", undefined, { a: 1 }, []],
  [
    "a map with free keys",
    named({ a: text }, { additionalProperties: { type: "array" } }),
    { a: "x", b: [] },
    [],
  ],
  [
    "an open schema that says it is open",
    named({ a: text }, { additionalProperties: true }),
    { b: 1 },
    ["/b"],
  ],
  [
    "every part of allOf",
    { allOf: [named({ a: text }), named({ b: text })] },
    { a: 1, b: 2, c: 3 },
    ["/c"],
  ],
  ["every branch of oneOf", { oneOf: [named({ a: text }), named({ b: text })] }, { b: 2 }, []],
  [
    "every branch of anyOf",
    { anyOf: [named({ a: text }), named({ b: text })] },
    { b: 2, d: 1 },
    ["/d"],
  ],
  [
    "parts and fields of its own",
    named({ own: text }, { allOf: [{ oneOf: [named({ a: text })] }] }),
    { own: 1, a: 2, z: 3 },
    ["/z"],
  ],
  [
    "its own field before that of a part",
    named({ a: named({ b: text }) }, { allOf: [named({ a: named({ c: text }) })] }),
    { a: { c: 1 } },
    ["/a/c"],
  ],
])("%s", (_, schema, json, fields) => {
  expect(undocumentedFields(schema, json)).toEqual(fields);
});

test("of a hundred fields, twenty are listed", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, index]));
  const listed = undocumentedFields(named({ a: text }), many);
  expect(listed).toEqual(Array.from({ length: 20 }, (_, index) => `/f${index}`));
});
