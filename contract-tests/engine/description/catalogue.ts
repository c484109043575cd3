import type { Sources } from "./source.ts";

/**
 * The catalogue of an API: what its description documents, in the form that the engine reads.
 * `generated/<api>/catalogue.ts` holds one, made from `openapi/<api>`.
 */
export interface Catalogue {
  readonly api: string;
  readonly title: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** By `operation/status/name`, or `operation/name` where the vendor's page gives no status. */
  readonly variants: Readonly<Record<string, Variant>>;
  /** What the sources of its facts may name. */
  readonly sources: Sources;
  /** What a text is that matches a pattern, in words, by pattern. */
  readonly patterns?: Readonly<Record<string, string>>;
}

/** What an operation does to the installation. Only `reads` and `authenticates` are sent to a target that allows no writes. */
export type Effect = "reads" | "authenticates" | "creates" | "deletes";

/**
 * Where a fact comes from: the vendor's page shows it, the vendor's page implies it, or the
 * vendor's page names a call and shows no body.
 */
export type Provenance = "documented" | "inferred" | "undocumented";

export interface Operation {
  readonly name: string;
  readonly summary: string;
  readonly effect: Effect;
  /** The methods by which it can be called; the first is the default. */
  readonly ways: readonly Way[];
}

/** One way to put an operation on the wire. */
export interface Way {
  readonly method: string;
  /** Path below the target's base URL, beginning with a slash. */
  readonly path: string;
  readonly parametersIn: "query" | "body";
  /** Names of all parameters that the description knows, in its order. */
  readonly parameters: readonly string[];
  /** Parameters that have one possible value, such as WaverOS's `action`: sent with every call. */
  readonly constants: Readonly<Record<string, string>>;
  /** Name of the security scheme that guards it; null where none does. */
  readonly security: string | null;
}

export interface Variant {
  /** Whole id, `api/operation/status/name`. */
  readonly id: string;
  readonly operation: string;
  readonly name: string;
  readonly summary: string;
  /** Null: the vendor's page gives none, and any status is accepted. */
  readonly status: number | null;
  readonly provenance: Provenance;
  /** The places of the vendor's page that show or imply it; see source.ts. */
  readonly source: string;
  readonly mediaType: string;
  /** The schema component that its body must match. */
  readonly schema: string;
}

/** A compiled validator, as Ajv makes it. */
export interface Validator {
  (body: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** What one installation has beyond its API's description: an OpenAPI Overlay of its target. */
export interface Overlay {
  /** The file's name. */
  readonly file: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** Ids of the variants that it changes. */
  readonly variants: readonly string[];
}

/**
 * What is broken where something else is, by that: both by the names of checks, variants and rules. It is told as a part of
 * it, where their evidence alone does not say so.
 */
export type Causes = Readonly<Record<string, readonly string[]>>;

/** What an answer is judged by: everything that is generated from an API's description. */
export interface Contract {
  readonly name: string;
  readonly title: string;
  readonly catalogue: Catalogue;
  /** By variant key. */
  readonly validators: Readonly<Record<string, Validator>>;
  /** By schema component; references resolved. */
  readonly schemas: Readonly<Record<string, object>>;
  /** Names of answer fields whose values are secrets. */
  readonly secretFields: ReadonlySet<string>;
  readonly causes?: Causes;
  /** The overlay of one target, if it has one. */
  readonly overlay?: Overlay;
  /** By variant key: what the vendor's page alone documents. */
  readonly withoutOverlay?: Readonly<Record<string, Validator>>;
  /** Folder of the documents that Dredd reads; what it makes of them is beside it, in `transactions.json`. */
  readonly dredd: URL;
  /**
   * True if the vendor's page shows only bodies: another media type for JSON, or another status for
   * a success, is not a breach.
   */
  readonly showsBodiesAlone?: true;
}

const byOperation = new WeakMap<Catalogue, ReadonlyMap<string, readonly Variant[]>>();

/** The variants of an operation, in the order of the catalogue. */
export function variantsOf(catalogue: Catalogue, operation: string): readonly Variant[] {
  const known =
    byOperation.get(catalogue) ??
    Map.groupBy(Object.values(catalogue.variants), (one) => one.operation);
  byOperation.set(catalogue, known);
  return known.get(operation) ?? [];
}

/** A variant's key in its catalogue: its id without the API. */
export function keyOf({ id }: Variant): string {
  return id.slice(id.indexOf("/") + 1);
}
