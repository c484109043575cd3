import { refusal, type Row } from "./invented.support.ts";

/** Changes of what is answered, each tried on an operation of its own. */
export const ANSWERS: Record<string, Row> = {
  "no change": { change() {}, alone: "none", wanted: "none" },
  "the text of a message": {
    change({ answers: { full } }) {
      full!.schema.properties.message!.const = full!.value.message = "There is no room.";
    },
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ['full: `message` is "There is no room.", and was "It is full."'],
  },
  "the same text": {
    change({ answers: { full } }) {
      full!.schema.properties.message!.const = full!.value.message = "There is no room.";
    },
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ['full: `message` is "There is no room.", and was "It is full."'],
  },
  // A union that grows can break any client but one that tells variants apart.
  "a variant added": {
    change: ({ answers }) => (answers["plan-too-small"] = refusal("The plan is too small.")),
    alone: "major",
    wanted: "minor",
    judges: "catalogue",
    says: ["plan-too-small: is a new refusal (422)"],
  },
  "a variant added, the first of its status": {
    change: ({ answers }) => (answers.blocked = refusal("It is blocked.", "403")),
    alone: "minor",
    wanted: "minor",
    judges: "catalogue",
    says: ["blocked: is a new refusal (403)"],
  },
  "a variant removed": {
    change: ({ answers }) => delete answers.gone,
    alone: "major",
    wanted: "major",
    judges: "catalogue",
    says: ["gone: does not come any more"],
  },
  // To Redocly, an example has another name.
  "a variant renamed": {
    change({ answers }) {
      answers.vanished = answers.gone!;
      delete answers.gone;
    },
    alone: "minor",
    wanted: "major",
    judges: "catalogue",
    says: [
      "vanished: was called `gone` before; rename it where you switch on `variant`, and in accepted deviations",
    ],
  },
  // What comes is the same, and `variant` is another.
  "a variant told from another": {
    change({ answers: { odd }, answers }) {
      odd!.schema.properties.reason!.enum = ["one"];
      answers.odder = structuredClone(odd!);
      answers.odder.schema.properties.reason!.enum = ["other"];
      answers.odder.value.reason = "other";
    },
    alone: "major",
    wanted: "major",
    judges: "catalogue",
    says: [
      "odder: is a new refusal (409), which was `odd` before",
      'odd: `enum` of `reason` has lost "other"',
    ],
  },
  "a variant's status": {
    change: ({ answers }) => (answers.gone!.status = "410"),
    alone: "major",
    wanted: "major",
    judges: "TypeScript, catalogue",
    says: ["gone: comes with 410, not with 422"],
  },
  // A run holds installations to what is documented alone.
  "a variant's provenance": {
    change: ({ answers }) => (answers.gone!.provenance = "inferred"),
    alone: "patch",
    wanted: "minor",
    judges: "catalogue",
    says: ["gone: is inferred, and was documented"],
  },
  "a field added": {
    change: ({ answers }) => (answers.thing!.schema.properties.extra = { type: "string" }),
    alone: "minor",
    wanted: "minor",
    judges: "Redocly",
    says: ["thing: `extra` is new"],
  },
  "an optional field removed": {
    change: ({ answers }) => delete answers.thing!.schema.properties.name,
    alone: "major",
    wanted: "major",
    judges: "Redocly",
    says: ["thing: `name` is gone"],
  },
  // To a caller it is one check less.
  "a field that is always there now": {
    change: ({ answers }) => answers.thing!.schema.required.push("name"),
    alone: "patch",
    wanted: "minor",
    judges: "TypeScript",
    says: ["thing: `name` is always there"],
  },
  "a field that may be missing now": {
    change: ({ answers }) => answers.thing!.schema.required.pop(),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ["thing: `state` may be missing"],
  },
  "a field that may be null now": {
    change: ({ answers }) => (answers.thing!.schema.properties.name!.type = ["string", "null"]),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ['thing: `type` of `name` is ["string","null"], and was "string"'],
  },
  "a pattern that an answer keeps": {
    change: ({ answers }) => (answers.thing!.schema.properties.name!.pattern = "^[a-z]$"),
    alone: "patch",
    wanted: "patch",
    judges: "Redocly",
    says: ['thing: `pattern` of `name` is "^[a-z]$" now'],
  },
  "a value that an answer may have now": {
    change: ({ answers }) => answers.thing!.schema.properties.state!.enum!.push("idle"),
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ['thing: `enum` of `state` has "idle" now'],
  },
  "a value that an answer never has now": {
    change: ({ answers }) => answers.thing!.schema.properties.state!.enum!.pop(),
    alone: "patch",
    wanted: "minor",
    judges: "TypeScript",
    says: ['thing: `enum` of `state` has lost "off"'],
  },
  "a required field removed": {
    change({ answers: { thing } }) {
      delete thing!.schema.properties.state;
      thing!.schema.required.pop();
      delete thing!.value.state;
    },
    alone: "major",
    wanted: "major",
    judges: "Redocly, TypeScript",
    says: ["thing: `state` is gone"],
  },
  "a constant by another name": {
    change: ({ answers: { odd } }) =>
      (odd!.schema.properties.reason!["x-enum-varnames"] = ["First", "Other"]),
    alone: "none",
    wanted: "none",
  },
};
