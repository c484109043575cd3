import { describe, expect, test } from "vitest";
import { DescriptionError, type Description, type Response } from "./description.ts";
import { complete } from "./examples.ts";

const gone = {
  title: "ThingGone",
  description: "It is gone. It is not known who took it.",
  type: "object",
  required: ["success", "message"],
  properties: { success: { const: false }, message: { type: "string", const: "Gone." } },
};
const list = {
  description: "All things.\nThere may be none.",
  type: "object",
  required: ["things"],
  properties: { things: { type: "array", items: { type: "string" } }, next: { const: 1 } },
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The response of a small description's one operation, completed. */
const completed = (response: object, schemas?: object): Response =>
  completedAll({ "200": response }, schemas)["200"]!;

function completedAll(responses: object, schemas: object = {}): Readonly<Record<string, Response>> {
  const description = {
    openapi: "3.1.1",
    info: { title: "Small", version: "1" },
    paths: { "/things": { get: { operationId: "listThings", responses } } },
    components: { schemas: { ThingGone: gone, AllThings: list, ...schemas } },
  };
  return complete(description as unknown as Description).paths["/things"]!["get"]!.responses;
}

const namesIn = ({ content }: Response) =>
  Object.keys(content?.["application/json"]?.examples ?? {});

const answers = (schema: object, examples?: object) => ({
  content: { "application/json": { schema, ...(examples ? { examples } : {}) } },
});
/** Schemas that an answer should not have. */
const odd = {
  Anything: { type: "object" },
  Closed: { type: "object", additionalProperties: false },
  ClosedWithin: { type: "object", properties: { list: { type: "array", items: ref("Closed") } } },
};
const either = { oneOf: [ref("ThingGone"), ref("AllThings")] };
const made = { summary: "It is gone", value: { success: false, message: "Gone." } };
const written = { "no-things": { value: { things: [] } } };

describe("complete", () => {
  test.each<[string, object, object]>([
    ["a closed schema makes its example", answers(ref("ThingGone")), { "thing-gone": made }],
    [
      "a written example keeps its name, and gets the first sentence for a summary",
      answers(ref("AllThings"), written),
      { "no-things": { summary: "All things", value: { things: [] } } },
    ],
    [
      "a written example keeps its own words",
      answers(ref("AllThings"), { empty: { summary: "None", value: { things: [] } } }),
      { empty: { summary: "None", value: { things: [] } } },
    ],
    [
      "several written examples of a branch",
      answers(ref("AllThings"), {
        none: { value: { things: [] } },
        one: { value: { things: ["a"] } },
      }),
      {
        none: { summary: "All things", value: { things: [] } },
        one: { summary: "All things", value: { things: ["a"] } },
      },
    ],
    [
      "a closed schema under another name",
      answers(ref("ThingGone"), { stolen: { value: made.value } }),
      { stolen: made },
    ],
  ])("%s", (_, response, examples) => {
    expect(completed(response).content?.["application/json"]?.examples).toEqual(examples);
  });

  test.each([
    ["a union", either],
    ["a union that has a name", ref("Either")],
  ])(
    "the examples of %s come as they are written, then in the order of its branches",
    (_, schema) => {
      const response = completed(answers(schema, written), { Either: either });
      expect(namesIn(response)).toEqual(["no-things", "thing-gone"]);
    },
  );

  test.each<[string, object, unknown]>([
    ["its literal", { const: 0 }, 0],
    ["its standard", { type: "integer", default: 3 }, 3],
    ["its first example", { type: "string", examples: ["a", "b"] }, "a"],
    ["its first value", { enum: [2, 1] }, 2],
    ["null where it may be null", { type: ["string", "null"] }, null],
    ["what it refers to", ref("Colour"), "red"],
    [
      "its required properties",
      { type: "object", required: ["a"], properties: { a: { const: 1 }, b: { const: 2 } } },
      { a: 1 },
    ],
  ])("a property has %s", (_, property, value) => {
    const Answer = { type: "object", required: ["it"], properties: { it: property } };
    const Colour = { const: "red" };
    const response = completed(answers(ref("Answer")), { Answer, Colour });
    const { answer } = response.content?.["application/json"]?.examples ?? {};
    expect(answer?.value).toEqual({ it: value });
  });

  test("what `default` lists as well is a variant there, and not once more under a status", () => {
    const both = { "200": answers(either, written), default: answers(ref("ThingGone")) };
    const { "200": ok, default: otherwise } = completedAll(both);
    expect([namesIn(ok!), namesIn(otherwise!)]).toEqual([["no-things"], ["thing-gone"]]);
  });

  test("an example of what `default` lists is to be written there", () => {
    const here = answers(either, { ...written, stolen: { value: made.value } });
    expect(() => completedAll({ "200": here, default: answers(ref("ThingGone")) })).toThrow(
      /response 200: example stolen is of an answer that default has too; write it there/,
    );
  });

  test("says of every variant where it comes from", () => {
    const marks = { "x-inferred": { "no-things": "Things" } };
    const { "x-variants": variants, ...rest } = completed({
      ...answers(either, written),
      ...marks,
    });
    expect(variants).toEqual({ "thing-gone": "documented", "no-things": "inferred" });
    expect(rest).toMatchObject(marks);
    const unknown = { ...answers(ref("ThingGone")), "x-undocumented": ["thing-gone"] };
    expect(completed(unknown)["x-variants"]).toEqual({ "thing-gone": "undocumented" });
    expect(completed(unknown)).not.toHaveProperty("x-undocumented");
  });

  test.each<[string, object, RegExp]>([
    [
      "an open schema without an example",
      answers(either),
      /^get \/things: response 200: AllThings leaves its body open; write .* all-things$/,
    ],
    [
      "an example that only repeats its schema",
      answers(ref("ThingGone"), { "thing-gone": { value: made.value } }),
      /example thing-gone: ThingGone says all of it; leave the example out/,
    ],
    [
      "an example that keeps no branch",
      answers(either, { odd: { value: {} } }),
      /example odd: keeps none of ThingGone, AllThings/,
    ],
    [
      "an example that keeps two branches",
      answers({ oneOf: [ref("AllThings"), ref("Anything")] }, { none: { value: { things: [] } } }),
      /example none: keeps AllThings and Anything at once, so they can't be told apart/,
    ],
    [
      "an unknown variant in x-inferred",
      { ...answers(ref("ThingGone")), "x-inferred": { gone: "Things" } },
      /there is no variant gone; there are thing-gone/,
    ],
    [
      "a branch in x-undocumented whose example has a name of its own",
      { ...answers(either, written), "x-undocumented": ["all-things"] },
      /there is no variant all-things; there are no-things, thing-gone/,
    ],
    [
      "a variant that is listed twice",
      { ...answers(either, written), "x-undocumented": ["no-things", "no-things"] },
      /x-undocumented: no-things is listed already/,
    ],
    [
      "a variant under both marks",
      {
        ...answers(either, written),
        "x-inferred": { "no-things": "Things" },
        "x-undocumented": ["no-things"],
      },
      /x-undocumented: no-things is listed already/,
    ],
    ...[
      { "x-inferred": "thing-gone" },
      { "x-inferred": ["thing-gone"] },
      { "x-undocumented": "thing-gone" },
      { "x-guessed": ["thing-gone"] },
      { "x-variants": { "thing-gone": "documented" } },
    ].map((mark): [string, object, RegExp] => [
      `a response with ${JSON.stringify(mark)}`,
      { ...answers(ref("ThingGone")), ...mark },
      /response 200: x-\w+: say under x-inferred what each variant is inferred from, or list/,
    ]),
    ...["Closed", "ClosedWithin"].map((name): [string, object, RegExp] => [
      `an answer that refuses further fields (${name})`,
      answers(ref(name), { thing: { value: {} } }),
      new RegExp(`response 200: ${name} has additionalProperties: false; leave it out`),
    ]),
    [
      "a schema that is written in place",
      answers({ type: "object" }),
      /must be a \$ref into schemas/,
    ],
  ])("%s is the description's fault, and named", (_, response, message) => {
    expect(() => completed(response, odd)).toThrow(DescriptionError);
    expect(() => completed(response, odd)).toThrow(message);
  });
});
