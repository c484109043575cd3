import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { redocly } from "../generators/bundle.ts";
import { greatest, type Impact } from "./change.ts";
import { compareFolders, type Comparison } from "./compare.ts";
import {
  describing,
  invented,
  refusal,
  writeGenerated,
  type Invented,
} from "./invented.support.ts";

interface Row {
  /** The operation before, where it is not the usual one. */
  before?: Partial<Invented>;
  change(operation: Invented): unknown;
  /** What Redocly says of the published form. */
  alone: Impact;
  /** What a caller wants to hear, and the judges who say it. */
  wanted: Impact;
  judges?: string;
  /** What is said of it, with the variant before it. */
  says?: string[];
}

/** An operation that is like none of the others. */
const SMALLEST: Partial<Invented> = {
  parameters: {},
  body: undefined,
  answers: { pong: { ...refusal("pong", "200"), provenance: "documented" } },
};

/** One change each, tried on an operation of its own. */
const ROWS: Record<string, Row> = {
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
  "prose alone": {
    change: ({ says }) => (says.description = "It does more than it says."),
    alone: "patch",
    wanted: "patch",
    judges: "Redocly",
    says: ["`description` reads otherwise"],
  },
  "a source alone": {
    change: (operation) => (operation.heading = "Things, in short"),
    alone: "patch",
    wanted: "none",
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
  "a method that takes less": {
    before: {
      path: "/api/less/../",
      get: { page: { schema: { type: "integer" } }, note: { schema: {} } },
    },
    change: ({ get }) => delete get!.note,
    alone: "none",
    wanted: "major",
    judges: "Redocly",
    says: ["by GET: takes no `note`"],
  },
  "both methods take less": {
    before: { path: "/api/both/../", get: { note: { schema: {} } } },
    change({ get, body }) {
      delete get!.note;
      delete body!.properties.note;
    },
    alone: "none",
    wanted: "major",
    judges: "Redocly",
    says: ["takes no `note`"],
  },
  "a method that is gone": {
    before: { path: "/api/gone/../", get: {} },
    change: (operation) => delete operation.get,
    alone: "none",
    wanted: "major",
    judges: "catalogue",
    says: ["can't be called by GET /api/ any more"],
  },
  "another path": {
    before: { path: "/first" },
    change: (operation) => (operation.path = "/second"),
    alone: "none",
    wanted: "major",
    judges: "catalogue",
    says: ["can't be called by POST /first any more", "can be called by POST /second now"],
  },
  "free of any key": {
    change: ({ says }) => (says.security = []),
    alone: "minor",
    wanted: "minor",
    judges: "Redocly",
    says: ["`security` is [] now"],
  },
  // By semantic versioning, a minor version deprecates.
  "a deprecated operation": {
    change: ({ says }) => (says.deprecated = true),
    alone: "patch",
    wanted: "minor",
    judges: "Redocly",
    says: ["`deprecated` is true now"],
  },
  // Generated classes are named by it.
  "another tag": {
    change: ({ says }) => (says.tags = ["Others"]),
    alone: "patch",
    wanted: "major",
    judges: "Redocly",
    says: ['`tags` has "Others" now and has lost "Things"'],
  },
  "a constant by another name": {
    change: ({ answers: { odd } }) =>
      (odd!.schema.properties.reason!["x-enum-varnames"] = ["First", "Other"]),
    alone: "none",
    wanted: "none",
  },
  // What only reads is sent again after a failure, and to targets that allow no writes.
  "an effect": {
    change: ({ says }) => (says["x-effect"] = "reads"),
    alone: "patch",
    wanted: "minor",
    judges: "catalogue",
    says: ["counts as `reads`, not as `creates`"],
  },
};

/** Operations that are in one of the two descriptions alone. */
const GONE = "takeAway";
const NEW = "ping";

const idOf = (row: string) => `op${Object.keys(ROWS).indexOf(row)}`;

describe("a change is judged as a caller would", () => {
  let folder: string;
  let result: Comparison;
  /** What Redocly says of the published forms. */
  let alone: readonly { readonly path: string; readonly impact: Impact }[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "access-contracts-diff-"));
    const before: Record<string, Invented> = { [GONE]: invented() };
    const after: Record<string, Invented> = { [NEW]: { ...invented(), ...SMALLEST } };
    before["readName"] = { ...invented(), path: "/name", answers: SMALLEST.answers! };
    after["getName"] = { ...invented(), path: "/name", answers: SMALLEST.answers! };
    for (const [row, { before: usual, change }] of Object.entries(ROWS)) {
      before[idOf(row)] = { ...invented(), ...usual };
      change((after[idOf(row)] = structuredClone(before[idOf(row)]!)));
    }
    const folders = [join(folder, "before"), join(folder, "after")] as const;
    await writeGenerated(folders[0], "table", describing(before));
    await writeGenerated(folders[1], "table", describing(after));
    const results = await compareFolders(...folders, folder, new AbortController().signal);
    result = results["table"] as Comparison;
    const files = folders.map((one) => join(one, "table/openapi.json"));
    const options = ["--config", "openapi/redocly.diff.yaml", "--format", "json"];
    const { stdout } = await redocly(["diff", ...files, ...options, "--fail-on", "none"]);
    ({ changes: alone } = JSON.parse(stdout) as { changes: typeof alone });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(Object.entries(ROWS))("%s", (row, { alone: plain, wanted, judges = "", says = [] }) => {
    const places = result.places.filter(({ operation }) => operation === idOf(row));
    const impact = greatest(places.map((place) => place.impact));
    const decisive = places.filter((place) => place.impact === impact);
    const changes = alone.filter(({ path }) => `${path}/`.includes(`/~1${idOf(row)}/`));
    expect({
      alone: greatest(changes.map((one) => one.impact)),
      wanted: impact,
      judges: [...new Set(decisive.flatMap((place) => place.judges))].toSorted().join(", "),
      says: places.flatMap(({ variant, says }) =>
        says.map((one) => (variant === undefined ? one : `${variant}: ${one}`)),
      ),
    }).toEqual({ alone: plain, wanted, judges, says });
  });

  test("an operation that is gone, and one that is new", () => {
    const placesOf = (name: string) => result.places.filter(({ operation }) => operation === name);
    expect(placesOf(GONE)).toMatchObject([{ impact: "major", says: ["is gone"] }]);
    expect(placesOf(NEW)).toMatchObject([{ impact: "minor", says: ["is new"] }]);
  });

  test("an operation by another name is one entry", () => {
    expect(result.places.filter(({ operation }) => operation === "getName")).toMatchObject([
      { impact: "major", judges: ["catalogue"], says: ["was called `readName` before"] },
    ]);
    expect(result.places.filter(({ operation }) => operation === "readName")).toEqual([]);
  });

  test("the names that generators take, and are gone", () => {
    const { impact, judges, says } = result.places.find(({ operation }) => operation === "")!;
    expect({ impact, judges }).toEqual({ impact: "major", judges: ["forms"] });
    expect(says).not.toContain("`openapi.json` has changed");
    const constants = idOf("a constant by another name").replace("o", "O");
    expect(says).toContain(`\`One\` of \`${constants}Odd\` is gone as a constant`);
    const id = idOf("a variant removed").replace("o", "O");
    expect(says).toContain(`\`${id}Gone\` is gone as a schema`);
  });

  test("what is the same at several places is one entry", () => {
    const text = `is "There is no room.", and was "It is full."`;
    const own = idOf("the text of a message");
    expect(result.entries).toContain(
      `\`message\` of \`full\` of \`${own}\` and \`${idOf("the same text")}\` ${text}`,
    );
    expect(result.entries).toContain(
      `\`${idOf("a method that takes less")}\` by GET takes no \`note\``,
    );
    expect(result.entries.filter((one, index) => result.entries.indexOf(one) < index)).toEqual([]);
  });

  test("the version has to follow the greatest", () => {
    expect(result).toMatchObject({ was: "1.0.0", is: "1.0.0", least: "2.0.0", follows: false });
  });
});
