import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { redocly } from "../../../scripts/generators/bundle.ts";
import { asOpenapi30 } from "../../../scripts/generators/openapi30.ts";

const apis = ["vpnscript", "waveros"];
const bundle = (api: string) =>
  fileURLToPath(new URL(`../../../generated/${api}/openapi-3.0.json`, import.meta.url));

test.each(apis)("the 3.0 form of %s is valid OpenAPI 3.0", async (api) => {
  const { stderr } = await redocly(["lint", bundle(api), "--extends", "minimal"]);
  expect(stderr).toContain("Your API description is valid");
});

test.each(apis)("the 3.0 form of %s holds nothing that only 3.1 knows", (api) => {
  const text = readFileSync(bundle(api), "utf8");
  expect(text).toMatch(/^\{"openapi":"3\.0\.3"/);
  expect(text).not.toMatch(/"const":|"type":\[|"identifier":|"type":"null"/);
});

test.each([
  [{ type: ["string", "null"] }, { type: "string", nullable: true }],
  [{ type: ["string", "integer"] }, { anyOf: [{ type: "string" }, { type: "integer" }] }],
  [
    { type: "boolean", const: true },
    { type: "boolean", enum: [true] },
  ],
  [
    { type: "string", examples: ["a", "b"] },
    { type: "string", example: "a" },
  ],
  [{ $ref: "#/x", description: "here" }, { $ref: "#/x" }],
  [{ properties: { gone: false, any: true } }, { properties: { gone: { not: {} }, any: {} } }],
  [{ properties: { const: { type: "string" } } }, { properties: { const: { type: "string" } } }],
  [
    { items: { type: ["integer", "null"] }, additionalProperties: { const: 1 } },
    { items: { type: "integer", nullable: true }, additionalProperties: { enum: [1] } },
  ],
])("%j becomes %j", (given, want) => {
  const description = { openapi: "3.1.1", info: {}, components: { schemas: { A: given } } };
  expect(asOpenapi30(description as never)).toMatchObject({ components: { schemas: { A: want } } });
});

test("a keyword that 3.0 can't express is the description's fault", () => {
  const schemas = { A: { patternProperties: {} } };
  const description = { openapi: "3.1.1", info: {}, components: { schemas } };
  expect(() => asOpenapi30(description as never)).toThrow('"patternProperties"');
});
