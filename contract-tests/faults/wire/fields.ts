import type { Place } from "./alter.ts";

/** As much of a schema as faults are derived from; references are resolved. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
}

/** A field or list element of a JSON value, and what the schema says of it. */
export interface Field {
  readonly place: Place;
  readonly value: unknown;
  readonly schema: Schema;
  /** False for list elements, and for the keys of a map, which may be any. */
  readonly named: boolean;
}

/** What is known of a field that the schema does not have. */
export const UNKNOWN: Schema = {};

/** Every field of a value at any depth, each before those in it; of its lists the elements at `steps`, by default all. */
export function fieldsOf(
  value: unknown,
  schema: Schema,
  steps: (list: readonly unknown[]) => Iterable<number> = (list) => list.keys(),
  place: Place = [],
): Field[] {
  const field = (inner: unknown, known: Schema, step: string | number, named: boolean): Field[] => {
    const at = [...place, step];
    return [
      { place: at, value: inner, schema: known, named },
      ...fieldsOf(inner, known, steps, at),
    ];
  };
  if (Array.isArray(value)) {
    const items = schema.items ?? UNKNOWN;
    return [...steps(value)].flatMap((step) => field(value.at(step), items, step, false));
  }
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, additionalProperties: rest } = schema;
  const others = typeof rest === "object" ? rest : UNKNOWN;
  return Object.entries(value).flatMap(([key, inner]) =>
    field(inner, properties[key] ?? others, key, key in properties),
  );
}

/** The first and the last element of a list. */
export function ends(list: readonly unknown[]): number[] {
  return list.length === 0 ? [] : [0, -1];
}

/** The types that a schema allows; none said is none known. */
export function typesOf({ type = [] }: Schema): readonly string[] {
  return [type].flat();
}

export function allowsNull(schema: Schema): boolean {
  return typesOf(schema).includes("null");
}

/** Whether a text may be any. */
export function isFree(schema: Schema): boolean {
  return [schema.const, schema.enum, schema.pattern].every((one) => one === undefined);
}
