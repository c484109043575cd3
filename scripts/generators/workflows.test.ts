import { expect, test } from "vitest";
import { parse } from "yaml";
import { catalogueOf } from "./catalogue.ts";
import { DescriptionError } from "./description.ts";
import { SMALL } from "./small-description.support.ts";
import { arazzoFiles, type Workflow } from "./workflows.ts";

type Steps = Workflow["steps"];

const said = { summary: "Make a thing", description: "", inputs: { name: { type: "string" } } };

function written(steps: Steps, more: Partial<Workflow> = {}): any {
  const workflows = { "make-thing": { ...said, ...more, steps } };
  const files = arazzoFiles(workflows, catalogueOf("small", SMALL), SMALL);
  expect(Object.keys(files)).toEqual(["make-thing.arazzo.yaml"]);
  return parse(files["make-thing.arazzo.yaml"]!);
}

const step = (answer: string, more: Partial<Steps[string]> = {}) => ({
  one: { description: "Do it.", answer, ...more },
});

test("a workflow is an Arazzo description of what stands beside it", () => {
  expect(written(step("make/made"))).toMatchObject({
    arazzo: "1.0.1",
    sourceDescriptions: [{ name: "small", type: "openapi", url: "../openapi.yaml" }],
    workflows: [
      {
        workflowId: "make-thing",
        inputs: { required: ["name"], properties: { name: { type: "string" } } },
        steps: [{ stepId: "one", operationId: "make" }],
      },
    ],
  });
});

test.each<[string, Steps, Partial<Workflow>, object]>([
  [
    "a query, and the bearer",
    step("listThings/200/things", {
      send: { colour: "$inputs.name" },
      keep: { first: "/things/0" },
    }),
    { token: "$inputs.token" },
    {
      parameters: [
        { name: "Authorization", in: "header", value: "Bearer {$inputs.token}" },
        { name: "colour", in: "query", value: "$inputs.name" },
      ],
      successCriteria: [{ condition: "$statusCode == 200" }],
      outputs: { first: "$response.body#/things/0" },
    },
  ],
  [
    "a body, with its constants and what every step sends",
    step("make/made"),
    { send: { name: "$inputs.name" } },
    { requestBody: { payload: { action: "make", name: "$inputs.name" } } },
  ],
  [
    "the literals of the answer, what else has to be so, and another try",
    step("make/refused", { where: ["$response.body#/x == 1"], until: true }),
    {},
    {
      successCriteria: [
        { condition: "$response.body#/error == true" },
        { condition: "$response.body#/x == 1" },
      ],
      onFailure: [{ type: "retry" }],
    },
  ],
])("a step has %s", (_, steps, more, expected) => {
  expect(written(steps, more).workflows[0].steps[0]).toMatchObject(expected);
});

test.each([
  [
    step("make/lost"),
    /small\/workflows\.yaml: make-thing: one: no variant make\/lost; there are make\/made/,
  ],
  [step("make/made", { send: { size: 1 } }), /make-thing: one: make does not take size/],
])("%j is the table's fault, and named", (steps, message) => {
  expect(() => written(steps)).toThrow(DescriptionError);
  expect(() => written(steps)).toThrow(message);
});
