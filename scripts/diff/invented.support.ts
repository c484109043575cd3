import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { follow, type Description } from "../generators/description.ts";
import { pascalCase } from "../generators/schemas.ts";
import { filesOf } from "../generators/outputs.ts";
import { root } from "../root.ts";
import type { Impact } from "./change.ts";

/** One operation, as far as a change of it is tried. */
export interface Invented {
  parameters: Parameters;
  path?: string;
  /** What it takes by GET, if it can be called so, too. */
  get?: Parameters;
  body: Fields | undefined;
  answers: Record<string, Answer>;
  /** The heading that it comes from. */
  heading: string;
  /** What else the operation says. */
  says: Record<string, unknown>;
}

/** A change of one operation, and what is to be said of it. */
export interface Row {
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

type Parameters = Record<string, { schema: Record<string, unknown>; required?: boolean }>;

interface Fields {
  required: string[];
  properties: Record<
    string,
    { type: string | string[]; enum?: string[]; [keyword: string]: unknown }
  >;
}

interface Answer {
  status: string;
  schema: Fields;
  value: Record<string, unknown>;
  provenance: string;
}

/** An operation with a parameter, a body, a success of several fields and two refusals. */
export function invented(): Invented {
  return {
    parameters: { page: { schema: { type: "integer", minimum: 1, default: 1 } } },
    body: {
      required: ["size"],
      properties: {
        size: { type: "integer" },
        colour: { type: "string", enum: ["red", "blue"] },
        note: { type: "string" },
        tone: { type: "string", default: "a" },
      },
    },
    answers: {
      thing: {
        status: "200",
        schema: {
          required: ["success", "id", "state"],
          properties: {
            success: { type: "boolean", const: true },
            id: { type: "integer" },
            name: { type: "string" },
            state: { type: "string", enum: ["on", "off"] },
          },
        },
        value: { success: true, id: 1, name: "a", state: "on" },
        provenance: "documented",
      },
      full: refusal("It is full."),
      gone: refusal("It is gone."),
      odd: {
        status: "409",
        schema: {
          required: ["reason"],
          properties: {
            reason: { type: "string", enum: ["one", "other"], "x-enum-varnames": ["One", "Other"] },
          },
        },
        value: { reason: "one" },
        provenance: "documented",
      },
    },
    heading: "Things",
    says: { "x-effect": "creates", tags: ["Things"] },
  };
}

export function refusal(message: string, status = "422"): Answer {
  return {
    status,
    schema: {
      required: ["success", "message"],
      properties: {
        success: { type: "boolean", const: false },
        message: { type: "string", const: message },
      },
    },
    value: { success: false, message },
    provenance: "documented",
  };
}

const inQuery = (parameters: Parameters) =>
  Object.entries(parameters).map(([name, more]) => ({ name, in: "query", ...more }));

/** A description of such operations, by their names. */
export function describing(operations: Readonly<Record<string, Invented>>): Description {
  const schemas: Record<string, object> = {};
  const ref = (name: string, schema: object) => {
    schemas[name] = { title: name, type: "object", ...schema };
    return { $ref: `#/components/schemas/${name}` };
  };
  const paths = Object.entries(operations).map(([name, operation]) => {
    const { path = `/${name}`, parameters, get, body, answers, heading, says } = operation;
    const own = (part: string) => pascalCase(`${name}-${part}`);
    const statuses = Map.groupBy(Object.entries(answers), ([, { status }]) => status);
    const responses = [...statuses].map(([status, group]) => {
      const branches = group.map(([variant, { schema }]) => ref(own(variant), schema));
      const [only] = branches;
      const union = { type: undefined, oneOf: branches };
      const schema = branches.length > 1 ? ref(own(`answers-${status}`), union) : only;
      const examples = group.map(([variant, { value }]) => [variant, { value }]);
      const provenances = group.map(([variant, { provenance }]) => [variant, provenance]);
      const content = { "application/json": { schema, examples: Object.fromEntries(examples) } };
      const inferred = group.filter(([, { provenance }]) => provenance === "inferred");
      const variants = {
        "x-variants": Object.fromEntries(provenances),
        "x-inferred": Object.fromEntries(inferred.map(([variant]) => [variant, heading])),
      };
      return [status, { description: "It answers.", content, ...variants }];
    });
    const post = {
      operationId: name,
      summary: "Do it",
      parameters: inQuery(parameters),
      requestBody: body && {
        required: true,
        content: { "application/json": { schema: ref(own("request"), body) } },
      },
      responses: Object.fromEntries(responses),
      "x-source": {
        heading,
        tabs: Object.keys(answers).filter((one) => answers[one]!.provenance === "documented"),
      },
      ...says,
    };
    if (!get) return [path, { post }];
    const byGet = { operationId: `${name}ByGet`, parameters: inQuery(get), requestBody: undefined };
    return [path, { post, get: { ...post, ...byGet } }];
  });
  return JSON.parse(
    JSON.stringify({
      openapi: "3.1.1",
      info: { title: "Invented API", version: "1.0.0" },
      paths: Object.fromEntries(paths),
      components: { schemas },
    }),
  );
}

/** Writes what is generated from a description into a folder, as `generated/` has it. */
export async function writeGenerated(folder: string, api: string, description: Description) {
  const resolved = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_, one) => {
      const referred = follow(description, one);
      return referred === one ? one : resolved(referred);
    });
  // What a pattern says in words is told by no published form.
  const worded = JSON.parse(JSON.stringify(description), (_, one: unknown) =>
    typeof (one as { pattern?: unknown } | null)?.pattern === "string"
      ? { ...(one as object), "x-matches": "a fitting text" }
      : one,
  ) as Description;
  const files = await filesOf(api, worded, {
    "openapi.json": description,
    "openapi.dereferenced.json": { ...(resolved(description) as object), components: {} },
  });
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, api, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await symlink(join(root, "generated/runtime"), join(folder, "runtime"));
}
