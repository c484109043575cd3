import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { ValidationError } from "./catalogue.ts";
import { explain, toldOf, valueAt } from "./explain.ts";
import { finding } from "../judgement/finding.ts";
import { exchanged } from "../invented.support.ts";
import { Secrets } from "../secrets/secrets.ts";

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, discriminator: true });
ajv.addFormat("date", /^\d{4}-\d\d-\d\d$/);
ajv.addFormat("odd", /^$/);

const MATCHES = { "^[a-f]+$": "letters from a to f" };

/** What is told of a body that breaks a schema, one finding after another. */
function told(schema: object, body: unknown) {
  const validate = ajv.compile(schema);
  validate(body);
  const exchange = exchanged(body);
  return (validate.errors ?? []).map((error) => {
    const found = { ...explain(error as ValidationError, body, MATCHES), exchange };
    const { message, expected, actual, at } = finding(found, new Secrets());
    return `${message} documented ${expected}, came ${actual}, at ${at}`;
  });
}

const LONG = "x".repeat(400);

test.each<[schema: object, value: unknown, told: string]>([
  [{ type: "integer" }, "2", 'is not an integer. documented integer, came "2" (string)'],
  [{ type: "integer" }, 1.5, "is not an integer. documented integer, came 1.5 (number)"],
  [{ type: "integer" }, true, "is not an integer. documented integer, came true (boolean)"],
  [{ type: "string" }, 2, "is not a string. documented string, came 2 (number)"],
  [{ type: "string" }, null, "is not a string. documented string, came null"],
  [{ type: "boolean" }, "true", 'is not a boolean. documented boolean, came "true" (string)'],
  [{ type: "null" }, "", 'is not null. documented null, came "" (empty string)'],
  [
    { type: ["string", "null"] },
    ["a", 1],
    'is not a string or null. documented string or null, came ["a",1] (array)',
  ],
  [{ type: "array" }, { a: 1 }, 'is not an array. documented array, came {"a":1} (object)'],
  [{ type: "object" }, [], "is not an object. documented object, came [] (array)"],
  [
    { type: "number" },
    LONG,
    `is not a number. documented number, came "${"x".repeat(299)}… (string, 402 characters)`,
  ],
  [
    { const: true },
    "true",
    'does not have the documented value. documented true, came "true" (string)',
  ],
  [
    { const: "Gone." },
    "\uFEFFGone.",
    'does not have the documented value. documented "Gone.", came "\uFEFFGone." (string)',
  ],
  [
    { enum: ["1", 2, null] },
    "2",
    'has none of the documented values. documented one of "1", 2, null, came "2" (string)',
  ],
  [
    { type: "string", pattern: "^[0-9]+$" },
    "2 MB",
    'is not written as documented. documented text that matches ^[0-9]+$, came "2 MB" (string)',
  ],
  [
    { type: "string", pattern: "^[a-f]+$" },
    "x",
    'is not written as documented. documented letters from a to f, came "x" (string)',
  ],
  [
    { type: "string", format: "date" },
    "now",
    'is not written as documented. documented the format date, came "now" (string)',
  ],
  [
    { type: "number", minimum: 1 },
    0,
    "is outside the documented range. documented a number >= 1, came 0 (number)",
  ],
  [
    { type: "number", exclusiveMaximum: 9 },
    9,
    "is outside the documented range. documented a number < 9, came 9 (number)",
  ],
  [
    { type: "number", multipleOf: 5 },
    7,
    "is outside the documented range. documented a multiple of 5, came 7 (number)",
  ],
  [
    { type: "string", minLength: 1 },
    "",
    'does not have the documented size. documented at least 1 characters, came "" (empty string)',
  ],
  [
    { type: "array", maxItems: 1 },
    [1, 2],
    "does not have the documented size. documented at most 1 entries, came [1,2] (array)",
  ],
  [
    { type: "object", minProperties: 1 },
    {},
    "does not have the documented size. documented at least 1 fields, came {} (object)",
  ],
  [
    { type: "array", uniqueItems: true },
    [1, 1],
    "has the same entry twice. documented each entry once, came [1,1] (array)",
  ],
  [
    { oneOf: [true, true] },
    1,
    "does not have one of the documented forms. documented one of those forms, came 1 (number)",
  ],
  [
    {
      type: "object",
      required: ["kind"],
      discriminator: { propertyName: "kind" },
      oneOf: [{ properties: { kind: { const: "a" } } }, { properties: { kind: { const: "b" } } }],
    },
    { kind: "c" },
    'is of no documented kind. documented "kind" as documented, came {"kind":"c"} (object)',
  ],
  [
    { not: { type: "string" } },
    "x",
    'lacks the fields that identify this variant, or has those of another. documented the fields of this variant, and none that only another one has, came "x" (string)',
  ],
])("a field by %j, %j: %s", (schema, value, want) => {
  const body = { field: value };
  const type = { type: "object", properties: { field: schema } };
  expect(told(type, body)).toEqual([`The field "field" ${want}, at /field`]);
});

