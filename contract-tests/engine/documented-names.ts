import type { Contract } from "./catalogue.ts";

const known = new WeakMap<object, ReadonlySet<string>>();

/** Tells names that some field of an answer has on the page, whatever the overlay of a target adds to them. */
export function documentedNames({ schemas, overlay, name }: Contract): (field: string) => boolean {
  const own = new Set(overlay?.variants);
  const isPages = ([key]: [string, object]) => !own.has(`${name}/${key}`);
  const names = known.get(schemas) ?? new Set(namesIn(Object.entries(schemas).filter(isPages)));
  known.set(schemas, names);
  return (field) => names.has(field);
}

/** The names of all fields that a schema has, at any depth. */
export function* namesIn(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  if ("properties" in schema) yield* Object.keys(schema.properties as object);
  for (const part of Object.values(schema)) yield* namesIn(part);
}
