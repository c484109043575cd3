import { describe, expect, test } from "vitest";
import { catalogueOf, patternsOf } from "./catalogue.ts";
import { DescriptionError, type Description } from "./description.ts";
import { dreddDocuments } from "./dredd.ts";
import { standaloneSchemas } from "./schemas.ts";
import { SMALL } from "./small-description.support.ts";

const catalogue = (description: Description) => catalogueOf("small", description);

describe("catalogueOf", () => {
  test("an operation of its own path is called by its operationId, its variants by status", () => {
    const { operations, variants } = catalogue(SMALL);
    expect(operations["listThings"]).toEqual({
      name: "listThings",
      summary: "List things",
      effect: "reads",
      ways: [
        {
          method: "GET",
          path: "/things",
          parametersIn: "query",
          parameters: ["colour"],
          constants: {},
          security: "token",
        },
      ],
    });
    expect(variants["listThings/200/things"]).toMatchObject({
      id: "small/listThings/200/things",
      status: 200,
      schema: "Things",
      provenance: "documented",
    });
  });

  test("an action is called by its name, has a way for each method, and no status in its ids", () => {
    const { operations, variants } = catalogue(SMALL);
    expect(
      operations["make"]?.ways.map(({ method, parametersIn }) => [method, parametersIn]),
    ).toEqual([
      ["POST", "body"],
      ["GET", "query"],
    ]);
    expect(operations["make"]?.ways.map(({ constants }) => constants)).toEqual([
      { action: "make" },
      { action: "make" },
    ]);
    expect(Object.keys(variants).filter((key) => key.startsWith("make/"))).toEqual([
      "make/made",
      "make/refused",
    ]);
    expect(variants["make/refused"]?.status).toBeNull();
  });

  test("variants that share a schema are told apart by what their examples narrow", () => {
    const description: any = structuredClone(SMALL);
    const { content } = description.paths["/things"].get.responses["200"];
    const items = (pattern: string) => ({
      properties: { things: { items: { type: "string", pattern } } },
    });
    content["application/json"].examples = {
      things: { value: { things: ["a"] }, "x-narrows": items("^a$") },
      guessed: { value: { things: ["b"] }, "x-narrows": items("^b$") },
    };
    const { variants } = catalogue(description);
    expect(variants["listThings/200/things"]?.schema).toBe("Things");
    expect(variants["listThings/200/guessed"]?.schema).toBe("Guessed");
  });

  test.each<[string, (description: any) => void, RegExp]>([
    [
      "an unknown effect",
      (one) => (one.paths["/things"].get["x-effect"] = "destroys"),
      /listThings.*x-effect: destroys is not one of reads/,
    ],
    [
      "an example that keeps no branch",
      (one) => (one.components.examples.things.value = { things: 1 }),
      /example things: keeps none of Things/,
    ],
    [
      "an example that keeps two branches",
      (one) => (one.components.schemas.Refused = { type: "object" }),
      /example made: keeps Made and Refused at once/,
    ],
    [
      "a response schema that is written in place",
      (one) =>
        (one.paths["/things"].get.responses["200"].content["application/json"].schema = {
          type: "object",
        }),
      /must be a \$ref into schemas/,
    ],
    [
      "two methods of one operation that answer differently",
      (one) => (one.paths["/make/../"].get.responses["200"]["x-variants"].made = "inferred"),
      /make\/made is another variant by the other method/,
    ],
  ])("%s is the description's fault, and named", (_, spoil, message) => {
    const description = JSON.parse(JSON.stringify(SMALL)) as Description;
    spoil(description);
    expect(() => catalogue(description)).toThrow(DescriptionError);
    expect(() => catalogue(description)).toThrow(message);
  });
});

describe("standaloneSchemas", () => {
  test("resolves references and leaves out prose", () => {
    expect(standaloneSchemas(SMALL)["Things"]).toEqual({
      type: "object",
      required: ["things"],
      properties: { things: { type: "array", items: { type: "string", pattern: "^[a-z]+$" } } },
    });
  });

  test.each([
    [{ type: "array", prefixItems: [] }, /"prefixItems" is not among the keywords/],
    [{ $ref: "#/components/schemas/Thing" }, /contains itself/],
    [{ $ref: "#/components/schemas/Nothing" }, /nothing is there/],
  ])("%j is refused", (schema, message) => {
    const description = structuredClone(SMALL) as any;
    description.components.schemas.Thing = schema;
    expect(() => standaloneSchemas(description)).toThrow(message);
  });
});

describe("dreddDocuments", () => {
  const layers = dreddDocuments(catalogue(SMALL), SMALL);

  test("have a response for each variant and way that is not inferred", () => {
    const responses = Object.entries(layers).flatMap(([layer, { paths }]) =>
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).flatMap(([method, operation]) =>
          Object.entries(operation.responses).map(([status, response]) => {
            const { "x-variant": variant, "x-way": way } = response as Record<string, unknown>;
            return [`${layer} ${method} ${path} ${status}`, variant, way];
          }),
        ),
      ),
    );
    expect(responses).toEqual([
      ["layer-1 get /things 200", "listThings/200/things", 0],
      ["layer-1 post /make 200", "make/made", 0],
      ["layer-1 get /make 200", "make/made", 1],
      ["layer-1 post /drop 200", "drop/made", 0],
      ["layer-1 get /drop 200", "drop/made", 1],
      ["layer-2 post /make 200", "make/refused", 0],
      ["layer-2 get /make 200", "make/refused", 1],
    ]);
  });

  test("holds at most one example of each operation and status in a layer", () => {
    expect(Object.keys(layers)).toEqual(["layer-1", "layer-2"]);
  });
});

const smallWith = (schemas: object) => ({
  ...SMALL,
  components: { ...SMALL.components, schemas: { ...SMALL.components.schemas, ...schemas } },
});

test("a pattern has its words wherever it is, and those below not and in examples need none", () => {
  const again = { type: "string", pattern: "^[a-z]+$", examples: [{ pattern: "a" }] };
  const other = { not: { pattern: "b" }, properties: { pattern: { type: "string" } } };
  expect(patternsOf("small", smallWith({ again, other }))).toEqual({ "^[a-z]+$": "small letters" });
});

test.each([
  [
    { Odd: { pattern: "^!$" } },
    /^openapi\/small: the pattern \^!\$ has no words; say beside it in x-matches/,
  ],
  [
    { Odd: { pattern: "^[a-z]+$", "x-matches": "any" } },
    /has two x-matches, "small letters" and "any"/,
  ],
  [
    { Odd: { pattern: "^!$", "x-matches": 'a mark such as "?"' } },
    /does not match "\?", as its x-matches/,
  ],
])("refuses %j", (schemas, message) => {
  expect(() => patternsOf("small", smallWith(schemas))).toThrow(message);
});
