import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { DescriptionError, type Schema } from "./description.ts";
/** The test by which a client tells a body from those of the other variants under its status. */
export interface Shape {
  /** A JavaScript expression over `body`, an object. */
  readonly source: string;
  /** Whether it is told by a sentence, and not by types alone. */
  readonly literal: boolean;
}

/** A shape for each schema that the body of a variant keeps, by the schema's name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** The function of `runtime/answer.ts` that tells a value of each type, or of several. */
export const TESTS: Readonly<Record<string, string>> = {
  string: "isText",
  "string,null": "isTextOrNull",
  number: "isNumber",
  integer: "isNumber",
  boolean: "isBoolean",
  array: "isList",
  object: "isObject",
};

/** How many required properties a shape looks at: enough to tell, and few enough to ship. Validators hold the rest. */
const MOST = 4;

/**
 * The shapes by which a client tells variants apart, from the standalone schemas: of each property its
 * literal, else its types, and its pattern where siblings under one status have nothing else.
 * @throws DescriptionError for variants that no shape can tell apart.
 */
export function shapesOf(catalogue: Catalogue, schemas: Readonly<Record<string, Schema>>): Shapes {
  const variants = Object.values(catalogue.variants);
  const shapes: Record<string, Shape> = {};
  for (const { id, operation, status, schema } of variants) {
    const siblings = variants.filter(
      (other) => other.id !== id && other.operation === operation && other.status === status,
    );
    if (siblings.some((other) => other.schema === schema)) {
      throw new DescriptionError(
        `${id}: another variant has the same schema, so none is told apart`,
      );
    }
    const alike = siblings.some((other) => isAlike(schemas, schema, other.schema));
    const shape = shapeOf(schemas[schema]!, schema, alike);
    if (alike || !(schema in shapes)) shapes[schema] = shape;
  }
  return shapes;
}

function isAlike(schemas: Readonly<Record<string, Schema>>, one: string, other: string): boolean {
  return (
    shapeOf(schemas[one]!, one, false).source === shapeOf(schemas[other]!, other, false).source
  );
}

function shapeOf(schema: Schema, name: string, withPatterns: boolean): Shape {
  if (schema["type"] !== "object") {
    throw new DescriptionError(`schema ${name}: the body of an answer must be an object`);
  }
  const property = oneWithin(schema);
  if (property) {
    const some = `Object.values(body).some(${testOf(property, `schema ${name}`)})`;
    return { source: `isObject(body) && ${some}`, literal: false };
  }
  const required = ((schema["required"] ?? []) as string[]).slice(0, MOST);
  const properties = (schema["properties"] ?? {}) as Record<string, Schema | false>;
  const conditions: string[] = [];
  let literal = false;
  for (const [key, value] of Object.entries(properties)) {
    const place = /^[a-z_]\w*$/i.test(key) ? `body.${key}` : `body[${JSON.stringify(key)}]`;
    if (value === false) conditions.push(`${place} === undefined`);
    else if (required.includes(key)) {
      const { const: constant, pattern } = value;
      literal ||= typeof constant === "string";
      if (typeof constant === "string" || typeof constant === "boolean") {
        conditions.push(`${place} === ${JSON.stringify(constant)}`);
      } else if (withPatterns && typeof pattern === "string") {
        conditions.push(`${new RegExp(pattern, "u")}.test(${place})`);
      } else conditions.push(`${testOf(value, `schema ${name}: property ${key}`)}(${place})`);
    }
  }
  if (conditions.length === 0) {
    throw new DescriptionError(
      `schema ${name}: requires nothing, so no answer could be told by it`,
    );
  }
  return { source: conditions.join(" && "), literal };
}

/** The schema that some property must keep, however it is called: what `not: {additionalProperties: {not: …}}` says. */
function oneWithin(schema: Schema): Schema | undefined {
  const not = schema["not"] as Schema | undefined;
  return (not?.["additionalProperties"] as Schema | undefined)?.["not"] as Schema | undefined;
}

function testOf(schema: Schema, where: string): string {
  const type = String(schema["type"]);
  const test = TESTS[type];
  if (test) return test;
  throw new DescriptionError(
    `${where}: the client has no test for the type "${type}"; write one in runtime/answer.ts`,
  );
}
