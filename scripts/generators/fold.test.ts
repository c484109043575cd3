import { describe, expect, test } from "vitest";
import type { Description } from "./description.ts";
import { fold } from "./fold.ts";
import { SMALL } from "./small-description.support.ts";

const folded = fold(SMALL);
const { get, post } = folded.paths["/"] as any;
const json = (part: any) => part.content["application/json"];
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("a description without actions is given back as it is", () => {
  const { "/things": things } = SMALL.paths;
  const plain = { ...SMALL, paths: { "/things": things } } as Description;
  expect(fold(plain)).toBe(plain);
});

test("there is one path for each on the wire, and all else stays", () => {
  expect(Object.keys(folded.paths)).toEqual(["/things", "/"]);
  expect(Object.keys(folded.paths["/"]!).sort()).toEqual(["get", "post"]);
  expect({ ...folded, paths: SMALL.paths }).toEqual(SMALL);
});

test("an operation of all actions has a name and texts of its own", () => {
  expect(post).toMatchObject({
    operationId: "postAction",
    summary: "Call an action by POST",
    description: expect.stringContaining("the parameter that names the action"),
    tags: [],
  });
  expect(get).toMatchObject({ operationId: "getAction", summary: "Call an action by GET" });
  expect(get["x-effect"]).toBeUndefined();
});

test("tags are those of all, each once", () => {
  const paths = structuredClone(SMALL.paths) as any;
  paths["/make/../"].post.tags = ["things", "makers"];
  paths["/drop/../"].post.tags = ["things"];
  const again = fold({ ...SMALL, paths }).paths["/"] as any;
  expect(again.post.tags).toEqual(["things", "makers"]);
});

describe("requests", () => {
  test("by body are told apart by what names the action", () => {
    expect(post.requestBody).toMatchObject({ required: true });
    expect(json(post.requestBody).schema).toEqual({
      oneOf: [ref("Make"), ref("Drop")],
      discriminator: {
        propertyName: "action",
        mapping: { make: ref("Make").$ref, drop: ref("Drop").$ref },
      },
    });
    expect(post.parameters).toBeUndefined();
  });

  test("have the examples of all", () => {
    const paths = structuredClone(SMALL.paths) as any;
    json(paths["/make/../"].post.requestBody).examples = { make: { value: 1 } };
    json(paths["/drop/../"].post.requestBody).examples = { drop: { value: 2 } };
    const again = fold({ ...SMALL, paths }).paths["/"] as any;
    expect(json(again.post.requestBody).examples).toEqual({
      make: { value: 1 },
      drop: { value: 2 },
    });
  });

  test("by query have each parameter once, required where all require it", () => {
    expect(get.requestBody).toBeUndefined();
    expect(get.parameters).toEqual([
      {
        name: "action",
        in: "query",
        required: true,
        schema: { type: "string", enum: ["make", "drop"] },
      },
      { name: "name", in: "query", required: false, schema: { type: "string" } },
    ]);
  });

  test("that share a parameter by reference have it once, as it is described first", () => {
    const paths = structuredClone(SMALL.paths) as any;
    const later = { name: "name", in: "query", required: true, schema: { type: "integer" } };
    paths["/drop/../"].get.parameters.push({ $ref: "#/components/parameters/Name" });
    const components = { ...SMALL.components, parameters: { Name: later } };
    const again = fold({ ...SMALL, paths, components } as Description).paths["/"] as any;
    expect(again.get.parameters[1]).toEqual({
      name: "name",
      in: "query",
      required: true,
      schema: { type: "string" },
    });
  });

  test("with a parameter that one action does not require do not require it", () => {
    const paths = structuredClone(SMALL.paths) as any;
    const optional = { name: "name", in: "query", schema: { type: "string" } };
    paths["/drop/../"].get.parameters.push(optional);
    const again = fold({ ...SMALL, paths }).paths["/"] as any;
    expect(again.get.parameters[1]).toMatchObject({ name: "name", required: false });
  });

  test("without parameters have none", () => {
    const paths = structuredClone(SMALL.paths) as any;
    for (const name of ["/make/../", "/drop/../"]) delete paths[name].get.parameters;
    const again = fold({ ...SMALL, paths }).paths["/"] as any;
    expect(again.get.parameters).toEqual([]);
  });
});

describe("answers", () => {
  test("under one status are any of all, each once, with all examples", () => {
    expect(post.responses["200"]).toEqual({
      description: "What the action answers when it is done; which of these depends on the action.",
      content: {
        "application/json": {
          schema: { anyOf: [ref("Made"), ref("Refused")] },
          examples: { made: { value: { made: true } } },
        },
      },
      "x-variants": { made: "documented" },
    });
  });

  test("of one action alone keep its description", () => {
    expect(post.responses.default).toMatchObject({
      description: "Refused.",
      "x-variants": { refused: "documented" },
    });
    expect(json(post.responses.default).schema).toEqual({ anyOf: [ref("Refused")] });
  });

  test("of several without a status say that there is none", () => {
    const paths = structuredClone(SMALL.paths) as any;
    paths["/drop/../"].post.responses.default = paths["/make/../"].post.responses.default;
    const again = fold({ ...SMALL, paths }).paths["/"] as any;
    expect(again.post.responses.default.description).toBe(
      "The action was refused; the page gives no status for it.",
    );
  });

  test("without a body leave an empty union", () => {
    const paths = structuredClone(SMALL.paths) as any;
    for (const name of ["/make/../", "/drop/../"]) {
      paths[name].post.responses = { "204": { description: "Nothing." } };
    }
    const again = fold({ ...SMALL, paths }).paths["/"] as any;
    expect(json(again.post.responses["204"])).toEqual({ schema: { anyOf: [] }, examples: {} });
  });
});

test("what belongs to which action is said beside", () => {
  expect(post["x-operations"]).toEqual({
    make: {
      operationId: "make",
      summary: "make it",
      "x-effect": "creates",
      request: ref("Make"),
      answers: { "200": { made: "documented" }, default: { refused: "documented" } },
    },
    drop: {
      operationId: "drop",
      summary: "drop it",
      "x-effect": "creates",
      request: ref("Drop"),
      answers: { "200": { made: "documented" } },
    },
  });
  expect(get["x-operations"].drop).toMatchObject({
    operationId: "dropByGet",
    parameters: [{ name: "action", in: "query", required: true, schema: { const: "drop" } }],
  });
});
