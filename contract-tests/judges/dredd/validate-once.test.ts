import { createRequire } from "node:module";
import { expect, test, vi } from "vitest";
import { loadDredd } from "./transactions.ts";
import { validateOnce, type Validate } from "./validate-once.ts";

const require = createRequire(import.meta.url);
const { validate } = require("gavel") as { validate: Validate };

const json = { "content-type": "application/json" };
const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  required: ["id"],
  properties: { id: { type: "number" } },
};
const expected = { statusCode: "200", headers: json, bodySchema: JSON.stringify(schema) };
const real = { statusCode: 200, headers: { ...json, date: "now" }, body: '{"id":1}' };

test("what is equal is judged once, whatever other headers say; a breach each time", () => {
  const asked = vi.fn(validate);
  const once = validateOnce(asked);
  expect(once(expected, real).valid).toBe(true);
  expect(asked).toHaveBeenCalledTimes(2);
  expect(once(expected, { ...real, headers: { ...json, date: "later" } }).valid).toBe(true);
  expect(asked).toHaveBeenCalledTimes(2);
  const broken = { ...real, body: '{"id":"1"}' };
  expect([once(expected, broken), once(expected, broken)]).toMatchObject([
    { valid: false },
    { valid: false, fields: { body: { errors: [{ location: { pointer: "/id" } }] } } },
  ]);
  expect(asked).toHaveBeenCalledTimes(4);
});

test.each<[what: string, expected: object, real: object]>([
  ["as documented", {}, {}],
  ["the name of a header in capitals", { headers: { "Content-Type": "application/json" } }, {}],
  ["another status", {}, { statusCode: 201 }],
  ["another media type", {}, { headers: { "content-type": "text/html" } }],
  ["no media type", {}, { headers: {} }],
  ["any media type", { headers: {} }, { headers: { "content-type": "text/html" } }],
  ["another body", {}, { body: '{"id":"1"}' }],
  ["no JSON", {}, { body: "<html>" }],
  ["no body", {}, { body: undefined }],
  ["by an example", { body: '{"id":2}', bodySchema: undefined }, {}],
])("says of %s what Gavel says", (_, otherwise, came) => {
  const [wanted, answer] = [
    { ...expected, ...otherwise },
    { ...real, ...came },
  ];
  const told = ({ valid, fields }: ReturnType<Validate>) => {
    return { valid, errors: Object.values(fields).flatMap(({ errors }) => errors) };
  };
  expect(told(validateOnce(validate)(wanted, answer))).toEqual(told(validate(wanted, answer)));
});

test("Dredd asks by it", () => {
  loadDredd();
  const { default: dredds } = require("gavel") as { default: { validate: Validate } };
  expect(dredds.validate).not.toBe(validate);
});
