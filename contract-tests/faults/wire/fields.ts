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

export interface Field {
  readonly place: Place;
  readonly value: unknown;
  readonly schema: Schema;
  readonly named: boolean;
}

export const UNKNOWN: Schema = {};

/** At any depth, outer fields first; of lists the elements at `steps`, by default all. */
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

export function ends(list: readonly unknown[]): number[] {
  return list.length === 0 ? [] : [0, -1];
}

export function typesOf({ type = [] }: Schema): readonly string[] {
  return [type].flat();
}

export function allowsNull(schema: Schema): boolean {
  return typesOf(schema).includes("null");
}

export function isFree(schema: Schema): boolean {
  return [schema.const, schema.enum, schema.pattern].every((one) => one === undefined);
}
