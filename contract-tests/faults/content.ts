import type { Api } from "../engine/api.ts";
import type { Plants } from "./trial.ts";
import { altersJson, changeAt } from "./wire/alter.ts";
import { allowsNull, fieldsOf, isFree, typesOf, UNKNOWN, type Schema } from "./wire/fields.ts";

/** Values in lists come before the lists; `name` is the field's. */
type Replace = (value: unknown, schema: Schema, name: string) => unknown;

interface ContentChange {
  readonly title: string;
  /** A run finds by it what it has created, so it is left alone there. */
  readonly sparesCreated?: boolean;
  readonly replace: Replace;
}

/** What the vendor's page does not fix in an answer's content. */
export const CONTENT_CHANGES: Readonly<Record<string, ContentChange>> = {
  "other-ids": {
    title: "ids are other numbers",
    sparesCreated: true,
    replace: (value, schema, name) =>
      isNumber(value, schema) && /(^|_)id$/.test(name) ? value + 40_000 : value,
  },
  "other-counts": {
    title: "numbers that are neither ids nor codes are other ones",
    replace: (value, schema, name) =>
      isNumber(value, schema) && !/(^|_)id$/.test(name) ? value + 2 : value,
  },
  "other-times": {
    title: "times are other ones of the same form",
    sparesCreated: true,
    replace: (value) =>
      typeof value === "string"
        ? value.replace(/^\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(\.\d+)?/, (_, t: string, fraction) =>
            fraction ? `2031-02-28${t}23:59:58.123456` : `2031-02-28${t}23:59:58`,
          )
        : value,
  },
  "other-texts": {
    title: "names and other free texts are other ones, in other scripts",
    replace: (value, schema) =>
      typeof value === "string" && isFree(schema) ? `${value} Ærø 東京 \u{1F511} "/"` : value,
  },
  "texts-for-null": {
    title: "there is a text where the vendor's page shows null and allows for a text",
    replace: (value, schema) =>
      value === null && isFree(schema) && typesOf(schema).includes("string") ? "As asked." : value,
  },
  "null-where-documented": {
    title: "there is null wherever the vendor's page allows for it",
    replace: (value, schema) => (allowsNull(schema) ? null : value),
  },
  "longer-lists": {
    title: "lists of objects are longer",
    replace: ofLists((list) => [...list, ...list.slice(-1), ...list.slice(0, 1)]),
  },
  "shorter-lists": {
    title: "lists of objects are shorter, where more than one may be in them",
    replace: ofLists((list, least) => list.slice(0, least)),
  },
};

/** Changes answers that only read: by the others a run remembers what it has created. */
export function contentPlants(
  { catalogue, reaches, schemas }: Api,
  { replace, sparesCreated = false }: ContentChange,
): Plants {
  const plants = Object.entries(catalogue.variants).flatMap(([key, { id, operation, schema }]) => {
    const { effect } = catalogue.operations[operation]!;
    const isRead = effect === "reads" || effect === "authenticates";
    if (!isRead || (sparesCreated && reaches[key]?.fleeting)) return [];
    const alter = altersJson((json) => replaced(json, schemas[schema] as Schema, replace));
    return [[id, { id, alter }] as const];
  });
  return new Map(plants);
}

function replaced(json: unknown, schema: Schema, replace: Replace): unknown {
  for (const field of fieldsOf(json, schema).toReversed()) {
    const isObject = typeof field.value === "object" && !Array.isArray(field.value);
    if (field.schema === UNKNOWN || (isObject && field.value !== null)) continue;
    const name = String(field.place.findLast((step) => typeof step === "string") ?? "");
    changeAt(json, field.place, (holder, key) => {
      holder[key] = replace(holder[key], field.schema, name);
      return true;
    });
  }
  return json;
}

function ofLists(change: (list: unknown[], least: number) => unknown[]): Replace {
  return (value, { minItems = 1 }) => {
    const isOfObjects = Array.isArray(value) && value.every((one) => typeof one === "object");
    return isOfObjects ? change(value, Math.max(minItems, 1)) : value;
  };
}

function isNumber(value: unknown, { enum: codes, maximum }: Schema): value is number {
  return typeof value === "number" && codes === undefined && value + 2 <= (maximum ?? Infinity);
}
