import type { Files } from "./minimal-description.support.ts";

interface Case {
  readonly given: string;
  readonly change: (files: Files) => void;
  readonly want: readonly string[];
}

const operation = (files: Files) => files["paths/thing.yaml"].get;
const ok = (files: Files) => operation(files).responses["200"];
const okBody = (files: Files) => ok(files).content["application/json"];
const noKeyBody = (files: Files) => files["responses.yaml"].NoKey.content["application/json"];
const answers = (files: Files) => files["schemas/answers.yaml"];
const thing = (files: Files) => answers(files).Thing;

export const cases: readonly Case[] = [
  { given: "nothing wrong", change: () => {}, want: [] },
  {
    given: "a summary of six words",
    change: (files) => (operation(files).summary = "Get a thing or a box"),
    want: ["rule/summary-short"],
  },
  ...["Gets a thing", "Getting a thing", "get a thing"].map((summary) => ({
    given: `the summary "${summary}"`,
    change: (files: Files) => (operation(files).summary = summary),
    want: ["rule/summary-imperative"],
  })),
  ...["Get a Thing", "Get a thing."].map((summary) => ({
    given: `the summary "${summary}"`,
    change: (files: Files) => (operation(files).summary = summary),
    want: ["rule/summary-sentence-case"],
  })),
  {
    given: "an operationId in snake_case",
    change: (files) => (operation(files).operationId = "get_thing"),
    want: ["rule/operation-id-casing"],
  },
  {
    given: "a parameter in camelCase",
    change: (files) => (operation(files).parameters[0].name = "thingId"),
    want: ["rule/parameter-casing"],
  },
  {
    given: "an operation without x-effect",
    change: (files) => delete operation(files)["x-effect"],
    want: ["rule/effect-declared"],
  },
  {
    given: "an unknown x-effect",
    change: (files) => (operation(files)["x-effect"] = "breaks"),
    want: ["rule/effect-declared"],
  },
  {
    given: "an operation without x-source",
    change: (files) => delete operation(files)["x-source"],
    want: ["rule/source-declared"],
  },
  {
    given: "an example without a name",
    change: (files) => (noKeyBody(files).example = { kind: "no key" }),
    want: ["rule/examples-are-named"],
  },
  {
    given: "a nullable property",
    change: (files) => (thing(files).properties.name = { type: "string", nullable: true }),
    // `struct` says that the keyword is unknown, the house rule what to write instead.
    want: ["rule/no-nullable", "struct"],
  },
  ...[
    { type: "string", format: "uri" },
    { type: "string", minLength: 1 },
    { type: "string", maxLength: 9 },
    { type: "array", items: {}, uniqueItems: true },
  ].map((schema) => ({
    given: `the schema ${JSON.stringify(schema)}`,
    change: (files: Files) => (thing(files).properties.extra = schema),
    want: ["rule/no-runtime-keywords"],
  })),
  {
    given: "a schema in snake_case",
    change: (files) => {
      answers(files).no_key = { ...answers(files).NoKey, title: "no_key" };
      noKeyBody(files).schema = { $ref: "schemas/answers.yaml#/no_key" };
    },
    want: ["contracts/component-name"],
  },
  {
    given: "a schema file in snake_case",
    change: (files) => {
      files["schemas/no_key.yaml"] = { ...answers(files).NoKey, title: "no_key" };
      noKeyBody(files).schema = { $ref: "schemas/no_key.yaml" };
    },
    want: ["contracts/component-name"],
  },
  {
    given: "a const that may be missing",
    change: (files) => (thing(files).properties.colour = { type: "string", const: "red" }),
    want: ["contracts/const-is-required"],
  },
  {
    given: "a sentence without quotes",
    change: (files) => {
      const text = JSON.stringify(answers(files));
      files["schemas/answers.yaml"] = text.replace('"const":"no key"', "const: no key");
    },
    want: ["contracts/sentence-is-quoted"],
  },
  {
    given: "an example that two branches match",
    change: (files) => {
      // Patterns, since Redocly itself sees that two equal branches overlap.
      thing(files).properties.kind = { type: "string", pattern: "^[a-z]+$" };
      answers(files).Box.properties.kind = { type: "string", pattern: "^(box|thing)$" };
      thing(files).not = answers(files).Box.not = { type: "null" };
    },
    want: ["no-invalid-media-type-examples"],
  },
  {
    given: "an example that no branch matches",
    change: (files) => (okBody(files).examples["a-box"].value = { kind: "bag" }),
    want: ["no-invalid-media-type-examples"],
  },
  {
    given: "an example under another key than its file's name",
    change: (files) => {
      files["examples/box.yaml"] = okBody(files).examples["a-box"];
      okBody(files).examples["a-box"] = { $ref: "../examples/box.yaml" };
    },
    want: ["contracts/example-name"],
  },
  {
    given: "an example's key in snake_case",
    change: (files) => (noKeyBody(files).examples = { no_key: { value: { kind: "no key" } } }),
    want: ["contracts/example-name"],
  },
  {
    given: "a response file that is only a reference",
    change: (files) => {
      files["responses/NoKey.yaml"] = { $ref: "../responses.yaml#/NoKey" };
      operation(files).responses["401"].$ref = "../responses/NoKey.yaml";
    },
    want: ["contracts/file-holds-definition"],
  },
  {
    given: "a schema that is only a reference within its file",
    change: (files) => {
      answers(files).Secret = { $ref: "#/NoKey" };
      noKeyBody(files).schema.$ref = "schemas/answers.yaml#/Secret";
    },
    want: ["contracts/file-holds-definition", "contracts/title-is-name"],
  },
  {
    given: "a union of one",
    change: (files) => {
      answers(files).ThingOrBox.oneOf = [{ $ref: "#/Thing" }];
      delete okBody(files).examples["a-box"];
    },
    want: ["no-illogical-composition-keywords"],
  },
  {
    given: "a union that has no name",
    change: (files) => {
      const oneOf = ["Thing", "Box"].map((one) => ({ $ref: `../schemas/answers.yaml#/${one}` }));
      okBody(files).schema = { oneOf };
    },
    want: ["contracts/portable-schema"],
  },
  {
    given: "a branch that asks for more than the one before it",
    change: (files) => {
      answers(files).Box.required = ["kind", "size"];
      answers(files).Box.properties = { kind: { type: "string" }, size: { type: "integer" } };
      answers(files).Thing.properties = { kind: { type: "string" } };
      okBody(files).examples["a-thing"].value = { kind: "thing" };
      okBody(files).examples["a-box"].value = { kind: "box", size: 1 };
      answers(files).Thing.not = { required: ["size"], properties: { size: {} } };
    },
    want: ["contracts/portable-schema"],
  },
  {
    given: "a union whose title is not its name",
    change: (files) => (answers(files).ThingOrBox.title = "Either"),
    want: ["contracts/title-is-name"],
  },
  {
    given: "an object without a title",
    change: (files) => delete answers(files).NoKey.title,
    want: ["contracts/title-is-name"],
  },
  ...[
    false,
    { type: "string", pattern: "^(?!no)" },
    { type: "string", pattern: "^(a)\\1$" },
    { type: "array" },
    { type: ["array", "null"] },
    { type: "integer", enum: [0, 1] },
    { type: "integer", enum: [0, 1], "x-enum-varnames": ["Off"] },
  ].map((schema) => ({
    given: `the property ${JSON.stringify(schema)}`,
    change: (files: Files) => (thing(files).properties.extra = schema),
    want: ["contracts/portable-schema"],
  })),
  ...[
    { type: "array", items: {} },
    { type: "integer", enum: [0, 1], "x-enum-varnames": ["Off", "On"] },
    { type: "string", pattern: "^(?:[a-z]+)$" },
  ].map((schema) => ({
    given: `the property ${JSON.stringify(schema)}`,
    change: (files: Files) => (thing(files).properties.extra = schema),
    want: [],
  })),
  {
    given: "a licence without an address",
    change: (files) => (files["openapi.yaml"].info.license = { name: "MIT", identifier: "MIT" }),
    want: ["rule/licence-address"],
  },
  {
    given: "nobody to ask",
    change: (files) => delete files["openapi.yaml"].info.contact,
    want: ["info-contact"],
  },
  {
    given: "a secured operation without 401",
    change: (files) => {
      delete operation(files).responses["401"];
      operation(files).responses["404"] = { $ref: "../responses.yaml#/NoKey" };
    },
    want: ["contracts/secured-operation-401"],
  },
  {
    given: "an open operation without 401",
    change: (files) => {
      delete operation(files).responses["401"];
      operation(files).responses["404"] = { $ref: "../responses.yaml#/NoKey" };
      operation(files).security = [];
    },
    want: [],
  },
  {
    given: "a variant that is named by its schema",
    change: (files) => {
      delete okBody(files).examples["a-box"];
      ok(files)["x-inferred"] = { box: "Things, tab 1" };
    },
    want: [],
  },
];
