import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
import { DescriptionError, mapValues, type Schema } from "./description.ts";

/** What tells a variant from the others of its operation. */
export interface Told {
  /** Its shape, as JavaScript source that uses functions of `runtime/answer.ts`. */
  readonly shape: string;
  /** Whether it is told by a sentence, and not by types alone. */
  readonly literal: boolean;
}

/** What each property is asked for: literals and tests, any of which will do, as source. */
type Asked = Readonly<Record<string, readonly string[]>>;

/** What tells a value of each type: a function of `runtime/answer.ts`, or the value itself. */
const TYPES: Readonly<Record<string, string>> = {
  string: "isText",
  number: "isNumber",
  integer: "isNumber",
  boolean: "isBoolean",
  array: "isList",
  object: "isObject",
  null: "null",
};

/**
 * What tells each variant, by its key in the catalogue: the literals and types that its schema requires.
 * Where those that its siblings (the others under its status) name as well are enough, it is only these:
 * in the rest, an installation may differ and still give that answer.
 * @throws DescriptionError for variants that no shape can tell apart.
 */
export function shapesOf(
  { variants }: Catalogue,
  schemas: Readonly<Record<string, Schema>>,
): Record<string, Told> {
  return mapValues(variants, ({ id, operation, status, schema: name }) => {
    const others = Object.values(variants).filter(
      (one) => one.operation === operation && one.id !== id,
    );
    const siblings = others.filter((one) => one.status === status).map((one) => one.schema);
    if (siblings.includes(name)) {
      throw new DescriptionError(
        `${id}: another variant has the same schema, so none is told apart`,
      );
    }
    const schema = schemas[name]!;
    const asked = askedOf(schema, name);
    const theirs = siblings.map((one) => askedOf(schemas[one]!, one));
    const isAlike = theirs.some((one) => JSON.stringify(one) === JSON.stringify(asked));
    const failures = isSuccess(status) ? others.filter((one) => !isSuccess(one.status)) : [];
    const all = {
      ...distinctive(asked, theirs),
      ...(isAlike ? patternsOf(schema) : {}),
      ...uncontradicted(
        schema,
        failures.map((one) => schemas[one.schema]!),
      ),
    };
    const literal = Object.values(asked).some(([value = ""]) => value.startsWith('"'));
    return { shape: sourceOf(all, schema, name), literal };
  });
}

const isSuccess = (status: number | null): boolean => status !== null && status < 300;

/** What a schema requires: literals, types, and what must not be there. */
function askedOf({ type, not, required = [], properties = {} }: Schema, name: string): Asked {
  if (type !== "object") {
    throw new DescriptionError(`schema ${name}: the body of an answer must be an object`);
  }
  const { required: forbidden = [] } = not ?? {};
  if (forbidden.length > 1) {
    throw new DescriptionError(
      `schema ${name}: not: {required} names several, which forbids only all of them together; name one`,
    );
  }
  const asked = required.map((key) => {
    const literal = literalOf(properties[key] ?? {});
    return [key, literal === undefined ? typesOf(properties[key], name, key) : [literal]] as const;
  });
  const absent = forbidden.map((key) => [key, ["undefined"]] as const);
  return Object.fromEntries([...asked, ...absent].filter(([, values]) => values.length > 0));
}

function typesOf({ type = [] }: Schema = {}, name: string, key: string): string[] {
  return [type].flat().map((one) => {
    const test = TYPES[one];
    if (test) return test;
    throw new DescriptionError(`schema ${name}: ${key}: JSON has no type "${one}"`);
  });
}

const literalsOf = ({ properties = {} }: Schema) =>
  Object.entries(properties).flatMap(([key, value]) => {
    const literal = literalOf(value);
    return literal === undefined ? [] : [[key, literal] as const];
  });

function literalOf({ const: constant, enum: [only, ...others] = [constant] }: Schema) {
  return only === undefined || others.length > 0 ? undefined : JSON.stringify(only);
}

/** What may be left out but not contradicted: literals of the schema, and no failure's flag in a success. */
function uncontradicted(
  { required = [], properties = {} }: Schema,
  failures: readonly Schema[],
): Asked {
  const opposite: Record<string, string> = { true: "false", false: "true" };
  const flags = failures.flatMap(literalsOf).flatMap(([key, flag]) => {
    return flag in opposite && !(key in properties) ? [[key, opposite[flag]!] as const] : [];
  });
  const own = literalsOf({ properties }).filter(([key]) => !required.includes(key));
  const tests: Record<string, string> = { true: "isNotFalse", false: "isFalsy" };
  return Object.fromEntries(
    [...flags, ...own].map(([key, literal]) => {
      return [key, tests[literal] ? [tests[literal]] : ["undefined", "null", literal]];
    }),
  );
}

/** The part of what is asked that siblings ask as well, if it tells from each of them; else all. */
function distinctive(asked: Asked, siblings: readonly Asked[]): Asked {
  const shared = Object.entries(asked).filter(([key]) => siblings.some((one) => key in one));
  const isTold = siblings.every((one) =>
    shared.some(([key, values]) => differ(values, one[key] ?? [])),
  );
  return siblings.length > 0 && isTold ? Object.fromEntries(shared) : asked;
}

/** Whether no value is both: a sentence is told from another one, but not from any text. */
function differ(values: readonly string[], others: readonly string[]): boolean {
  const isLiteral = (value: string) => /^["\d-]|^true|^false/.test(value);
  return (
    others.length > 0 &&
    values.every((value) => !others.includes(value)) &&
    values.every(isLiteral) === others.every(isLiteral)
  );
}

/**
 * The patterns of a schema, whose siblings have nothing else. Of a text of many lines it is the first that
 * tells; a pattern for them all may take long to fail.
 */
function patternsOf({ required = [], properties = {} }: Schema): Asked {
  const patterns = required.flatMap((key) => {
    const [first] = properties[key]?.pattern?.split(String.raw`\r?\n`) ?? [];
    return first ? [[key, [`/* @__PURE__ */ begins(${new RegExp(first, "u")})`]]] : [];
  });
  return Object.fromEntries(patterns) as Asked;
}

/** A shape as source. `not: {additionalProperties: {not: …}}` says what some property must be, however it is called. */
function sourceOf(asked: Asked, { not }: Schema, name: string): string {
  const parts = Object.entries(asked).map(([key, values]) => {
    const place = /^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key);
    return `${place}: ${oneOf(values)}`;
  });
  const shape = `{ ${parts.join(", ")} }`;
  const some = not?.additionalProperties?.not;
  if (some)
    return `/* @__PURE__ */ holding(${oneOf(typesOf(some, name, "any property"))}, ${shape})`;
  if (parts.length > 0) return shape;
  throw new DescriptionError(`schema ${name}: requires nothing, so no answer could be told by it`);
}

function oneOf(values: readonly string[]): string {
  const [first = "", ...others] = values;
  return others.length > 0 ? `/* @__PURE__ */ oneOf(${values.join(", ")})` : first;
}
