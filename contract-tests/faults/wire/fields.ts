import { typesOf, type Described, type Schema } from "../described.ts";
import type { Equivalent, Kind, WireFault } from "../fault.ts";
import { pointer, type Place } from "../place.ts";
import { altersKey, altersValue } from "./edit.ts";
import { brokenNumbers, brokenTexts, otherName, otherTypes } from "./values.ts";

/** A field or list element of an example, and what the schema says of it. */
export interface Field {
  readonly place: Place;
  readonly value: unknown;
  readonly schema: Schema;
  /** False for list elements, and for the keys of a map, which may be any. */
  readonly named: boolean;
}

export interface Derived {
  readonly faults: readonly WireFault[];
  readonly equivalents: readonly Equivalent[];
}

/** Every field of a variant's example at any depth, and of its lists the first and the last element. */
export function fieldsOf({ example, schema }: Described): Field[] {
  return within(example, schema, []);
}

/** The faults that concern one field: missing, null, of another type, out of its range or form. */
export function fieldFaults(described: Described): Derived {
  const { variant } = described;
  const faults: WireFault[] = [];
  const equivalents: Equivalent[] = [];
  for (const { place, value, schema, named } of fieldsOf(described)) {
    const idOf = (kind: Kind, how: string) =>
      `${variant.id}/${kind}${pointer(place)}${how === "" ? "" : `:${how}`}`;
    const add = (kind: Kind, how: string, alter: WireFault["alter"]) =>
      faults.push({ id: idOf(kind, how), variant: variant.id, kind, at: place, alter });
    if (named) {
      add("dropped", "", altersKey(place));
      const name = otherName(String(place.at(-1)));
      add("renamed", name, altersKey(place, name));
    }
    if (!typesOf(schema).includes("null"))
      add(
        "null",
        "",
        altersValue(place, () => null),
      );
    else equivalents.push({ id: idOf("null", ""), reason: "null is documented there" });
    for (const [how, make] of otherTypes(value, typesOf(schema))) {
      add("type", how, altersValue(place, make));
    }
    for (const [how, number] of brokenNumbers(schema)) {
      add(
        "number",
        how,
        altersValue(place, () => number),
      );
    }
    for (const [how, make] of brokenTexts(schema, value)) {
      add("text", how, altersValue(place, make));
    }
    if (Array.isArray(value)) {
      equivalents.push({ id: idOf("type", "emptied"), reason: "an empty list is a list" });
    }
    if (typeof value === "string" && isFree(schema)) {
      equivalents.push({ id: idOf("text", "reworded"), reason: "the page fixes no text there" });
    }
  }
  return { faults, equivalents };
}

function isFree(schema: Schema): boolean {
  return [schema.const, schema.enum, schema.pattern].every((one) => one === undefined);
}

function within(value: unknown, schema: Schema, place: Place): Field[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    return ([0, -1] as const).flatMap((step) =>
      field(value.at(step), schema.items ?? {}, [...place, step], false),
    );
  }
  if (typeof value !== "object" || value === null) return [];
  const { properties = {}, additionalProperties } = schema;
  const rest = typeof additionalProperties === "object" ? additionalProperties : {};
  return Object.entries(value).flatMap(([key, one]) =>
    field(one, properties[key] ?? rest, [...place, key], key in properties),
  );
}

function field(value: unknown, schema: Schema, place: Place, named: boolean): Field[] {
  return [{ place, value, schema, named }, ...within(value, schema, place)];
}
