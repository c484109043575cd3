import type { Contract } from "../description/catalogue.ts";
import type { Body } from "../exchange/exchange.ts";
import { partsOf } from "../description/explain.ts";

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

/** What is wrong where an answer lacks a field that it may lack, and has one of the same letters in its place. */
export function respelledIn(schema: unknown, came: readonly string[], { text }: Body) {
  const missing = [...new Set(namesIn(schema))].filter((name) => !text.includes(`"${name}"`));
  return came.flatMap((at) => {
    const other = partsOf(at).at(-1)!;
    const name = missing.find(
      (one) => lettersOf(other) !== "" && lettersOf(one) === lettersOf(other),
    );
    if (name === undefined) return [];
    return [
      {
        check: "body-matches-schema",
        message: `The field "${name}" is missing.`,
        at: at.slice(0, at.lastIndexOf("/") + 1) + name,
        expected: `a field "${name}"`,
        actual: `"${other}" in its place`,
      },
    ];
  });
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]|s$/g, "");
}
