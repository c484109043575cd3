import { typesOf, type Schema } from "../described.ts";
import { altersJson } from "../wire/edit.ts";
import type { Change } from "../planting.ts";

/** The change that is none on the wire: everything is exercised where a run has been before. */
export const LIVED_IN = "lived-in";

/** What may be different in the content of a judged answer: whatever the page does not fix. */
export const CONTENT_CHANGES: Readonly<
  Record<string, { readonly title: string; readonly alter: (schema: Schema) => Change["alter"] }>
> = {
  "other-ids": {
    title: "ids are other numbers",
    alter: values((value, schema, name) =>
      isNumber(value, schema) && /(^|_)id$/.test(name) ? value + 40_000 : value,
    ),
  },
  "other-counts": {
    title: "numbers that are neither ids nor codes are other ones",
    alter: values((value, schema, name) =>
      isNumber(value, schema) && !/(^|_)id$/.test(name) ? value + 2 : value,
    ),
  },
  "other-times": {
    title: "times are other ones of the same form",
    alter: values((value) =>
      typeof value === "string"
        ? value.replace(/^\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d(\.\d+)?/, (_, t: string, fraction) =>
            fraction ? `2031-02-28${t}23:59:58.123456` : `2031-02-28${t}23:59:58`,
          )
        : value,
    ),
  },
  "other-texts": {
    title: "names and other free texts are other ones, in other scripts",
    alter: values((value, schema) =>
      typeof value === "string" && isFree(schema) ? `${value} Ærø 東京 \u{1F511} "/"` : value,
    ),
  },
  "texts-for-null": {
    title: "there is a text where the page shows null and allows for a text",
    alter: values((value, schema) =>
      value === null && isFree(schema) && typesOf(schema).includes("string") ? "As asked." : value,
    ),
  },
  "null-where-documented": {
    title: "there is null wherever the page allows for it",
    alter: values((value, schema) => (typesOf(schema).includes("null") ? null : value)),
  },
  "longer-lists": {
    title: "lists of objects are longer",
    alter: lists((list) => [...list, ...list.slice(-1), ...list.slice(0, 1)]),
  },
  "shorter-lists": {
    title: "lists of objects are shorter, where more than one may be in them",
    alter: lists((list, { minItems = 1 }) => list.slice(0, Math.max(minItems, 1))),
  },
};

type Replace = (value: unknown, schema: Schema, name: string) => unknown;

function values(replace: Replace): (schema: Schema) => Change["alter"] {
  return (schema) =>
    altersJson((json) => walk(json, schema, "", { leaf: replace, list: (list) => list }));
}

type Lengthen = (list: unknown[], schema: { readonly minItems?: number }) => unknown[];

function lists(lengthen: Lengthen): (schema: Schema) => Change["alter"] {
  const list: Lengthen = (all, schema) =>
    all.every((one) => typeof one === "object") ? lengthen(all, schema) : all;
  return (schema) => altersJson((json) => walk(json, schema, "", { leaf: (value) => value, list }));
}

function walk(
  value: unknown,
  schema: Schema,
  name: string,
  how: { readonly leaf: Replace; readonly list: Lengthen },
): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => walk(one, schema.items ?? {}, name, how));
    return how.list(all, schema as { readonly minItems?: number });
  }
  if (typeof value !== "object" || value === null) return how.leaf(value, schema, name);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const known = schema.properties?.[key] ?? schema.additionalProperties;
      return [key, typeof known === "object" ? walk(one, known, key, how) : one];
    }),
  );
}

function isNumber(value: unknown, { enum: codes, maximum }: Schema): value is number {
  return typeof value === "number" && codes === undefined && value + 2 <= (maximum ?? Infinity);
}

function isFree(schema: Schema): boolean {
  return [schema.const, schema.enum, schema.pattern].every((one) => one === undefined);
}
