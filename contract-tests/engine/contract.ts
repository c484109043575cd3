import type { Catalogue } from "./catalogue.ts";

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
  /** Folder of the documents that Dredd reads. */
  readonly dredd: URL;
}
