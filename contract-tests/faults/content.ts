import type { Api } from "../engine/api.ts";
import { typesOf, type Schema } from "./described.ts";
import type { Alter } from "./fault.ts";
import type { Plants } from "./trial.ts";
import { isFree } from "./wire/fields.ts";
import { altersJson } from "./wire/place.ts";

/** The change that is none on the wire: everything is exercised where a run has been before. */
export const LIVED_IN = "lived-in";

interface ContentChange {
  readonly title: string;
  /** True if it does harm where a run tells by it what it has created, and so is left out there. */
  readonly sparesCreated?: boolean;
  readonly alter: (schema: Schema) => Alter;
}

/** What may be different in the content of a judged answer: whatever the page does not fix. */
export const CONTENT_CHANGES: Readonly<Record<string, ContentChange>> = {
  "other-ids": {
    title: "ids are other numbers",
    sparesCreated: true,
    alter: everywhere((value, schema, name) =>
      isNumber(value, schema) && /(^|_)id$/.test(name) ? value + 40_000 : value,
    ),
  },
  "other-counts": {
    title: "numbers that are neither ids nor codes are other ones",
    alter: everywhere((value, schema, name) =>
      isNumber(value, schema) && !/(^|_)id$/.test(name) ? value + 2 : value,
    ),
  },
  "other-times": {
    title: "times are other ones of the same form",
    alter: everywhere((value) =>
      typeof value === "string"
        ? value.replace(/^\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(\.\d+)?/, (_, t: string, fraction) =>
            fraction ? `2031-02-28${t}23:59:58.123456` : `2031-02-28${t}23:59:58`,
          )
        : value,
    ),
  },
  "other-texts": {
    title: "names and other free texts are other ones, in other scripts",
    alter: everywhere((value, schema) =>
      typeof value === "string" && isFree(schema) ? `${value} Ærø 東京 \u{1F511} "/"` : value,
    ),
  },
  "texts-for-null": {
    title: "there is a text where the page shows null and allows for a text",
    alter: everywhere((value, schema) =>
      value === null && isFree(schema) && typesOf(schema).includes("string") ? "As asked." : value,
    ),
  },
  "null-where-documented": {
    title: "there is null wherever the page allows for it",
    alter: everywhere((value, schema) => (typesOf(schema).includes("null") ? null : value)),
  },
  "longer-lists": {
    title: "lists of objects are longer",
    alter: ofLists((list) => [...list, ...list.slice(-1), ...list.slice(0, 1)]),
  },
  "shorter-lists": {
    title: "lists of objects are shorter, where more than one may be in them",
    alter: ofLists((list, least) => list.slice(0, least)),
  },
};

/** A change of the content of every answer that only reads: a run remembers what it has created by the others. */
export function contentPlants(
  { catalogue, reaches, schemas }: Api,
  id: string,
  { alter, sparesCreated = false }: ContentChange,
): Plants {
  const { variants, operations } = catalogue;
  const reading = Object.entries(variants).filter(
    ([key, { operation }]) =>
      ["reads", "authenticates"].includes(operations[operation]!.effect) &&
      !(sparesCreated && reaches[key]?.fleeting),
  );
  return new Map(
    reading.map(([key, variant]) => {
      const schema = schemas[variant.schema] as Schema;
      return [variant.id, { id: `${id}/${key}`, alter: alter(schema) }];
    }),
  );
}

/** Replaces values of a body, those in lists and objects before these; `name` is that of the field. */
type Replace = (value: unknown, schema: Schema, name: string) => unknown;

function everywhere(replace: Replace): ContentChange["alter"] {
  return (schema) => altersJson((json) => walk(json, schema, "", replace));
}

function ofLists(change: (list: unknown[], least: number) => unknown[]): ContentChange["alter"] {
  return everywhere((value, { minItems = 1 }) => {
    const isOfObjects = Array.isArray(value) && value.every((one) => typeof one === "object");
    return isOfObjects ? change(value, Math.max(minItems, 1)) : value;
  });
}

function walk(value: unknown, schema: Schema, name: string, replace: Replace): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => walk(one, schema.items ?? {}, name, replace));
    return replace(all, schema, name);
  }
  if (typeof value !== "object" || value === null) return replace(value, schema, name);
  const fields = Object.entries(value).map(([key, one]) => {
    const known = schema.properties?.[key] ?? schema.additionalProperties;
    return [key, typeof known === "object" ? walk(one, known, key, replace) : one];
  });
  return Object.fromEntries(fields) as unknown;
}

function isNumber(value: unknown, { enum: codes, maximum }: Schema): value is number {
  return typeof value === "number" && codes === undefined && value + 2 <= (maximum ?? Infinity);
}
