import { type Row } from "./invented.support.ts";

/** Changes of what is sent. */
export const REQUESTS: Record<string, Row> = {
  "a value that may be sent now": {
    change: ({ body }) => body!.properties.colour!.enum!.push("green"),
    alone: "patch",
    wanted: "minor",
    judges: "TypeScript",
    says: ['`enum` of `colour` has "green" now'],
  },
  "a value that may not be sent any more": {
    change: ({ body }) => body!.properties.colour!.enum!.pop(),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ['`enum` of `colour` has lost "blue"'],
  },
  "a pattern for what is sent": {
    change: ({ body }) => (body!.properties.note!.pattern = "^[a-z]$"),
    alone: "major",
    wanted: "major",
    judges: "Redocly",
    says: ['`pattern` of `note` is "^[a-z]$" now'],
  },
  "an optional parameter added": {
    change: ({ parameters }) => (parameters.limit = { schema: { type: "integer" } }),
    alone: "minor",
    wanted: "minor",
    judges: "Redocly",
    says: ["takes `limit`"],
  },
  "the first parameter, an optional one": {
    before: { parameters: {}, body: undefined },
    change: ({ parameters }) => (parameters.limit = { schema: { type: "integer" } }),
    alone: "minor",
    wanted: "minor",
    judges: "Redocly, TypeScript",
    says: ["takes `limit`"],
  },
  "the first parameter, a required one": {
    before: { parameters: {}, body: undefined },
    change: ({ parameters }) =>
      (parameters.limit = { schema: { type: "integer" }, required: true }),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ["needs `limit`"],
  },
  "the only parameter removed": {
    before: { body: undefined },
    change: (operation) => (operation.parameters = {}),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ["takes no `page`"],
  },
  "a required parameter added": {
    change: ({ parameters }) =>
      (parameters.limit = { schema: { type: "integer" }, required: true }),
    alone: "major",
    wanted: "major",
    judges: "Redocly",
    says: ["needs `limit`"],
  },
  "a parameter removed": {
    change: ({ parameters }) => delete parameters.page,
    alone: "major",
    wanted: "major",
    judges: "Redocly",
    says: ["takes no `page`"],
  },
  "an optional field of a body added": {
    change: ({ body }) => (body!.properties.more = { type: "string" }),
    alone: "minor",
    wanted: "minor",
    judges: "Redocly",
    says: ["takes `more`"],
  },
  "a required field of a body added": {
    change({ body }) {
      body!.properties.more = { type: "string" };
      body!.required.push("more");
    },
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ["needs `more`"],
  },
  // As a parameter's removal breaks callers who send it.
  "a field of a body removed": {
    change: ({ body }) => delete body!.properties.note,
    alone: "patch",
    wanted: "major",
    judges: "Redocly",
    says: ["takes no `note`"],
  },
  "a field of a body required": {
    change: ({ body }) => body!.required.push("note"),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ["needs `note`"],
  },
  "a field of a body that may be left out now": {
    change: ({ body }) => body!.required.pop(),
    alone: "patch",
    wanted: "minor",
    judges: "TypeScript",
    says: ["can do without `size`"],
  },
  "one of several forms that a value may have": {
    before: {
      body: {
        required: [],
        properties: { note: { type: "string", oneOf: [{ pattern: "^a$" }, { pattern: "^b$" }] } },
      },
    },
    change: ({ body }) => (body!.properties.note!.oneOf = [{ pattern: "^a$" }]),
    alone: "major",
    wanted: "major",
    judges: "Redocly",
    says: ["`oneOf/1` of `note` is gone"],
  },
  // Who leaves it out gets another answer.
  "another default of what is sent": {
    change: ({ body }) => (body!.properties.tone!.default = "b"),
    alone: "patch",
    wanted: "major",
    judges: "Redocly",
    says: ['`default` of `tone` is "b", and was "a"'],
  },
  "another default of a parameter": {
    change: ({ parameters }) => (parameters.page!.schema.default = 2),
    alone: "patch",
    wanted: "major",
    judges: "Redocly",
    says: ["`default` of `page` is 2, and was 1"],
  },
  "a field gone, and another default of one after it": {
    change({ body }) {
      delete body!.properties.colour;
      body!.properties.tone!.default = "b";
    },
    alone: "patch",
    wanted: "major",
    judges: "Redocly",
    says: ["takes no `colour`", '`default` of `tone` is "b", and was "a"'],
  },
  "a limit that is gone": {
    change: ({ parameters }) => delete parameters.page!.schema.minimum,
    alone: "patch",
    wanted: "patch",
    judges: "Redocly",
    says: ["`minimum` of `page` is gone; it was 1"],
  },
};
