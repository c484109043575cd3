import type { Provenance } from "../../contract-tests/engine/catalogue.ts";

/** The description is at fault. The message names the place and what to change. */
export class DescriptionError extends Error {
  override readonly name = "DescriptionError";
}

/** A JSON Schema, as far as the generators look into one. */
export type Schema = { readonly [keyword: string]: unknown };

export interface Example {
  readonly summary?: string;
  readonly description?: string;
  readonly value: unknown;
}

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly headers?: unknown;
  /** Where each variant comes from; written by the generator, from the two below. */
  readonly "x-variants"?: Readonly<Record<string, Provenance>>;
  readonly "x-inferred"?: readonly string[];
  readonly "x-undocumented"?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface PathOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, Response>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly "x-effect": string;
}

export type PathItem = Readonly<Record<string, PathOperation>>;

/** A whole description in one document, as Redocly bundles it. Local references are still in it. */
export interface Description {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description?: string;
  };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Response>>;
    readonly securitySchemes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly [kind: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** What a local reference (`#/components/…`) stands for; anything else is given back as it is. */
export function follow<T>(
  document: Description,
  value: T | { readonly $ref: string },
  trail: readonly string[] = [],
): T {
  const reference = (value as { $ref?: unknown } | undefined)?.$ref;
  if (typeof reference !== "string") return value as T;
  if (trail.includes(reference)) throw new DescriptionError(`${reference}: contains itself`);
  let found: unknown = document;
  for (const part of reference.replace(/^#\//, "").split("/")) {
    const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    found = (found as Record<string, unknown> | undefined)?.[key];
  }
  if (found === undefined) throw new DescriptionError(`${reference}: nothing is there`);
  return follow(document, found as T, [...trail, reference]);
}

/** A record of the same keys with other values. */
export function mapValues<One, Other>(
  record: Readonly<Record<string, One>>,
  map: (value: One, key: string) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, map(one, key)]));
}
