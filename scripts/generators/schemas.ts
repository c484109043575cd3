import { Ajv2020 } from "ajv/dist/2020.js";
import {
  DescriptionError,
  entriesOf,
  follow,
  mapValues,
  type Description,
  type Schema,
} from "./description.ts";

/** Keywords that mean the same in JSON Schema 2020-12 and in draft-07, which is what Dredd judges with. */
const SHARED: ReadonlySet<string> = new Set(
  [
    "type,const,enum,properties,required,items,additionalProperties,pattern",
    "minimum,maximum,minItems,maxItems,minProperties,oneOf,anyOf,allOf,not",
  ].flatMap((line) => line.split(",")),
);
/** Keywords that validate nothing. */
const PROSE: ReadonlySet<string> = new Set(["title", "description", "examples", "default"]);

/**
 * Every schema that an answer can keep, unions apart, with its references resolved: each can be used
 * alone. Prose is left out: this form is for machines.
 * @throws DescriptionError for a keyword that draft-07 would read otherwise, and for a schema that contains itself.
 */
export function standaloneSchemas(description: Description): Record<string, Schema> {
  const plain = Object.entries(description.components.schemas).filter(([, { oneOf }]) => !oneOf);
  const all = { ...Object.fromEntries(plain), ...narrowedSchemas(description) };
  return mapValues(all, (schema, name) => resolve(description, schema, [name]));
}

/**
 * What each variant keeps that shares its schema with another and is told from it by more: `x-narrows`
 * of its example. By the variant's name in PascalCase, as a component would have it.
 */
export function narrowedSchemas(description: Description): Record<string, Schema> {
  const examples = entriesOf(description).flatMap(({ answers }) => answers);
  return Object.fromEntries(
    examples.flatMap(({ name, schema, example: { "x-narrows": narrower } }) =>
      narrower ? [[pascalCase(name), merge(follow(description, schema), narrower)]] : [],
    ),
  );
}

function merge(schema: Schema, narrower: Schema): Schema {
  const properties = mapValues(narrower.properties ?? {}, (one, name) => {
    return { ...schema.properties?.[name], ...one };
  });
  return { ...schema, properties: { ...schema.properties, ...properties } };
}

/** `full-profile` is `FullProfile`. */
export function pascalCase(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function resolve(description: Description, schema: Schema, trail: readonly string[]): Schema {
  if (typeof schema === "boolean") return schema;
  const { $ref: reference } = schema;
  if (reference !== undefined) {
    if (trail.includes(reference)) {
      throw new DescriptionError(`schema ${trail[0]} contains itself by way of ${reference}`);
    }
    return resolve(description, follow(description, schema), [...trail, reference]);
  }
  const judging = Object.entries(schema).filter(
    ([keyword]) => !PROSE.has(keyword) && !keyword.startsWith("x-"),
  );
  const unknown = judging.find(([keyword]) => !SHARED.has(keyword));
  if (unknown) {
    throw new DescriptionError(
      `schema ${trail[0]}: "${unknown[0]}" is not among the keywords that every tool here reads alike`,
    );
  }
  return mapValues(Object.fromEntries(judging), (value, keyword) =>
    withinKeyword(keyword, value, (one) => resolve(description, one, trail)),
  );
}

/** What a keyword of a schema holds, with each schema in it changed; anything else as it is. */
export function withinKeyword(
  keyword: string,
  value: unknown,
  change: (schema: Schema) => unknown,
): unknown {
  if (["items", "not", "additionalProperties"].includes(keyword)) return change(value as Schema);
  if (["oneOf", "anyOf", "allOf"].includes(keyword)) return (value as Schema[]).map(change);
  return keyword === "properties" ? mapValues(value as Record<string, Schema>, change) : value;
}

const REFERENCE = "#/components/schemas/";

/** Names of the schema components that a response's schema offers: one, or the branches of a union, in its order. */
export function branchesOf(description: Description, schema: Schema, where: string): string[] {
  const { oneOf } = follow(description, schema);
  if (oneOf) return oneOf.flatMap((branch) => branchesOf(description, branch, where));
  if (schema.$ref?.startsWith(REFERENCE)) return [schema.$ref.slice(REFERENCE.length)];
  throw new DescriptionError(
    `${where}: its schema must be a $ref into schemas/, or a oneOf of such`,
  );
}

/**
 * Tells which one branch of a response's schema an example keeps, or which of some narrowed ones; none,
 * or several, are an error.
 */
export function branchFinder(description: Description) {
  const schemas = standaloneSchemas(description);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, schemas });
  return (schema: Schema, value: unknown, where: string, narrowed: string[] = []): string => {
    const branches = narrowed.length > 0 ? narrowed : branchesOf(description, schema, where);
    const kept = branches.filter((name) => ajv.validate(name, value));
    const [only] = kept;
    if (only !== undefined && kept.length === 1) return only;
    throw new DescriptionError(
      kept.length === 0
        ? `${where}: keeps none of ${branches.join(", ")}`
        : `${where}: keeps ${kept.join(" and ")} at once, so they can't be told apart`,
    );
  };
}
