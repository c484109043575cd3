import { describe, expect, test } from "vitest";
import type { Description } from "./description.ts";
import { fold } from "./fold.ts";
import { SMALL } from "./small-description.support.ts";

const folded = fold(SMALL);
const { get, post } = folded.paths["/"] as any;
const json = (part: any) => part.content["application/json"];
const component = (name: string) => folded.components.schemas[name] as any;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test("a description without actions is given back as it is", () => {
  const { "/things": things } = SMALL.paths;
  const plain = { ...SMALL, paths: { "/things": things } } as Description;
  expect(fold(plain)).toBe(plain);
});

test("there is one path for each on the wire, and all else stays", () => {
  expect(Object.keys(folded.paths)).toEqual(["/things", "/"]);
  expect(Object.keys(folded.paths["/"]!).sort()).toEqual(["get", "post"]);
  expect(folded.paths["/things"]).toEqual(SMALL.paths["/things"]);
  const {
    ActionRequest: _,
    ActionAnswer: __,
    ActionError: ___,
    ...schemas
  } = folded.components.schemas;
  const components = { ...folded.components, schemas };
  expect({ ...folded, paths: SMALL.paths, components }).toEqual(SMALL);
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
    expect(json(post.requestBody).schema).toEqual(ref("ActionRequest"));
    expect(component("ActionRequest")).toEqual({
      title: "ActionRequest",
      description: "What an action takes.",
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
      {
        name: "name",
        in: "query",
        description: "`make`: A name.",
        required: false,
        schema: { type: "string" },
      },
    ]);
  });

  test("that share a parameter say what it is in which, with a schema for both", () => {
    const paths = structuredClone(SMALL.paths) as any;
    const later = {
      name: "name",
      in: "query",
      description: "Its name.",
      required: true,
      schema: { type: ["string", "null"], pattern: "^a" },
    };
    paths["/drop/../"].get.parameters.push({ $ref: "#/components/parameters/Name" });
    const components = { ...SMALL.components, parameters: { Name: later } };
    const again = fold({ ...SMALL, paths, components } as Description).paths["/"] as any;
    expect(again.get.parameters[1]).toEqual({
      name: "name",
      in: "query",
      description: "`make`: A name.\n`drop`: Its name.",
      required: true,
      schema: { type: ["string", "null"] },
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
      description: "What an action answers; which of these can come depends on the action.",
      content: {
        "application/json": {
          schema: ref("ActionAnswer"),
          examples: { made: { value: { made: true } } },
        },
      },
      "x-variants": { made: "documented" },
    });
    expect(component("ActionAnswer")).toMatchObject({ anyOf: [ref("Made"), ref("Refused")] });
  });

  test("without a status are errors", () => {
    expect(post.responses.default).toMatchObject({
      description: "An action was refused, or failed.",
      "x-variants": { refused: "documented" },
    });
    expect(component("ActionError")).toMatchObject({ anyOf: [ref("Refused")] });
  });

  test("that require most come first", () => {
    const { Made, ...others } = SMALL.components.schemas;
    const schemas = { ...others, Made: { ...Made, required: [] } };
    const components = { ...SMALL.components, schemas };
    const { ActionAnswer } = fold({ ...SMALL, components }).components.schemas;
    expect(ActionAnswer).toMatchObject({ anyOf: [ref("Refused"), ref("Made")] });
  });

  test("without a body have no content", () => {
    const paths = structuredClone(SMALL.paths) as any;
    for (const name of ["/make/../", "/drop/../"]) {
      paths[name].post.responses = { "204": { description: "Nothing." } };
    }
    const again = fold({ ...SMALL, paths }).paths["/"] as any;
    expect(again.post.responses["204"]).not.toHaveProperty("content");
  });
});

test("what belongs to which action is said beside, by what there is", () => {
  expect(post["x-operations"]).toEqual({
    make: {
      summary: "make it",
      "x-effect": "creates",
      "x-source": { heading: "make it", tabs: ["made", "refused"] },
      requires: ["action"],
      allows: ["name"],
      answers: { "200": { made: "documented" }, default: { refused: "documented" } },
    },
    drop: {
      summary: "drop it",
      "x-effect": "creates",
      "x-source": { heading: "drop it", tabs: ["made"] },
      requires: ["action"],
      allows: [],
      answers: { "200": { made: "documented" } },
    },
  });
  expect(get["x-operations"].make).toMatchObject({ requires: ["action", "name"], allows: [] });
});
