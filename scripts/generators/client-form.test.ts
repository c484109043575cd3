import { expect, test } from "vitest";
import { clientForm } from "./client-form.ts";
import type { Description } from "./description.ts";
import { SMALL } from "./small-description.support.ts";

const form = clientForm(SMALL);
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const { post } = form.paths["/make/../"]!;
const schemaOf = (status: string) => post!.responses[status]!.content!["application/json"]!.schema;

test("a success's schema has its fields and those of the errors under its status", () => {
  expect(schemaOf("200")).toEqual({
    type: "object",
    properties: { made: { type: "boolean" }, error: { type: "boolean" } },
  });
});

test("every error has one schema", () => {
  expect(schemaOf("default")).toEqual(ref("ApiError"));
  expect(form.components.schemas["ApiError"]).toEqual({
    title: "ApiError",
    description: "Why a call was not done. What not every error has is optional.",
    type: "object",
    required: ["error"],
    properties: { error: { type: "boolean" } },
  });
});

test("an error that several operations answer is changed once", () => {
  const paths = structuredClone(SMALL.paths) as any;
  const { default: refused } = paths["/make/../"].post.responses;
  for (const path of ["/make/../", "/drop/../"]) {
    paths[path].post.responses.default = { $ref: "#/components/responses/Refused" };
  }
  const components = { ...SMALL.components, responses: { Refused: refused } };
  const { components: changed } = clientForm({ ...SMALL, paths, components } as Description) as any;
  expect(changed.responses.Refused.content["application/json"].schema).toEqual(ref("ApiError"));
  expect(changed.schemas.ApiError.properties).toEqual({ error: { type: "boolean" } });
});

test("the name of an action is the one word that can be sent", () => {
  const action = { type: "string", enum: ["make"] };
  expect(form.components.schemas["Make"]?.properties?.["action"]).toEqual(action);
  expect(form.paths["/make/../"]!["get"]!.parameters?.[0]?.schema).toEqual(action);
});

test("examples, paths and texts stay", () => {
  const examples = (description: Description) =>
    JSON.stringify(description.paths).match(/"examples":.*?\}\}/g);
  expect(Object.keys(form.paths)).toEqual(Object.keys(SMALL.paths));
  expect(examples(form)).toEqual(examples(SMALL));
  expect(form.info).toEqual(SMALL.info);
});

test("without errors there is no schema of them, and the description stays as it was", () => {
  const { "/things": things } = SMALL.paths;
  const plain = { ...SMALL, paths: { "/things": things! } };
  const before = structuredClone(plain);
  expect(clientForm(plain).components.schemas).not.toHaveProperty("ApiError");
  expect(plain).toEqual(before);
});