test.each<[schema: object, body: unknown, told: string]>([
  [{ type: "object" }, null, "The body is not an object. documented object, came null, at /"],
  [
    { items: { type: "string" } },
    [7],
    "An entry of the body is not a string. documented string, came 7 (number), at /0",
  ],
  [
    { properties: { "a/b": { items: { type: "null" } } } },
    { "a/b": ["x"] },
    'An entry of "a/b" is not null. documented null, came "x" (string), at /a~1b/0',
  ],
  [
    { required: ["to/k~n"] },
    { id: 1, a: 2 },
    'The field "to/k~n" is missing. documented a field "to/k~n", came missing; the object has id, a, at /to~1k~0n',
  ],
  [
    { required: ["id"] },
    {},
    'The field "id" is missing. documented a field "id", came missing; the object has no fields, at /id',
  ],
  ...["additionalProperties", "unevaluatedProperties"].map(
    (keyword) =>
      [
        { properties: { id: true }, [keyword]: false },
        { id: 1, "x/y": "2" },
        'The field "x/y" is not documented. documented no such field, came "2" (string), at /x~1y',
      ] satisfies [object, unknown, string],
  ),
  [
    { properties: { x: false } },
    { x: 1 },
    'The field "x" is not documented. documented no such field, came 1 (number), at /x',
  ],
])("a body by %j, %j: %s", (schema, body, want) => {
  expect(told(schema, body)).toEqual([want]);
});

test("a value that is not the documented one is told once, and not for its type", () => {
  const errors = ["type", "const", "type", "enum", "type"].map((keyword, index) => {
    return { keyword, instancePath: `/${index >> 1}`, params: {} } as ValidationError;
  });
  const told = toldOf(errors).map(({ keyword, instancePath }) => keyword + instancePath);
  expect(told).toEqual(["const/0", "enum/1", "type/2"]);
});

test("a body of another type is told once, and not for the fields that it lacks", () => {
  const told = (schema: object) => {
    ajv.validate(schema, "text");
    return toldOf(ajv.errors as ValidationError[]).map(({ keyword }) => keyword);
  };
  const not = { required: ["x"] };
  expect([told({ type: "object", not }), told({ not })]).toEqual([["type"], ["not"]]);
});

test("a keyword that is not known here is told in its validator's words", () => {
  const told = (error: Partial<ValidationError>) => {
    const whole = { keyword: "odd", instancePath: "", params: {}, ...error };
    return explain(whole as ValidationError, 1);
  };
  expect(told({ message: "must be odd" })).toMatchObject({
    message: "The body must be odd.",
    expected: "must be odd",
  });
  expect(told({})).toMatchObject({ message: 'The body breaks "odd".' });
});

test.each<[pointer: string, value: unknown]>([
  ["", { a: [{ "b/c": 1, "d~e": 2, "~1": 3 }] }],
  ["/a/0/b~1c", 1],
  ["/a/0/d~0e", 2],
  ["/a/0/~01", 3],
  ["/a/1", undefined],
  ["/x/y/z", undefined],
])("at %s is %o", (pointer, value) => {
  expect(valueAt({ a: [{ "b/c": 1, "d~e": 2, "~1": 3 }] }, pointer)).toEqual(value);
});
