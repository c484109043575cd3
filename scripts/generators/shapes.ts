import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { DescriptionError, type Schema } from "./description.ts";

/** The test by which a client tells a body from those of the other variants under its status. */
export interface Shape {
  /** A JavaScript expression over `body`, an object. */
  readonly source: string;
  /** Whether it is told by a sentence, and not by types alone. */
  readonly literal: boolean;
}

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
 * The shapes by which a client tells variants apart, by the standalone schema that each keeps: of each property its
 * literal, else its types, and its pattern where siblings under one status have nothing else.
 * @throws DescriptionError for variants that no shape can tell apart.
 */
export function shapesOf(catalogue: Catalogue, schemas: Readonly<Record<string, Schema>>): Shapes {
  const variants = Object.values(catalogue.variants);
  const shapes: Record<string, Shape> = {};
  for (const { id, operation, status, schema } of variants) {
    const siblings = variants
      .filter((one) => one.id !== id && one.operation === operation && one.status === status)
      .map((one) => one.schema);
    if (siblings.includes(schema)) {
      throw new DescriptionError(
        `${id}: another variant has the same schema, so none is told apart`,
      );
    }
    const plain = (name: string) => shapeOf(schemas[name]!, name, false);
    const alike = siblings.some((other) => plain(other).source === plain(schema).source);
    if (alike) shapes[schema] = shapeOf(schemas[schema]!, schema, true);
    else shapes[schema] ??= plain(schema);
  }
  return shapes;
}

function shapeOf(schema: Schema, name: string, withPatterns: boolean): Shape {
  const { type, not, required = [], properties = {} } = schema;
  if (type !== "object") {
    throw new DescriptionError(`schema ${name}: the body of an answer must be an object`);
  }
  // `not: {additionalProperties: {not: …}}` says what some property must be, however it is called.
  const some = not?.additionalProperties?.not;
  if (some) {
    const test = testOf(some, `schema ${name}`);
    const no = Object.entries(properties).flatMap(([key, { enum: values = [] }]) =>
      values.length === 1 && values[0] === false ? [` && !body.${key}`] : [],
    );
    const source = `isObject(body)${no.join("")} && Object.values(body).some(${test})`;
    return { source, literal: false };
  }
  // A property that may be null or a number tells less than its neighbours.
  const isTold = (key: string) => String(properties[key]?.type) !== "integer,null";
  const looked = required.filter(isTold).slice(0, MOST);
  const placeOf = (key: string) =>
    /^[a-z_]\w*$/i.test(key) ? `body.${key}` : `body[${JSON.stringify(key)}]`;
  const { required: [without, ...more] = [] } = not ?? {};
  if (more.length > 0) {
    throw new DescriptionError(
      `schema ${name}: not: {required} names several, which forbids only all of them together; name one`,
    );
  }
  const absent = without === undefined ? [] : [`${placeOf(without)} === undefined`];
  const conditions = Object.entries(properties).flatMap(([key, value]) => {
    const place = placeOf(key);
    if (!looked.includes(key)) return [];
    const { const: constant, pattern } = value;
    if (["string", "boolean"].includes(typeof constant)) {
      return [`${place} === ${JSON.stringify(constant)}`];
    }
    if (withPatterns && pattern) return [`${new RegExp(pattern, "u")}.test(${place})`];
    return [`${testOf(value, `schema ${name}: property ${key}`)}(${place})`];
  });
  if (conditions.length === 0) {
    throw new DescriptionError(
      `schema ${name}: requires nothing, so no answer could be told by it`,
    );
  }
  const literal = looked.some((key) => typeof properties[key]?.const === "string");
  return { source: [...conditions, ...absent].join(" && "), literal };
}

function testOf(schema: Schema, where: string): string {
  const type = String(schema.type);
  const test = TESTS[type];
  if (test) return test;
  throw new DescriptionError(
    `${where}: the client has no test for the type "${type}"; write one in runtime/answer.ts`,
  );
}
