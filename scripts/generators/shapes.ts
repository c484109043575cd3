import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
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
    const failures = others.filter((one) => !isSuccess(one)).map((one) => schemas[one.schema]!);
    const all = {
      ...distinctive(asked, theirs, schema),
      ...(theirs.some((one) => isSame(one, asked)) ? patternsOf(schema) : {}),
      ...(isSuccess({ status }) ? noFlagsOf(failures, schema) : {}),
    };
    const literal = Object.values(asked).some(([value = ""]) => value.startsWith('"'));
    return { shape: sourceOf(all, schema, name), literal };
  });
}

/** Everything that a schema asks for: of a property that it does not require, only that it contradicts no literal. */
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
  const asked = Object.entries(properties).map(([key, value]) => {
    const literal = literalOf(value);
    if (required.includes(key)) return [key, literal ? [literal] : typesOf(value, name, key)];
    return [key, literal ? [atMost(literal)] : []];
  });
  const all = [...asked, ...forbidden.map((key) => [key, ["undefined"]])] as [string, string[]][];
  return Object.fromEntries(all.filter(([, values]) => values.length > 0));
}

function typesOf({ type = [] }: Schema, name: string, key: string): string[] {
  return [type].flat().map((one) => {
    const test = TYPES[one];
    if (test) return test;
    throw new DescriptionError(`schema ${name}: ${key}: JSON has no type "${one}"`);
  });
}

function literalOf({ const: constant, enum: [only, ...others] = [constant] }: Schema) {
  return only === undefined || others.length > 0 ? undefined : JSON.stringify(only);
}

/** What a literal is asked for that may be left out; of a flag it is the opposite that counts. */
function atMost(literal: string): string {
  const flags: Record<string, string> = { true: "isNotFalse", false: "isFalsy" };
  return flags[literal] ?? `/* @__PURE__ */ oneOf(undefined, null, ${literal})`;
}

/** The part of what is asked that its siblings ask of as well, if it tells from each of them; else all. */
function distinctive(asked: Asked, siblings: readonly Asked[], { required = [] }: Schema): Asked {
  const shared = Object.entries(asked).filter(
    ([key]) => !required.includes(key) || siblings.some((one) => key in one),
  );
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

const isSame = (one: Asked, other: Asked): boolean => JSON.stringify(one) === JSON.stringify(other);

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

const isSuccess = ({ status }: { status: number | null }) => status !== null && status < 300;

/** The flags of an operation's failures, which a success must not have, even where its schema does not name them. */
function noFlagsOf(failures: readonly Schema[], { properties: own = {} }: Schema): Asked {
  const flags = failures.flatMap(({ required = [], properties = {} }) =>
    required
      .map((key) => [key, properties[key]?.const] as const)
      .filter(([key, flag]) => typeof flag === "boolean" && !(key in own))
      .map(([key, flag]) => [key, [atMost(`${!flag}`)]]),
  );
  return Object.fromEntries(flags) as Asked;
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
