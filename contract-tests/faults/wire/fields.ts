import { typesOf, type Described, type Schema } from "../described.ts";
import type { Alter, Kind, Place } from "../fault.ts";
import { altersKey, altersValue } from "./place.ts";
import {
  brokenNumbers,
  brokenTexts,
  otherName,
  otherTypes,
  REWORDINGS,
  type Makes,
} from "./values.ts";

/** A field or list element of an example, and what the schema says of it. */
export interface Field {
  readonly place: Place;
  readonly value: unknown;
  readonly schema: Schema;
  /** False for list elements, and for the keys of a map, which may be any. */
  readonly named: boolean;
}

/** Every field of a value at any depth, and of its lists the first and the last element. */
export function fieldsOf(value: unknown, schema: Schema, place: Place = []): Field[] {
  const field = (inner: unknown, known: Schema, step: string | number, named: boolean): Field[] => {
    const at = [...place, step];
    return [{ place: at, value: inner, schema: known, named }, ...fieldsOf(inner, known, at)];
  };
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    const items = schema.items ?? {};
    return ([0, -1] as const).flatMap((step) => field(value.at(step), items, step, false));
  }
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, additionalProperties } = schema;
  const rest = typeof additionalProperties === "object" ? additionalProperties : {};
  return Object.entries(value).flatMap(([key, inner]) =>
    field(inner, properties[key] ?? rest, key, key in properties),
  );
}

/** A change of one field. */
export type FieldChange = readonly [kind: Kind, how: string, alter: Alter];

/** What may break in one field: missing, null, of another type, out of its range or form, not letter by letter. */
export function* fieldChanges(
  { place, value, schema, named }: Field,
  siblings: readonly Described[],
  flags: ReadonlySet<string>,
): Generator<FieldChange> {
  const put = (make: (value: unknown) => unknown) => altersValue(place, make);
  if (named) {
    const name = otherName(String(place.at(-1)));
    yield ["dropped", "", altersKey(place)];
    yield ["renamed", name, altersKey(place, name)];
  }
  if (!allowsNull(schema)) yield ["null", "", put(() => null)];
  const others = {
    type: otherTypes(value, typesOf(schema)),
    number: brokenNumbers(schema),
    text: brokenTexts(schema, value),
  };
  for (const [kind, makes] of Object.entries(others) as [Kind, Makes][]) {
    for (const [how, make] of Object.entries(makes)) yield [kind, how, put(make)];
  }

  const literal = schema.const;
  if (typeof literal === "boolean") {
    yield ["flag", "flipped", put(() => !literal)];
    for (const name of flags) {
      if (name !== place.at(-1)) yield ["renamed", name, altersKey(place, name)];
    }
  }
  if (typeof literal !== "string") return;
  for (const [how, reword] of Object.entries(REWORDINGS)) {
    const text = reword(literal);
    if (text !== literal) yield ["literal", how, put(() => text)];
  }
  for (const [name, text] of literalsOf(siblings, literal)) {
    yield ["literal", `of-${name}`, put(() => text)];
  }
}

/** The reasons why other changes of a field break nothing, by the change. */
export function* fieldEquivalents({
  value,
  schema,
}: Field): Generator<[change: string, reason: string]> {
  if (allowsNull(schema)) yield ["null", "null is documented there"];
  if (Array.isArray(value)) yield ["type:emptied", "an empty list is a list"];
  if (typeof value === "string" && isFree(schema)) {
    yield ["text:reworded", "the page fixes no text there"];
  }
}

/** Whether a text may be any. */
export function isFree(schema: Schema): boolean {
  return [schema.const, schema.enum, schema.pattern].every((one) => one === undefined);
}

function allowsNull(schema: Schema): boolean {
  return typesOf(schema).includes("null");
}

/** The names under which an API's answers carry a flag. */
export function flagNames(all: readonly Described[]): Set<string> {
  const isFlag = ([, schema]: [string, Schema]) => typeof schema.const === "boolean";
  const names = all.flatMap(({ schema }) => Object.entries(schema.properties ?? {}).filter(isFlag));
  return new Set(names.map(([name]) => name));
}

/** The other literals of an operation, each once, by the first variant that has it. */
function literalsOf(siblings: readonly Described[], own: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { variant, schema } of siblings) {
    for (const { const: literal } of Object.values(schema.properties ?? {})) {
      if (typeof literal !== "string" || literal === own) continue;
      if (![...found.values()].includes(literal)) found.set(variant.name, literal);
    }
  }
  return found;
}
